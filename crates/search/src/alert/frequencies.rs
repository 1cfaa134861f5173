//! How common terms and values are among the documents: what weights and lists are chosen by.

use std::{borrow::Cow, cell::OnceCell, collections::BTreeMap, sync::Arc};

use nhipcau_domain::timestamp::Timestamp;
use tantivy::Searcher;

use super::term::Term;
use crate::{
    collector::{Counts, Pass},
    document::Audience,
    filter::{FacetField, Filter},
    index::Index,
    knowledge::Knowledge,
    query::{Corpus, Lane, everything},
    schema::Fields,
};

/// How common things are among the documents of an index at one moment.
pub struct Frequencies {
    searcher: Searcher,
    fields: Fields,
    knowledge: Arc<Knowledge>,
    values: OnceCell<BTreeMap<FacetField, Counts>>,
}

impl std::fmt::Debug for Frequencies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frequencies").field("documents", &self.documents()).finish_non_exhaustive()
    }
}

impl Frequencies {
    /// As the index has it now. Of an empty one every term is as rare as the others.
    pub fn of(index: &Index) -> Self {
        let live = index.live();
        Self {
            searcher: live.reader.searcher(),
            fields: live.fields,
            knowledge: live.knowledge,
            values: OnceCell::new(),
        }
    }

    /// The concepts its documents were read with.
    pub(super) const fn knowledge(&self) -> &Arc<Knowledge> {
        &self.knowledge
    }

    /// The fingerprint of those concepts.
    pub fn fingerprint(&self) -> u64 {
        self.knowledge.concepts.fingerprint()
    }

    /// Among how many documents.
    pub fn documents(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// How many documents have one of these terms: of the most common of them.
    pub(super) fn documents_with(&self, terms: &[Term]) -> u64 {
        let corpus = Corpus::new(&self.searcher, &self.fields);
        terms.iter().map(|term| count(&corpus, term)).max().unwrap_or(0)
    }

    /// The rarity of something that so many documents have.
    pub(super) fn rarity(&self, documents: u64) -> f32 {
        Corpus::new(&self.searcher, &self.fields).rarity(documents)
    }

    /// Whether a term stands in so many documents that it tells nothing.
    pub(super) fn is_common(&self, term: &Term) -> bool {
        let corpus = Corpus::new(&self.searcher, &self.fields);
        lane(term).is_some_and(|(lane, text)| corpus.is_common(lane, &text))
    }

    /// How many documents have one of these values; none for a field that is not counted, whose values
    /// name single things.
    pub(super) fn with_values(&self, fast_name: &str, values: &[String]) -> u64 {
        let counts = self.values.get_or_init(|| self.count_values());
        let counts = counts.iter().find(|(field, _)| field.fast_name() == fast_name);
        counts.map_or(0, |(_, counts)| values.iter().filter_map(|value| counts.get(value)).sum())
    }

    fn count_values(&self) -> BTreeMap<FacetField, Counts> {
        let fields = FacetField::ALL.to_vec();
        // The counts choose a list and are shown to nobody.
        let (values, filter) = (Arc::default(), Filter::default());
        let pass = Pass::new(&values, Audience::Brokers, &filter, fields, Timestamp(0), 1);
        match everything(&self.searcher, &pass) {
            Ok(found) => found.counts,
            Err(error) => {
                tracing::warn!(%error, "the values of filters cannot be counted; lists are chosen without");
                BTreeMap::new()
            }
        }
    }
}

fn count(corpus: &Corpus<'_>, term: &Term) -> u64 {
    lane(term).map_or(0, |(lane, text)| corpus.documents_with(lane, &text))
}

/// The field of the index a term stands in, and how.
fn lane(term: &Term) -> Option<(Lane, Cow<'_, str>)> {
    let (lane, text) = match term {
        Term::Exact(text) => (Lane::Exact, text),
        Term::ExactPair(text) => (Lane::ExactPairs, text),
        Term::Folded(text) => (Lane::Folded, text),
        Term::FoldedPair(text) => (Lane::FoldedPairs, text),
        Term::English(text) => (Lane::English, text),
        Term::Code(text) => (Lane::Code, text),
        Term::Concept(id) => return Some((Lane::Concept, id.term().into())),
        Term::Value(..) => return None,
    };
    Some((lane, text.into()))
}
