//! What solvers offer.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use maud::{Markup, html};
use nhipcau_app::{
    App, Ctx, Error,
    capability::{CapabilityQuery, CapabilitySummary, CapabilityView, list, read},
    programme,
    view::PageRequest,
};
use nhipcau_domain::{
    capability::{CapabilityKind, Status},
    locale::{Bilingual, Locale},
    topic::Topic,
};
use nhipcau_texts::format;
use serde_json::json;
use uuid::Uuid;

use crate::{
    layout::Page,
    list::{Asked, Filter, Listing, listing, seek},
    parts::{crumb_data, crumbs, organisation},
    place::Place,
    respond::answer,
    words::{Said, prose, tr, word},
};

/// `GET /vi/giai-phap`, `GET /en/capabilities`.
pub(crate) async fn index(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = directory(&app, locale, &Asked::of(&request)).await;
    answer(&request, &app.config.base_url, locale, result)
}

/// `GET /vi/giai-phap/{id}`, `GET /en/capabilities/{id}`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
    id: Path<String>,
) -> HttpResponse {
    let locale = **locale;
    let result = match Uuid::parse_str(&id) {
        Ok(id) => page(&app, locale, id).await,
        Err(_) => Err(Error::NotFound),
    };
    answer(&request, &app.config.base_url, locale, result)
}

async fn directory(app: &App, locale: Locale, asked: &Asked) -> Result<Page, Error> {
    let place = Place::Capabilities;
    let topics = programme::topics(app).await?.items;
    let choices = [
        Filter::new(
            "topic",
            tr(locale, "noun-topic"),
            topics.iter().map(|topic| (topic.code.clone(), topic.label.get(locale).to_owned())),
        ),
        Filter::new(
            "kind",
            tr(locale, "pages-filter-kind"),
            CapabilityKind::ALL
                .iter()
                .map(|kind| (kind.to_string(), word(locale, "capability-kind", kind.as_str()))),
        ),
        Filter::new(
            "trl_min",
            tr(locale, "pages-trl-least"),
            ["5", "7", "9"].map(|level| (level.to_owned(), format!("TRL {level}"))),
        ),
    ];
    let query = CapabilityQuery {
        kinds: asked.all("kind", CapabilityKind::parse),
        topics: asked.values("topic").map(str::to_owned).collect(),
        trl_min: asked.all("trl_min", |level| level.parse().ok()).into_iter().min(),
        statuses: vec![Status::Listed],
        page: PageRequest {
            limit: Some(24),
            cursor: asked.one("cursor").map(str::to_owned),
            count: true,
        },
        ..CapabilityQuery::default()
    };
    let found = list(app, &Ctx::public(locale), query).await?;
    Ok(listing(
        locale,
        place,
        asked,
        Listing {
            title: tr(locale, "pages-nav-capabilities"),
            lead: tr(locale, "pages-capabilities-lead"),
            seek: Some(seek(
                locale,
                &Place::Search,
                &Asked::default(),
                &tr(locale, "pages-search-label"),
            )),
            filters: &choices,
            sorts: &[],
            total: found.total,
            found: (!found.items.is_empty())
                .then(|| html! { ul.cards { @for item in &found.items { (card(locale, item)) } } }),
            none: (
                tr(locale, "pages-capabilities-none"),
                html! { p { (tr(locale, "pages-none-help")) } },
            ),
            next: found.next_cursor.as_deref(),
        },
    ))
}

/// A capability in a list.
pub(crate) fn card(locale: Locale, item: &CapabilitySummary) -> Markup {
    html! {
        li.card {
            p.line.small.soft {
                span.badge { (word(locale, "capability-kind", item.kind.as_str())) }
                @if let Some(level) = item.trl { span { "TRL " (level) } }
            }
            h3 { a href=(Place::Capability(item.id).path(locale)) { (Said(locale, &item.title)) } }
            @if let Some(summary) = &item.summary { p.small { (Said(locale, summary)) } }
            p.more.small { (organisation(locale, &item.organisation)) }
        }
    }
}

async fn page(app: &App, locale: Locale, id: Uuid) -> Result<Page, Error> {
    let view = read(app, &Ctx::public(locale), id).await?;
    let topics = programme::topics(app).await?.items;
    let summary = &view.summary;
    let place = Place::Capability(id);
    let above = [(Place::Capabilities, tr(locale, "pages-nav-capabilities"))];
    let title = summary.title.get(locale).to_owned();
    let lead = summary.summary.as_ref().map_or("", |words| words.get(locale));
    let main = html! {
        article.page {
            div.head {
                (crumbs(locale, &above))
                div.line {
                    span.badge { (word(locale, "capability-kind", summary.kind.as_str())) }
                    (organisation(locale, &summary.organisation))
                }
                h1 { (Said(locale, &summary.title)) }
                @if let Some(words) = &summary.summary { p.lead { (Said(locale, words)) } }
            }
            (facts(locale, &view, &topics))
            (part(locale, "pages-description", view.description.as_ref()))
            (part(locale, "pages-evidence", view.evidence.as_ref()))
        }
    };
    let base = &app.config.base_url;
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Offer",
        "name": title,
        "description": lead,
        "url": format!("{base}{}", place.path(locale)),
        "offeredBy": {"@type": "Organization", "name": summary.organisation.name.get(locale)},
    });
    let lead = lead.to_owned();
    Ok(Page::new(place, title, main)
        .about(&lead)
        .with_data(data)
        .with_data(crumb_data(base, locale, &above)))
}

fn part(locale: Locale, key: &str, words: Option<&Bilingual>) -> Markup {
    html! {
        @if let Some(words) = words.filter(|words| !words.is_blank()) {
            section.stack { h2 { (tr(locale, key)) } (prose(locale, words)) }
        }
    }
}

fn facts(locale: Locale, view: &CapabilityView, topics: &[Topic]) -> Markup {
    let summary = &view.summary;
    html! {
        section.panel aria-label=(tr(locale, "pages-glance")) {
            dl.facts {
                @if let Some(level) = summary.trl { div { dt { (tr(locale, "pages-trl")) } dd { "TRL " (level) } } }
                @if let Some(status) = view.ip_status { div { dt { (tr(locale, "challenge-section-ip_terms")) } dd { (word(locale, "ip-status", status.as_str())) } } }
                @if !view.seeks.is_empty() {
                    div { dt { (tr(locale, "pages-seeks")) } dd {
                        (view.seeks.iter().map(|seek| word(locale, "seeks", seek.as_str())).collect::<Vec<_>>().join(" · "))
                    } }
                }
                @if let Some(task) = &view.origin_task {
                    div { dt { (tr(locale, "pages-origin-task")) } dd {
                        (task.code)
                        small { (word(locale, "level", task.level.as_str())) ", " (format::day(locale, task.accepted_on)) ", " (task.grade) }
                    } }
                }
            }
            @if !summary.topics.is_empty() {
                ul.chips aria-label=(tr(locale, "noun-topic")) {
                    @for topic in topics.iter().filter(|topic| summary.topics.contains(&topic.code)) {
                        li { a href=(Place::Capabilities.with(locale, &[("topic", &topic.code)])) { (topic.label.get(locale)) } }
                    }
                }
            }
        }
    }
}
