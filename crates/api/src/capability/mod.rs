//! `/capabilities`.

mod list;

use actix_web::{
    HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    capability::{self, CapabilityView, CreateCapability, PatchCapability, TransitionCapability},
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    json::Json,
    precondition::{IfMatch, IfSeen},
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(list::list).service(create).service(read).service(change).service(transition);
}

/// Begins a capability as a draft.
#[utoipa::path(tag = "capabilities", security(("bearer" = [])), request_body = CreateCapability, responses((status = 201, body = CapabilityView), (status = 403, body = Problem), (status = 422, body = Problem)))]
#[post("/capabilities")]
async fn create(
    app: Data<App>,
    reader: Reader,
    body: Json<CreateCapability>,
) -> Result<HttpResponse, ApiError> {
    let view = capability::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created(&format!("/capabilities/{}", view.summary.id), Some(view.summary.version), &view))
}

/// Reads a capability.
#[utoipa::path(tag = "capabilities", params(("id" = Uuid, Path)), responses((status = 200, body = CapabilityView), (status = 404, body = Problem)))]
#[get("/capabilities/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = capability::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Changes a capability; absent fields stay.
#[utoipa::path(tag = "capabilities", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = PatchCapability, responses((status = 200, body = CapabilityView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/capabilities/{id}")]
async fn change(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<PatchCapability>,
) -> Result<HttpResponse, ApiError> {
    let view = capability::patch(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}

/// Takes a capability from one status to the next.
#[utoipa::path(tag = "capabilities", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionCapability, responses((status = 200, body = CapabilityView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/capabilities/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionCapability>,
) -> Result<HttpResponse, ApiError> {
    let view = capability::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.summary.version, &view))
}
