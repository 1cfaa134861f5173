//! `/auth/password`: changing, forgetting, judging passwords.

use actix_web::{HttpResponse, post, web::Data};
use nhipcau_app::{
    App,
    auth::{self, AskStrength, ChangePassword, Forgot, MailSent, Reset, Strength},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::mail_sent;
use crate::{
    address::Address,
    extract::Holder,
    json::Json,
    problem::{ApiError, Problem},
};

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(password_strength).service(forgot).service(reset).service(change_password);
}

/// Says how strong a password would be.
#[utoipa::path(tag = "auth", request_body = AskStrength, responses((status = 200, body = Strength), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/password-strength")]
async fn password_strength(
    app: Data<App>,
    from: Address,
    body: Json<AskStrength>,
) -> Result<HttpResponse, ApiError> {
    let strength = auth::password_strength(&app, &body, from.0)?;
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(strength))
}

/// Sends a link by which a new password can be set. The same answer whether or not there is an
/// account.
#[utoipa::path(tag = "auth", request_body = Forgot, responses((status = 202, body = MailSent), (status = 429, body = Problem)))]
#[post("/auth/password/forgot")]
async fn forgot(
    app: Data<App>,
    from: Address,
    body: Json<Forgot>,
) -> Result<HttpResponse, ApiError> {
    Ok(mail_sent(auth::forgot(&app, &body, from.0).await?))
}

/// Sets a new password by the link of the mail, and ends every session.
#[utoipa::path(tag = "auth", request_body = Reset, responses((status = 204), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/password/reset")]
async fn reset(app: Data<App>, from: Address, body: Json<Reset>) -> Result<HttpResponse, ApiError> {
    auth::reset(&app, body.into_inner(), from.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Sets another password, and ends every other session.
#[utoipa::path(tag = "auth", security(("bearer" = [])), request_body = ChangePassword, responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/password")]
async fn change_password(
    app: Data<App>,
    holder: Holder,
    from: Address,
    body: Json<ChangePassword>,
) -> Result<HttpResponse, ApiError> {
    auth::change_password(&app, &holder.0, body.into_inner(), from.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
