//! `/agreements`.

use actix_web::{
    HttpRequest, HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    agreement::{
        self, AgreementSummary, AgreementView, CreateAgreement, ListAgreements,
        TransitionAgreement, UpdateAgreement,
    },
    view::ListView,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::{created, tagged},
    extract::Query,
    json::Json,
    list,
    precondition::{IfMatch, IfSeen},
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(list_all).service(create).service(read).service(update).service(transition);
}

/// Which agreements to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct AgreementParams {
    /// The challenge.
    challenge: Option<Uuid>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
    /// Whether to count all.
    count: Option<bool>,
}

/// Lists the agreements of one's organisations, latest change first.
#[utoipa::path(tag = "agreements", security(("bearer" = [])), params(AgreementParams), responses((status = 200, body = ListView<AgreementSummary>), (status = 400, body = Problem), (status = 401, body = Problem)))]
#[get("/agreements")]
async fn list_all(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<AgreementParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = ListAgreements {
        challenge: params.challenge,
        page: list::page(params.limit, params.cursor, params.count),
    };
    Ok(list::answer(&request, &agreement::list(&app, &reader.0, &query).await?))
}

/// Draws up an agreement between the orderer and the winner, once the standstill is over.
#[utoipa::path(tag = "agreements", security(("bearer" = [])), request_body = CreateAgreement, responses((status = 201, body = AgreementView), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/agreements")]
async fn create(
    app: Data<App>,
    reader: Reader,
    body: Json<CreateAgreement>,
) -> Result<HttpResponse, ApiError> {
    let view = agreement::create(&app, &reader.0, body.into_inner()).await?;
    Ok(created(&format!("/agreements/{}", view.id), Some(view.version), &view))
}

/// Reads an agreement; for its parties and the broker.
#[utoipa::path(tag = "agreements", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = AgreementView), (status = 404, body = Problem)))]
#[get("/agreements/{id}")]
async fn read(app: Data<App>, reader: Reader, id: Path<Uuid>) -> Result<HttpResponse, ApiError> {
    let view = agreement::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Changes a draft that nobody has signed yet.
#[utoipa::path(tag = "agreements", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = UpdateAgreement, responses((status = 200, body = AgreementView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/agreements/{id}")]
async fn update(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<UpdateAgreement>,
) -> Result<HttpResponse, ApiError> {
    let view = agreement::update(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Signs for one's party, takes signatures back, or ends the agreement.
#[utoipa::path(tag = "agreements", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = TransitionAgreement, responses((status = 200, body = AgreementView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[post("/agreements/{id}/transitions")]
async fn transition(
    app: Data<App>,
    reader: Reader,
    version: IfSeen,
    id: Path<Uuid>,
    body: Json<TransitionAgreement>,
) -> Result<HttpResponse, ApiError> {
    let view = agreement::transition(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}
