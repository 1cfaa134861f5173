//! Lists: the page asked for, and the answer with its `Link` to the next one.

use actix_web::{HttpRequest, HttpResponse, http::header};
use nhipcau_app::view::{ListView, PageRequest};
use serde::Serialize;

/// The page a list request asks for.
pub(crate) fn page(limit: Option<u64>, cursor: Option<String>, count: Option<bool>) -> PageRequest {
    PageRequest { limit, cursor, count: count.unwrap_or(false) }
}

/// 200 with the list and a link to the next page.
pub(crate) fn answer<T: Serialize>(request: &HttpRequest, list: &ListView<T>) -> HttpResponse {
    with_link(request, list.next_cursor.as_deref(), list)
}

/// 200 with any body that has a next page.
pub(crate) fn with_link(
    request: &HttpRequest,
    next: Option<&str>,
    body: &impl Serialize,
) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    if let Some(cursor) = next {
        let kept: Vec<_> = request
            .query_string()
            .split('&')
            .filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="))
            .collect();
        let separator = if kept.is_empty() { "" } else { "&" };
        let link = format!(
            "<{}?{}{separator}cursor={cursor}>; rel=\"next\"",
            request.path(),
            kept.join("&")
        );
        response.insert_header((header::LINK, link));
    }
    response.json(body)
}
