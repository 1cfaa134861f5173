//! `POST /imports`.

use actix_web::{
    post,
    web::{Data, Payload},
};
use nhipcau_app::{
    App, Error,
    import::{self, ImportOptions, ImportReport},
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    Reader,
    extract::Query,
    json::Json,
    problem::{ApiError, Problem},
};

/// The greatest file taken by one request, in bytes; the command takes any.
pub(crate) const FILE_LIMIT: usize = 32 * 1024 * 1024;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(run);
}

/// How to import.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct ImportParams {
    /// Stops at the first bad line.
    strict: Option<bool>,
}

/// Imports organisations, capabilities, challenges, topics, experts and deployments from JSON
/// Lines; for the operator and science departments. What carries an `external_id` is updated when
/// it comes again. Bad lines are named in the answer and do not stop the others.
#[utoipa::path(tag = "imports", security(("bearer" = [])), params(ImportParams), request_body(content = String, content_type = "application/x-ndjson"), responses((status = 200, body = ImportReport), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 503, body = Problem)))]
#[post("/imports")]
async fn run(
    app: Data<App>,
    reader: Reader,
    params: Query<ImportParams>,
    payload: Payload,
) -> Result<Json<ImportReport>, ApiError> {
    // Before the file is read: nobody sends megabytes to be refused.
    import::check_actor(&reader.0.actor)?;
    let file = payload
        .to_bytes_limited(FILE_LIMIT)
        .await
        .map_err(|_| Error::TooLarge(FILE_LIMIT))?
        .map_err(|error| ApiError::MalformedJson(error.to_string()))?;
    let options = ImportOptions { strict: params.0.strict.unwrap_or(false) };
    let lines = file.split(|byte| *byte == b'\n').map(|line| Ok(line.to_vec()));
    Ok(Json(import::import(&app, &reader.0, lines, options, |_| {}).await?))
}
