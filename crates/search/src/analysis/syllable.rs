//! Syllables with their place in the text they stand in.

use std::{
    ops::{Deref, Range},
    sync::Arc,
};

use unicode_normalization::char::is_combining_mark;

use super::word::Word;

/// Longer runs are cut: nobody types them, and they would only swell the index.
pub(super) const LONGEST: usize = 64;

/// A syllable or word of a text, with the word it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    word: Arc<Word>,
    /// Where it stands in the original, in bytes.
    pub range: Range<usize>,
    /// Whether the end of a clause divides it from the syllable before.
    pub starts_clause: bool,
}

impl Deref for Syllable {
    type Target = Word;

    fn deref(&self) -> &Word {
        &self.word
    }
}

/// The syllables of a text, in order.
pub fn syllables(text: &str) -> impl Iterator<Item = Syllable> {
    let mut rest = text.char_indices().peekable();
    let mut starts_clause = false;
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.next()?;
            if !is_letter(first) {
                starts_clause |= divides(first);
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some((at, c)) = rest.next_if(|(_, c)| continues(*c)) {
                end = at + c.len_utf8();
            }
            let run = &text[start..end];
            let possessive =
                run.eq_ignore_ascii_case("s") && text[..start].ends_with(['\'', '\u{2019}']);
            if possessive {
                continue;
            }
            let Some(word) = Word::of(run) else { continue };
            let starts_clause = std::mem::take(&mut starts_clause);
            return Some(Syllable { word, range: start..end, starts_clause });
        }
    })
}

/// The sentences of a text, as ranges in bytes without surrounding white space.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut push = |end: usize| {
        let piece = &text[start..end];
        let lead = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            out.push(start + lead..start + lead + trimmed.len());
        }
        start = end;
    };
    // By bytes: none of them stands within another character, and nearly all are passed over.
    for (at, byte) in text.bytes().enumerate() {
        let length = match byte {
            b'\n' | b'.' | b'!' | b'?' | b';' => 1,
            0xe2 if text[at..].starts_with('…') => '…'.len_utf8(),
            _ => continue,
        };
        let after = text[at + length..].chars().next();
        if byte == b'\n' || after.is_none_or(char::is_whitespace) {
            push(at + length);
        }
    }
    push(text.len());
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c)
}

/// Marks belong to the letter before them; invisible joiners and soft hyphens stand inside words.
fn continues(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Commas do not divide: words of one thing stand on both sides of them.
const fn divides(c: char) -> bool {
    matches!(c, '\n' | '.' | '!' | '?' | ';' | ':' | '…' | '(' | ')' | '"' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        syllables(text).map(|syllable| syllable.text.clone()).collect()
    }

    #[test]
    fn words_numbers_and_hyphens() {
        assert_eq!(texts("COVID-19: x-ray"), ["covid", "19", "x", "ray"]);
        assert_eq!(texts("the patient's file"), ["the", "patient", "file"]);
        assert_eq!(texts("can\u{ad}cer\u{feff}"), ["cancer"]);
    }

    #[test]
    fn ranges_point_into_the_original() {
        let text = "Trạm Y tế";
        let found: Vec<_> = syllables(text).map(|s| text[s.range].to_owned()).collect();
        assert_eq!(found, ["Trạm", "Y", "tế"]);
    }

    #[test]
    fn long_runs_are_cut() {
        assert_eq!(texts(&"a".repeat(10_000))[0].len(), LONGEST);
    }

    #[test]
    fn sentences_end_at_full_stops_but_not_inside_numbers() {
        let text = "Có 1.500 ca. Giảm còn 3,5%!\nDòng mới";
        let found: Vec<_> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Có 1.500 ca.", "Giảm còn 3,5%!", "Dòng mới"]);
    }
}
