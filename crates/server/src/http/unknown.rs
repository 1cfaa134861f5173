//! Paths that no route takes: 404, or 405 when another method would be taken.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use nhipcau_api::problem::ApiError;
use utoipa::openapi::OpenApi;

/// Answers a request that matched no route.
pub async fn answer(
    request: HttpRequest,
    document: Data<OpenApi>,
) -> Result<HttpResponse, ApiError> {
    let methods = methods_of(&document, super::path_of(&request));
    if methods.is_empty() || methods.contains(&request.method().to_string()) {
        return Err(super::not_found());
    }
    Err(ApiError::MethodNotAllowed(methods))
}

/// The methods that the API's routes take under a path.
fn methods_of(document: &OpenApi, path: &str) -> Vec<String> {
    let segments: Vec<_> = path.split('/').collect();
    let fits = |template: &str| {
        let parts: Vec<_> = template.split('/').collect();
        parts.len() == segments.len()
            && parts.iter().zip(&segments).all(|(part, segment)| {
                // An empty segment names nothing.
                part == segment || part.starts_with('{') && !segment.is_empty()
            })
    };
    let mut methods = Vec::new();
    for (template, item) in &document.paths.paths {
        if !fits(template) {
            continue;
        }
        for (operation, name) in [
            (&item.get, "GET"),
            (&item.post, "POST"),
            (&item.put, "PUT"),
            (&item.patch, "PATCH"),
            (&item.delete, "DELETE"),
        ] {
            if operation.is_some() && !methods.iter().any(|method| method == name) {
                methods.push(name.to_owned());
                if name == "GET" {
                    methods.push("HEAD".to_owned());
                }
            }
        }
    }
    methods
}
