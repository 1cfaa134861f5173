//! What handlers take from a request.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::header,
    web::{Data, PathConfig},
};
use nhipcau_app::{App, Ctx, Error, IdempotencyClaim, auth};
use nhipcau_domain::{locale::Locale, timestamp::Timestamp};
use serde::de::DeserializeOwned;

use crate::{json::Json, problem::ApiError};

/// The language a request asks for.
pub fn locale_of(request: &HttpRequest) -> Locale {
    request
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(Locale::default, Locale::negotiate)
}

/// Who sends a request: identified by the access token, or the public when there is none. Somebody
/// whose role demands a second factor is let nowhere before they have one; every route takes its
/// reader from here, so that none can forget it.
#[derive(Debug, Clone)]
pub struct Reader(pub Ctx);

/// Who sends a request, also while a second factor is still to be set up: for what an account itself
/// needs, and nothing else.
#[derive(Debug, Clone)]
pub struct Holder(pub Ctx);

impl FromRequest for Reader {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let locale = locale_of(&request);
            let Some(token) = token_of(&request)? else { return Ok(Self(Ctx::public(locale))) };
            let app = app_of(&request)?;
            let ctx = auth::identify_whole(&app, token, locale).await?;
            let mut ctx = narrowed(&request, ctx)?;
            ctx.idempotency = request.extensions().get::<IdempotencyClaim>().cloned();
            Ok(Self(ctx))
        })
    }
}

impl FromRequest for Holder {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let locale = locale_of(&request);
            let Some(token) = token_of(&request)? else { return Ok(Self(Ctx::public(locale))) };
            let app = app_of(&request)?;
            let ctx = auth::identify(&app, token, locale).await?;
            Ok(Self(narrowed(&request, ctx)?))
        })
    }
}

/// The access token of a request; `None` when it bears none.
fn token_of(request: &HttpRequest) -> Result<Option<&str>, ApiError> {
    let Some(value) = request.headers().get(header::AUTHORIZATION) else { return Ok(None) };
    let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
    Ok(Some(token.ok_or(Error::Unauthenticated("unauthenticated"))?))
}

/// In whose name alone a request is made: the header with the id of one of the person's
/// organisations. Without it they act for all of them.
const ACTING_FOR: &str = "acting-for";

/// What a person may do, narrowed to the organisation that the request names.
fn narrowed(request: &HttpRequest, ctx: Ctx) -> Result<Ctx, ApiError> {
    let Some(value) = request.headers().get(ACTING_FOR) else { return Ok(ctx) };
    let id = value.to_str().ok().and_then(|text| text.trim().parse().ok());
    let id = id.ok_or_else(|| ApiError::MalformedParameter(ACTING_FOR.to_owned()))?;
    Ok(auth::act_for(ctx, id)?)
}

/// The application a request is served by.
pub(crate) fn app_of(request: &HttpRequest) -> Result<Data<App>, ApiError> {
    request
        .app_data::<Data<App>>()
        .cloned()
        .ok_or_else(|| Error::internal("the application is not registered").into())
}

/// When a request was complete, once somebody has asked the database's clock.
#[derive(Debug, Clone, Copy)]
struct Arrival(Timestamp);

/// Stamps a request whose body is complete, if that has not been done.
///
/// # Errors
/// When the database does not tell the time.
pub(crate) async fn stamp(request: &HttpRequest) -> Result<Timestamp, ApiError> {
    if let Some(Arrival(at)) = request.extensions().get() {
        return Ok(*at);
    }
    let at = app_of(request)?.arrival().await?;
    request.extensions_mut().insert(Arrival(at));
    Ok(at)
}

/// A JSON body and the instant at which it was complete. Nothing that the request waits for later
/// moves that instant.
#[derive(Debug, Clone)]
pub struct Arrived<T> {
    /// The body.
    pub body: T,
    /// When it was complete.
    pub at: Timestamp,
}

impl<T: DeserializeOwned + 'static> FromRequest for Arrived<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Json::<T>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let body = body.await?.into_inner();
            let at = stamp(&request).await?;
            Ok(Self { body, at })
        })
    }
}

/// Query parameters, repeated ones as lists; unknown ones are refused by `deny_unknown_fields` of
/// the target.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = serde_html_form::from_str(request.query_string())
            .map(Self)
            .map_err(|error| ApiError::MalformedParameter(error.to_string()));
        std::future::ready(query)
    }
}

/// The name the client gives itself.
#[derive(Debug, Clone)]
pub struct UserAgent(pub Option<String>);

impl FromRequest for UserAgent {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let agent = request
            .headers()
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        std::future::ready(Ok(Self(agent)))
    }
}

/// A path that cannot be read names nothing.
pub fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|_, _| ApiError::App(Error::NotFound).into())
}
