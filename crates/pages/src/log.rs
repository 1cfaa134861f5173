//! The log for everybody: its signed head, the last public records, and a check done in the reader's
//! own browser.

use std::fmt::Write as _;

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::{Markup, html};
use nhipcau_app::{
    App, Ctx, Error,
    log::{self, HeadView, LogQuery, RecordView},
    view::PageRequest,
};
use nhipcau_domain::locale::Locale;
use nhipcau_texts::{Arg, format, has, text};

use crate::{
    assets::ASSETS,
    layout::Page,
    place::Place,
    respond::answer,
    words::{Said, tr},
};

/// How many of the last records are shown.
const LATEST: u64 = 10;

/// What the script that checks says; each stands on the form as `data-text-<name>`.
const WORDS: &[&str] = &[
    "verdict-proven",
    "verdict-refused",
    "verdict-unproven",
    "outcome-passed",
    "outcome-failed",
    "outcome-absent",
    "outcome-unable",
    "step-browser",
    "step-origin",
    "step-leaf",
    "step-digest",
    "step-inclusion",
    "step-older",
    "step-consistency",
    "step-checkpoint",
    "step-signature",
    "step-receipt",
    "unreadable",
    "steps",
    "steps-today",
    "not-asked",
];

/// `GET /vi/nhat-ky`, `GET /en/log`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale).await;
    answer(&request, &app.config.base_url, locale, result)
}

async fn page(app: &App, locale: Locale) -> Result<Page, Error> {
    let head = log::head(app).await?;
    let limit = PageRequest { limit: Some(LATEST), ..PageRequest::default() };
    let query = LogQuery { page: limit, ..LogQuery::default() };
    let records = log::list(app, &Ctx::public(locale), query).await?.items;
    let (title, lead) = (tr(locale, "pages-log"), tr(locale, "pages-log-lead"));
    let main = html! {
        article.page {
            div.head { h1 { (title) } p.lead { (lead) } }
            section.prose { h2 { (tr(locale, "pages-log-head")) } (signed(locale, &head)) }
            section.prose { h2 { (tr(locale, "pages-log-verify")) } (check(locale, &head)) }
            section.prose {
                h2 { (tr(locale, "pages-log-latest")) }
                @if records.is_empty() { p { (tr(locale, "pages-log-none")) } } @else { (latest(locale, &records)) }
            }
        }
        script type="module" src=(ASSETS.log_script.path) {}
    };
    Ok(Page::new(Place::Log, title, main).about(&lead))
}

fn signed(locale: Locale, head: &HeadView) -> Markup {
    let size = i64::try_from(head.size).unwrap_or(i64::MAX);
    html! {
        p {
            (text(locale, "pages-log-size", &[("count", Arg::from(size))]))
            @if let Some(at) = head.at { " " (format::moment(locale, at)) "." }
        }
        @if let Some(note) = &head.checkpoint { pre.note tabindex="0" { (note) } }
        p { (tr(locale, "pages-log-key")) br; code { (head.verifier_key) } }
    }
}

fn check(locale: Locale, head: &HeadView) -> Markup {
    let mut words = String::new();
    for word in WORDS {
        let said = html! { (tr(locale, &format!("log-{word}"))) }.into_string();
        // Writing to a String cannot fail.
        let _ = write!(words, " data-text-{word}=\"{said}\"");
    }
    let (origin, key) = (html! { (head.origin) }, html! { (head.verifier_key) });
    let open = format!(
        "<form id=\"verify-form\" hidden data-origin=\"{}\" data-verifier-key=\"{}\"{words}>",
        origin.into_string(),
        key.into_string()
    );
    html! {
        p { (tr(locale, "pages-log-verify-says")) }
        div #verify-by-command {
            p { (tr(locale, "pages-log-command")) }
            pre { code { "nhipcau audit verify proof.json --key '" (head.verifier_key) "'" } }
        }
        (maud::PreEscaped(open))
            label for="proof" { (tr(locale, "pages-log-paste")) }
            textarea #proof name="proof" rows="8" spellcheck="false" required {}
            button.button type="submit" { (tr(locale, "pages-log-check")) }
        (maud::PreEscaped("</form>"))
        div #verify-result {}
    }
}

/// What a record says was done: in words of its own, of the trace or of the step, else as the log
/// itself names it. The workspace says it in the same order (`frontend/src/features/log/words.ts`).
fn act(locale: Locale, record: &RecordView) -> String {
    let (noun, action) = (&record.noun, &record.action);
    let own = [format!("log-act-{noun}-{action}"), format!("trace-{noun}-{action}")];
    if let Some(key) = own.iter().find(|key| has(locale, key)) {
        return tr(locale, key);
    }
    let or = |key: String, plain: &str| {
        if has(locale, &key) { tr(locale, &key) } else { plain.to_owned() }
    };
    let step = or(format!("action-{noun}-{action}"), action);
    format!("{}: {step}", or(format!("noun-{noun}"), noun))
}

fn latest(locale: Locale, records: &[RecordView]) -> Markup {
    html! {
        div.scroll role="region" tabindex="0" aria-label=(tr(locale, "pages-log-latest")) {
            table {
                thead { tr {
                    th scope="col" { (tr(locale, "pages-log-number")) }
                    th scope="col" { (tr(locale, "pages-log-when")) }
                    th scope="col" { (tr(locale, "pages-log-what")) }
                    th scope="col" { (tr(locale, "pages-log-who")) }
                } }
                tbody {
                    @for record in records {
                        tr {
                            td { a href={ "/api/v1/audit/" (record.seq) "/proof" } { (record.seq) } }
                            td {
                                time datetime=(record.at) { (format::hour_and_minute(record.at)) ", " (format::day_of(locale, record.at)) }
                            }
                            td {
                                (act(locale, record)) br;
                                code.small.soft { (record.noun) "." (record.action) }
                            }
                            td {
                                @if let Some(organisation) = &record.organisation {
                                    (Said(locale, &organisation.name))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
