//! Requests about personal data.

use actix_web::{
    HttpRequest, HttpResponse, get, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    personal::request::{
        self, CreateDataRequest, DataRequestQuery, DataRequestView, TransitionDataRequest,
    },
    view::ListView,
};
use nhipcau_domain::personal_data::Status;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    extract::Query,
    json::Json,
    list::{answer, page},
    precondition::IfSeen,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(data_requests)
        .service(file_data_request)
        .service(data_request)
        .service(transition_data_request)
        .service(all_data_requests);
}

/// Lists one's own requests, the last first.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = ListView<DataRequestView>), (status = 401, body = Problem)))]
#[get("/me/data-requests")]
async fn data_requests(
    app: Data<App>,
    reader: Reader,
) -> Result<Json<ListView<DataRequestView>>, ApiError> {
    Ok(Json(request::mine(&app, &reader.0).await?))
}

/// Asks for something about one's data. The receipt goes out by mail; the operators are told.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = CreateDataRequest, responses((status = 201, body = DataRequestView), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/me/data-requests")]
async fn file_data_request(
    app: Data<App>,
    reader: Reader,
    body: Json<CreateDataRequest>,
) -> Result<HttpResponse, ApiError> {
    let view = request::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created(&format!("/data-requests/{}", view.id), Some(view.version), &view))
}

/// Reads a request: the person's own, or anybody's for operators.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = DataRequestView), (status = 401, body = Problem), (status = 404, body = Problem)))]
#[get("/data-requests/{id}")]
async fn data_request(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let view = request::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Confirms a request, extends its time, carries it out, refuses it (operators), or takes it back (the
/// person). Carrying out an erasure erases.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionDataRequest, responses((status = 200, body = DataRequestView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/data-requests/{id}/transitions")]
async fn transition_data_request(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionDataRequest>,
) -> Result<HttpResponse, ApiError> {
    let view = request::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Which requests to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct DataRequestParams {
    /// Any of these statuses; all when absent.
    status: Vec<Status>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists the requests of everybody, the last first. Operators only.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(DataRequestParams), responses((status = 200, body = ListView<DataRequestView>), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/operations/data-requests")]
async fn all_data_requests(
    app: Data<App>,
    http: HttpRequest,
    reader: Reader,
    params: Query<DataRequestParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = DataRequestQuery {
        statuses: params.status,
        page: page(params.limit, params.cursor, params.count),
    };
    Ok(answer(&http, &request::list(&app, &reader.0, &query).await?))
}
