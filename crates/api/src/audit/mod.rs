//! `/audit`: the verifiable log.

use actix_web::{
    HttpRequest, HttpResponse, get,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    log::{self, ConsistencyView, HeadView, LogQuery, ProofView, RecordDetail, RecordView},
    view::ListView,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    extract::Query,
    json::Json,
    list,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    // The words before the numbers: a record is never called `head`.
    config.service(list_all).service(head).service(consistency).service(read).service(proof);
}

/// Which records to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct LogParams {
    /// About this noun, such as `challenge`.
    noun: Option<String>,
    /// About this thing.
    subject: Option<Uuid>,
    /// Only one's own acts.
    mine: Option<bool>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Lists the records of the log that the reader may see, newest first.
#[utoipa::path(tag = "audit", params(LogParams), responses((status = 200, body = ListView<RecordView>), (status = 400, body = Problem)))]
#[get("/audit")]
async fn list_all(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<LogParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = LogQuery {
        noun: params.noun,
        subject: params.subject,
        mine: params.mine.unwrap_or(false),
        page: list::page(params.limit, params.cursor, None),
    };
    Ok(list::answer(&request, &log::list(&app, &reader.0, query).await?))
}

/// Reads the newest signed head of the log, and the key it is signed with.
#[utoipa::path(tag = "audit", responses((status = 200, body = HeadView)))]
#[get("/audit/head")]
async fn head(app: Data<App>) -> Result<Json<HeadView>, ApiError> {
    Ok(Json(log::head(&app).await?))
}

/// Between which two states of the log.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ConsistencyParams {
    /// The older size.
    from: u64,
    /// The newer size; the present one when absent.
    to: Option<u64>,
}

/// Proves that one state of the log continues an older one.
#[utoipa::path(tag = "audit", params(ConsistencyParams), responses((status = 200, body = ConsistencyView), (status = 400, body = Problem), (status = 404, body = Problem)))]
#[get("/audit/consistency")]
async fn consistency(
    app: Data<App>,
    params: Query<ConsistencyParams>,
) -> Result<Json<ConsistencyView>, ApiError> {
    Ok(Json(log::consistency(&app, params.0.from, params.0.to).await?))
}

/// Reads a record. Of one that is not the reader's only the hash is told.
#[utoipa::path(tag = "audit", params(("seq" = i64, Path)), responses((status = 200, body = RecordDetail), (status = 404, body = Problem)))]
#[get("/audit/{seq}")]
async fn read(
    app: Data<App>,
    reader: Reader,
    seq: Path<i64>,
) -> Result<Json<RecordDetail>, ApiError> {
    Ok(Json(log::read(&app, &reader.0, *seq).await?))
}

/// For which state of the log.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ProofParams {
    /// Its size; the present one when absent.
    size: Option<u64>,
}

/// Proves that a record is in the log.
#[utoipa::path(tag = "audit", params(("seq" = i64, Path), ProofParams), responses((status = 200, body = ProofView), (status = 400, body = Problem), (status = 404, body = Problem)))]
#[get("/audit/{seq}/proof")]
async fn proof(
    app: Data<App>,
    reader: Reader,
    seq: Path<i64>,
    params: Query<ProofParams>,
) -> Result<Json<ProofView>, ApiError> {
    Ok(Json(log::proof(&app, &reader.0, *seq, params.0.size).await?))
}
