//! `/operations/accounts`: people's accounts as the operators see and change them.

use actix_web::{
    HttpRequest, HttpResponse, get, patch, post,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    account::{self, AccountQuery, AccountView, PatchAccount, WithReason},
    view::ListView,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    Reader,
    etag::tagged,
    extract::Query,
    json::Json,
    list::{answer, page},
    precondition::IfMatch,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(accounts)
        .service(account_read)
        .service(change_account)
        .service(end_sessions)
        .service(reset_second_factor);
}

/// Which accounts to list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct AccountParams {
    /// A part of the name or the address, accents or not.
    q: Option<String>,
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Lists accounts, the newest first. Operators only; that they looked is a record, once a day.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(AccountParams), responses((status = 200, body = ListView<AccountView>), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/operations/accounts")]
async fn accounts(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<AccountParams>,
) -> Result<HttpResponse, ApiError> {
    let params = params.0;
    let query = AccountQuery { q: params.q, page: page(params.limit, params.cursor, None) };
    Ok(answer(&request, &account::list(&app, &reader.0, query).await?))
}

/// Reads an account. Operators only.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem)))]
#[get("/operations/accounts/{id}")]
async fn account_read(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    let view = account::read(&app, &reader.0, *id).await?;
    Ok(tagged(view.version, &view))
}

/// Makes somebody an operator, auditor or expert or not, suspends an account or opens it again, with
/// written reasons of which the person is told. Nobody takes the last operator away.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = PatchAccount, responses((status = 200, body = AccountView), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
#[patch("/operations/accounts/{id}")]
async fn change_account(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    id: Path<Uuid>,
    body: Json<PatchAccount>,
) -> Result<HttpResponse, ApiError> {
    let view = account::change(&app, &reader.0, *id, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Ends every session of an account; the person is told why.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = WithReason, responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/operations/accounts/{id}/end-sessions")]
async fn end_sessions(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<WithReason>,
) -> Result<HttpResponse, ApiError> {
    account::end_sessions(&app, &reader.0, *id, &body).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes the second factor from an account whose owner has lost it; the person is told why.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = WithReason, responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/operations/accounts/{id}/reset-second-factor")]
async fn reset_second_factor(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
    body: Json<WithReason>,
) -> Result<HttpResponse, ApiError> {
    account::reset_second_factor(&app, &reader.0, *id, &body).await?;
    Ok(HttpResponse::NoContent().finish())
}
