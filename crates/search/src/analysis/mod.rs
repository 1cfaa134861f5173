//! From text to terms. Every text, typed or stored, goes through here once, so that a Vietnamese
//! word finds itself however it was typed: composed or decomposed, with the tone on either vowel,
//! in any case.
//!
//! Vietnamese is written syllable by syllable. Syllables and pairs of neighbouring syllables
//! ("shingles") rank better than segmented words, so no dictionary is needed.

mod function_words;
mod lanes;
mod shape;
mod syllable;
mod tone;
mod word;

pub(crate) use lanes::{PAIRS, WORDS, register, stem};
pub(crate) use shape::is_english_lookalike;
pub use shape::{detect_language, is_vietnamese_shaped};
pub use syllable::{Syllable, sentences, syllables};
pub use word::Word;
pub(crate) use word::{MARKS, Mark, mark};

/// The text between the two syllables of a shingle; no syllable contains it.
pub(crate) const PAIR_JOIN: char = ' ';

/// Starts a new clause in a [`Lanes`] text: shingles do not reach across it.
pub(crate) const CLAUSE_BREAK: char = '\n';

/// One text as the index takes it: its syllables divided by spaces, its clauses by line ends,
/// once as written and once without any diacritic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lanes {
    /// The syllables as written, normalised.
    pub exact: String,
    /// The same syllables without diacritics.
    pub folded: String,
    /// The stems of the English words among them, without stop words.
    pub stems: String,
}

impl Lanes {
    /// Analyses a text.
    pub fn of(text: &str) -> Self {
        let mut lanes = Self::default();
        lanes.push(text);
        lanes
    }

    /// Adds a text as clauses of their own.
    pub fn push(&mut self, text: &str) {
        self.push_read(&syllables(text).collect::<Vec<_>>());
    }

    /// Adds a text that was analysed before as clauses of their own.
    pub(crate) fn push_read(&mut self, syllables: &[Syllable]) {
        for (index, syllable) in syllables.iter().enumerate() {
            if !self.exact.is_empty() {
                let divider = if index == 0 || syllable.starts_clause { CLAUSE_BREAK } else { ' ' };
                self.exact.push(divider);
                self.folded.push(divider);
            }
            self.folded.push_str(&syllable.folded);
            self.exact.push_str(&syllable.text);
            if let Some(stem) = &syllable.stem {
                if !self.stems.is_empty() {
                    self.stems.push(' ');
                }
                self.stems.push_str(stem);
            }
        }
    }
}

/// Its words, each once.
pub(crate) fn unique(lane: &str) -> Vec<&str> {
    let mut words: Vec<_> =
        lane.split([' ', CLAUSE_BREAK]).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A run of letters as [`Syllable`] has it, worked out afresh: lower case, composed, its tone in its place.
pub fn normalise(run: &str) -> String {
    tone::normalise(run, syllable::LONGEST)
}

/// A syllable without diacritics: `viện` becomes `vien`, `đường` becomes `duong`.
pub fn fold(syllable: &str) -> String {
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};
    if syllable.is_ascii() {
        return syllable.to_owned();
    }
    let mut out = String::with_capacity(syllable.len());
    for c in syllable.chars() {
        // The order of the marks does not matter where all of them go.
        decompose_canonical(c, |part| match part {
            'đ' => out.push('d'),
            part if is_combining_mark(part) => {}
            part => out.push(part),
        });
    }
    out
}

/// Pairs of neighbouring syllables within clauses.
pub(crate) fn pairs(lane: &str) -> impl Iterator<Item = (&str, &str)> {
    lane.split(CLAUSE_BREAK).flat_map(|clause| {
        let next = clause.split(' ').skip(1);
        clause.split(' ').zip(next)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn accents_are_kept_in_one_lane_and_dropped_in_the_other() {
        let lanes = Lanes::of("Cấp cứu ngoại viện. ĐTĐ");
        assert_eq!(lanes.exact, "cấp cứu ngoại viện\nđtđ");
        assert_eq!(lanes.folded, "cap cuu ngoai vien\ndtd");
    }

    #[test]
    fn an_empty_text_has_no_terms() {
        assert_eq!(Lanes::of(" \u{301}… — !"), Lanes::default());
    }

    fn vietnamese() -> impl Strategy<Value = String> {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ,.-0123456789";
        proptest::collection::vec(
            proptest::sample::select(letters.chars().collect::<Vec<_>>()),
            0..60,
        )
        .prop_map(|letters| letters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn composed_decomposed_and_upper_case_texts_have_the_same_terms(text in vietnamese()) {
            let expected = Lanes::of(&text);
            prop_assert_eq!(&Lanes::of(&text.nfd().collect::<String>()), &expected);
            prop_assert_eq!(&Lanes::of(&text.to_uppercase()), &expected);
            prop_assert_eq!(&Lanes::of(&text.to_uppercase().nfd().collect::<String>()), &expected);
        }

        #[test]
        fn analysis_is_stable_and_never_panics(text in any::<String>()) {
            let lanes = Lanes::of(&text);
            prop_assert_eq!(&Lanes::of(&lanes.exact).exact, &lanes.exact);
            let count = |lane: &str| lane.split([' ', CLAUSE_BREAK]).filter(|t| !t.is_empty()).count();
            prop_assert_eq!(count(&lanes.exact), syllables(&text).count());
        }
    }
}
