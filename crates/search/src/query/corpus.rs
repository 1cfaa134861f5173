//! What the documents as a whole say about a term.

use tantivy::{Searcher, SegmentReader, Term, postings::TermInfo};

use super::Lane;
use crate::schema::Fields;

/// Below so many documents the shares say little, and every word counts.
const TOO_FEW_TO_JUDGE: u64 = 200;

/// Where a term stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Postings {
    /// In how many documents.
    pub documents: u64,
    /// By segment, its list.
    pub lists: Vec<Option<TermInfo>>,
}

/// The documents as a whole.
pub(crate) struct Corpus<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    total: u64,
}

impl<'a> Corpus<'a> {
    /// The documents this searcher sees.
    pub fn new(searcher: &'a Searcher, fields: &'a Fields) -> Self {
        Self { searcher, fields, total: searcher.num_docs() }
    }

    /// Where a term stands. One that cannot be looked up cannot be found either; the search itself reports why.
    pub fn postings(&self, lane: Lane, text: &str) -> Postings {
        let field = lane.field(self.fields);
        let term = Term::from_field_text(field, text);
        let look = |reader: &SegmentReader| {
            reader.inverted_index(field).ok()?.get_term_info(&term).ok().flatten()
        };
        let lists: Vec<_> = self.searcher.segment_readers().iter().map(look).collect();
        let documents = lists.iter().flatten().map(|list| u64::from(list.doc_freq)).sum();
        Postings { documents, lists }
    }

    /// How many documents contain the term.
    pub fn documents_with(&self, lane: Lane, text: &str) -> u64 {
        self.count(&Term::from_field_text(lane.field(self.fields), text))
    }

    /// How many texts contain the folded word, in any language.
    pub fn texts_spelling(&self, folded: &str) -> u64 {
        let english = Term::from_field_text(self.fields.spelling, folded);
        self.documents_with(Lane::Folded, folded) + self.count(&english)
    }

    /// A term that cannot be counted cannot be found either; the search itself reports why.
    fn count(&self, term: &Term) -> u64 {
        self.searcher.doc_freq(term).unwrap_or(0)
    }

    /// The rarity of a term that so many documents contain, as BM25 counts it.
    #[allow(clippy::cast_precision_loss)] // counts of documents are far below 2^24 of error
    pub fn rarity(&self, documents: u64) -> f32 {
        let (all, with) = (self.total.max(documents) as f32, documents as f32);
        ((all - with + 0.5) / (with + 0.5)).ln_1p()
    }

    /// Whether a term stands in more than a quarter of the documents. With pairs beside it such
    /// a term costs time and tells nothing.
    pub fn is_common(&self, lane: Lane, text: &str) -> bool {
        self.are_most(self.documents_with(lane, text))
    }

    /// Whether so many documents are more than a quarter of all.
    pub fn are_most(&self, documents: u64) -> bool {
        self.total >= TOO_FEW_TO_JUDGE && documents * 4 > self.total
    }
}
