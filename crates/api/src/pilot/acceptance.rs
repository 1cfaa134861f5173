//! How a pilot is judged, recognised and followed up.

use actix_web::{
    HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    decision::DecisionView,
    pilot::{self, AcceptanceView, FollowUpDecision, RecognitionDecision},
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::created,
    json::Json,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(acceptance).service(recognise).service(follow_up);
}

/// Reads council, grade, recognition and what follows, as far as they are there.
#[utoipa::path(tag = "pilots", params(("id" = Uuid, Path)), responses((status = 200, body = AcceptanceView), (status = 404, body = Problem)))]
#[get("/pilots/{id}/acceptance")]
async fn acceptance(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<AcceptanceView>, ApiError> {
    Ok(Json(pilot::acceptance(&app, &reader.0, *id).await?))
}

/// Puts the signed decision on record that recognises the result.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = RecognitionDecision, responses((status = 201, body = DecisionView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots/{id}/recognition")]
async fn recognise(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<RecognitionDecision>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::recognise(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/pilots/{id}/acceptance"), None, &view))
}

/// Puts the signed decision on record on what follows; the pilot closes, the challenge is
/// completed.
#[utoipa::path(tag = "pilots", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = FollowUpDecision, responses((status = 201, body = DecisionView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/pilots/{id}/follow-up")]
async fn follow_up(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<FollowUpDecision>,
) -> Result<HttpResponse, ApiError> {
    let view = pilot::follow_up(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/pilots/{id}/acceptance"), None, &view))
}
