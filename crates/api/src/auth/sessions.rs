//! `/auth/sessions`: where one is signed in.

use actix_web::{
    HttpResponse, delete, get,
    web::{Data, Path},
};
use nhipcau_app::{
    App,
    auth::sessions::{self, HeldSession},
    view::ListView,
};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::{
    extract::Holder,
    json::Json,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(list_sessions).service(end_session).service(end_other_sessions);
}

/// Lists one's sessions that hold, the last used first.
#[utoipa::path(tag = "auth", security(("bearer" = [])), responses((status = 200, body = ListView<HeldSession>), (status = 401, body = Problem)))]
#[get("/auth/sessions")]
async fn list_sessions(
    app: Data<App>,
    holder: Holder,
) -> Result<Json<ListView<HeldSession>>, ApiError> {
    Ok(Json(sessions::list(&app, &holder.0).await?))
}

/// Ends one of one's sessions; it is refused from its next request on.
#[utoipa::path(tag = "auth", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem)))]
#[delete("/auth/sessions/{id}")]
async fn end_session(
    app: Data<App>,
    holder: Holder,
    id: Path<Uuid>,
) -> Result<HttpResponse, ApiError> {
    sessions::revoke(&app, &holder.0, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Ends every session but the one that asks.
#[utoipa::path(tag = "auth", security(("bearer" = [])), responses((status = 204), (status = 401, body = Problem)))]
#[delete("/auth/sessions")]
async fn end_other_sessions(app: Data<App>, holder: Holder) -> Result<HttpResponse, ApiError> {
    sessions::revoke_others(&app, &holder.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
