//! What a saved text asks for: its words and the pairs of its neighbours, each with its weight.

use super::{
    NEED,
    frequencies::Frequencies,
    term::{Term, pair},
};
use crate::{
    analysis::Syllable,
    query::{Language, Typed, is_foreign},
};

/// What a pair weighs beside a word as rare, as in the ranking of a search.
const PAIR_WEIGHT: f32 = 0.5;
/// What something weighs that no document has yet. It is as rare as can be and may be just what is waited
/// for, but as often it is a slip of the pen, or neighbours that are no word.
const UNKNOWN_WEIGHT: f32 = 0.5;
/// Longer texts are no codes.
const LONGEST_CODE: usize = 64;
/// Shares are sums of the same numbers in different orders.
const ROUNDING: f32 = 1e-4;

/// A part of what is asked for: there when one of its terms is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part<T> {
    /// How much it weighs.
    pub weight: f32,
    /// Any of these.
    pub terms: Box<[T]>,
}

/// What a text asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Signature<T> {
    /// The parts, the heaviest first.
    parts: Box<[Part<T>]>,
    /// The weight of all of them.
    total: f32,
    /// The text as the code of a single thing, which is enough by itself.
    code: Option<T>,
}

impl Signature<Term> {
    /// What this text asks for.
    pub fn of(text: &str, exact: bool, frequencies: &Frequencies) -> Self {
        let typed = Typed::new(text, exact);
        let language = typed.language();
        let concepts = &frequencies.knowledge().concepts;
        let tags = typed.tags(concepts);
        // A word within the name of a concept is there too where the concept has another name.
        let named = |at: usize, end: usize| {
            let around = tags
                .iter()
                .filter(move |tag| tag.syllables.start <= at && end <= tag.syllables.end);
            around.map(|tag| Term::Concept(tag.concept))
        };
        let mut parts = Parts { parts: Vec::new(), frequencies };
        let alternatives: Vec<_> = typed
            .syllables
            .iter()
            .enumerate()
            .map(|(at, syllable)| {
                let mut terms = word(language, syllable);
                if !terms.is_empty() {
                    terms.extend(named(at, at + 1));
                }
                terms
            })
            .collect();
        for (syllable, terms) in typed.syllables.iter().zip(&alternatives) {
            let common = terms.iter().any(|term| frequencies.is_common(term));
            if !common && !language.is_filler(syllable) {
                parts.push(terms.clone(), 1.0);
            }
        }
        let neighbours = typed.syllables.iter().zip(typed.syllables.iter().skip(1)).enumerate();
        for (at, (first, second)) in neighbours.filter(|(_, (_, second))| !second.starts_clause) {
            if let Some(term) = couple(language, first, second) {
                let terms = [term].into_iter().chain(named(at, at + 2)).collect();
                parts.push(terms, PAIR_WEIGHT);
            }
        }
        if parts.parts.is_empty() {
            // Nothing but words that stand everywhere: then they are what is asked for.
            for terms in alternatives {
                parts.push(terms, 1.0);
            }
        }
        let mut parts = parts.parts;
        parts.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.terms.cmp(&b.terms)));
        let total = parts.iter().map(|part| part.weight).sum();
        let code = typed.text.to_lowercase();
        let is_code = code.len() <= LONGEST_CODE && code.contains(|c: char| c.is_ascii_digit());
        Self { parts: parts.into(), total, code: is_code.then_some(Term::Code(code)) }
    }

    /// The terms without any of which no document matches: those of the heaviest parts, as many as it
    /// takes for the rest to be too light.
    pub fn rarest(&self) -> Vec<Term> {
        let mut out: Vec<_> = self.code.iter().cloned().collect();
        let mut rest = self.total;
        for part in &self.parts {
            if rest < self.total * NEED - ROUNDING * self.total {
                break;
            }
            out.extend(part.terms.iter().cloned());
            rest -= part.weight;
        }
        out.sort();
        out.dedup();
        out
    }

    /// The same over other terms.
    pub fn map<T>(self, into: &mut impl FnMut(Term) -> T) -> Signature<T> {
        let code = self.code.map(&mut *into);
        let parts = self.parts.into_iter().map(|part| Part {
            weight: part.weight,
            terms: part.terms.into_iter().map(&mut *into).collect(),
        });
        Signature { parts: parts.collect(), total: self.total, code }
    }
}

impl<T> Signature<T> {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.code.is_none()
    }

    /// How much of what is asked for is there, from 0 to 1.
    pub fn share(&self, has: impl Fn(&T) -> bool) -> f32 {
        if self.is_empty() || self.code.as_ref().is_some_and(&has) {
            return 1.0;
        }
        let there = self.parts.iter().filter(|part| part.terms.iter().any(&has));
        let weight: f32 = there.map(|part| part.weight).sum();
        if self.total > 0.0 { (weight / self.total).min(1.0) } else { 0.0 }
    }
}

/// Parts in the making, each at most once.
struct Parts<'a> {
    parts: Vec<Part<Term>>,
    frequencies: &'a Frequencies,
}

impl Parts<'_> {
    fn push(&mut self, terms: Vec<Term>, weight: f32) {
        if terms.is_empty() || self.parts.iter().any(|part| *part.terms == *terms) {
            return;
        }
        let documents = self.frequencies.documents_with(&terms);
        let unknown = if documents == 0 { UNKNOWN_WEIGHT } else { 1.0 };
        let weight = weight * unknown * self.frequencies.rarity(documents);
        self.parts.push(Part { weight, terms: terms.into() });
    }
}

/// The terms of a word, any of which will do.
fn word(language: Language, syllable: &Syllable) -> Vec<Term> {
    let foreign = is_foreign(syllable);
    let mut out = Vec::new();
    match language {
        Language::Accented => out.push(Term::Exact(syllable.text.clone())),
        Language::Unaccented => out.push(Term::Folded(syllable.folded.clone())),
        Language::English if foreign => out.push(Term::Exact(syllable.text.clone())),
        Language::English => {}
    }
    if foreign || language == Language::English {
        let stem = syllable.stem.clone();
        if stem.is_none() && language == Language::English {
            // A stop word.
            return Vec::new();
        }
        out.extend(stem.map(Term::English));
    }
    out
}

/// A pair of neighbours. English gains nothing by pairs, and one that begins or ends with a word that only
/// holds the sentence together is none.
fn couple(language: Language, first: &Syllable, second: &Syllable) -> Option<Term> {
    let filler = |word| language.is_filler(word);
    match language {
        Language::Accented if !filler(first) && !filler(second) => {
            Some(Term::ExactPair(pair(&first.text, &second.text)))
        }
        // Without accents many a syllable looks like one of these words.
        Language::Unaccented if !(filler(first) && filler(second)) => {
            Some(Term::FoldedPair(pair(&first.folded, &second.folded)))
        }
        _ => None,
    }
}
