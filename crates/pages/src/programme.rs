//! The programmes under which challenges are ordered.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use maud::{Markup, html};
use nhipcau_app::{
    App, Ctx, Error,
    challenge::{ChallengeQuery, ChallengeSort as Sort, list as list_challenges},
    programme::{self, ProgrammeView},
    view::PageRequest,
};
use nhipcau_domain::locale::Locale;
use nhipcau_texts::format;

use crate::{
    challenge::card::card,
    layout::Page,
    parts::{crumb_data, crumbs, organisation},
    place::Place,
    respond::answer,
    words::{Said, counted, prose, tr, word},
};

/// `GET /vi/chuong-trinh`, `GET /en/programmes`.
pub(crate) async fn index(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = overview(&app, locale).await;
    answer(&request, &app.config.base_url, locale, result)
}

/// `GET /vi/chuong-trinh/{code}`, `GET /en/programmes/{code}`.
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

async fn overview(app: &App, locale: Locale) -> Result<Page, Error> {
    let programmes = programme::list(app).await?.items;
    let title = tr(locale, "pages-nav-programmes");
    let lead = tr(locale, "pages-programmes-lead");
    let main = html! {
        div.page {
            div.head { h1 { (title) } p.lead { (lead) } }
            ul.rows {
                @for programme in &programmes {
                    li.card {
                        p.small.soft { (programme.code) " · " (word(locale, "pages-programme-kind", &programme.kind)) }
                        h2 { a href=(Place::Programme(programme.code.clone()).path(locale)) { (Said(locale, &programme.title)) } }
                        p { (Said(locale, &programme.summary)) }
                    }
                }
            }
        }
    };
    Ok(Page::new(Place::Programmes, title, main).about(&lead))
}

async fn page(app: &App, locale: Locale, code: &str) -> Result<Page, Error> {
    let programme = programme::read(app, code).await?;
    let query = ChallengeQuery {
        programme: Some(programme.code.clone()),
        published: true,
        sort: Sort::Newest,
        page: PageRequest { limit: Some(12), cursor: None, count: true },
        ..ChallengeQuery::default()
    };
    let challenges = list_challenges(app, &Ctx::public(locale), query).await?;
    let now = app.clock.now();
    let above = [(Place::Programmes, tr(locale, "pages-nav-programmes"))];
    let title = programme.title.get(locale).to_owned();
    let main = html! {
        article.page {
            div.head {
                (crumbs(locale, &above))
                p.soft { (programme.code) " · " (word(locale, "pages-programme-kind", &programme.kind)) }
                h1 { (Said(locale, &programme.title)) }
            }
            (prose(locale, &programme.summary))
            (facts(locale, &programme))
            section {
                div.heading {
                    h2 { (tr(locale, "pages-programme-challenges")) }
                    a href=(Place::Challenges.with(locale, &[("programme", &programme.code)])) {
                        (counted(locale, "pages-found", challenges.total.unwrap_or_default()))
                    }
                }
                ul.cards { @for item in &challenges.items { (card(locale, item, now)) } }
            }
        }
    };
    let description = programme.summary.get(locale).to_owned();
    Ok(Page::new(Place::Programme(programme.code.clone()), title, main)
        .about(&description)
        .with_data(crumb_data(&app.config.base_url, locale, &above)))
}

fn facts(locale: Locale, programme: &ProgrammeView) -> Markup {
    html! {
        section.panel aria-label=(tr(locale, "pages-glance")) {
            dl.facts {
                div { dt { (tr(locale, "pages-orderer")) } dd { (organisation(locale, &programme.owner)) } }
                div { dt { (tr(locale, "pages-broker")) } dd { (organisation(locale, &programme.broker)) } }
                @if let (Some(first), Some(last)) = (programme.starts_on, programme.ends_on) {
                    div { dt { (tr(locale, "pages-term")) } dd { (format::day(locale, first)) " – " (format::day(locale, last)) } }
                }
                @if !programme.parties.is_empty() {
                    div { dt { (tr(locale, "pages-parties")) } dd {
                        @for (at, party) in programme.parties.iter().enumerate() {
                            @if at > 0 { br; }
                            (organisation(locale, party))
                        }
                    } }
                }
            }
            @if !programme.legal_basis.is_empty() {
                h2 { (tr(locale, "pages-legal-basis")) }
                p.prose { (programme.legal_basis) }
            }
        }
    }
}
