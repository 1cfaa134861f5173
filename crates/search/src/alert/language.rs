//! In which way a saved text was typed: with accents, without, or in English. The same judgement as the
//! one of a typed query.

use crate::{
    analysis::{Syllable, fold, is_accented, is_english_lookalike, is_folded_function_word},
    analysis::{is_function_word, is_vietnamese_shaped},
    query::Typed,
};

/// The way of writing of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// Vietnamese with accents, or every accent meant as typed.
    Accented,
    /// Vietnamese without any accent.
    Unaccented,
    /// English.
    English,
}

impl Language {
    /// That of a text as a whole.
    pub fn of(typed: &Typed<'_>) -> Self {
        if typed.exact || typed.syllables.iter().any(|syllable| is_accented(&syllable.text)) {
            return Self::Accented;
        }
        let words = typed.syllables.iter().filter(|s| s.text.chars().all(char::is_alphabetic));
        let (native, foreign): (Vec<_>, Vec<_>) = words.partition(|syllable| {
            is_vietnamese_shaped(&syllable.text) && !is_english_lookalike(&syllable.text)
        });
        if foreign.len() > native.len() { Self::English } else { Self::Unaccented }
    }

    /// Whether a word only holds sentences together.
    pub fn is_filler(self, word: &str) -> bool {
        match self {
            Self::Accented => is_function_word(word),
            Self::Unaccented => is_folded_function_word(&fold(word)),
            Self::English => false,
        }
    }
}

/// Whether a word reads as English or as a name, also within a Vietnamese sentence.
pub(super) fn is_foreign(typed: &Typed<'_>, syllable: &Syllable) -> bool {
    let written = &typed.text[syllable.range.clone()];
    let capitals = written.len() > 1 && written.chars().all(|c| c.is_ascii_uppercase());
    syllable.text.is_ascii() && (capitals || !is_vietnamese_shaped(&syllable.text))
}
