//! `/operations/retention`: what is kept for how long.

use actix_web::{get, web::Data};
use nhipcau_app::{
    App,
    retention::{self, RetentionView},
    view::ListView,
};

use crate::{
    Reader,
    json::Json,
    problem::{ApiError, Problem},
};

/// Lists what is kept for how long, and what would be removed now. Operators only.
#[utoipa::path(tag = "operations", security(("bearer" = [])), responses((status = 200, body = ListView<RetentionView>), (status = 401, body = Problem), (status = 403, body = Problem)))]
#[get("/operations/retention")]
pub(super) async fn kept(
    app: Data<App>,
    reader: Reader,
) -> Result<Json<ListView<RetentionView>>, ApiError> {
    Ok(Json(retention::list(&app, &reader.0).await?))
}
