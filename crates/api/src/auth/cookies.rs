//! The two cookies: the refresh token, and what a device is known by.

use actix_web::{
    FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder,
    cookie::{Cookie, SameSite, time::Duration},
    dev::Payload,
};
use nhipcau_app::{
    App,
    auth::{SignedIn, Visitor},
};

use crate::{address::Address, extract::UserAgent, problem::ApiError};

/// The refresh token.
pub(super) const REFRESH: &str = "nhipcau_refresh";
/// What a device is known by.
const DEVICE: &str = "nhipcau_device";
/// A browser keeps a cookie for at most 400 days (RFC 6265bis).
const DEVICE_DAYS: i64 = 400;

/// From where somebody signs in, with the cookie of their device.
#[derive(Debug, Clone)]
pub(super) struct From(pub Visitor);

impl FromRequest for From {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let address = Address::from_request(request, payload).into_inner();
        let agent = UserAgent::from_request(request, payload).into_inner();
        let device = request.cookie(DEVICE).map(|cookie| cookie.value().to_owned());
        std::future::ready(address.and_then(|address| {
            Ok(Self(Visitor { address: address.0, user_agent: agent?.0, device }))
        }))
    }
}

fn cookie(app: &App, name: &'static str, value: String, seconds: i64) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/api/v1/auth")
        .http_only(true)
        // A demonstration may be opened by plain HTTP from another machine of the office.
        .secure(app.config.base_url.starts_with("https:"))
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(seconds))
        .finish()
}

/// Answers a sign-in.
pub(super) fn answer(
    app: &App,
    mut response: HttpResponseBuilder,
    signed_in: SignedIn,
) -> HttpResponse {
    response.cookie(cookie(app, REFRESH, signed_in.refresh_token, signed_in.max_age));
    if let Some(device) = signed_in.device {
        response.cookie(cookie(app, DEVICE, device, DEVICE_DAYS * 86_400));
    }
    response.insert_header(("Cache-Control", "no-store"));
    response.json(signed_in.view)
}

/// The answer to somebody who has left: the device stays known.
pub(super) fn forget(app: &App) -> HttpResponse {
    HttpResponse::NoContent().cookie(cookie(app, REFRESH, String::new(), 0)).finish()
}

/// The refresh token of a request. A request may bear several cookies of the name when somebody has
/// planted one for a wider path; the first is the one of the narrowest path, which is ours.
pub(super) fn refresh_token(request: &HttpRequest) -> Option<String> {
    request.cookie(REFRESH).map(|cookie| cookie.value().to_owned())
}
