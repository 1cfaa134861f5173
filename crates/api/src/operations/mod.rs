//! The demonstration's clock, the outbox, what is kept for how long, and people's accounts.

mod accounts;
mod outbox;
mod retention;

use actix_web::{get, post, web::Data};
use nhipcau_app::{
    App,
    clock::{self, ClockView, MoveClock},
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    Reader,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(read_clock)
        .service(move_clock)
        .service(outbox::list)
        .service(outbox::read)
        .service(retention::kept)
        .configure(accounts::configure);
}

/// Reads the demonstration's clock. Demonstration only.
#[utoipa::path(tag = "demonstration", responses((status = 200, body = ClockView), (status = 404, body = Problem)))]
#[get("/demo/clock")]
async fn read_clock(app: Data<App>) -> Result<Json<ClockView>, ApiError> {
    Ok(Json(clock::read(&app)?))
}

/// Moves the demonstration's clock forward. Demonstration only.
#[utoipa::path(tag = "demonstration", security(("bearer" = [])), request_body = MoveClock, responses((status = 200, body = ClockView), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/demo/clock")]
async fn move_clock(
    app: Data<App>,
    reader: Reader,
    body: Json<MoveClock>,
) -> Result<Json<ClockView>, ApiError> {
    Ok(Json(clock::advance(&app, &reader.0, body.into_inner()).await?))
}
