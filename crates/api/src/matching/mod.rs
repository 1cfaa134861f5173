//! `/challenges/{id}/matches`, `/challenges/{id}/similar`, `/capabilities/{id}/matches` and
//! `/organisations/{id}/matches`.

use actix_web::{
    get,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    matching::{
        self, ChallengeMatches, Comparison, DeskState, IdleResults, SimilarQuery, SimilarView,
        SolverMatches, SolverQuery, UnmetNeeds,
    },
};
use nhipcau_domain::{capability::CapabilityKind, organisation::OrganisationKind};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    extract::Query,
    json::Json,
    list::page,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(solvers)
        .service(compare)
        .service(similar)
        .service(similar_to)
        .service(unmet_needs)
        .service(idle_results)
        .service(for_capability)
        .service(for_organisation);
}

/// Which solvers to rank.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct SolverParams {
    /// Any of these kinds of capability; none also lists organisations that fit by themselves.
    kind: Vec<CapabilityKind>,
    /// Any of these kinds of organisation.
    organisation_kind: Vec<OrganisationKind>,
    /// In any of these provinces.
    province: Vec<String>,
    /// Working in any of these languages (ISO 639).
    language: Vec<String>,
    /// Readiness of at least this level, 1–9; leaves out what does not say.
    trl_min: Option<i32>,
    /// In any of these states.
    state: Vec<DeskState>,
    /// Only those that stand in no conflict.
    without_conflict: Option<bool>,
    /// Only those where somebody would read an invitation.
    reachable: Option<bool>,
    /// Only those a broker has verified.
    verified: Option<bool>,
    /// How many, 1–100; 20 when absent.
    limit: Option<usize>,
}

/// Which solvers to compare.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct CompareParams {
    /// Ids of 2–4 capabilities, or of organisations.
    subject: Vec<Uuid>,
}

/// How many matches are wanted.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct MatchParams {
    /// How many, 1–100.
    limit: Option<usize>,
}

/// Ranks who could answer a challenge, with reasons; for its broker.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path), SolverParams), responses((status = 200, body = SolverMatches), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[get("/challenges/{id}/matches")]
async fn solvers(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<SolverParams>,
) -> Result<Json<SolverMatches>, ApiError> {
    let params = params.0;
    let query = SolverQuery {
        kinds: params.kind,
        organisation_kinds: params.organisation_kind,
        provinces: params.province,
        languages: params.language,
        trl_min: params.trl_min,
        states: params.state,
        without_conflict: params.without_conflict.unwrap_or_default(),
        reachable: params.reachable.unwrap_or_default(),
        verified: params.verified.unwrap_or_default(),
        limit: params.limit,
    };
    Ok(Json(matching::solvers(&app, &reader.0, *id, query).await?))
}

/// Puts a few solvers of a challenge side by side, with the scores and reasons of the list and with
/// what they have done here; for its broker.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path), CompareParams), responses((status = 200, body = Comparison), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[get("/challenges/{id}/matches/compare")]
async fn compare(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<CompareParams>,
) -> Result<Json<Comparison>, ApiError> {
    Ok(Json(matching::compare(&app, &reader.0, *id, params.0.subject).await?))
}

/// Finds needs like this one and finished results that might answer it.
#[utoipa::path(tag = "matching", params(("id" = Uuid, Path), MatchParams), responses((status = 200, body = SimilarView), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[get("/challenges/{id}/similar")]
async fn similar(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<MatchParams>,
) -> Result<Json<SimilarView>, ApiError> {
    Ok(Json(matching::similar(&app, &reader.0, *id, params.0.limit).await?))
}

/// What is being written.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct SimilarParams {
    /// The title so far, at most 300 characters.
    title: String,
    /// The problem in words so far, at most 1000 characters.
    text: String,
    /// How many, 1–100; 10 when absent.
    limit: Option<usize>,
}

/// Finds needs and finished results like words that are only being written; for everybody signed in.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(SimilarParams), responses((status = 200, body = SimilarView), (status = 401, body = Problem), (status = 422, body = Problem)))]
#[get("/similar-needs")]
async fn similar_to(
    app: Data<App>,
    reader: Reader,
    params: Query<SimilarParams>,
) -> Result<Json<SimilarView>, ApiError> {
    let SimilarParams { title, text, limit } = params.0;
    let query = SimilarQuery { title, text, limit };
    Ok(Json(matching::similar_to(&app, &reader.0, query).await?))
}

/// Which topics.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct UnmetParams {
    /// Any of these topics.
    topic: Vec<String>,
}

/// Lists the open calls of the reader's desk that nothing offered fits well; for science departments.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(UnmetParams), responses((status = 200, body = UnmetNeeds), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/desk/unmet-needs")]
async fn unmet_needs(
    app: Data<App>,
    reader: Reader,
    params: Query<UnmetParams>,
) -> Result<Json<UnmetNeeds>, ApiError> {
    Ok(Json(matching::unmet_needs(&app, &reader.0, &params.0.topic).await?))
}

/// Which finished results.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct IdleParams {
    /// Any of these topics.
    topic: Vec<String>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Lists finished results that no open call asks for and no broker has looked at; for science
/// departments.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(IdleParams), responses((status = 200, body = IdleResults), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
#[get("/desk/idle-results")]
async fn idle_results(
    app: Data<App>,
    reader: Reader,
    params: Query<IdleParams>,
) -> Result<Json<IdleResults>, ApiError> {
    let IdleParams { topic, limit, cursor } = params.0;
    let page = page(limit, cursor, None);
    Ok(Json(matching::idle_results(&app, &reader.0, &topic, &page).await?))
}

/// Ranks the open challenges that a capability could answer.
#[utoipa::path(tag = "matching", params(("id" = Uuid, Path), MatchParams), responses((status = 200, body = ChallengeMatches), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[get("/capabilities/{id}/matches")]
async fn for_capability(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<MatchParams>,
) -> Result<Json<ChallengeMatches>, ApiError> {
    Ok(Json(matching::for_capability(&app, &reader.0, *id, params.0.limit).await?))
}

/// Ranks the open challenges that an organisation could answer; for its members and the science
/// departments.
#[utoipa::path(tag = "matching", security(("bearer" = [])), params(("id" = Uuid, Path), MatchParams), responses((status = 200, body = ChallengeMatches), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[get("/organisations/{id}/matches")]
async fn for_organisation(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<MatchParams>,
) -> Result<Json<ChallengeMatches>, ApiError> {
    Ok(Json(matching::for_organisation(&app, &reader.0, *id, params.0.limit).await?))
}
