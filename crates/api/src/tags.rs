//! Entity tags in `If-Match` and `If-None-Match` (RFC 9110, sections 8.8.3, 13.1.1 and 13.1.2).

use actix_web::http::header::{HeaderMap, HeaderName};

/// One entity tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Whether it only says that the texts mean the same.
    pub weak: bool,
    /// What stands between the quotation marks.
    pub opaque: String,
}

/// What a precondition names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tags {
    /// `*`: whatever is there.
    Any,
    /// These.
    Listed(Vec<Tag>),
}

/// Reads a precondition; `None` when the header is absent. What is no tag matches nothing.
pub(crate) fn named(headers: &HeaderMap, header: &HeaderName) -> Option<Tags> {
    let lines: Vec<_> = headers.get_all(header).filter_map(|line| line.to_str().ok()).collect();
    if !headers.contains_key(header) {
        return None;
    }
    // Lines of the same header are one list.
    Some(read(&lines.join(",")))
}

fn read(text: &str) -> Tags {
    if text.trim() == "*" {
        return Tags::Any;
    }
    let mut tags = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        let (weak, quoted) = match rest.strip_prefix("W/") {
            Some(quoted) => (true, quoted),
            None => (false, rest),
        };
        // A comma may stand inside a tag, a quotation mark may not.
        let Some((opaque, after)) = quoted.strip_prefix('"').and_then(|open| open.split_once('"'))
        else {
            return Tags::Listed(tags);
        };
        tags.push(Tag { weak, opaque: opaque.to_owned() });
        rest = after;
    }
}

/// Whether `If-None-Match` names this tag; weak tags count as well.
pub(crate) fn already_known(known: &Tags, present: &str) -> bool {
    match (known, read(present)) {
        (Tags::Any, _) => true,
        (Tags::Listed(known), Tags::Listed(present)) => {
            present.iter().any(|tag| known.iter().any(|known| known.opaque == tag.opaque))
        }
        (Tags::Listed(_), Tags::Any) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_far_as_they_are_lists() {
        let tag = |weak, opaque: &str| Tag { weak, opaque: opaque.to_owned() };
        assert_eq!(read("*"), Tags::Any);
        assert_eq!(read(r#""v3""#), Tags::Listed(vec![tag(false, "v3")]));
        let both = vec![tag(true, "v3"), tag(false, "a, b")];
        assert_eq!(read(r#" W/"v3" ,, "a, b" "#), Tags::Listed(both));
        assert_eq!(read(r#""v3", v4"#), Tags::Listed(vec![tag(false, "v3")]));
        for nothing in ["", "v3", "\"v3", "w/\"v3\"", ","] {
            assert_eq!(read(nothing), Tags::Listed(Vec::new()), "{nothing}");
        }
    }

    #[test]
    fn what_is_known_is_known_weakly() {
        assert!(already_known(&read(r#"W/"v3-a", "v4""#), r#""v3-a""#));
        assert!(already_known(&read(r#""a""#), r#"W/"a""#));
        assert!(already_known(&Tags::Any, r#""v3""#));
        assert!(!already_known(&read(r#""v3-a""#), r#""v3-b""#));
        assert!(!already_known(&read(""), r#""v3""#));
    }
}
