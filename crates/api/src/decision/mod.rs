//! `/challenges/{id}/decision`.

use actix_web::{
    HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    decision::{self, Decide, DecisionView},
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::created,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(decide).service(list);
}

/// Enters the signed decision on a selection; moves the challenge and all of its submissions.
#[utoipa::path(tag = "decisions", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Decide, responses((status = 201, body = DecisionView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/challenges/{id}/decision")]
async fn decide(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<Decide>,
) -> Result<HttpResponse, ApiError> {
    let view = decision::decide(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(created(&format!("/challenges/{id}/decision"), None, &view))
}

/// Lists the decisions of a challenge, oldest first.
#[utoipa::path(tag = "decisions", params(("id" = Uuid, Path)), responses((status = 200, body = ListView<DecisionView>), (status = 404, body = Problem)))]
#[get("/challenges/{id}/decision")]
async fn list(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<ListView<DecisionView>>, ApiError> {
    Ok(Json(decision::list(&app, &reader.0, *id).await?))
}
