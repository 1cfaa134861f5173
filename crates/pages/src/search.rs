//! Search over challenges, capabilities and organisations.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::{Markup, PreEscaped, html};
use nhipcau_app::{
    App, Ctx, Error,
    address::encoded,
    search::{Noun, SearchItem, SearchQuery, SearchView, Sort, search},
};
use nhipcau_domain::locale::Locale;
use nhipcau_texts::{Arg, text};

use crate::{
    layout::Page,
    list::{Asked, Choice, Filter, chips, filters, pager, seek, total},
    parts::{badge, country, empty, province},
    place::Place,
    respond::answer,
    words::{Said, tr, word},
};

/// `GET /vi/tim-kiem`, `GET /en/search`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale, &Asked::of(&request)).await;
    answer(&request, &app.config.base_url, locale, result)
}

fn strings(asked: &Asked, name: &str) -> Vec<String> {
    asked.values(name).map(str::to_owned).collect()
}

/// The filters of the address as a question to the index.
pub(crate) fn query(asked: &Asked) -> SearchQuery {
    SearchQuery {
        text: asked.one("q").unwrap_or_default().chars().take(200).collect(),
        nouns: asked.all("type", Noun::parse),
        topics: strings(asked, "topic"),
        kinds: strings(asked, "kind"),
        statuses: strings(asked, "status"),
        levels: strings(asked, "level"),
        provinces: strings(asked, "province"),
        countries: strings(asked, "country"),
        programmes: strings(asked, "programme"),
        exact: asked.one("exact") == Some(EXACTLY),
        sort: asked.one("sort").and_then(Sort::parse).unwrap_or_default(),
        cursor: asked.one("cursor").map(str::to_owned),
        ..SearchQuery::default()
    }
}

/// What the address says where every word is to be taken as typed.
const EXACTLY: &str = "true";

/// What the words were understood to mean, and the way to take them as typed; or back.
fn understood(locale: Locale, place: &Place, asked: &Asked, found: &SearchView) -> Markup {
    html! {
        @if asked.one("exact") == Some(EXACTLY) {
            p.small {
                (tr(locale, "pages-search-exact-on")) " "
                a href=(asked.without(place, locale, "exact", EXACTLY)) { (tr(locale, "pages-search-exact-off")) }
            }
        } @else if !found.concepts.is_empty() {
            section.small aria-label=(tr(locale, "pages-search-understood")) {
                p { (tr(locale, "pages-search-understood")) }
                ul.plain {
                    @for concept in &found.concepts {
                        li { b { (concept.typed) } " → " (concept.also.join(" · ")) }
                    }
                }
                p { a href=(asked.with(place, locale, "exact", EXACTLY)) { (tr(locale, "pages-search-exactly")) } }
            }
        }
    }
}

/// The name in the address, the facet of the index, and the key of the legend.
const FACETS: &[(&str, &str)] = &[
    ("type", "pages-filter-type"),
    ("topic", "noun-topic"),
    ("status", "pages-filter-status"),
    ("kind", "pages-filter-kind"),
    ("province", "pages-province"),
    ("country", "pages-country"),
];

/// Filters made from what the index counted.
fn facets(locale: Locale, found: &SearchView) -> Vec<Filter> {
    FACETS
        .iter()
        .filter_map(|(name, legend)| {
            let values = found.facets.get(*name)?;
            let choices = values
                .iter()
                .take(20)
                .map(|value| Choice {
                    label: match *name {
                        "province" => province(locale, &value.value),
                        "country" => country(locale, &value.value),
                        _ => value.label.clone(),
                    },
                    value: value.value.clone(),
                    count: Some(value.count),
                })
                .collect();
            Some(Filter { name, legend: tr(locale, legend), choices })
        })
        .collect()
}

/// The page of the workspace that saves what is asked here, filled in. Without a word or a filter there is
/// nothing to save.
fn save(asked: &Asked) -> Option<String> {
    let names =
        ["q", "type", "topic", "kind", "status", "level", "province", "country", "programme"];
    let mut pairs = Vec::new();
    for name in names {
        let values = asked.values(name).map(|value| format!("{name}={}", encoded(value)));
        pairs.extend(values);
    }
    let search = encoded(&pairs.join("&"));
    (!pairs.is_empty()).then(|| format!("/app/saved-searches?search={search}"))
}

async fn page(app: &App, locale: Locale, asked: &Asked) -> Result<Page, Error> {
    let found = search(app, &Ctx::public(locale), query(asked)).await?;
    let place = Place::Search;
    let choices = facets(locale, &found);
    let title = match asked.one("q") {
        Some(words) => text(locale, "pages-search-for", &[("words", Arg::from(words))]),
        None => tr(locale, "pages-search"),
    };
    let lead = tr(locale, "pages-search-label");
    let sorts = [
        (Sort::Fit.as_str(), tr(locale, "pages-sort-fit")),
        (Sort::Deadline.as_str(), tr(locale, "pages-sort-deadline")),
        (Sort::Newest.as_str(), tr(locale, "pages-sort-newest")),
    ];
    let main = html! {
        div.page {
            div.head {
                h1 { (title) }
                (seek(locale, &place, asked, &lead))
            }
            div.browse {
                section.found aria-label=(tr(locale, "pages-results")) {
                    (total(locale, Some(found.total)))
                    @if let Some(meant) = &found.did_you_mean {
                        p { (tr(locale, "pages-did-you-mean")) " " a href=(place.with(locale, &[("q", meant)])) { (meant) } }
                    }
                    (understood(locale, &place, asked, &found))
                    (chips(locale, &place, asked, &choices))
                    @if let Some(save) = save(asked) {
                        p.small { a href=(save) { (tr(locale, "pages-search-save")) } " " span.soft { (tr(locale, "pages-search-save-what")) } }
                    }
                    @if found.items.is_empty() {
                        (empty(&tr(locale, "pages-search-none"), &html! { p { (tr(locale, "pages-none-help")) } }))
                    } @else {
                        h2.hidden { (tr(locale, "pages-results")) }
                        ul.rows { @for item in &found.items { (result(locale, item)) } }
                    }
                    (pager(locale, &place, asked, found.next_cursor.as_deref()))
                }
                (filters(locale, &place, asked, &choices, &sorts))
            }
        }
    };
    Ok(Page::new(place, title, main).about(&lead).unlisted(true))
}

/// Where something found is shown.
fn place_of(item: &SearchItem) -> Place {
    match item.noun {
        Noun::Challenge => {
            Place::Challenge(item.code.clone().unwrap_or_else(|| item.id.to_string()))
        }
        Noun::Capability => Place::Capability(item.id),
        Noun::Organisation => Place::Organisation(item.id),
    }
}

fn result(locale: Locale, item: &SearchItem) -> Markup {
    let reasons: Vec<_> = item
        .reasons
        .iter()
        .filter(|reason| !reason.label.is_empty())
        .take(4)
        .map(|reason| match &reason.concept {
            Some(concept) if *concept != reason.label.to_lowercase() => {
                format!("{} ({concept})", reason.label)
            }
            _ => reason.label.clone(),
        })
        .collect();
    // Fragments are HTML in which everything but the marks is escaped.
    let fragments = item
        .highlights
        .iter()
        .filter(|(field, _)| field.as_str() != "title")
        .flat_map(|(_, fragments)| fragments)
        .take(2);
    html! {
        li.card {
            div.line {
                span.badge { (word(locale, "noun", item.noun.as_str())) }
                @if let Some(status) = &item.status { (badge(locale, "challenge", status)) }
                @if let Some(code) = &item.code { span.small.soft { (code) } }
            }
            h3 { a href=(place_of(item).path(locale)) { (Said(locale, &item.title)) } }
            // An organisation belongs to nobody but itself, and has just been named.
            @if let Some(organisation) = item.organisation.as_ref().filter(|one| one.id != item.id) { p.small.soft { (Said(locale, &organisation.name)) } }
            @if item.highlights.is_empty() { p.small { (Said(locale, &item.summary)) } }
            @for fragment in fragments { p.small { (PreEscaped(fragment)) } }
            @if !reasons.is_empty() {
                p.small.soft { (tr(locale, "pages-search-why")) " " (reasons.join(" · ")) }
            }
        }
    }
}
