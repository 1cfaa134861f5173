//! Where a saved search is looked up again.

use nhipcau_domain::{locale::Locale, saved_search::SavedQuery};
use uuid::Uuid;

/// The path of the public search page with this state.
pub fn search_page(locale: Locale, query: &SavedQuery) -> String {
    let page = match locale {
        Locale::Vi => "/vi/tim-kiem",
        Locale::En => "/en/search",
    };
    let pairs: Vec<_> =
        query.pairs().iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if pairs.is_empty() { page.to_owned() } else { format!("{page}?{}", pairs.join("&")) }
}

/// The path below `/app` of the page with the challenges that fit a profile.
pub(crate) fn calls_page(capability_id: Option<Uuid>) -> String {
    capability_id.map_or_else(|| "/calls".to_owned(), |id| format!("/capabilities/{id}"))
}

/// Percent-encodes everything but unreserved characters (RFC 3986, 2.3).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&hex::encode_upper([byte]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_is_asked() {
        let query = SavedQuery {
            q: "đột quỵ".into(),
            topic: vec!["stroke".into(), "ai".into()],
            ..SavedQuery::default()
        };
        let page = search_page(Locale::En, &query);
        assert_eq!(page, "/en/search?q=%C4%91%E1%BB%99t%20qu%E1%BB%B5&topic=stroke&topic=ai");
    }
}
