//! Conditional requests and `HEAD`, around the whole application.

use actix_web::{
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{self, HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
    web::Bytes,
};
use twox_hash::XxHash3_64;

use crate::tags::{already_known, named};

/// Gives the API's answers tags that change whenever what this reader reads may have changed, and
/// answers 304 to who has it already. `HEAD` is answered as `GET`; the connection leaves the body
/// out and keeps its length.
///
/// # Errors
/// None of its own.
pub async fn answer_conditionally(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    let reads = request.method() == Method::GET;
    let known = if reads { named(request.headers(), &header::IF_NONE_MATCH) } else { None };
    let ours = request.path().starts_with("/api/v1/");
    let mut response = next.call(request).await?.map_into_boxed_body();
    if ours && response.status().is_success() {
        response = tagged(response, reads);
    }
    let unchanged = reads
        && response.status() == StatusCode::OK
        && known.is_some_and(|known| {
            tag_of(response.headers()).is_some_and(|tag| already_known(&known, tag))
        });
    Ok(if unchanged { not_modified(response) } else { response })
}

fn tag_of(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ETAG)?.to_str().ok()
}

/// The version says which state a write is meant for; the digest tells apart what different readers
/// see of that state, and what is not part of it: names, clocks, what may be done now.
fn tagged(response: ServiceResponse<BoxBody>, reads: bool) -> ServiceResponse<BoxBody> {
    if !is_json(response.headers()) {
        return response;
    }
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let body = match body.try_into_bytes() {
        Ok(body) => body,
        Err(body) => return ServiceResponse::new(request, response.set_body(body)),
    };
    let digest = digest(&body);
    let tag = match tag_of(response.headers()) {
        Some(version) => version.strip_suffix('"').map(|open| format!("{open}-{digest}\"")),
        // Without a version nobody writes by this tag.
        None if reads => Some(format!("W/\"{digest}\"")),
        None => None,
    };
    if let Some(tag) = tag.and_then(|tag| HeaderValue::try_from(tag).ok()) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    if reads {
        let headers = response.headers_mut();
        headers.append(
            header::VARY,
            HeaderValue::from_static("Authorization, Accept-Language, Acting-For"),
        );
        set_default(headers, header::CACHE_CONTROL, "private, no-cache");
    }
    ServiceResponse::new(request, response.set_body(BoxBody::new(body)))
}

/// Tells answers apart and proves nothing: a cryptographic digest took a seventh of the time of a search.
fn digest(body: &Bytes) -> String {
    format!("{:016x}", XxHash3_64::oneshot(body))
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/json"))
}

fn set_default(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

fn not_modified(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let (request, response) = response.into_parts();
    let (mut response, _) = response.into_parts();
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    response.headers_mut().remove(header::CONTENT_TYPE);
    ServiceResponse::new(request, response.set_body(BoxBody::new(())))
}
