//! From typed words to a plan. A query with any Vietnamese accent goes to the syllables as
//! written, one without to the folded ones, and English words to the English field.

use nhipcau_domain::locale::Locale;

use super::{Corpus, Lane, Plan, WeightedTerm};
use crate::analysis::{PAIR_JOIN, Syllable, is_english_lookalike, syllables};
use crate::{
    concept::{Concepts, Manner, Tag},
    knowledge::Knowledge,
    weights::TypedWeights,
};

/// More of a query is not read.
const LONGEST_TEXT: usize = 1_000;
/// More syllables of a query are not looked for.
const MOST_SYLLABLES: usize = 64;
/// The longest code.
const LONGEST_CODE: usize = 64;

/// What was typed, cut to what is read and analysed once.
#[derive(Debug)]
pub(crate) struct Typed<'a> {
    pub text: &'a str,
    pub syllables: Vec<Syllable>,
    /// Fold nothing.
    pub exact: bool,
}

impl<'a> Typed<'a> {
    /// Reads a query.
    pub fn new(text: &'a str, exact: bool) -> Self {
        let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(at, _)| at);
        let text = text[..end].trim();
        Self { text, syllables: syllables(text).take(MOST_SYLLABLES).collect(), exact }
    }

    /// The concepts it names; none where every word is to be taken as typed.
    pub fn tags(&self, concepts: &Concepts) -> Vec<Tag> {
        if self.exact {
            return Vec::new();
        }
        let manner = match self.language() {
            Language::Accented => Manner::Accented,
            Language::Unaccented => Manner::Unaccented,
            Language::English => Manner::Typed,
        };
        concepts.tags(self.text, &self.syllables, manner)
    }

    /// Which lanes the query as a whole belongs to.
    pub fn language(&self) -> Language {
        if self.exact || self.syllables.iter().any(|syllable| syllable.is_accented()) {
            return Language::Accented;
        }
        let (mut native, mut foreign) = (0, 0);
        for syllable in self.syllables.iter().filter(|s| s.text.chars().all(char::is_alphabetic)) {
            if syllable.is_vietnamese_shaped && !is_english_lookalike(&syllable.text) {
                native += 1;
            } else {
                foreign += 1;
            }
        }
        if foreign > native { Language::English } else { Language::Unaccented }
    }
}

/// Whether a word reads as English or as a name, also within a Vietnamese sentence. How it is
/// written in capitals says nothing: a query in capitals asks for the same.
pub(crate) fn is_foreign(syllable: &Syllable) -> bool {
    syllable.text.is_ascii() && !syllable.is_vietnamese_shaped
}

/// In which way a query was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// Vietnamese with accents, or every accent meant as typed.
    Accented,
    /// Vietnamese without any accent.
    Unaccented,
    /// English.
    English,
}

impl Language {
    /// Whether a word only holds sentences together; English has its stop words left out by the stems.
    pub fn is_filler(self, word: &Syllable) -> bool {
        match self {
            Self::Accented => word.is_function,
            Self::Unaccented => word.is_folded_function,
            Self::English => false,
        }
    }
}

/// The plan for a typed query; empty when nothing of it occurs anywhere.
pub(crate) fn plan_typed(
    corpus: &Corpus<'_>,
    typed: &Typed<'_>,
    tags: &[Tag],
    knowledge: &Knowledge,
) -> Plan {
    let weights = &knowledge.weights.typed;
    let mut plan = Plan::default();
    let code = typed.text.to_lowercase();
    if code.len() <= LONGEST_CODE && !code.is_empty() {
        plan.push(corpus, Lane::Code, &code, weights.code);
    }
    let language = typed.language();
    let covered = |at: usize| {
        if tags.iter().any(|tag| tag.syllables.contains(&at)) { weights.covered } else { 1.0 }
    };
    for (at, syllable) in typed.syllables.iter().enumerate() {
        push_word(&mut plan, corpus, weights, typed, language, syllable, covered(at));
    }
    let neighbours = typed.syllables.iter().zip(typed.syllables.iter().skip(1)).enumerate();
    for (at, (first, second)) in neighbours.filter(|(_, (_, second))| !second.starts_clause) {
        let together =
            tags.iter().any(|tag| tag.syllables.contains(&at) && tag.syllables.contains(&(at + 1)));
        let weight = weights.pair * if together { weights.covered } else { 1.0 };
        let exact = format!("{}{PAIR_JOIN}{}", first.text, second.text);
        let folded = format!("{}{PAIR_JOIN}{}", first.folded, second.folded);
        match language {
            Language::Unaccented => {
                plan.push(corpus, Lane::FoldedPairs, &folded, weight);
            }
            Language::Accented | Language::English => {
                let known = plan.push(corpus, Lane::ExactPairs, &exact, weight);
                if !known && !typed.exact {
                    plan.push(corpus, Lane::FoldedPairs, &folded, weight);
                }
            }
        }
    }
    drop_common(&mut plan, corpus);
    push_concepts(&mut plan, corpus, knowledge, tags);
    plan
}

/// Looks for the concepts of the query in whatever words, and for what is near them.
fn push_concepts(plan: &mut Plan, corpus: &Corpus<'_>, knowledge: &Knowledge, tags: &[Tag]) {
    let (concepts, weights) = (&knowledge.concepts, &knowledge.weights.typed);
    for tag in tags {
        let inside = |other: &Tag| {
            other.syllables.len() > tag.syllables.len()
                && other.syllables.start <= tag.syllables.start
                && other.syllables.end >= tag.syllables.end
        };
        let nested = if tags.iter().any(inside) { weights.nested } else { 1.0 };
        // A name of four syllables is four words and three pairs where it stands as typed.
        #[allow(clippy::cast_precision_loss)] // a query has at most 64 syllables
        let scale = nested * (tag.syllables.len() as f32).powf(weights.length);
        plan.push_concept(corpus, concepts, tag.concept, Locale::ALL, &weights.near, scale);
    }
}

fn push_word(
    plan: &mut Plan,
    corpus: &Corpus<'_>,
    weights: &TypedWeights,
    typed: &Typed<'_>,
    language: Language,
    syllable: &Syllable,
    scale: f32,
) {
    let foreign = is_foreign(syllable);
    if (foreign || language == Language::English)
        && let Some(stem) = &syllable.stem
    {
        plan.push(corpus, Lane::English, stem, scale);
    }
    match language {
        Language::Accented => {
            let known = plan.push(corpus, Lane::Exact, &syllable.text, scale);
            if !known && !typed.exact {
                plan.push(corpus, Lane::Folded, &syllable.folded, scale * weights.fallback);
            }
        }
        Language::Unaccented => {
            plan.push(corpus, Lane::Folded, &syllable.folded, scale);
        }
        Language::English if foreign => {
            plan.push(corpus, Lane::Exact, &syllable.text, scale);
        }
        Language::English => {}
    }
}

/// Takes out words that stand nearly everywhere, as long as others remain.
fn drop_common(plan: &mut Plan, corpus: &Corpus<'_>) {
    let is_common = |term: &WeightedTerm| match term.lane {
        Lane::Exact | Lane::Folded | Lane::English => corpus.are_most(term.postings.documents),
        Lane::ExactPairs
        | Lane::FoldedPairs
        | Lane::Concept
        | Lane::Within
        | Lane::Topic
        | Lane::Code => false,
    };
    let kept: Vec<_> = plan.terms.iter().filter(|term| !is_common(term)).cloned().collect();
    if !kept.is_empty() {
        plan.terms = kept;
    }
}
