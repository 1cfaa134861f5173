//! `/me`: the signed-in person.

use actix_web::{HttpRequest, HttpResponse, get, patch, post, web::Data};
use nhipcau_app::{
    App,
    me::{self, MarkRead, MeView, Notifications, PatchMe, Task},
    view::ListView,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    Reader,
    etag::tagged,
    extract::{Holder, Query},
    json::Json,
    list,
    precondition::IfMatch,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(read).service(patch_me).service(tasks).service(notifications).service(mark_read);
}

/// Reads one's own account.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = MeView), (status = 401, body = Problem)))]
#[get("/me")]
async fn read(app: Data<App>, reader: Holder) -> Result<HttpResponse, ApiError> {
    let view = me::read(&app, &reader.0).await?;
    Ok(tagged(view.version, &view))
}

/// Changes one's own account.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = PatchMe, responses((status = 200, body = MeView), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[patch("/me")]
async fn patch_me(
    app: Data<App>,
    reader: Reader,
    version: IfMatch,
    body: Json<PatchMe>,
) -> Result<HttpResponse, ApiError> {
    let view = me::patch(&app, &reader.0, version.0, body.into_inner()).await?;
    Ok(tagged(view.version, &view))
}

/// Lists what waits for the person, the most urgent first.
#[utoipa::path(tag = "me", security(("bearer" = [])), responses((status = 200, body = ListView<Task>)))]
#[get("/me/tasks")]
async fn tasks(app: Data<App>, reader: Reader) -> Result<Json<ListView<Task>>, ApiError> {
    Ok(Json(me::tasks::tasks(&app, &reader.0).await?))
}

/// Which notifications to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct NotificationParams {
    /// Items on a page, 1–100; 20 when absent.
    limit: Option<u64>,
    /// Where the page starts.
    cursor: Option<String>,
}

/// Lists one's notifications, newest first.
#[utoipa::path(tag = "me", security(("bearer" = [])), params(NotificationParams), responses((status = 200, body = Notifications)))]
#[get("/me/notifications")]
async fn notifications(
    app: Data<App>,
    request: HttpRequest,
    reader: Reader,
    params: Query<NotificationParams>,
) -> Result<HttpResponse, ApiError> {
    let page = list::page(params.0.limit, params.0.cursor, None);
    let view = me::notifications(&app, &reader.0, &page).await?;
    Ok(list::with_link(&request, view.list.next_cursor.as_deref(), &view))
}

/// Marks notifications as read.
#[utoipa::path(tag = "me", security(("bearer" = [])), request_body = MarkRead, responses((status = 204)))]
#[post("/me/notifications/read")]
async fn mark_read(
    app: Data<App>,
    reader: Reader,
    body: Json<MarkRead>,
) -> Result<HttpResponse, ApiError> {
    me::mark_read(&app, &reader.0, &body).await?;
    Ok(HttpResponse::NoContent().finish())
}
