//! Where the terms of a plan stand in a text.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use nhipcau_domain::locale::Locale;

use crate::{
    analysis::{PAIR_JOIN, Syllable, syllables},
    concept::{ConceptId, Concepts, Manner},
    document::{Document, TextField},
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

/// A text of a document with what was matched in it.
pub(crate) struct Reading<'d> {
    /// Which text.
    pub field: TextField,
    /// Its language.
    pub locale: Locale,
    /// The text.
    pub text: &'d str,
    /// The syllables that were matched, in order; at least one.
    pub found: Vec<Found>,
}

/// Finds the terms of a plan in texts, on the accents of the text even where the query had none.
pub(crate) struct Finder<'a> {
    exact: Terms<'a>,
    folded: Terms<'a>,
    english: Terms<'a>,
    exact_pairs: Pairs<'a>,
    folded_pairs: Pairs<'a>,
    /// By concept, the terms that look for it or for something broader.
    named: HashMap<ConceptId, Vec<usize>>,
    /// The concepts that are looked for, with the term.
    wanted: Vec<(ConceptId, Lane, usize)>,
    concepts: &'a Concepts,
}

/// Terms by their word.
type Terms<'a> = HashMap<&'a str, usize>;
/// Terms by the first word of the pair: the second, and the term.
type Pairs<'a> = HashMap<&'a str, Vec<(&'a str, usize)>>;

impl<'a> Finder<'a> {
    /// Prepares to find the terms of this plan.
    pub fn new(plan: &'a Plan, concepts: &'a Concepts) -> Self {
        let mut out = Self {
            exact: HashMap::new(),
            folded: HashMap::new(),
            english: HashMap::new(),
            exact_pairs: HashMap::new(),
            folded_pairs: HashMap::new(),
            named: HashMap::new(),
            wanted: Vec::new(),
            concepts,
        };
        for (index, term) in plan.terms.iter().enumerate() {
            let words = match term.lane {
                Lane::Exact => &mut out.exact,
                Lane::Folded => &mut out.folded,
                Lane::English => &mut out.english,
                Lane::ExactPairs | Lane::FoldedPairs => {
                    let pairs = if term.lane == Lane::ExactPairs {
                        &mut out.exact_pairs
                    } else {
                        &mut out.folded_pairs
                    };
                    if let Some((first, second)) = term.text.split_once(PAIR_JOIN) {
                        pairs.entry(first).or_default().push((second, index));
                    }
                    continue;
                }
                Lane::Concept | Lane::Within => {
                    let id = concepts.find(&term.text);
                    out.wanted.extend(id.map(|id| (id, term.lane, index)));
                    continue;
                }
                Lane::Topic | Lane::Code => continue,
            };
            words.insert(&term.text, index);
        }
        out
    }

    /// The concepts its plan was made with.
    pub const fn concepts(&self) -> &'a Concepts {
        self.concepts
    }

    /// The texts of a document in which anything was matched, in the order in which they are indexed.
    pub fn read<'d>(&mut self, document: &'d Document) -> Vec<Reading<'d>> {
        let mut out = Vec::new();
        for locale in Locale::ALL {
            for (field, text) in document.texts(*locale) {
                let found = self.find(text, *locale);
                if !found.is_empty() {
                    out.push(Reading { field, locale: *locale, text, found });
                }
            }
        }
        out
    }

    /// The syllables of a text in this language that were matched.
    fn find(&mut self, text: &str, locale: Locale) -> Vec<Found> {
        let syllables: Vec<Syllable> = syllables(text).collect();
        let mut terms = vec![Vec::new(); syllables.len()];
        let mut faint = vec![false; syllables.len()];
        match locale {
            Locale::Vi => self.find_vietnamese(&syllables, &mut terms, &mut faint),
            Locale::En => self.find_english(&syllables, &mut terms, &mut faint),
        }
        self.find_concepts(text, &syllables, locale, &mut terms, &mut faint);
        let read = syllables.into_iter().zip(terms).zip(faint).enumerate();
        read.filter(|(_, ((_, terms), _))| !terms.is_empty())
            .map(|(position, ((syllable, terms), faint))| Found {
                range: syllable.range,
                position,
                starts_clause: syllable.starts_clause,
                faint,
                terms,
            })
            .collect()
    }

    fn find_vietnamese(
        &self,
        syllables: &[Syllable],
        terms: &mut [Vec<usize>],
        faint: &mut [bool],
    ) {
        for (at, syllable) in syllables.iter().enumerate() {
            let (text, folded) = (syllable.text.as_str(), syllable.folded.as_str());
            let by_fold = self.folded.get(folded);
            terms[at].extend(self.exact.get(text).into_iter().chain(by_fold));
            faint[at] = !terms[at].is_empty()
                && (syllable.is_function || by_fold.is_some() && syllable.is_folded_function);
        }
        for (at, pair) in
            syllables.windows(2).enumerate().filter(|(_, pair)| !pair[1].starts_clause)
        {
            let (first, second) = (&pair[0], &pair[1]);
            let exact = of_pair(&self.exact_pairs, &first.text, &second.text);
            let folded = of_pair(&self.folded_pairs, &first.folded, &second.folded);
            for term in exact.into_iter().chain(folded) {
                for half in [at, at + 1] {
                    terms[half].push(term);
                    faint[half] = false;
                }
            }
        }
    }

    fn find_english(&self, syllables: &[Syllable], terms: &mut [Vec<usize>], faint: &mut [bool]) {
        for (at, syllable) in syllables.iter().enumerate() {
            let term = syllable.stem.as_deref().and_then(|stem| self.english.get(stem));
            terms[at].extend(term);
            faint[at] = !terms[at].is_empty() && syllable.is_function;
        }
    }

    /// Marks the syllables that name a concept of the plan, in whatever words.
    fn find_concepts(
        &mut self,
        text: &str,
        syllables: &[Syllable],
        locale: Locale,
        terms: &mut [Vec<usize>],
        faint: &mut [bool],
    ) {
        if self.wanted.is_empty() {
            return;
        }
        let (concepts, wanted) = (self.concepts, &self.wanted);
        for tag in concepts.tags(text, syllables, Manner::of(locale)) {
            let meant = self.named.entry(tag.concept).or_insert_with(|| {
                let above = concepts.above(tag.concept);
                let meant = wanted.iter().filter(|(id, lane, _)| match lane {
                    Lane::Within => above.contains(id),
                    _ => *id == tag.concept,
                });
                meant.map(|(.., term)| *term).collect()
            });
            for at in tag.syllables.filter(|_| !meant.is_empty()) {
                terms[at].extend(meant.iter());
                faint[at] = false;
            }
        }
    }
}

fn of_pair(pairs: &Pairs<'_>, first: &str, second: &str) -> Option<usize> {
    let seconds = pairs.get(first)?;
    seconds.iter().find(|(other, _)| *other == second).map(|(_, term)| *term)
}
