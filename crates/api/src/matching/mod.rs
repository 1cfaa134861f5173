//! `/challenges/{id}/matches`, `/challenges/{id}/similar`, `/capabilities/{id}/matches` and
//! `/organisations/{id}/matches`.

use actix_web::{
    get,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    matching::{self, ChallengeMatches, SimilarView, SolverMatches, SolverQuery},
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
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(solvers).service(similar).service(for_capability).service(for_organisation);
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
    /// How many, 1–100; 20 when absent.
    limit: Option<usize>,
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
    let SolverParams { kind, organisation_kind, limit } = params.0;
    let query = SolverQuery { kinds: kind, organisation_kinds: organisation_kind, limit };
    Ok(Json(matching::solvers(&app, &reader.0, *id, query).await?))
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
