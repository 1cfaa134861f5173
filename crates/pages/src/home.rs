//! The first page: what is being asked now, what came of it, how it works.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::{Markup, html};
use nhipcau_app::{
    App, Ctx, Error,
    challenge::{ChallengeQuery, ChallengeSort as Sort, ChallengeSummary, list},
    view::{ListView, PageRequest},
};
use nhipcau_domain::{challenge::Status, locale::Locale};
use nhipcau_texts::format;
use serde_json::json;

use crate::{
    challenge::card::card,
    layout::Page,
    list::{Asked, seek},
    parts::whole_bridge,
    place::Place,
    respond::answer,
    words::tr,
};

/// `GET /vi/`, `GET /en/`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale).await;
    answer(&request, &app.config.base_url, locale, result)
}

/// The filter of challenges that reached a pilot.
const PILOTED: &[(&str, &str)] = &[("status", "in_pilot"), ("status", "completed")];

/// A figure with the list behind it.
struct Count {
    key: &'static str,
    total: Option<u64>,
    filter: &'static [(&'static str, &'static str)],
}

async fn some(
    app: &App,
    locale: Locale,
    statuses: &[Status],
    sort: Sort,
    limit: u64,
) -> Result<ListView<ChallengeSummary>, Error> {
    let query = ChallengeQuery {
        statuses: statuses.to_vec(),
        published: true,
        sort,
        page: PageRequest { limit: Some(limit), cursor: None, count: true },
        ..ChallengeQuery::default()
    };
    list(app, &Ctx::public(locale), query).await
}

async fn page(app: &App, locale: Locale) -> Result<Page, Error> {
    let now = app.clock.now();
    let open = some(app, locale, &[Status::Open], Sort::Deadline, 6).await?;
    let published = some(app, locale, &[], Sort::Newest, 1).await?;
    let piloted =
        some(app, locale, &[Status::InPilot, Status::Completed], Sort::Updated, 3).await?;
    let used = some(app, locale, &[Status::Completed], Sort::Updated, 1).await?;
    let counts = [
        Count { key: "pages-count-needs", total: published.total, filter: &[] },
        Count { key: "pages-count-open", total: open.total, filter: &[("status", "open")] },
        Count { key: "pages-count-pilots", total: piloted.total, filter: PILOTED },
        Count { key: "pages-count-done", total: used.total, filter: &[("status", "completed")] },
    ];
    let place = Place::Challenges;
    let main = html! {
        section.hero {
            div.page {
                h1 { (tr(locale, "pages-home-title")) }
                p { (tr(locale, "pages-home-lead")) }
                (seek(locale, &Place::Search, &Asked::default(), &tr(locale, "pages-search-label")))
                (whole_bridge(locale))
            }
        }
        div.page {
            dl.counts aria-label=(tr(locale, "pages-counts")) {
                @for Count { key, total, filter } in &counts {
                    div {
                        dt { a href=(place.with(locale, filter)) { (tr(locale, key)) } }
                        dd { (format::integer(locale, i64::try_from(total.unwrap_or_default()).unwrap_or(i64::MAX))) }
                    }
                }
            }
            (shelf(locale, "pages-home-open", &[("status", "open"), ("sort", "deadline")], &open.items, now))
            (shelf(locale, "pages-home-results", PILOTED, &piloted.items, now))
            section {
                h2 { (tr(locale, "pages-how")) }
                ol.steps {
                    @for step in ["order", "match", "decide", "use"] {
                        li {
                            h3 { (tr(locale, &format!("pages-how-{step}"))) }
                            p { (tr(locale, &format!("pages-how-{step}-says"))) }
                        }
                    }
                }
                p { a href=(Place::Help.path(locale)) { (tr(locale, "pages-how-more")) } }
            }
        }
    };
    let base = &app.config.base_url;
    let mut page = Page::new(Place::Home, tr(locale, "pages-home-document"), main)
        .about(&tr(locale, "pages-home-lead"))
        .with_data(json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": tr(locale, "product-name"),
            "url": format!("{base}{}", Place::Home.path(locale)),
            "inLanguage": locale.as_str(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": format!("{base}{}?q={{q}}", Place::Search.path(locale)),
                "query-input": "required name=q",
            },
        }));
    page.class = "home";
    Ok(page)
}

fn shelf(
    locale: Locale,
    title: &str,
    filter: &[(&str, &str)],
    items: &[ChallengeSummary],
    now: nhipcau_domain::timestamp::Timestamp,
) -> Markup {
    html! {
        @if !items.is_empty() {
            section {
                div.heading {
                    h2 { (tr(locale, title)) }
                    a href=(Place::Challenges.with(locale, filter)) { (tr(locale, "pages-see-all")) }
                }
                ul.cards { @for item in items { (card(locale, item, now)) } }
            }
        }
    }
}
