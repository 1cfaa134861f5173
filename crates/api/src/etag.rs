//! Answers that carry a version.

use std::fmt::Display;

use actix_web::{HttpResponse, http::header};
use nhipcau_domain::revision::Revision;
use serde::Serialize;

/// 200 with the version as `ETag`.
pub(crate) fn tagged(version: impl Display, view: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::ETAG, format!("\"v{version}\""))).json(view)
}

/// 201 with `Location` and, where the thing has a version, `ETag`.
pub(crate) fn created(path: &str, version: Option<i32>, view: &impl Serialize) -> HttpResponse {
    answer(path, version.as_ref().map(|version| version as &dyn Display), view)
}

/// The same for a thing whose `ETag` tells of its text as well.
pub(crate) fn created_as(path: &str, revision: Revision, view: &impl Serialize) -> HttpResponse {
    answer(path, Some(&revision), view)
}

fn answer(path: &str, tag: Option<&dyn Display>, view: &impl Serialize) -> HttpResponse {
    let mut response = HttpResponse::Created();
    response.insert_header((header::LOCATION, format!("/api/v1{path}")));
    if let Some(tag) = tag {
        response.insert_header((header::ETAG, format!("\"v{tag}\"")));
    }
    response.json(view)
}
