//! `/search`.

use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use nhipcau_app::{
    App, Error,
    search::{self, SearchQuery, SearchView, Sort, SuggestView},
};
use nhipcau_domain::organisation::OrganisationKind;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    extract::Query,
    json::Json,
    list::with_link,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(suggest).service(find);
}

/// What to search for and among what. Values of one parameter are alternatives, repeated or
/// divided by commas; parameters add up.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct SearchParams {
    /// What was typed, with or without accents; nothing lists everything, the newest first.
    q: String,
    /// `challenge`, `capability`, `organisation`.
    r#type: Vec<String>,
    /// Topic codes.
    topic: Vec<String>,
    /// Kinds of challenge, capability or organisation.
    kind: Vec<String>,
    /// Statuses of challenges, as they are now.
    status: Vec<String>,
    /// Levels.
    level: Vec<String>,
    /// Province codes.
    province: Vec<String>,
    /// Country codes.
    country: Vec<String>,
    /// Codes of programmes.
    programme: Vec<String>,
    /// Languages.
    language: Vec<String>,
    /// Kinds of the organisation behind it.
    organisation_kind: Vec<String>,
    /// The organisation behind it.
    organisation: Vec<Uuid>,
    /// Ids in the systems of origin.
    external_id: Vec<String>,
    /// At least this readiness level.
    trl_min: Option<i32>,
    /// The budget reaches at least this amount in đồng.
    budget_min: Option<i64>,
    /// The budget starts at most at this amount in đồng.
    budget_max: Option<i64>,
    /// Takes every accent as typed and no word for another.
    exact: Option<bool>,
    /// `fit`, `deadline` or `newest`; `fit` when absent.
    sort: Option<String>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<usize>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Searches challenges, capabilities and organisations.
#[utoipa::path(tag = "search", params(SearchParams), responses((status = 200, body = SearchView), (status = 400, body = Problem), (status = 422, body = Problem)))]
#[get("/search")]
async fn find(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<SearchParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = SearchQuery {
        text: params.q,
        nouns: known(&params.r#type, "/type", search::Noun::parse)?,
        topics: apart(&params.topic),
        kinds: apart(&params.kind),
        statuses: apart(&params.status),
        levels: apart(&params.level),
        provinces: apart(&params.province),
        countries: apart(&params.country),
        programmes: apart(&params.programme),
        languages: apart(&params.language),
        organisation_kinds: known(
            &params.organisation_kind,
            "/organisation_kind",
            OrganisationKind::parse,
        )?,
        organisations: params.organisation,
        // An id of another system may contain a comma.
        external_ids: params.external_id,
        trl_min: params.trl_min,
        budget_min: params.budget_min,
        budget_max: params.budget_max,
        exact: params.exact.unwrap_or(false),
        sort: sort(params.sort.as_deref())?,
        limit: params.limit,
        cursor: params.cursor,
    };
    let view = search::search(&app, &reader.0, query).await?;
    Ok(with_link(&request, view.next_cursor.as_deref(), &view))
}

/// What was typed so far.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct SuggestParams {
    /// What was typed so far.
    q: String,
    /// `challenge`, `capability`, `organisation`.
    r#type: Vec<String>,
}

/// Suggests titles in which every typed word begins a word.
#[utoipa::path(tag = "search", params(SuggestParams), responses((status = 200, body = SuggestView), (status = 400, body = Problem)))]
#[get("/search/suggest")]
async fn suggest(
    app: Data<App>,
    reader: Reader,
    params: Query<SuggestParams>,
) -> Result<Json<SuggestView>, ApiError> {
    let params = params.0;
    let nouns = known(&params.r#type, "/type", search::Noun::parse)?;
    Ok(Json(search::suggest(&app, &reader.0, params.q, nouns).await?))
}

fn sort(asked: Option<&str>) -> Result<Sort, Error> {
    asked.map_or(Ok(Sort::Fit), |value| {
        Sort::parse(value).ok_or_else(|| Error::field("/sort", "unknown_value"))
    })
}

/// Values given one by one or divided by commas.
fn apart(values: &[String]) -> Vec<String> {
    let split = values.iter().flat_map(|value| value.split(','));
    split.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

fn known<T>(
    values: &[String],
    pointer: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Error> {
    apart(values)
        .iter()
        .map(|value| parse(value).ok_or_else(|| Error::field(pointer, "unknown_value")))
        .collect()
}
