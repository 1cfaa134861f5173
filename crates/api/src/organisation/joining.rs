//! `/organisations/{id}/joinings`, `/joinings` and `/me/joinings`.

use actix_web::{
    HttpRequest, HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    organisation::joining::{self, CreateJoining, JoiningView, TransitionJoining},
    view::ListView,
};
use nhipcau_domain::organisation::joining::Status;
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
    precondition::IfSeen,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(joinings)
        .service(create_joining)
        .service(read_joining)
        .service(transition_joining)
        .service(joinings_of_mine);
}

/// Which joinings to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct JoiningParams {
    /// Any of these statuses.
    status: Vec<Status>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists the invitations, requests and offers of an organisation, the last first; for who binds it.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path), JoiningParams), responses((status = 200, body = ListView<JoiningView>), (status = 403, body = Problem)))]
#[get("/organisations/{id}/joinings")]
async fn joinings(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<JoiningParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let page = list::page(params.limit, params.cursor, params.count);
    let found = joining::of_organisation(&app, &reader.0, *id, &params.status, &page).await?;
    Ok(list::answer(&request, &found))
}

/// Invites an address, asks to be taken in, comes in by a mail domain, or offers the organisation to
/// a member.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = CreateJoining, responses((status = 201, body = JoiningView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/organisations/{id}/joinings")]
async fn create_joining(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<CreateJoining>,
) -> Result<HttpResponse, ApiError> {
    let view = joining::create(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/joinings/{}", view.id), Some(view.version), &view))
}

/// Reads a joining; for who is concerned and who binds the organisation.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = JoiningView), (status = 404, body = Problem)))]
#[get("/joinings/{id}")]
async fn read_joining(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let view = joining::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Answers a joining, or takes it back.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionJoining, responses((status = 200, body = JoiningView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/joinings/{id}/transitions")]
async fn transition_joining(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionJoining>,
) -> Result<HttpResponse, ApiError> {
    let view = joining::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Lists the joinings addressed to oneself or asked for by oneself, in whatever name one acts.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = ListView<JoiningView>), (status = 401, body = Problem)))]
#[get("/me/joinings")]
async fn joinings_of_mine(
    app: Data<App>,
    reader: Reader,
) -> Result<Json<ListView<JoiningView>>, ApiError> {
    Ok(Json(joining::mine(&app, &reader.0).await?))
}
