//! `If-Match`: which state of a thing a write is meant for. Required, a list, and strong: a weak tag
//! matches nothing.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};
use nhipcau_app::{Error, Expected};
use nhipcau_domain::revision::Revision;

use crate::{
    problem::ApiError,
    tags::{Tags, named},
};

/// The versions in `If-Match`, or `*`. Of a tag that tells of the text as well only the version
/// counts: what is written on the thing itself does not touch the pieces of its text.
#[derive(Debug, Clone)]
pub(crate) struct IfMatch(pub Expected);

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(expected(request, version).map(Self))
    }
}

/// The same for a step that somebody answers for: who signs, sends or decides names what they have
/// seen, and `*` names nothing.
#[derive(Debug, Clone)]
pub(crate) struct IfSeen(pub Expected);

impl FromRequest for IfSeen {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(seen(request, version).map(Self))
    }
}

/// Version and text in `If-Match`, for signing what was read.
#[derive(Debug, Clone)]
pub(crate) struct IfAsRead(pub Expected<Revision>);

impl FromRequest for IfAsRead {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(seen(request, Revision::parse).map(Self))
    }
}

fn version(text: &str) -> Option<i32> {
    let revision = Revision::parse(text).map(|revision| revision.version);
    revision.or_else(|| text.parse().ok())
}

fn seen<V>(
    request: &HttpRequest,
    read: impl Fn(&str) -> Option<V>,
) -> Result<Expected<V>, ApiError> {
    match expected(request, read)? {
        Expected::Any => Err(ApiError::PreconditionRequired),
        named @ Expected::OneOf(_) => Ok(named),
    }
}

fn expected<V>(
    request: &HttpRequest,
    read: impl Fn(&str) -> Option<V>,
) -> Result<Expected<V>, ApiError> {
    let tags = match named(request.headers(), &header::IF_MATCH) {
        None => return Err(ApiError::PreconditionRequired),
        Some(Tags::Any) => return Ok(Expected::Any),
        Some(Tags::Listed(tags)) => tags,
    };
    // A tag that is not ours matches nothing. What follows the version tells one reader's view of
    // it from another's, and is no matter of writing.
    let versions: Vec<_> = tags
        .iter()
        .filter(|tag| !tag.weak)
        .filter_map(|tag| read(tag.opaque.strip_prefix('v')?.split('-').next()?))
        .collect();
    if versions.is_empty() { Err(Error::Stale.into()) } else { Ok(Expected::OneOf(versions)) }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn asked(tag: &str) -> HttpRequest {
        TestRequest::default().insert_header((header::IF_MATCH, tag)).to_http_request()
    }

    #[test]
    fn versions_are_read_from_strong_tags() {
        let versions = |tag: &str| expected(&asked(tag), version).ok();
        assert_eq!(versions(r#""v3""#), Some(3.into()));
        assert_eq!(versions(r#""v3-0a1b""#), Some(3.into()));
        assert_eq!(versions(r#""v3.17-0a1b""#), Some(3.into()));
        assert_eq!(versions(r#""x", "v3", W/"v9", "v4""#), Some(Expected::OneOf(vec![3, 4])));
        assert_eq!(versions("*"), Some(Expected::Any));
        for foreign in [r#"W/"v3""#, r#""3""#, "v3", r#""vx""#, ""] {
            let refused = expected(&asked(foreign), version);
            assert!(matches!(refused, Err(ApiError::App(Error::Stale))), "{foreign}: {refused:?}");
        }
    }

    #[test]
    fn who_answers_for_a_step_names_what_they_saw() {
        let read = seen(&asked(r#""v3.17-0a""#), Revision::parse).unwrap();
        assert!(read.names(Revision { version: 3, content: 17 }));
        assert!(matches!(seen(&asked("*"), Revision::parse), Err(ApiError::PreconditionRequired)));
        assert!(matches!(
            seen(&asked(r#""v3""#), Revision::parse),
            Err(ApiError::App(Error::Stale))
        ));
        let nothing = TestRequest::default().to_http_request();
        assert!(matches!(seen(&nothing, version), Err(ApiError::PreconditionRequired)));
    }
}
