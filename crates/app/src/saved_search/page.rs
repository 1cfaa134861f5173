//! Where a saved search is looked up again.

use nhipcau_domain::{locale::Locale, saved_search::SavedQuery};
use uuid::Uuid;

use crate::address::encoded;

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
