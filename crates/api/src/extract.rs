//! What handlers take from a request.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::header,
    web::{Data, JsonConfig, PathConfig},
};
use nhipcau_app::{App, Ctx, Error, IdempotencyClaim, auth};
use nhipcau_domain::locale::Locale;
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

/// The version in `If-Match`; required.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(pub i32);

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let version = match request.headers().get(header::IF_MATCH) {
            None => Err(ApiError::PreconditionRequired),
            // A tag that is not ours matches nothing.
            Some(value) => value
                .to_str()
                .ok()
                .and_then(|tag| tag.trim().strip_prefix("\"v")?.strip_suffix('"')?.parse().ok())
                .map(Self)
                .ok_or_else(|| Error::Stale.into()),
        };
        std::future::ready(version)
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
