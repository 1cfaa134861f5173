//! From typed words to a plan. A query with any Vietnamese accent goes to the syllables as
//! written, one without to the folded ones, and English words to the English field.

use super::{Corpus, Lane, Plan};
use crate::analysis::{
    self, PAIR_JOIN, Syllable, fold, is_accented, is_english_lookalike, is_vietnamese_shaped,
    syllables,
};

/// More of a query is not read.
const LONGEST_TEXT: usize = 1_000;
/// More syllables of a query are not looked for.
const MOST_SYLLABLES: usize = 64;
/// The longest code.
const LONGEST_CODE: usize = 64;

const PAIR_WEIGHT: f32 = 0.5;
/// A word written with an accent that nobody else wrote is looked for without it.
const FALLBACK_WEIGHT: f32 = 0.8;
const CODE_WEIGHT: f32 = 10.0;

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

    /// Which lanes the query as a whole belongs to.
    fn language(&self) -> Language {
        if self.exact || self.syllables.iter().any(|syllable| is_accented(&syllable.text)) {
            return Language::Accented;
        }
        let (mut native, mut foreign) = (0, 0);
        for syllable in self.syllables.iter().filter(|s| s.text.chars().all(char::is_alphabetic)) {
            if is_vietnamese_shaped(&syllable.text) && !is_english_lookalike(&syllable.text) {
                native += 1;
            } else {
                foreign += 1;
            }
        }
        if foreign > native { Language::English } else { Language::Unaccented }
    }

    /// Whether a word reads as English or as a name, also within a Vietnamese sentence.
    fn is_foreign(&self, syllable: &Syllable) -> bool {
        let written = &self.text[syllable.range.clone()];
        let capitals = written.len() > 1 && written.chars().all(|c| c.is_ascii_uppercase());
        syllable.text.is_ascii() && (capitals || !is_vietnamese_shaped(&syllable.text))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Accented,
    Unaccented,
    English,
}

/// The plan for a typed query; empty when nothing of it occurs anywhere.
pub(crate) fn plan_typed(corpus: &Corpus<'_>, typed: &Typed<'_>) -> Plan {
    let mut plan = Plan::default();
    let code = typed.text.to_lowercase();
    if code.len() <= LONGEST_CODE && !code.is_empty() {
        plan.push(corpus, Lane::Code, &code, CODE_WEIGHT);
    }
    let language = typed.language();
    for syllable in &typed.syllables {
        push_word(&mut plan, corpus, typed, language, syllable);
    }
    let neighbours = typed.syllables.iter().zip(typed.syllables.iter().skip(1));
    for (first, second) in neighbours.filter(|(_, second)| !second.starts_clause) {
        let exact = format!("{}{PAIR_JOIN}{}", first.text, second.text);
        let folded = format!("{}{PAIR_JOIN}{}", fold(&first.text), fold(&second.text));
        match language {
            Language::Unaccented => {
                plan.push(corpus, Lane::FoldedPairs, &folded, PAIR_WEIGHT);
            }
            Language::Accented | Language::English => {
                let known = plan.push(corpus, Lane::ExactPairs, &exact, PAIR_WEIGHT);
                if !known && !typed.exact {
                    plan.push(corpus, Lane::FoldedPairs, &folded, PAIR_WEIGHT);
                }
            }
        }
    }
    drop_common(&mut plan, corpus);
    plan
}

fn push_word(
    plan: &mut Plan,
    corpus: &Corpus<'_>,
    typed: &Typed<'_>,
    language: Language,
    syllable: &Syllable,
) {
    let foreign = typed.is_foreign(syllable);
    if foreign || language == Language::English {
        for stem in stems(&syllable.text) {
            plan.push(corpus, Lane::English, &stem, 1.0);
        }
    }
    match language {
        Language::Accented => {
            let known = plan.push(corpus, Lane::Exact, &syllable.text, 1.0);
            if !known && !typed.exact {
                plan.push(corpus, Lane::Folded, &fold(&syllable.text), FALLBACK_WEIGHT);
            }
        }
        Language::Unaccented => {
            plan.push(corpus, Lane::Folded, &fold(&syllable.text), 1.0);
        }
        Language::English if foreign => {
            plan.push(corpus, Lane::Exact, &syllable.text, 1.0);
        }
        Language::English => {}
    }
}

/// Takes out words that stand nearly everywhere, as long as others remain.
fn drop_common(plan: &mut Plan, corpus: &Corpus<'_>) {
    let is_common = |lane, text: &str| match lane {
        Lane::Exact | Lane::Folded | Lane::English => corpus.is_common(lane, text),
        Lane::ExactPairs | Lane::FoldedPairs | Lane::Topic | Lane::Code => false,
    };
    let kept: Vec<_> =
        plan.terms.iter().filter(|term| !is_common(term.lane, &term.text)).cloned().collect();
    if !kept.is_empty() {
        plan.terms = kept;
    }
}

/// The English stems of a normalised word; none for stop words.
pub(crate) fn stems(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    analysis::english().token_stream(word).process(&mut |token| out.push(token.text.clone()));
    out
}
