//! JSON bodies, read in one place: at most [`BODY_LIMIT`], wrong shapes told apart from wrong JSON,
//! and no text with the character U+0000, which PostgreSQL does not store.

use std::{future::Future, ops::Deref, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, HttpResponse, Responder, body::BoxBody, dev::Payload,
    error::PayloadError, web::Bytes,
};
use nhipcau_app::Error;
use nhipcau_domain::{field_error::FieldError, nul::pointer_to_nul};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::problem::ApiError;

/// The greatest JSON body, in bytes.
pub const BODY_LIMIT: usize = 512 * 1024;

/// A JSON body, of a request or of an answer.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// The body itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Responder for Json<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok().json(self.0)
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !is_json(request) {
            return Box::pin(std::future::ready(Err(ApiError::UnsupportedMediaType)));
        }
        // Limited by the `PayloadConfig` of the application, to BODY_LIMIT.
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            let body = body.await.map_err(|error| unread(&error))?;
            parse(&body).map(Self)
        })
    }
}

/// `application/json` or a type that says of itself that it is JSON.
fn is_json(request: &HttpRequest) -> bool {
    let kind = request.content_type().to_ascii_lowercase();
    kind == "application/json" || kind.ends_with("+json")
}

fn unread(error: &actix_web::Error) -> ApiError {
    match error.as_error() {
        Some(PayloadError::Overflow) => ApiError::App(Error::TooLarge(BODY_LIMIT)),
        _ => ApiError::MalformedJson(error.to_string()),
    }
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    refuse_nul(body)?;
    serde_json::from_slice(body).map_err(|error| {
        if error.is_data() { shape(&error) } else { ApiError::MalformedJson(error.to_string()) }
    })
}

/// In JSON the character can stand only in its own notation, so that most bodies are not looked
/// into twice.
fn refuse_nul(body: &[u8]) -> Result<(), ApiError> {
    let notation = b"\\u0000";
    if !body.windows(notation.len()).any(|window| window == notation) {
        return Ok(());
    }
    let found = serde_json::from_slice::<Value>(body).ok().and_then(|body| pointer_to_nul(&body));
    // What is no JSON at all is told by the one who reads it next.
    found.map_or(Ok(()), |pointer| Err(Error::field(&pointer, "nul_character").into()))
}

/// A body that is JSON but not of the shape asked for, with the field where it can be named.
fn shape(error: &serde_json::Error) -> ApiError {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> (String, &'static str) {
        match parse::<Value>(body.as_bytes()) {
            Err(ApiError::App(Error::Invalid(fields))) => {
                (fields[0].pointer.clone(), fields[0].code)
            }
            other => panic!("{body}: {other:?}"),
        }
    }

    #[test]
    fn the_null_character_is_named_where_it_stands() {
        assert_eq!(refused(r#"{"a":{"vi":"x\u0000"}}"#), ("/a/vi".to_owned(), "nul_character"));
        assert_eq!(refused(r#"[1,"\u0000"]"#), ("/1".to_owned(), "nul_character"));
        // A backslash that is itself meant begins no notation.
        assert!(parse::<Value>(br#"{"a":"\\u0000"}"#).is_ok());
        for broken in [r#"{"a":"\u0000""#, "{\"a\":\"\u{0}\"}", ""] {
            let answer = parse::<Value>(broken.as_bytes());
            assert!(matches!(answer, Err(ApiError::MalformedJson(_))), "{broken}: {answer:?}");
        }
    }
}
