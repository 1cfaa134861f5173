//! A word in every shape it is compared in, worked out once and remembered: texts consist of the same
//! few thousand words.

use std::{
    hash::BuildHasher,
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

use foldhash::{HashMap, HashMapExt, fast::RandomState};

use super::{
    fold,
    function_words::{is_folded_function_word, is_function_word},
    is_vietnamese_shaped, lanes,
    syllable::LONGEST,
    tone,
};

/// Longer runs of letters are seldom met twice.
const LONGEST_KEPT: usize = 32;
/// The words are kept in so many parts, so that threads seldom wait for each other.
const PARTS: usize = 16;
/// A part that has so many words begins anew: whoever writes nonsense must not fill the memory.
const WORDS_IN_PART: usize = 4_096;

/// A number by which most words can be told apart at a glance.
pub(crate) type Mark = u16;

/// How many marks there are: they have fourteen bits, twice what a letter of ASCII has.
pub(crate) const MARKS: Mark = 1 << 14;

/// The mark of a word: FNV-1a, its bits laid over each other. It stands in the index and must not change.
pub(crate) fn mark(text: &str) -> Mark {
    let hash = text
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    #[allow(clippy::cast_possible_truncation)] // the lowest bits
    let mark = (hash ^ (hash >> 14) ^ (hash >> 28)) as Mark;
    mark % MARKS
}

/// A word in the shapes it is compared in.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The normalised text.
    pub text: String,
    /// The same without diacritics.
    pub folded: String,
    /// Its stem as the English field has it; none for stop words.
    pub(crate) stem: Option<String>,
    /// The mark of the text.
    pub(crate) mark: Mark,
    /// The mark of the text without diacritics.
    pub(crate) folded_mark: Mark,
    /// The mark of the stem.
    pub(crate) stem_mark: Mark,
    /// Whether it only holds Vietnamese sentences together.
    pub(crate) is_function: bool,
    /// Whether it may be such a word without its accents.
    pub(crate) is_folded_function: bool,
    /// Whether it could be a Vietnamese syllable without its accents.
    pub(crate) is_vietnamese_shaped: bool,
}

impl Word {
    /// Reads a run of letters; nothing where only marks are left of it.
    fn new(run: &str) -> Option<Self> {
        let text = tone::normalise(run, LONGEST);
        if text.is_empty() {
            return None;
        }
        let folded = fold(&text);
        let stem = lanes::stem(&text);
        Some(Self {
            mark: mark(&text),
            folded_mark: mark(&folded),
            stem_mark: mark(stem.as_deref().unwrap_or_default()),
            stem,
            is_function: is_function_word(&text),
            is_folded_function: is_folded_function_word(&folded),
            is_vietnamese_shaped: is_vietnamese_shaped(&folded),
            text,
            folded,
        })
    }

    /// Whether it carries a Vietnamese diacritic.
    pub(crate) fn is_accented(&self) -> bool {
        !self.text.is_ascii() && self.folded.is_ascii()
    }

    /// The word that a run of letters is.
    pub(crate) fn of(run: &str) -> Option<Arc<Self>> {
        if run.len() > LONGEST_KEPT || run.bytes().any(|byte| byte.is_ascii_digit()) {
            return Self::new(run).map(Arc::new);
        }
        let hash = KNOWN.hasher.hash_one(run);
        #[allow(clippy::cast_possible_truncation)] // any of the bits will do
        let part = &KNOWN.parts[hash as usize % PARTS];
        if let Some(word) = part.read().unwrap_or_else(PoisonError::into_inner).get(run) {
            return Some(Arc::clone(word));
        }
        let word = Arc::new(Self::new(run)?);
        let mut part = part.write().unwrap_or_else(PoisonError::into_inner);
        if part.len() >= WORDS_IN_PART {
            part.clear();
        }
        part.insert(run.into(), Arc::clone(&word));
        Some(word)
    }
}

/// Words by the letters they were met in.
struct Known {
    hasher: RandomState,
    parts: [RwLock<HashMap<Box<str>, Arc<Word>>>; PARTS],
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    hasher: RandomState::default(),
    parts: std::array::from_fn(|_| RwLock::new(HashMap::new())),
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_when_it_is_met_again() {
        for run in ["Viện", "VIỆN", "hoà", "screening", "79", "ĐTĐ", "\u{301}"] {
            assert_eq!(Word::of(run).as_deref(), Word::new(run).as_ref(), "{run}");
            assert_eq!(Word::of(run), Word::of(run), "{run}");
        }
        assert_eq!(Word::of("\u{301}"), None);
    }

    #[test]
    fn nonsense_does_not_fill_the_memory() {
        let letters = |number: usize| -> String {
            let digits = format!("{number:06x}");
            digits.chars().map(|digit| if digit.is_ascii_digit() { 'z' } else { digit }).collect()
        };
        for number in 0..3 * PARTS * WORDS_IN_PART {
            assert!(Word::of(&letters(number)).is_some());
        }
        for part in &KNOWN.parts {
            assert!(part.read().unwrap().len() <= WORDS_IN_PART);
        }
    }
}
