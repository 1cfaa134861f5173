//! `/outbox`: the mails and what became of them.

use actix_web::{
    HttpRequest, HttpResponse, get,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    outbox::{self, MailBody, MailView},
    view::ListView,
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    Reader,
    extract::Query,
    json::Json,
    list::{answer, page},
    problem::{ApiError, Problem},
};

/// Which page of mails.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OutboxParams {
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Lists the mails, newest first: for the operator; in the demonstration for everybody.
#[utoipa::path(tag = "operations", security(("bearer" = [])), params(OutboxParams), responses((status = 200, body = ListView<MailView>), (status = 403, body = Problem)))]
#[get("/outbox")]
pub(super) async fn list(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<OutboxParams>,
) -> Result<HttpResponse, ApiError> {
    let page = page(params.0.limit, params.0.cursor, None);
    Ok(answer(&request, &outbox::list(&app, &reader.0, &page).await?))
}

/// Reads what a mail says. Demonstration only: a real mail is read by its reader alone.
#[utoipa::path(tag = "demonstration", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = MailBody), (status = 404, body = Problem)))]
#[get("/outbox/{id}")]
pub(super) async fn read(
    app: Data<App>,
    reader: Reader,
    id: Path<Uuid>,
) -> Result<Json<MailBody>, ApiError> {
    Ok(Json(outbox::read(&app, &reader.0, *id).await?))
}
