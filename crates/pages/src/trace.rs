//! The trace: the whole chain of one need on one page, each act with its number in the log.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use maud::{Markup, html};
use nhipcau_app::{
    App, Ctx, Error,
    challenge::read_by_code,
    trace::{TraceEntry, TraceStage, TraceView, read},
};
use nhipcau_domain::{
    locale::{Bilingual, Locale},
    trace::{Noun, StageStatus},
};
use nhipcau_texts::{Arg, format, has, text};
use serde_json::Value;

use crate::{
    layout::Page,
    parts::{Stage, badge, bridge, crumb_data, crumbs, organisation},
    place::Place,
    respond::answer,
    words::{Said, moment, tr, word},
};

/// `GET /vi/bai-toan/{code}/hanh-trinh`, `GET /en/challenges/{code}/trace`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
    code: Path<String>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale, &code).await;
    answer(&request, &app.config.base_url, locale, result)
}

async fn page(app: &App, locale: Locale, code: &str) -> Result<Page, Error> {
    let ctx = Ctx::public(locale);
    let id = read_by_code(app, &ctx, code).await?.summary.id;
    let view = read(app, &ctx, id).await?;
    let challenge = &view.challenge;
    let above = [
        (Place::Challenges, tr(locale, "pages-nav-challenges")),
        (Place::Challenge(challenge.code.clone()), challenge.title.get(locale).to_owned()),
    ];
    let name = challenge.title.get(locale);
    let title = text(locale, "pages-trace-of", &[("title", Arg::from(name))]);
    let main = html! {
        article.page {
            div.head {
                (crumbs(locale, &above))
                div.line {
                    (badge(locale, "challenge", challenge.status.as_str()))
                    span.soft { (challenge.code) }
                }
                h1 { (Said(locale, &challenge.title)) }
                p.lead { (tr(locale, "trace-lead")) }
            }
            (bridge(locale, &stages_of(&view)))
            @for stage in &view.stages { (section(locale, stage)) }
        }
    };
    Ok(Page::new(Place::Trace(challenge.code.clone()), title, main)
        .about(&tr(locale, "trace-lead"))
        .with_data(crumb_data(&app.config.base_url, locale, &above)))
}

/// How far each stage is, for the bridge.
pub(crate) fn stages_of(view: &TraceView) -> Vec<Stage> {
    let stage = |stage: &TraceStage| Stage { key: stage.key.as_str(), status: stage.status };
    view.stages.iter().map(stage).collect()
}

fn section(locale: Locale, stage: &TraceStage) -> Markup {
    html! {
        section.stack id=(stage.key) {
            h2 {
                (word(locale, "stage", stage.key.as_str()))
                " " span.small.soft { (word(locale, "stage-state", stage.status.as_str())) }
            }
            @if stage.entries.is_empty() {
                p.soft {
                    (tr(locale, if stage.status == StageStatus::Ahead { "trace-ahead" } else { "pages-trace-nothing" }))
                }
            } @else {
                ol.timeline { @for entry in &stage.entries { li { (whole(locale, entry)) } } }
            }
        }
    }
}

/// An entry in one line: when, what, by whom.
pub(crate) fn line(locale: Locale, entry: &TraceEntry) -> Markup {
    html! {
        (moment(locale, entry.at))
        strong { (act(locale, entry)) }
        @if let Some(title) = title(entry) { " · " (Said(locale, title)) }
        @if let Some(by) = &entry.by { " · " (organisation(locale, by)) }
    }
}

/// An entry with everything the record says.
fn whole(locale: Locale, entry: &TraceEntry) -> Markup {
    html! {
        (line(locale, entry))
        @for words in lines(locale, entry) { p.small { (words) } }
        @if let Some(hash) = entry.detail.get("file_sha256").and_then(Value::as_str) {
            p.small.soft { (tr(locale, "trace-fingerprint")) " " code { (hash) } }
        }
        @if let Some(number) = entry.seq {
            p.small.soft { (text(locale, "trace-seq", &[("seq", Arg::from(number))])) }
        }
    }
}

/// The order's own title stands above everything; saying it at each step would hide the steps.
fn title(entry: &TraceEntry) -> Option<&Bilingual> {
    entry.title.as_ref().filter(|_| !matches!(entry.noun, Noun::Challenge | Noun::Pilot))
}

/// What was done, in the words of the trace, else of the noun and the step.
fn act(locale: Locale, entry: &TraceEntry) -> String {
    let (noun, action) = (entry.noun.as_str(), entry.action.as_str());
    // A decision is of a kind; the same outcome may belong to several.
    let exact = entry
        .detail
        .get("kind")
        .and_then(Value::as_str)
        .map(|kind| format!("trace-{noun}-{kind}-{action}"));
    let general = format!("trace-{noun}-{action}");
    let step = format!("action-{noun}-{action}");
    match exact.into_iter().chain([general]).find(|key| has(locale, key)) {
        Some(key) => tr(locale, &key),
        None if has(locale, &step) => {
            format!("{}: {}", word(locale, "noun", noun), tr(locale, &step))
        }
        None => word(locale, "noun", noun),
    }
}

/// Figures, references and reasons, each as one line.
fn lines(locale: Locale, entry: &TraceEntry) -> Vec<String> {
    let detail = &entry.detail;
    let text_of = |name: &str| detail.get(name).and_then(Value::as_str);
    let arg = |name: &str| detail.get(name).map(|value| Arg::from_json(name, value));
    let day = |name: &str| text_of(name).map(|value| Arg::from_json("day_on", &value.into()));
    let mut lines = Vec::new();
    let mut add = |key: &str, args: &[(&str, Arg)]| lines.push(text(locale, key, args));
    if let Some(organisation) = detail.get("organisation") {
        let own = entry.by.as_ref().map(|by| by.id.to_string());
        if organisation.get("id").and_then(Value::as_str) != own.as_deref()
            && let Some(name) = organisation.get("name")
        {
            add("trace-line-organisation", &[("name", Arg::from_json("name", name))]);
        }
    }
    if let (Some(number), Some(day)) = (arg("number"), day("decided_on")) {
        add("trace-line-paper", &[("number", number), ("day", day)]);
    }
    if let Some(code) = arg("submission_code") {
        add("trace-line-submission", &[("code", code)]);
    }
    if detail.get("follows_recommendation") == Some(&Value::Bool(false)) {
        add("trace-line-departs", &[]);
    }
    if let Some(grade) = text_of("grade") {
        add("trace-line-grade", &[("grade", Arg::from(word(locale, "grade", grade)))]);
    }
    if let Some(at) = day("due_on") {
        add("trace-line-due", &[("day", at)]);
    }
    measured(locale, detail, &mut add);
    if let (Noun::Report, Some(kind), Some(day)) = (entry.noun, text_of("kind"), day("period_end"))
    {
        let kind = Arg::from(word(locale, "trace-report", kind));
        add("trace-line-report", &[("kind", kind), ("day", day)]);
    }
    if let Some(site) = arg("site") {
        add("trace-line-site", &[("site", site)]);
    }
    if let Some(day) = day("started_on") {
        add("trace-line-since", &[("day", day)]);
    }
    if let Some(kind) = text_of("use") {
        add(&format!("trace-use-{kind}"), &[]);
    }
    if let Some(count) = arg("people_reached") {
        add("trace-line-people", &[("count", count)]);
    }
    if let Some(reason) = arg("reason") {
        add("trace-line-reason", &[("reason", reason)]);
    }
    lines
}

/// The latest value of an indicator and how far it has come.
fn measured(locale: Locale, detail: &Value, add: &mut impl FnMut(&str, &[(&str, Arg)])) {
    let number = |name: &str| detail.get(name).and_then(Value::as_f64);
    let (Some(value), Some(on)) = (number("value"), detail.get("measured_on")) else { return };
    let unit = detail.get("unit").map(|unit| Arg::from_json("unit", unit).to_text(locale));
    let unit = unit.unwrap_or_default();
    add(
        "trace-line-value",
        &[
            ("value", Arg::from(format!("{} {unit}", format::number(locale, value)))),
            ("day", Arg::from_json("measured_on", on)),
            ("baseline", Arg::from(number("baseline").unwrap_or_default())),
            ("target", Arg::from(number("target").unwrap_or_default())),
        ],
    );
    if detail.get("reached") == Some(&Value::Bool(true)) {
        add("trace-line-reached", &[]);
    } else if let Some(share) = number("share") {
        add("trace-line-share", &[("share", Arg::from(format::percent(locale, share)))]);
    }
    if let Some(count) = number("count") {
        add("trace-line-count", &[("count", Arg::from(count))]);
    }
}
