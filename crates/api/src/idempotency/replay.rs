//! Answering a repeated request: with what the first one made, as it is now and as this reader may
//! read it.

use actix_web::{
    HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode, Uri,
        header::{self, HeaderName, HeaderValue},
    },
    middleware::Next,
};
use nhipcau_app::{Error, idempotency::Replay};
use serde_json::Value;

use crate::problem::ApiError;

/// What the path of a step ends with, after that of the thing that takes it.
const STEPS: [&str; 3] = ["/transitions", "/merge", "/separate"];

const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The answer of the first request, again.
pub(super) async fn answer(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    found: Replay,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let status = StatusCode::from_u16(found.status)
        .map_err(|_| ApiError::App(Error::internal("a replayed status is none")))?;
    let mut response = if let Some(answer) = &found.answer {
        request.into_response(HttpResponse::build(status).json(answer))
    } else if status == StatusCode::NO_CONTENT {
        request.into_response(HttpResponse::NoContent().finish())
    } else {
        read_again(request, next, &found).await?
    };
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    if response.status().is_success() {
        *response.response_mut().status_mut() = status;
        let location = found.location.filter(|_| status == StatusCode::CREATED);
        if let Some(Ok(location)) =
            location.map(|path| HeaderValue::try_from(format!("/api/v1{path}")))
        {
            response.headers_mut().insert(header::LOCATION, location);
        }
    }
    Ok(response)
}

/// Reads where the answer is to be found: in its own place, else where the thing is that was made,
/// else at the thing that took a step.
async fn read_again(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    found: &Replay,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let path = match found.place.as_ref().or(found.location.as_ref()) {
        Some(below) => format!("/api/v1{below}"),
        None => {
            STEPS.iter().fold(request.path(), |path, step| path.trim_end_matches(step)).to_owned()
        }
    };
    let uri: Uri = path
        .parse()
        .map_err(|_| ApiError::App(Error::internal("the place of a replayed result is no path")))?;
    request.match_info_mut().get_mut().update(&uri);
    request.head_mut().uri = uri;
    request.head_mut().method = Method::GET;
    request.set_payload(Payload::None);
    let response = next.call(request).await?.map_into_boxed_body();
    match &found.part {
        Some(part) if response.status().is_success() => pick(response, part),
        _ => Ok(response),
    }
}

/// The part of what was read that the first answer consisted of.
fn pick(
    response: ServiceResponse<BoxBody>,
    part: &str,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let whole: Value = body
        .try_into_bytes()
        .ok()
        .and_then(|body| serde_json::from_slice(&body).ok())
        .ok_or_else(|| ApiError::App(Error::internal("a replayed answer is no JSON")))?;
    let Some(found) = part_of(&whole, part) else {
        // It has gone since.
        return Ok(ServiceResponse::from_err(ApiError::App(Error::NotFound), request));
    };
    response.headers_mut().remove(header::ETAG);
    let body = serde_json::to_vec(found)?;
    Ok(ServiceResponse::new(request, response.set_body(BoxBody::new(body))))
}

/// A JSON pointer leads to a part; an id names an item of a list, or the person an item is about.
fn part_of<'a>(whole: &'a Value, part: &str) -> Option<&'a Value> {
    if part.starts_with('/') {
        return whole.pointer(part);
    }
    let named = |item: &&Value| item["id"] == part || item["person"]["id"] == part;
    whole["items"].as_array()?.iter().find(named)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parts_are_found_by_pointer_or_id() {
        let whole = json!({
            "recognition": {"number": "1"},
            "items": [{"id": "a", "n": 1}, {"person": {"id": "b"}, "n": 2}],
        });
        assert_eq!(part_of(&whole, "/recognition"), Some(&json!({"number": "1"})));
        assert_eq!(part_of(&whole, "a").map(|item| &item["n"]), Some(&json!(1)));
        assert_eq!(part_of(&whole, "b").map(|item| &item["n"]), Some(&json!(2)));
        assert_eq!(part_of(&whole, "/follow_up"), None);
        assert_eq!(part_of(&whole, "c"), None);
    }
}
