//! `/auth/email`: another mail address.

use actix_web::{HttpResponse, delete, post, web::Data};
use nhipcau_app::{
    App,
    auth::{
        LinkToken, MailSent,
        email::{self, ChangeEmail, EmailConfirmed},
    },
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
    config.service(change_email).service(confirm_email).service(keep_email);
}

/// Sends a link to the present address and one to the new one. The same answer whether or not the
/// new one has an account.
#[utoipa::path(tag = "auth", security(("bearer" = [])), request_body = ChangeEmail, responses((status = 202, body = MailSent), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/email")]
async fn change_email(
    app: Data<App>,
    holder: Holder,
    from: Address,
    body: Json<ChangeEmail>,
) -> Result<HttpResponse, ApiError> {
    Ok(mail_sent(email::ask(&app, &holder.0, body.into_inner(), from.0).await?))
}

/// Agrees to a change of address by the link of a mail; with the second one it is changed.
#[utoipa::path(tag = "auth", request_body = LinkToken, responses((status = 200, body = EmailConfirmed), (status = 422, body = Problem), (status = 429, body = Problem)))]
#[post("/auth/email/confirm")]
async fn confirm_email(
    app: Data<App>,
    from: Address,
    body: Json<LinkToken>,
) -> Result<HttpResponse, ApiError> {
    let confirmed = email::confirm(&app, &body, from.0).await?;
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(confirmed))
}

/// Withdraws a change of address that waits.
#[utoipa::path(tag = "auth", security(("bearer" = [])), responses((status = 204), (status = 401, body = Problem)))]
#[delete("/auth/email")]
async fn keep_email(app: Data<App>, holder: Holder) -> Result<HttpResponse, ApiError> {
    email::withdraw(&app, &holder.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
