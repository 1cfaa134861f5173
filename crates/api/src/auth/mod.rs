//! `/auth`: accounts, sign-in, sessions.

mod cookies;
mod demo;
mod email;
mod keys;
mod password;
mod second_factor;
mod sessions;

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use cookies::{From, answer, forget, refresh_token};
pub(crate) use keys::configure as configure_public_keys;
use nhipcau_app::{
    App, Error,
    auth::{self, LinkToken, Login, MailSent, Register, SessionView},
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    address::Address,
    json::Json,
    problem::{ApiError, Problem},
};

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(register)
        .service(confirm)
        .service(login)
        .service(refresh)
        .service(logout)
        .configure(password::configure)
        .configure(email::configure)
        .configure(sessions::configure)
        .configure(second_factor::configure)
        .configure(demo::configure);
}

/// What is answered when a mail may have been sent, the same in any case.
fn mail_sent(sent: MailSent) -> HttpResponse {
    HttpResponse::Accepted().insert_header(("Cache-Control", "no-store")).json(sent)
}

/// Begins an account. The same answer whether or not the address has one; the mail says how to go on.
#[utoipa::path(tag = "auth", request_body = Register, responses((status = 202, body = MailSent), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/register")]
async fn register(
    app: Data<App>,
    from: Address,
    body: Json<Register>,
) -> Result<HttpResponse, ApiError> {
    Ok(mail_sent(auth::register(&app, body.into_inner(), from.0).await?))
}

/// Confirms an account by the link of the mail, and signs in.
#[utoipa::path(tag = "auth", request_body = LinkToken, responses((status = 200, body = SessionView), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/confirm")]
async fn confirm(
    app: Data<App>,
    from: From,
    body: Json<LinkToken>,
) -> Result<HttpResponse, ApiError> {
    let signed_in = auth::confirm(&app, &body, &from.0).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}

/// Signs in by password, and by a code where the account has a second factor.
#[utoipa::path(tag = "auth", request_body = Login, responses((status = 200, body = SessionView), (status = 401, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/login")]
async fn login(app: Data<App>, from: From, body: Json<Login>) -> Result<HttpResponse, ApiError> {
    let signed_in = auth::login(&app, body.into_inner(), &from.0).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}

/// Exchanges the refresh cookie for a new access token and the next cookie.
#[utoipa::path(tag = "auth", responses((status = 200, body = SessionView), (status = 401, body = Problem)))]
#[post("/auth/refresh")]
async fn refresh(
    app: Data<App>,
    from: From,
    request: HttpRequest,
) -> Result<HttpResponse, ApiError> {
    let token = refresh_token(&request).ok_or(Error::Unauthenticated("unauthenticated"))?;
    let signed_in = auth::refresh(&app, &token, &from.0).await?;
    Ok(answer(&app, HttpResponse::Ok(), signed_in))
}

/// Ends the session.
#[utoipa::path(tag = "auth", responses((status = 204)))]
#[post("/auth/logout")]
async fn logout(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    if let Some(token) = refresh_token(&request) {
        auth::logout(&app, &token).await?;
    }
    Ok(forget(&app))
}
