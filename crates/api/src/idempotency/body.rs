//! The body of a request with a key: read as a whole, to be told from another one.

use actix_web::{
    HttpMessage,
    dev::ServiceRequest,
    http::header,
    web::{Bytes, Payload},
};
use nhipcau_app::{App, Ctx, Error, import};
use sha2::{Digest, Sha256};

use crate::{import::FILE_LIMIT, json::BODY_LIMIT, problem::ApiError};

/// What the form of an upload takes besides its file.
const FORM_LIMIT: usize = 64 * 1024;

/// Reads the body, which may be as long as its route allows.
///
/// # Errors
/// `TooLarge`; `Forbidden` for an import by somebody who may not; `MalformedJson` when the
/// connection breaks.
pub(super) async fn read(
    request: &mut ServiceRequest,
    app: &App,
    ctx: &Ctx,
) -> Result<Bytes, ApiError> {
    let (allowed, slack) = if request.path().ends_with("/attachments") {
        (app.config.attachment_limit, FORM_LIMIT)
    } else if request.path() == "/api/v1/imports" {
        import::check_actor(&ctx.actor)?;
        (FILE_LIMIT, 0)
    } else {
        (BODY_LIMIT, 0)
    };
    let broken = |error: &dyn std::fmt::Display| ApiError::MalformedJson(error.to_string());
    let payload = request.extract::<Payload>().await.map_err(|error| broken(&error))?;
    payload
        .to_bytes_limited(allowed + slack)
        .await
        .map_err(|_| Error::TooLarge(allowed))?
        .map_err(|error| broken(&error))
}

/// SHA-256 of what the request asks for, in hexadecimal: its parameters and its body. The line
/// between the parts of a form is drawn anew for every request and says nothing.
pub(super) fn fingerprint(request: &ServiceRequest, body: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(request.query_string().as_bytes());
    hash.update(b"\n");
    match boundary(request) {
        None => hash.update(body),
        Some(boundary) => {
            let delimiter = format!("--{boundary}");
            for line in body.split_inclusive(|byte| *byte == b'\n') {
                hash.update(line.strip_prefix(delimiter.as_bytes()).unwrap_or(line));
            }
        }
    }
    hex::encode(hash.finalize())
}

/// The boundary of a form.
fn boundary(request: &ServiceRequest) -> Option<String> {
    if !request.content_type().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    kind.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let found = name.trim().eq_ignore_ascii_case("boundary");
        found.then(|| value.trim().trim_matches('"').to_owned()).filter(|value| !value.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn print(kind: &str, query: &str, body: &str) -> String {
        let request = TestRequest::default()
            .uri(&format!("/api/v1/imports?{query}"))
            .insert_header((header::CONTENT_TYPE, kind))
            .to_srv_request();
        fingerprint(&request, body.as_bytes())
    }

    fn form(boundary: &str, text: &str) -> String {
        let kind = format!("multipart/form-data; charset=utf-8; boundary=\"{boundary}\"");
        let part = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n");
        print(&kind, "", &format!("{part}{text}\r\n--{boundary}--\r\n"))
    }

    #[test]
    fn a_form_is_the_same_under_another_boundary() {
        assert_eq!(form("aaa", "one\ntwo"), form("bbbb", "one\ntwo"));
        assert_ne!(form("aaa", "one\ntwo"), form("aaa", "one\ntwO"));
    }

    #[test]
    fn parameters_and_body_count() {
        let kind = "application/x-ndjson";
        assert_eq!(print(kind, "strict=true", "{}"), print(kind, "strict=true", "{}"));
        assert_ne!(print(kind, "strict=true", "{}"), print(kind, "", "{}"));
        assert_ne!(print(kind, "", "{}"), print(kind, "", "{ }"));
    }
}
