//! `/councils/{id}/sheets`.

use actix_web::{
    HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    council::{self, PatchSheet, SheetView, TransitionSheet},
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::tagged,
    json::Json,
    precondition::{IfMatch, IfSeen},
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(list_sheets).service(read_sheet).service(patch).service(transition_sheet);
}

/// Lists the sheets this reader may read: one's own, those of others once the own ones are in.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ListView<SheetView>), (status = 404, body = Problem)))]
#[get("/councils/{id}/sheets")]
async fn list_sheets(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<SheetView>>, ApiError> {
    Ok(Json(council::sheets(&app, &reader.0, *id).await?))
}

/// Reads one's own sheet; one that has not been begun has version 0.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path), ("subject_id" = Uuid, Path)), responses((status = 200, body = SheetView), (status = 404, body = Problem)))]
#[get("/councils/{id}/sheets/{subject_id}")]
async fn read_sheet(
    app: Data<App>,
    reader: Reader,
    path: Path<(Uuid, Uuid)>,
) -> Result<HttpResponse, ApiError> {
    let (id, subject_id) = path.into_inner();
    let view = council::read_sheet(&app, &reader.0, id, subject_id).await?;
    Ok(tagged(view.version, &view))
}

/// Saves one's own sheet: criteria that are named are replaced, the others stay.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path), ("subject_id" = Uuid, Path)), request_body = PatchSheet, responses((status = 200, body = SheetView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/councils/{id}/sheets/{subject_id}")]
async fn patch(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    path: Path<(Uuid, Uuid)>,
    body: Json<PatchSheet>,
) -> Result<HttpResponse, ApiError> {
    let (id, subject_id) = path.into_inner();
    let view =
        council::patch_sheet(&app, &reader.0, id, subject_id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Hands in one's own sheet, or takes it up again in the meeting.
#[utoipa::path(tag = "councils", security(("bearer" = [])), params(("id" = Uuid, Path), ("subject_id" = Uuid, Path)), request_body = TransitionSheet, responses((status = 200, body = SheetView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/councils/{id}/sheets/{subject_id}/transitions")]
async fn transition_sheet(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    path: Path<(Uuid, Uuid)>,
    body: Json<TransitionSheet>,
) -> Result<HttpResponse, ApiError> {
    let (id, subject_id) = path.into_inner();
    let view =
        council::transition_sheet(&app, &reader.0, id, subject_id, version.0, body.into_inner())
            .await?;
    Ok(tagged(view.version, &view))
}
