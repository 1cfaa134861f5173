//! Requests that another site makes a browser send. Only the endpoints of `/auth` read a cookie; all
//! others want a token that no other site has.

use actix_web::{
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
};
use nhipcau_app::{App, Error};

use crate::problem::ApiError;

/// The paths that act on a cookie.
const WITH_COOKIE: &str = "/api/v1/auth/";

/// Refuses what another site sends to the endpoints that read a cookie. The cookie is `SameSite=Strict`
/// already; this does not depend on it, and covers signing somebody in as somebody else.
///
/// # Errors
/// None of its own.
pub async fn refuse_cross_site(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    if request.path().starts_with(WITH_COOKIE)
        && !request.method().is_safe()
        && is_foreign(&request)
    {
        tracing::warn!(path = request.path(), "another site has sent a request with cookies");
        let refusal = ApiError::App(Error::Forbidden);
        return Ok(request.error_response(refusal).map_into_boxed_body());
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Browsers say where a request comes from (Fetch Metadata, and the older `Origin`); other clients say
/// neither and have no cookies of a person.
fn is_foreign(request: &ServiceRequest) -> bool {
    let told = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = told("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = told(header::ORIGIN.as_str()) else { return false };
    let base = request.app_data::<actix_web::web::Data<App>>();
    let ours = base.is_some_and(|app| app.config.base_url == origin);
    let host = origin.split_once("://").map(|(_, host)| host);
    !ours && host != told(header::HOST.as_str())
}
