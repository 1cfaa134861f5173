//! A query as the index takes it: a flat union of weighted terms, nothing nested.

mod corpus;
mod feedback;
mod near;
mod score;
mod spelling;
mod typed;
mod union;

use tantivy::schema::{Field, IndexRecordOption};

use crate::schema::Fields;
pub(crate) use corpus::{Corpus, Postings};
use score::SATURATION;
pub(crate) use spelling::Correction;
pub(crate) use typed::{Language, Typed, is_foreign, plan_typed};
pub(crate) use union::everything;

/// A field that terms are looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Lane {
    /// Vietnamese syllables as written.
    Exact,
    /// Pairs of them.
    ExactPairs,
    /// Vietnamese syllables without diacritics.
    Folded,
    /// Pairs of them.
    FoldedPairs,
    /// Stemmed English words.
    English,
    /// Concepts that the document names.
    Concept,
    /// Concepts broader than those.
    Within,
    /// Topic codes.
    Topic,
    /// Codes and external ids.
    Code,
}

impl Lane {
    /// The field of this lane.
    pub const fn field(self, fields: &Fields) -> Field {
        match self {
            Self::Exact => fields.exact,
            Self::ExactPairs => fields.exact_pairs,
            Self::Folded => fields.folded,
            Self::FoldedPairs => fields.folded_pairs,
            Self::English => fields.english,
            Self::Concept => fields.concept,
            Self::Within => fields.within,
            Self::Topic => fields.topic,
            Self::Code => fields.code,
        }
    }

    const fn record(self) -> IndexRecordOption {
        match self {
            Self::Topic | Self::Code => IndexRecordOption::Basic,
            _ => IndexRecordOption::WithFreqs,
        }
    }
}

/// A term with its weight.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WeightedTerm {
    pub lane: Lane,
    pub text: String,
    /// Multiplies the term's BM25 score.
    pub weight: f32,
    /// The term's rarity, as BM25 counts it.
    pub rarity: f32,
    /// Where it stands.
    pub postings: Postings,
    /// Whether it only adds to what other terms find.
    pub only_adds: bool,
}

/// A flat union of weighted terms, each at most once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Plan {
    pub terms: Vec<WeightedTerm>,
}

impl Plan {
    /// Adds a term unless the documents do not contain it or the plan already does.
    pub fn push(&mut self, corpus: &Corpus<'_>, lane: Lane, text: &str, weight: f32) -> bool {
        if self.terms.iter().any(|term| term.lane == lane && term.text == text) {
            return true;
        }
        let postings = corpus.postings(lane, text);
        if postings.documents == 0 {
            return false;
        }
        let rarity = corpus.rarity(postings.documents);
        let text = text.to_owned();
        self.terms.push(WeightedTerm { lane, text, weight, rarity, postings, only_adds: false });
        true
    }

    /// A score that no document can exceed: every term, as often as one likes.
    pub fn ceiling(&self) -> f32 {
        self.terms.iter().map(|term| term.weight * term.rarity * SATURATION).sum()
    }
}
