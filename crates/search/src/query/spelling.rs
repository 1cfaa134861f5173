//! "Did you mean": words that stand nowhere, replaced by a word one slip of a finger away.

use super::{Corpus, Lane, Plan, Typed, typed::stems};
use crate::analysis::{PAIR_JOIN, Syllable, fold, is_function_word, is_vietnamese_shaped};

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;
/// Longer words are not typed by hand.
const LONGEST: usize = 24;
/// Capitals up to this length are an abbreviation.
const ABBREVIATION: usize = 6;
/// One unknown word in so many is tolerated.
const TOLERATED: usize = 3;
/// So many words of a query are corrected.
const MOST_WORDS: usize = 3;
/// What a corrected word weighs beside a found one.
const WEIGHT: f32 = 0.6;

/// A word of the query with its replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Correction {
    /// Which syllable of the query.
    pub index: usize,
    /// The replacement without diacritics.
    pub folded: String,
}

impl Correction {
    /// Replacements for the words that no document contains.
    pub fn find(corpus: &Corpus<'_>, typed: &Typed<'_>) -> Vec<Self> {
        if typed.exact {
            return Vec::new();
        }
        let unknown: Vec<_> = typed
            .syllables
            .iter()
            .enumerate()
            .filter(|(_, syllable)| is_unknown(corpus, &fold(&syllable.text)))
            .collect();
        // A question of many words is understood without the few that stand nowhere; they need
        // not be mistakes.
        let words = typed.syllables.iter().filter(|s| !is_function_word(&s.text)).count();
        if unknown.len() * TOLERATED < words {
            return Vec::new();
        }
        let correct = |(index, syllable): (usize, &Syllable)| {
            let written = &typed.text[syllable.range.clone()];
            let abbreviation =
                written.len() <= ABBREVIATION && written.chars().all(|c| c.is_ascii_uppercase());
            let folded = fold(&syllable.text);
            let slips = (!abbreviation).then(|| slips(&folded)).into_iter().flatten();
            slips
                .map(|candidate| (corpus.documents_spelling(&candidate), candidate))
                .filter(|(documents, candidate)| {
                    // The first letter is seldom wrong; stop words explain nothing, and an
                    // English word is not meant to be a Vietnamese one.
                    *documents > 0
                        && candidate.as_bytes().first() == folded.as_bytes().first()
                        && !stems(candidate).is_empty()
                        && (is_vietnamese_shaped(&folded) || !is_vietnamese_shaped(candidate))
                })
                .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1)))
                .map(|(_, folded)| Self { index, folded })
        };
        unknown.into_iter().take(MOST_WORDS).filter_map(correct).collect()
    }

    /// Adds the corrected words, and the pairs they make with their neighbours, to a plan.
    pub fn widen(corrections: &[Self], corpus: &Corpus<'_>, typed: &Typed<'_>, plan: &mut Plan) {
        let word = |index: usize| {
            corrections.iter().find(|correction| correction.index == index).map_or_else(
                || typed.syllables.get(index).map(|syllable| fold(&syllable.text)),
                |correction| Some(correction.folded.clone()),
            )
        };
        for correction in corrections {
            plan.push(corpus, Lane::Folded, &correction.folded, WEIGHT);
            for stem in stems(&correction.folded) {
                plan.push(corpus, Lane::English, &stem, WEIGHT);
            }
            let at = correction.index;
            for (first, second) in [(at.checked_sub(1), Some(at)), (Some(at), Some(at + 1))] {
                if let (Some(first), Some(second)) = (first.and_then(word), second.and_then(word)) {
                    let pair = format!("{first}{PAIR_JOIN}{second}");
                    plan.push(corpus, Lane::FoldedPairs, &pair, WEIGHT / 2.0);
                }
            }
        }
    }
}

/// Whether no document contains a word that is long enough to be corrected.
fn is_unknown(corpus: &Corpus<'_>, folded: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&folded.len())
        && folded.bytes().all(|b| b.is_ascii_lowercase())
        && corpus.documents_spelling(folded) == 0
        && stems(folded).iter().any(|stem| corpus.documents_with(Lane::English, stem) == 0)
}

/// Every word one slip away: a letter left out, doubled or foreign, replaced, or two swapped.
fn slips(word: &str) -> impl Iterator<Item = String> + '_ {
    let splits = move || (0..=word.len()).map(move |at| word.split_at(at));
    let missing = splits()
        .filter(|(_, tail)| !tail.is_empty())
        .map(|(head, tail)| format!("{head}{}", &tail[1..]));
    let swapped = splits()
        .filter(|(_, tail)| tail.len() > 1)
        .map(|(head, tail)| format!("{head}{}{}{}", &tail[1..2], &tail[..1], &tail[2..]));
    let replaced = splits().filter(|(_, tail)| !tail.is_empty()).flat_map(|(head, tail)| {
        ('a'..='z').map(move |letter| format!("{head}{letter}{}", &tail[1..]))
    });
    let added = splits()
        .flat_map(|(head, tail)| ('a'..='z').map(move |letter| format!("{head}{letter}{tail}")));
    missing.chain(swapped).chain(replaced).chain(added)
}
