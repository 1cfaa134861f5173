//! "Did you mean": words that stand nowhere, replaced by a word one slip of a finger away.

use super::{Corpus, Lane, Plan, Typed};
use crate::analysis::{PAIR_JOIN, Syllable, is_vietnamese_shaped, stem};

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;
/// Longer words are not typed by hand.
const LONGEST: usize = 24;
/// Consonants up to this length are an abbreviation, in capitals or not.
const ABBREVIATION: usize = 6;
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
/// One unknown word in so many is tolerated.
const TOLERATED: usize = 3;
/// So many words of a query are corrected.
const MOST_WORDS: usize = 3;

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
            .filter(|(_, syllable)| is_unknown(corpus, &syllable.folded))
            .collect();
        // A question of many words is understood without the few that stand nowhere; they need
        // not be mistakes.
        let words = typed.syllables.iter().filter(|s| !s.is_function).count();
        if unknown.len() * TOLERATED < words {
            return Vec::new();
        }
        let correct = |(index, syllable): (usize, &Syllable)| {
            let folded = syllable.folded.clone();
            let abbreviation = folded.len() <= ABBREVIATION && !folded.contains(VOWELS);
            let slips = (!abbreviation).then(|| slips(&folded)).into_iter().flatten();
            slips
                .map(|candidate| (corpus.texts_spelling(&candidate), candidate))
                .filter(|(texts, candidate)| {
                    // The first letter is seldom wrong; stop words explain nothing, and an
                    // English word is not meant to be a Vietnamese one.
                    *texts > 0
                        && candidate.as_bytes().first() == folded.as_bytes().first()
                        && stem(candidate).is_some()
                        && (is_vietnamese_shaped(&folded) || !is_vietnamese_shaped(candidate))
                })
                .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1)))
                .map(|(_, folded)| Self { index, folded })
        };
        unknown.into_iter().take(MOST_WORDS).filter_map(correct).collect()
    }

    /// Adds the corrected words, and the pairs they make with their neighbours, to a plan.
    pub fn widen(
        corrections: &[Self],
        corpus: &Corpus<'_>,
        typed: &Typed<'_>,
        weight: f32,
        plan: &mut Plan,
    ) {
        let word = |index: usize| {
            corrections.iter().find(|correction| correction.index == index).map_or_else(
                || typed.syllables.get(index).map(|syllable| syllable.folded.clone()),
                |correction| Some(correction.folded.clone()),
            )
        };
        for correction in corrections {
            plan.push(corpus, Lane::Folded, &correction.folded, weight);
            if let Some(stem) = stem(&correction.folded) {
                plan.push(corpus, Lane::English, &stem, weight);
            }
            let at = correction.index;
            for (first, second) in [(at.checked_sub(1), Some(at)), (Some(at), Some(at + 1))] {
                if let (Some(first), Some(second)) = (first.and_then(word), second.and_then(word)) {
                    let pair = format!("{first}{PAIR_JOIN}{second}");
                    plan.push(corpus, Lane::FoldedPairs, &pair, weight / 2.0);
                }
            }
        }
    }
}

/// Whether no document contains a word that is long enough to be corrected.
fn is_unknown(corpus: &Corpus<'_>, folded: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&folded.len())
        && folded.bytes().all(|b| b.is_ascii_lowercase())
        && corpus.texts_spelling(folded) == 0
        && stem(folded).is_some_and(|stem| corpus.documents_with(Lane::English, &stem) == 0)
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
