//! `/auth/second-factor`: codes beside the password.

use actix_web::{HttpResponse, get, post, web::Data};
use nhipcau_app::{
    App,
    auth::second_factor::{
        self, ConfirmSecondFactor, PasswordAndCode, RecoveryCodes, SecondFactorView, Secret,
        StartSecondFactor,
    },
};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    address::Address,
    extract::Holder,
    json::Json,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(read_second_factor)
        .service(start_second_factor)
        .service(confirm_second_factor)
        .service(renew_recovery_codes)
        .service(disable_second_factor);
}

/// What is shown once and kept by nobody on the way.
fn once(mut response: actix_web::HttpResponseBuilder, body: &impl Serialize) -> HttpResponse {
    response.insert_header(("Cache-Control", "no-store")).json(body)
}

/// Reads how one's second factor stands.
#[utoipa::path(tag = "auth", security(("bearer" = [])), responses((status = 200, body = SecondFactorView), (status = 401, body = Problem)))]
#[get("/auth/second-factor")]
async fn read_second_factor(
    app: Data<App>,
    holder: Holder,
) -> Result<Json<SecondFactorView>, ApiError> {
    Ok(Json(second_factor::read(&app, &holder.0).await?))
}

/// Begins a second factor; nothing holds until a code was shown.
#[utoipa::path(tag = "auth", security(("bearer" = [])), request_body = StartSecondFactor, responses((status = 201, body = Secret), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/second-factor")]
async fn start_second_factor(
    app: Data<App>,
    holder: Holder,
    from: Address,
    body: Json<StartSecondFactor>,
) -> Result<HttpResponse, ApiError> {
    let secret = second_factor::start(&app, &holder.0, &body, from.0).await?;
    Ok(once(HttpResponse::Created(), &secret))
}

/// Puts the second factor in force by a code, gives recovery codes and ends every other session.
#[utoipa::path(tag = "auth", security(("bearer" = [])), request_body = ConfirmSecondFactor, responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/second-factor/confirm")]
async fn confirm_second_factor(
    app: Data<App>,
    holder: Holder,
    from: Address,
    body: Json<ConfirmSecondFactor>,
) -> Result<HttpResponse, ApiError> {
    let codes = second_factor::confirm(&app, &holder.0, &body, from.0).await?;
    Ok(once(HttpResponse::Ok(), &codes))
}

/// Gives ten new recovery codes in place of those there were.
#[utoipa::path(tag = "auth", security(("bearer" = [])), request_body = PasswordAndCode, responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/second-factor/recovery-codes")]
async fn renew_recovery_codes(
    app: Data<App>,
    holder: Holder,
    from: Address,
    body: Json<PasswordAndCode>,
) -> Result<HttpResponse, ApiError> {
    let codes = second_factor::renew_recovery_codes(&app, &holder.0, &body, from.0).await?;
    Ok(once(HttpResponse::Ok(), &codes))
}

/// Removes the second factor, where no role demands one.
#[utoipa::path(tag = "auth", security(("bearer" = [])), request_body = PasswordAndCode, responses((status = 204), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/second-factor/disable")]
async fn disable_second_factor(
    app: Data<App>,
    holder: Holder,
    from: Address,
    body: Json<PasswordAndCode>,
) -> Result<HttpResponse, ApiError> {
    second_factor::disable(&app, &holder.0, &body, from.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
