//! What a saved search asks for and a document has.

use nhipcau_domain::{locale::Locale, timestamp::Timestamp};

use super::condition;
use crate::{
    analysis::{CLAUSE_BREAK, Lanes, PAIR_JOIN, pairs, syllables},
    concept::{ConceptId, Concepts, Manner},
    document::Document,
};

/// Something a search asks for and a document has or has not.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Term {
    /// A Vietnamese syllable as written.
    Exact(String),
    /// Two neighbours as written.
    ExactPair(String),
    /// A Vietnamese syllable without diacritics.
    Folded(String),
    /// Two neighbours without diacritics.
    FoldedPair(String),
    /// A stemmed English word.
    English(String),
    /// A concept of the thesaurus, whatever words it came in.
    Concept(ConceptId),
    /// A code or an external id, in lower case.
    Code(String),
    /// The value of a field that is filtered by.
    Value(&'static str, String),
}

/// Two neighbours as one text.
pub(super) fn pair(first: &str, second: &str) -> String {
    let mut out = String::with_capacity(first.len() + second.len() + 1);
    out.push_str(first);
    out.push(PAIR_JOIN);
    out.push_str(second);
    out
}

/// Gives out every term a document has, some of them more than once. The texts are the ones the index
/// takes, so that what the search finds, an alert finds.
pub(super) fn each_of(
    document: &Document,
    now: Timestamp,
    concepts: Option<&Concepts>,
    give: &mut impl FnMut(Term),
) {
    for locale in Locale::ALL {
        let mut lanes = Lanes::default();
        for (_, text) in document.indexed(*locale) {
            let syllables: Vec<_> = syllables(text).collect();
            lanes.push_read(&syllables);
            let Some(concepts) = concepts else { continue };
            // Who asks for something broader is told of this too.
            for tag in concepts.tags(text, &syllables, Manner::of(*locale)) {
                for id in [tag.concept].iter().chain(concepts.above(tag.concept)) {
                    give(Term::Concept(*id));
                }
            }
        }
        if lanes.exact.is_empty() {
            continue;
        }
        match locale {
            Locale::Vi => {
                words(&lanes.exact, |word| give(Term::Exact(word.to_owned())));
                words(&lanes.folded, |word| give(Term::Folded(word.to_owned())));
                for (first, second) in pairs(&lanes.exact) {
                    give(Term::ExactPair(pair(first, second)));
                }
                for (first, second) in pairs(&lanes.folded) {
                    give(Term::FoldedPair(pair(first, second)));
                }
            }
            Locale::En => {
                words(&lanes.stems, |stem| give(Term::English(stem.to_owned())));
            }
        }
    }
    for code in document.code.iter().chain(&document.external_id) {
        give(Term::Code(code.trim().to_lowercase()));
    }
    condition::values(document, now, &mut |field, value| give(Term::Value(field, value)));
}

fn words(lane: &str, give: impl FnMut(&str)) {
    lane.split([' ', CLAUSE_BREAK]).filter(|word| !word.is_empty()).for_each(give);
}
