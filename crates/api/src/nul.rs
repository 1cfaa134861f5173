//! The character U+0000 in addresses. No text of the product holds it and PostgreSQL takes none, so
//! it is refused here once, for the API and the pages alike.

use actix_web::{
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};
use nhipcau_app::Error;

use crate::problem::ApiError;

/// Refuses addresses with U+0000: such a path names nothing, such a parameter cannot be read.
///
/// # Errors
/// None of its own.
pub async fn refuse_nul(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let refusal = if has_nul(request.uri().path()) {
        Some(ApiError::App(Error::NotFound))
    } else {
        parameter_with_nul(request.query_string()).map(ApiError::MalformedParameter)
    };
    match refusal {
        Some(error) => Ok(request.error_response(error).map_into_boxed_body()),
        None => Ok(next.call(request).await?.map_into_boxed_body()),
    }
}

/// An address holds no character but in its own notation; this is the one of U+0000.
fn has_nul(text: &str) -> bool {
    text.contains("%00")
}

fn parameter_with_nul(query: &str) -> Option<String> {
    let pair = query.split('&').find(|pair| has_nul(pair))?;
    let name = pair.split('=').next().unwrap_or_default();
    Some(if has_nul(name) { String::new() } else { name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameter_is_named() {
        assert_eq!(parameter_with_nul("limit=3&q=a%00b"), Some("q".to_owned()));
        assert_eq!(parameter_with_nul("%00=1"), Some(String::new()));
        assert_eq!(parameter_with_nul("q=100%2500&x"), None);
        assert_eq!(parameter_with_nul(""), None);
    }
}
