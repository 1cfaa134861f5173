//! Suggestions while typing: titles in which every typed word begins a word.

use std::sync::Arc;

use nhipcau_domain::{locale::Bilingual, timestamp::Timestamp};
use tantivy::{
    Term,
    query::{BooleanQuery, Occur, Query, TermQuery},
    schema::IndexRecordOption,
};

use crate::{
    analysis::syllables,
    collector::Pass,
    document::{Audience, Document},
    error::Error,
    filter::Filter,
    index::Index,
    opened::open,
    schema::LONGEST_PREFIX,
};

/// More typed words are not looked at.
const MOST_WORDS: usize = 8;
/// More suggestions are not given.
const MOST: usize = 20;

impl Index {
    /// The documents whose titles continue what was typed, the newest first among equals.
    pub fn suggest(
        &self,
        audience: Audience,
        typed: &str,
        filter: &Filter,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<Arc<Document>>, Error> {
        let live = self.live();
        let searcher = live.reader.searcher();
        let clauses: Vec<(Occur, Box<dyn Query>)> = syllables(typed)
            .take(MOST_WORDS)
            .map(|syllable| {
                let beginning: String = syllable.folded.chars().take(LONGEST_PREFIX).collect();
                let term = Term::from_field_text(live.fields.title_prefixes, &beginning);
                let query: Box<dyn Query> =
                    Box::new(TermQuery::new(term, IndexRecordOption::Basic));
                (Occur::Must, query)
            })
            .collect();
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        let pass = Pass::new(&live.values, audience, filter, Vec::new(), now, limit.min(MOST));
        let best = searcher.search(&BooleanQuery::new(clauses), &pass)?.best;
        best.into_iter()
            .map(|(_, address)| Ok(Arc::clone(&open(&live, &searcher, address)?.document)))
            .collect()
    }

    /// The concepts of which a name continues what was typed, with their labels.
    pub fn suggest_concepts(&self, typed: &str, limit: usize) -> Vec<Bilingual> {
        let live = self.live();
        let concepts = &live.knowledge.concepts;
        let found = concepts.beginning(typed, limit.min(MOST)).into_iter();
        found.map(|id| concepts.label(id).clone()).collect()
    }
}
