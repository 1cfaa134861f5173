//! Where the terms of a plan stand in a text.

use std::{collections::HashMap, ops::Range};

use nhipcau_domain::locale::Locale;
use tantivy::tokenizer::TextAnalyzer;

use crate::{
    analysis::{self, PAIR_JOIN, fold, is_folded_function_word, is_function_word, syllables},
    query::{Lane, Plan},
};

/// A syllable of a text that a term of the plan matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which syllable of the text it is.
    pub position: usize,
    /// Whether punctuation divides it from the syllable before.
    pub starts_clause: bool,
    /// Whether it only holds the sentence together.
    pub faint: bool,
    /// Indexes of the terms.
    pub terms: Vec<usize>,
}

/// Finds the terms of a plan in texts, on the accents of the text even where the query had none.
pub(crate) struct Finder {
    lanes: HashMap<Lane, HashMap<String, usize>>,
    english: TextAnalyzer,
}

impl Finder {
    /// Prepares to find the terms of this plan.
    pub fn new(plan: &Plan) -> Self {
        let mut lanes: HashMap<Lane, HashMap<String, usize>> = HashMap::new();
        for (index, term) in plan.terms.iter().enumerate() {
            lanes.entry(term.lane).or_default().insert(term.text.clone(), index);
        }
        Self { lanes, english: analysis::english() }
    }

    fn term(&self, lane: Lane, text: &str) -> Option<usize> {
        self.lanes.get(&lane)?.get(text).copied()
    }

    /// The syllables of a text in this language that were matched.
    pub fn find(&mut self, text: &str, locale: Locale) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
        let mut before: Option<(String, String, Found)> = None;
        for (position, syllable) in syllables(text).enumerate() {
            let folded = fold(&syllable.text);
            let mut found = Found {
                range: syllable.range,
                position,
                starts_clause: syllable.starts_clause,
                faint: false,
                terms: Vec::new(),
            };
            match locale {
                Locale::Vi => {
                    let by_fold = self.term(Lane::Folded, &folded);
                    found.terms.extend(self.term(Lane::Exact, &syllable.text));
                    found.terms.extend(by_fold);
                    // Asked of the few that matched, not of every word of every text.
                    found.faint = !found.terms.is_empty()
                        && (is_function_word(&syllable.text)
                            || by_fold.is_some() && is_folded_function_word(&folded));
                    if let Some((exact, first, previous)) = &mut before
                        && !found.starts_clause
                    {
                        let exact = format!("{exact}{PAIR_JOIN}{}", syllable.text);
                        let pair = format!("{first}{PAIR_JOIN}{folded}");
                        for term in [
                            self.term(Lane::ExactPairs, &exact),
                            self.term(Lane::FoldedPairs, &pair),
                        ]
                        .into_iter()
                        .flatten()
                        {
                            for half in [&mut *previous, &mut found] {
                                half.terms.push(term);
                                half.faint = false;
                            }
                        }
                    }
                }
                Locale::En => {
                    let mut stem = None;
                    self.english
                        .token_stream(&syllable.text)
                        .process(&mut |token| stem = Some(token.text.clone()));
                    found.terms.extend(stem.and_then(|stem| self.term(Lane::English, &stem)));
                    found.faint = !found.terms.is_empty() && is_function_word(&syllable.text);
                }
            }
            if let Some((.., previous)) = before.replace((syllable.text, folded, found)) {
                out.push(previous);
            }
        }
        out.extend(before.map(|(.., last)| last));
        out.retain(|found| !found.terms.is_empty());
        out
    }
}
