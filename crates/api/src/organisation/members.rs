//! `/organisations/{id}/members`.

use actix_web::{
    HttpResponse, delete, get, patch,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    organisation::{self, MemberView, PatchMember},
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    json::Json,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(members).service(change_member).service(remove_member);
}

/// Lists the members; for members.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ListView<MemberView>), (status = 403, body = Problem)))]
#[get("/organisations/{id}/members")]
async fn members(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<MemberView>>, ApiError> {
    Ok(Json(organisation::members(&app, &reader.0, *id).await?))
}

/// Gives a member another role; for who binds the organisation.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path), ("person_id" = Uuid, Path)), request_body = PatchMember, responses((status = 200, body = MemberView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[patch("/organisations/{id}/members/{person_id}")]
async fn change_member(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, Uuid)>,
    body: Json<PatchMember>,
) -> Result<Json<MemberView>, ApiError> {
    let (id, person_id) = path.into_inner();
    let body = body.into_inner();
    Ok(Json(organisation::patch_member(&app, &reader.0, id, person_id, body).await?))
}

/// Ends a membership.
#[utoipa::path(tag = "organisations", security(("bearer" = [])), params(("id" = Uuid, Path), ("person_id" = Uuid, Path)), responses((status = 204), (status = 403, body = Problem), (status = 409, body = Problem)))]
#[delete("/organisations/{id}/members/{person_id}")]
async fn remove_member(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, Uuid)>,
) -> Result<HttpResponse, ApiError> {
    let (id, person_id) = path.into_inner();
    organisation::remove_member(&app, &reader.0, id, person_id).await?;
    Ok(HttpResponse::NoContent().finish())
}
