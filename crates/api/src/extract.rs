//! What handlers take from a request.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::header,
    web::{Data, Json, JsonConfig, PathConfig},
};
use nhipcau_app::{App, Ctx, Error, IdempotencyClaim, auth};
use nhipcau_domain::{locale::Locale, revision::Revision, timestamp::Timestamp};
use serde::de::DeserializeOwned;

use crate::problem::ApiError;

/// The language a request asks for.
pub fn locale_of(request: &HttpRequest) -> Locale {
    request
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(Locale::default, Locale::negotiate)
}

/// Who sends a request: identified by the access token, or the public when there is none.
#[derive(Debug, Clone)]
pub struct Reader(pub Ctx);

impl FromRequest for Reader {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let locale = locale_of(&request);
            let Some(value) = request.headers().get(header::AUTHORIZATION) else {
                return Ok(Self(Ctx::public(locale)));
            };
            let token = value
                .to_str()
                .ok()
                .and_then(|value| value.strip_prefix("Bearer "))
                .ok_or(Error::Unauthenticated("unauthenticated"))?;
            let app = app_of(&request)?;
            let mut ctx = auth::identify(&app, token, locale).await?;
            ctx.idempotency = request.extensions().get::<IdempotencyClaim>().cloned();
            Ok(Self(ctx))
        })
    }
}

/// The application a request is served by.
pub(crate) fn app_of(request: &HttpRequest) -> Result<Data<App>, ApiError> {
    request
        .app_data::<Data<App>>()
        .cloned()
        .ok_or_else(|| Error::internal("the application is not registered").into())
}

/// The version in `If-Match`; required. Of a tag that tells of the text as well only the version
/// counts: what is written on the thing itself does not touch the pieces of its text.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(pub i32);

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = |tag: &str| {
            let revision = Revision::parse(tag).map(|revision| revision.version);
            revision.or_else(|| tag.parse().ok()).map(Self)
        };
        std::future::ready(if_match(request, read))
    }
}

/// Version and text in `If-Match`, for signing what was read; required.
#[derive(Debug, Clone, Copy)]
pub struct IfAsRead(pub Revision);

impl FromRequest for IfAsRead {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(if_match(request, |tag| Revision::parse(tag).map(Self)))
    }
}

fn if_match<T>(request: &HttpRequest, read: impl Fn(&str) -> Option<T>) -> Result<T, ApiError> {
    match request.headers().get(header::IF_MATCH) {
        None => Err(ApiError::PreconditionRequired),
        // A tag that is not ours matches nothing.
        Some(value) => value
            .to_str()
            .ok()
            .and_then(|tag| read(tag.trim().strip_prefix("\"v")?.strip_suffix('"')?))
            .ok_or_else(|| Error::Stale.into()),
    }
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
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

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

/// The greatest JSON body, in bytes.
pub const BODY_LIMIT: usize = 512 * 1024;

/// How JSON bodies are read: at most [`BODY_LIMIT`], wrong shapes told apart from wrong JSON.
pub fn json_config() -> JsonConfig {
    use actix_web::error::JsonPayloadError;
    JsonConfig::default().limit(BODY_LIMIT).error_handler(|error, _| {
        let error = match error {
            JsonPayloadError::OverflowKnownLength { limit, .. }
            | JsonPayloadError::Overflow { limit } => ApiError::App(Error::TooLarge(limit)),
            JsonPayloadError::ContentType => ApiError::UnsupportedMediaType,
            JsonPayloadError::Deserialize(error) if error.is_data() => shape(&error),
            JsonPayloadError::Deserialize(error) => ApiError::MalformedJson(error.to_string()),
            other => ApiError::MalformedJson(other.to_string()),
        };
        error.into()
    })
}

/// A body that is JSON but not of the shape asked for, with the field where it can be named.
fn shape(error: &serde_json::Error) -> ApiError {
    use nhipcau_domain::field_error::FieldError;
    let text = error.to_string();
    let named = |prefix: &str| {
        text.strip_prefix(prefix)
            .and_then(|rest| rest.split('`').next())
            .map(|name| format!("/{name}"))
    };
    let field = if let Some(pointer) = named("missing field `") {
        FieldError::new(pointer, "required")
    } else if let Some(pointer) = named("unknown field `") {
        FieldError::new(pointer, "unknown_field")
    } else if text.starts_with("unknown variant") {
        FieldError::new("", "unknown_value").with("detail", &text)
    } else {
        FieldError::new("", "invalid_type").with("detail", &text)
    };
    ApiError::App(Error::Invalid(vec![field]))
}

/// A path that cannot be read names nothing.
pub fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|_, _| ApiError::App(Error::NotFound).into())
}
