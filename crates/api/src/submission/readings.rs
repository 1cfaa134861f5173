//! `/submissions/{id}/readings` and `/submissions/{id}/break-glass`.

use actix_web::{
    HttpRequest, HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    submission::{self, BreakGlass, ReadingView, SubmissionView},
    view::ListView,
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Reader,
    etag::tagged,
    extract::Query,
    json::Json,
    list::{answer, page},
    problem::{ApiError, Problem},
};

/// Which page of readings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ReadingParams {
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists who outside the organisation has read a submission, the last first: one item for each
/// reader, thing and day; for its own organisation.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path), ReadingParams), responses((status = 200, body = ListView<ReadingView>), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/submissions/{id}/readings")]
pub(super) async fn readings(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    id: Path<Uuid>,
    params: Query<ReadingParams>,
) -> Result<HttpResponse, ApiError> {
    let page = page(params.0.limit, params.0.cursor, params.0.count);
    Ok(answer(&request, &submission::readings(&app, &reader.0, *id, &page).await?))
}

/// Reads the text of a sent submission before its opening, for a written reason that is told to
/// those who sent it; for who signs for the orderer or the broker. Its files stay sealed.
#[utoipa::path(tag = "submissions", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = BreakGlass, responses((status = 200, body = SubmissionView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/submissions/{id}/break-glass")]
pub(super) async fn break_glass(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<BreakGlass>,
) -> Result<HttpResponse, ApiError> {
    let view = submission::break_glass(&app, &reader.0, *id, body.into_inner()).await?;
    Ok(tagged(view.summary.revision(), &view))
}
