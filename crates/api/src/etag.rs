//! Answers that carry a version.

use actix_web::{HttpResponse, http::header};
use serde::Serialize;

/// 200 with the version as `ETag`.
pub(crate) fn tagged(version: i32, view: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::ETAG, format!("\"v{version}\""))).json(view)
}

/// 201 with `Location` and, where the thing has a version, `ETag`.
pub(crate) fn created(path: &str, version: Option<i32>, view: &impl Serialize) -> HttpResponse {
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("/api/v1{path}")));
    if let Some(version) = version {
        response.insert_header((header::ETAG, format!("\"v{version}\"")));
    }
    response.json(view)
}
