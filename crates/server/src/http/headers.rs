//! What every answer tells a browser about what it may do with it.

use actix_web::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};

/// Pages: scripts, fonts and calls of this installation alone, and no script in the page itself. Styles may
/// stand in elements, as plots and the workspace's parts write them.
const OF_PAGES: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// Everything else, should a browser ever show it as a page.
const OF_DATA: &str = "default-src 'none'; frame-ancestors 'none'";

/// Adds what is missing; an answer that has set its own rule keeps it. `kept` says that the browser is to
/// show what it has (304): the headers it gets now replace those it has kept, and without a content
/// type nobody can tell here which rule that was, so it keeps its own.
pub(super) fn protect(headers: &mut HeaderMap, encrypted: bool, kept: bool) {
    let is_page = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    let policy = if is_page { OF_PAGES } else { OF_DATA };
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, policy),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "same-origin"),
        (X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ] {
        let keeps_own = kept && name == CONTENT_SECURITY_POLICY;
        if !keeps_own && !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if encrypted {
        // A year: whoever has been here once comes back encrypted or not at all.
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}
