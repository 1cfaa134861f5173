//! Where the terms of a plan stand in a text.

use std::{collections::HashMap, ops::Range};

use nhipcau_domain::locale::Locale;

use crate::{
    analysis::{PAIR_JOIN, Syllable, is_folded_function_word, is_function_word, stem, syllables},
    concept::{Concepts, Manner},
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
pub(crate) struct Finder<'a> {
    lanes: HashMap<Lane, HashMap<String, usize>>,
    concepts: &'a Concepts,
}

impl<'a> Finder<'a> {
    /// Prepares to find the terms of this plan.
    pub fn new(plan: &Plan, concepts: &'a Concepts) -> Self {
        let mut lanes: HashMap<Lane, HashMap<String, usize>> = HashMap::new();
        for (index, term) in plan.terms.iter().enumerate() {
            lanes.entry(term.lane).or_default().insert(term.text.clone(), index);
        }
        Self { lanes, concepts }
    }

    /// The concepts its plan was made with.
    pub const fn concepts(&self) -> &'a Concepts {
        self.concepts
    }

    fn term(&self, lane: Lane, text: &str) -> Option<usize> {
        self.lanes.get(&lane)?.get(text).copied()
    }

    /// The syllables of a text in this language that were matched.
    pub fn find(&self, text: &str, locale: Locale) -> Vec<Found> {
        let syllables: Vec<Syllable> = syllables(text).collect();
        let mut out = self.find_words(&syllables, locale);
        self.find_concepts(text, &syllables, locale, &mut out);
        out.retain(|found| !found.terms.is_empty());
        out
    }

    fn find_words(&self, syllables: &[Syllable], locale: Locale) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::with_capacity(syllables.len());
        let mut before: Option<(&str, &str, Found)> = None;
        for (position, syllable) in syllables.iter().enumerate() {
            let folded = syllable.folded.as_str();
            let mut found = Found {
                range: syllable.range.clone(),
                position,
                starts_clause: syllable.starts_clause,
                faint: false,
                terms: Vec::new(),
            };
            match locale {
                Locale::Vi => {
                    let by_fold = self.term(Lane::Folded, folded);
                    found.terms.extend(self.term(Lane::Exact, &syllable.text));
                    found.terms.extend(by_fold);
                    // Asked of the few that matched, not of every word of every text.
                    found.faint = !found.terms.is_empty()
                        && (is_function_word(&syllable.text)
                            || by_fold.is_some() && is_folded_function_word(folded));
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
                    let stem = stem(&syllable.text);
                    found.terms.extend(stem.and_then(|stem| self.term(Lane::English, &stem)));
                    found.faint = !found.terms.is_empty() && is_function_word(&syllable.text);
                }
            }
            if let Some((.., previous)) = before.replace((&syllable.text, folded, found)) {
                out.push(previous);
            }
        }
        out.extend(before.map(|(.., last)| last));
        out
    }

    /// Marks the syllables that name a concept of the plan, in whatever words.
    fn find_concepts(&self, text: &str, syllables: &[Syllable], locale: Locale, out: &mut [Found]) {
        if !self.lanes.contains_key(&Lane::Concept) && !self.lanes.contains_key(&Lane::Within) {
            return;
        }
        for tag in self.concepts.tags(text, syllables, Manner::of(locale)) {
            let named = self.term(Lane::Concept, self.concepts.name(tag.concept));
            let above = self.concepts.above(tag.concept);
            let within =
                above.iter().filter_map(|id| self.term(Lane::Within, self.concepts.name(*id)));
            let terms: Vec<usize> = named.into_iter().chain(within).collect();
            if terms.is_empty() {
                continue;
            }
            for found in out.get_mut(tag.syllables).into_iter().flatten() {
                found.terms.extend(&terms);
                found.faint = false;
            }
        }
    }
}
