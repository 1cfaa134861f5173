//! Errors as `application/problem+json` (RFC 9457), in one place.

use std::fmt;

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{StatusCode, header},
    middleware::Next,
};
use nhipcau_app::{Error, view::blocked_message};
use nhipcau_domain::locale::Locale;
use nhipcau_texts::{Arg, problem};
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::locale_of;

/// The media type of a refusal.
pub(crate) const PROBLEM_JSON: &str = "application/problem+json";

/// What went wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer to the field.
    pub pointer: String,
    /// Stable code.
    pub code: String,
    /// What is wrong, in the reader's language.
    pub message: String,
}

/// The body of every error answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `urn:nhipcau:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is, in the reader's language.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What can be done about it.
    pub detail: String,
    /// Stable code.
    pub code: String,
    /// Names the request in the log file.
    pub request_id: String,
    /// Wrong fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// An error of a use case, or of the request itself before one was reached.
#[derive(Debug)]
pub enum ApiError {
    /// A use case refused.
    App(Error),
    /// The body is no JSON; where it stops being it.
    MalformedJson(String),
    /// A query parameter cannot be read.
    MalformedParameter(String),
    /// The body has a media type that is not taken here.
    UnsupportedMediaType,
    /// `If-Match` is missing.
    PreconditionRequired,
    /// The path exists, for other methods.
    MethodNotAllowed(Vec<String>),
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self::App(error)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::App(error) => error.fmt(f),
            other => f.write_str(other.code()),
        }
    }
}

impl ApiError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::App(error) => match reason(error) {
                Error::NotFound => "not_found",
                Error::Forbidden => "forbidden",
                Error::NotAMember => "not_a_member",
                Error::SecondFactorRequired => "second_factor_required",
                Error::Unauthenticated(code) | Error::Conflict(code) => code,
                Error::Invalid(_) => "invalid",
                Error::MalformedParameter(_) => "malformed_parameter",
                Error::Stale => "stale_version",
                Error::WrongStatus => "wrong_status",
                Error::Blocked(_) => "blocked",
                Error::TooLarge(_) => "payload_too_large",
                Error::RateLimited(_) => "too_many_requests",
                Error::Unavailable(_) => "unavailable",
                Error::Stopped { .. } | Error::Unreadable(_) | Error::Internal(_) => "internal",
            },
            Self::MalformedJson(_) => "malformed_json",
            Self::MalformedParameter(_) => "malformed_parameter",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::PreconditionRequired => "precondition_required",
            Self::MethodNotAllowed(_) => "method_not_allowed",
        }
    }

    /// The body of the answer.
    pub fn problem(&self, locale: Locale, request_id: String) -> Problem {
        let code = self.code();
        let (mut params, mut errors, mut detail) = (Vec::new(), Vec::new(), None);
        match self {
            Self::App(Error::Invalid(fields)) => {
                errors = fields
                    .iter()
                    .map(|field| FieldProblem {
                        pointer: field.pointer.clone(),
                        code: field.code.to_owned(),
                        message: problem::field(locale, field),
                    })
                    .collect();
            }
            Self::App(Error::Blocked(blocked)) => detail = Some(blocked_message(locale, blocked)),
            Self::App(Error::TooLarge(limit)) => {
                let size = u64::try_from(*limit).unwrap_or(u64::MAX);
                params.push(("limit", Arg::from(nhipcau_texts::format::bytes(locale, size))));
            }
            _ => {}
        }
        let words = problem::problem(locale, code, &params);
        let mut detail = detail.unwrap_or(words.detail);
        let at = match self {
            Self::MalformedJson(at) | Self::MalformedParameter(at) => Some(at.as_str()),
            Self::App(Error::MalformedParameter(name)) => Some(*name),
            _ => None,
        };
        if let Some(at) = at {
            detail = format!("{detail} ({at})");
        }
        if let Self::App(Error::Stopped { line, .. }) = self {
            let told = nhipcau_texts::text(
                locale,
                "import-stopped",
                &[("line", Arg::from(line.to_string()))],
            );
            detail = format!("{detail} {told}");
        }
        Problem {
            kind: format!("urn:nhipcau:problem:{code}"),
            title: words.title,
            status: self.status_code().as_u16(),
            detail,
            code: code.to_owned(),
            request_id,
            errors,
        }
    }

    fn answer(&self, locale: Locale, request_id: String) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.content_type(PROBLEM_JSON);
        response.insert_header((header::CONTENT_LANGUAGE, locale.as_str()));
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        match self {
            Self::App(Error::RateLimited(seconds)) => {
                response.insert_header((header::RETRY_AFTER, seconds.to_string()));
            }
            Self::App(error) if matches!(reason(error), Error::Unavailable(_)) => {
                response.insert_header((header::RETRY_AFTER, "5"));
            }
            Self::App(Error::Unauthenticated(_)) => {
                response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
            }
            Self::MethodNotAllowed(methods) => {
                response.insert_header((header::ALLOW, methods.join(", ")));
            }
            _ => {}
        }
        response.json(self.problem(locale, request_id))
    }
}

/// Why an import has stopped; any other error is its own reason.
fn reason(error: &Error) -> &Error {
    match error {
        Error::Stopped { cause, .. } => cause,
        other => other,
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::App(error) => match reason(error) {
                Error::NotFound => StatusCode::NOT_FOUND,
                Error::Forbidden | Error::NotAMember | Error::SecondFactorRequired => {
                    StatusCode::FORBIDDEN
                }
                Error::Unauthenticated(_) => StatusCode::UNAUTHORIZED,
                Error::Invalid(_) | Error::Conflict("idempotency_key_reused") => {
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                Error::MalformedParameter(_) => StatusCode::BAD_REQUEST,
                Error::Stale => StatusCode::PRECONDITION_FAILED,
                Error::Conflict(_) | Error::WrongStatus | Error::Blocked(_) => StatusCode::CONFLICT,
                Error::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
                Error::RateLimited(_) => StatusCode::TOO_MANY_REQUESTS,
                Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
                Error::Stopped { .. } | Error::Unreadable(_) | Error::Internal(_) => {
                    StatusCode::INTERNAL_SERVER_ERROR
                }
            },
            Self::MalformedJson(_) | Self::MalformedParameter(_) => StatusCode::BAD_REQUEST,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
        }
    }

    fn error_response(&self) -> HttpResponse {
        self.answer(Locale::default(), String::new())
    }
}

/// The id of a request, given by the outermost middleware.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Names the request of an error and writes its answer in the reader's language. The reader never
/// meets internal text; the log does.
pub async fn write_problems(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let Some(error) = response.response().error().and_then(|error| error.as_error::<ApiError>())
    else {
        return Ok(response);
    };
    let request = response.request();
    let request_id = request_id(request);
    match error {
        ApiError::App(
            error @ (Error::Stopped { .. }
            | Error::Unreadable(_)
            | Error::Internal(_)
            | Error::Unavailable(_)),
        ) => {
            tracing::error!(%error, request_id, path = request.path(), "request failed");
        }
        _ => tracing::debug!(%error, request_id, path = request.path(), "request refused"),
    }
    let answer = error.answer(locale_of(request), request_id);
    let (request, _) = response.into_parts();
    Ok(ServiceResponse::new(request, answer.map_into_boxed_body()))
}

fn request_id(request: &HttpRequest) -> String {
    request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default()
}
