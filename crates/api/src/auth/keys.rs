//! `/.well-known/jwks.json`: the public keys of access tokens.

use actix_web::{HttpResponse, get, web::Data};
use nhipcau_app::{
    App,
    auth::{self, Jwks},
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::problem::ApiError;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(public_keys);
}

/// The public keys with which access tokens can be checked. A key is here before it signs anything
/// that others meet, and until the last token it has signed has expired.
#[utoipa::path(tag = "auth", responses((status = 200, body = Jwks)))]
#[get("/.well-known/jwks.json")]
async fn public_keys(app: Data<App>) -> Result<HttpResponse, ApiError> {
    let keys = auth::jwks(&app).await?;
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "public, max-age=60")).json(keys))
}
