//! `/organisations` and `/experts`.

mod desk;
mod joining;
mod mail_domain;
mod members;
mod merge;

use actix_web::{
    HttpRequest, HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    organisation::{
        self, CreateOrganisation, ExpertView, OrganisationQuery, OrganisationSummary,
        OrganisationView, PatchOrganisation, TransitionOrganisation,
    },
    view::ListView,
};
use nhipcau_domain::organisation::{OrganisationKind, Verification};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    extract::Query,
    json::Json,
    list,
    precondition::{IfMatch, IfSeen},
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(list_all)
        .service(create)
        .service(read)
        .service(patch_one)
        .service(transition)
        .service(experts)
        .configure(members::configure)
        .configure(joining::configure)
        .configure(mail_domain::configure)
        .configure(merge::configure)
        .configure(desk::configure);
}

/// Which organisations to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct OrganisationParams {
    /// Part of the name.
    q: Option<String>,
    /// Any of these kinds.
    kind: Vec<OrganisationKind>,
    /// Any of these statuses of verification.
    verification: Vec<Verification>,
    /// Only those whose verification holds, or only the others; adds up with `verification`.
    verified: Option<bool>,
    /// Province code.
    province: Option<String>,
    /// Country code.
    country: Option<String>,
    /// `solver`: only those that may answer orders.
    role: Option<String>,
    /// Only one's own.
    mine: Option<bool>,
    /// Id in the system of origin.
    external_id: Option<String>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists organisations by name.
#[utoipa::path(tag = "organisations", params(OrganisationParams), responses((status = 200, body = ListView<OrganisationSummary>), (status = 400, body = Problem)))]
#[get("/organisations")]
async fn list_all(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<OrganisationParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = OrganisationQuery {
        name: params.q,
        kinds: params.kind,
        verification: params.verification,
        verified: params.verified,
        province: params.province,
        country: params.country,
        solvers: params.role.as_deref() == Some("solver"),
        mine: params.mine.unwrap_or(false),
        external_id: params.external_id,
        page: list::page(params.limit, params.cursor, params.count),
    };
    Ok(list::answer(&request, &organisation::list(&app, &reader.0, query).await?))
}

/// Registers an organisation; the person becomes its owner.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), request_body = CreateOrganisation, responses((status = 201, body = OrganisationView), (status = 422, body = Problem)))]
#[post("/organisations")]
async fn create(
    app: Data<App>,
    reader: Reader,
    body: Json<CreateOrganisation>,
) -> Result<HttpResponse, ApiError> {
    let view = organisation::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created(&format!("/organisations/{}", view.summary.id), Some(view.summary.version), &view))
}

/// Reads an organisation.
#[utoipa::path(tag = "organisations", params(("id" = Uuid, Path)), responses((status = 200, body = OrganisationView), (status = 404, body = Problem)))]
#[get("/organisations/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = organisation::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Changes what an organisation says of itself.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = PatchOrganisation, responses((status = 200, body = OrganisationView), (status = 403, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
#[patch("/organisations/{id}")]
async fn patch_one(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<PatchOrganisation>,
) -> Result<HttpResponse, ApiError> {
    let view = organisation::patch(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Takes a step of verification.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionOrganisation, responses((status = 200, body = OrganisationView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/organisations/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionOrganisation>,
) -> Result<HttpResponse, ApiError> {
    let view = organisation::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Which experts to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ExpertParams {
    /// Part of the name or affiliation.
    q: Option<String>,
}

/// Lists experts; for the offices that convene councils and order.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(ExpertParams), responses((status = 200, body = ListView<ExpertView>), (status = 403, body = Problem)))]
#[get("/experts")]
async fn experts(
    app: Data<App>,
    reader: Reader,
    params: Query<ExpertParams>,
) -> Result<Json<ListView<ExpertView>>, ApiError> {
    Ok(Json(organisation::experts(&app, &reader.0, params.0.q.as_deref()).await?))
}
