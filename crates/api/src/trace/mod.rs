//! `/challenges/{id}/trace`.

use actix_web::{
    get,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    trace::{self, TraceView},
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(read_trace);
}

/// Reads everything that happened to one need, in six stages, as this reader may know it.
#[utoipa::path(tag = "challenges", params(("id" = Uuid, Path)), responses((status = 200, body = TraceView), (status = 404, body = Problem)))]
#[get("/challenges/{id}/trace")]
async fn read_trace(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<TraceView>, ApiError> {
    Ok(Json(trace::read(&app, &reader.0, *id).await?))
}
