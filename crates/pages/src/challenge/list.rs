//! The published challenges, with filters.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use maud::html;
use nhipcau_app::{
    App, Ctx, Error,
    challenge::{ChallengeQuery, ChallengeSort as Sort, list},
    programme,
    search::{Noun, SearchQuery, search},
    view::PageRequest,
};
use nhipcau_domain::{
    challenge::{ChallengeKind, Level, Status},
    locale::Locale,
};

use super::card::card;
use crate::{
    layout::Page,
    list::{Asked, Filter, Listing, listing, seek},
    place::Place,
    respond::answer,
    words::{tr, word},
};

/// What people look for, in the order of the chain.
const STATUSES: &[Status] = &[
    Status::Open,
    Status::Closed,
    Status::InEvaluation,
    Status::Awarded,
    Status::InPilot,
    Status::Completed,
    Status::NotAwarded,
    Status::Cancelled,
];

/// `GET /vi/bai-toan`, `GET /en/challenges`.
pub(crate) async fn show(
    request: HttpRequest,
    app: Data<App>,
    locale: Data<Locale>,
) -> HttpResponse {
    let locale = **locale;
    let result = page(&app, locale, &Asked::of(&request)).await;
    answer(&request, &app.config.base_url, locale, result)
}

fn sort_of(asked: &Asked) -> Sort {
    match asked.one("sort") {
        Some("deadline") => Sort::Deadline,
        Some("title") => Sort::Title,
        _ => Sort::Newest,
    }
}

async fn choices(app: &App, locale: Locale) -> Result<Vec<Filter>, Error> {
    let topics = programme::topics(app).await?.items;
    let programmes = programme::list(app).await?.items;
    Ok(vec![
        Filter::new(
            "status",
            tr(locale, "pages-filter-status"),
            STATUSES.iter().map(|status| {
                (status.to_string(), word(locale, "challenge-status", status.as_str()))
            }),
        ),
        Filter::new(
            "topic",
            tr(locale, "noun-topic"),
            topics.iter().map(|topic| (topic.code.clone(), topic.label.get(locale).to_owned())),
        ),
        Filter::new(
            "kind",
            tr(locale, "pages-filter-kind"),
            ChallengeKind::ALL
                .iter()
                .map(|kind| (kind.to_string(), word(locale, "challenge-kind", kind.as_str()))),
        ),
        Filter::new(
            "level",
            tr(locale, "pages-filter-level"),
            Level::ALL
                .iter()
                .map(|level| (level.to_string(), word(locale, "level", level.as_str()))),
        ),
        Filter::new(
            "programme",
            tr(locale, "noun-programme"),
            programmes
                .iter()
                .map(|programme| (programme.code.clone(), programme.title.get(locale).to_owned())),
        ),
    ])
}

/// The same filters with how many challenges each value would leave. The counts come from the
/// search index; while that is being rebuilt the list does without them.
async fn with_counts(
    app: &App,
    locale: Locale,
    asked: &Asked,
    choices: Vec<Filter>,
) -> Result<Vec<Filter>, Error> {
    let query = SearchQuery {
        nouns: vec![Noun::Challenge],
        limit: Some(1),
        cursor: None,
        text: String::new(),
        ..crate::search::query(asked)
    };
    let facets = match search(app, &Ctx::public(locale), query).await {
        Ok(found) => found.facets,
        Err(Error::Unavailable(reason)) => {
            tracing::debug!(reason, "no counts for the filters");
            return Ok(choices);
        }
        Err(error) => return Err(error),
    };
    Ok(choices
        .into_iter()
        .map(|filter| match facets.get(filter.name) {
            Some(values) => filter.counted(asked, |value| {
                Some(
                    values.iter().find(|found| found.value == value).map_or(0, |found| found.count),
                )
            }),
            None => filter,
        })
        .collect())
}

async fn page(app: &App, locale: Locale, asked: &Asked) -> Result<Page, Error> {
    let choices = choices(app, locale).await?;
    let programme = asked
        .one("programme")
        .filter(|code| choices.iter().any(|f| f.choices.iter().any(|choice| choice.value == *code)))
        .map(str::to_owned);
    let query = ChallengeQuery {
        statuses: asked.all("status", Status::parse),
        kinds: asked.all("kind", ChallengeKind::parse),
        levels: asked.all("level", Level::parse),
        topics: asked.values("topic").map(str::to_owned).collect(),
        programme,
        published: true,
        sort: sort_of(asked),
        page: PageRequest {
            limit: Some(18),
            cursor: asked.one("cursor").map(str::to_owned),
            count: true,
        },
        ..ChallengeQuery::default()
    };
    let found = list(app, &Ctx::public(locale), query).await?;
    let choices = with_counts(app, locale, asked, choices).await?;
    let place = Place::Challenges;
    let now = app.clock.now();
    let sorts = [
        ("newest", tr(locale, "pages-sort-newest")),
        ("deadline", tr(locale, "pages-sort-deadline")),
        ("title", tr(locale, "pages-sort-title")),
    ];
    Ok(listing(
        locale,
        place,
        asked,
        Listing {
            title: tr(locale, "pages-nav-challenges"),
            lead: tr(locale, "pages-challenges-lead"),
            seek: Some(seek(
                locale,
                &Place::Search,
                &Asked::default(),
                &tr(locale, "pages-search-label"),
            )),
            filters: &choices,
            sorts: &sorts,
            total: found.total,
            found: (!found.items.is_empty()).then(
                || html! { ul.cards { @for item in &found.items { (card(locale, item, now)) } } },
            ),
            none: (
                tr(locale, "pages-challenges-none"),
                html! {
                    p { (tr(locale, "pages-none-help")) }
                    a.button.plain href=(Place::Challenges.path(locale)) { (tr(locale, "pages-filters-clear")) }
                },
            ),
            next: found.next_cursor.as_deref(),
        },
    ))
}
