//! What the analysis of a document's own texts found, in few bytes beside the document: where its syllables stand, a
//! mark by which nearly all that a query does not ask for can be passed over, and the concepts it names. An answer is
//! explained from these; only what was asked for is analysed again.

use std::ops::Range;

use nhipcau_domain::locale::Locale;
use tantivy::{TantivyError, error::DataCorruption};

use crate::{
    analysis::{Mark, Syllable, syllables},
    concept::{ConceptId, Concepts, Manner, Tag},
    document::Document,
};

/// Bits of a number in a byte of it; the last one says whether more follow.
const BITS: u32 = 7;

/// Writes the marks of a document, text by text.
#[derive(Debug, Default)]
pub(crate) struct Marker {
    bytes: Vec<u8>,
}

impl Marker {
    /// The marks of a document that is in no index.
    pub fn marks(document: &Document, concepts: &Concepts) -> Vec<u8> {
        let mut out = Self::default();
        for locale in Locale::ALL {
            for (_, text) in document.texts(*locale) {
                let syllables: Vec<Syllable> = syllables(text).collect();
                let tags = concepts.tags(text, &syllables, Manner::of(*locale));
                out.add(*locale, &syllables, &tags);
            }
        }
        out.finish()
    }

    /// Adds an analysed text. Texts come in the order of [`Document::texts`], language by language.
    pub fn add(&mut self, locale: Locale, syllables: &[Syllable], tags: &[Tag]) {
        self.number(syllables.len());
        let mut end = 0;
        for syllable in syllables {
            let gap = syllable.range.start - end;
            self.number(gap << 1 | usize::from(syllable.starts_clause));
            self.number(syllable.range.len());
            end = syllable.range.end;
            for mark in marks(syllable, locale).into_iter().flatten() {
                self.bytes.extend_from_slice(&mark.to_le_bytes());
            }
        }
        self.number(tags.len());
        let mut start = 0;
        for tag in tags {
            self.number(tag.syllables.start - start);
            self.number(tag.syllables.len());
            self.number(tag.concept.index());
            start = tag.syllables.start;
        }
    }

    /// The marks.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    #[allow(clippy::cast_possible_truncation)] // of the lowest bits
    fn number(&mut self, mut number: usize) {
        while number >= 1 << BITS {
            self.bytes.push(number as u8 | 1 << BITS);
            number >>= BITS;
        }
        self.bytes.push(number as u8);
    }
}

/// The marks of a syllable: in Vietnamese as written and without diacritics, in English its stem.
fn marks(syllable: &Syllable, locale: Locale) -> [Option<Mark>; 2] {
    match locale {
        Locale::Vi => [Some(syllable.mark), Some(syllable.folded_mark)],
        Locale::En => [Some(syllable.stem_mark), None],
    }
}

/// Where a syllable stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    /// In bytes.
    pub range: Range<usize>,
    /// Whether the end of a clause divides it from the one before.
    pub starts_clause: bool,
}

/// The marks of a text as they are read.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Every syllable.
    pub spans: Vec<Span>,
    /// The syllables that may be wanted.
    pub candidates: Vec<usize>,
    /// The concepts.
    pub tags: Vec<Tag>,
}

/// Reads marks, text by text.
#[derive(Debug)]
pub(crate) struct MarkReader<'b> {
    bytes: &'b [u8],
}

impl<'b> MarkReader<'b> {
    /// Reads these marks from their beginning.
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// Reads the next text, which is in this language, into `out`. `wanted` is asked with the marks of each syllable
    /// whether it may be wanted.
    pub fn read(
        &mut self,
        locale: Locale,
        wanted: impl Fn(Mark, Mark) -> bool,
        out: &mut Marks,
    ) -> tantivy::Result<()> {
        out.spans.clear();
        out.candidates.clear();
        out.tags.clear();
        let mut end = 0;
        let both = locale == Locale::Vi;
        for position in 0..self.number()? {
            let (gap, length, first, second) = self.syllable(both)?;
            let start = end + (gap >> 1);
            end = start + length;
            out.spans.push(Span { range: start..end, starts_clause: gap & 1 == 1 });
            if wanted(first, second) {
                out.candidates.push(position);
            }
        }
        let mut start = 0;
        for _ in 0..self.number()? {
            start += self.number()?;
            let syllables = start..start + self.number()?;
            let concept = ConceptId::at(self.number()?);
            if syllables.end > out.spans.len() {
                return Err(damaged());
            }
            out.tags.push(Tag { concept, syllables });
        }
        Ok(())
    }

    /// Gap, length and marks of the next syllable.
    fn syllable(&mut self, both: bool) -> tantivy::Result<(usize, usize, Mark, Mark)> {
        // Nearly every gap and every length is a number of one byte.
        if let [gap @ ..128, length @ ..128, a, b, c, d, ..] = self.bytes {
            let first = Mark::from_le_bytes([*a, *b]);
            let (second, read) = if both { (Mark::from_le_bytes([*c, *d]), 6) } else { (first, 4) };
            self.bytes = &self.bytes[read..];
            return Ok(((*gap).into(), (*length).into(), first, second));
        }
        let (gap, length, first) = (self.number()?, self.number()?, self.mark()?);
        let second = if both { self.mark()? } else { first };
        Ok((gap, length, first, second))
    }

    fn byte(&mut self) -> tantivy::Result<u8> {
        let (first, rest) = self.bytes.split_first().ok_or_else(damaged)?;
        self.bytes = rest;
        Ok(*first)
    }

    fn number(&mut self) -> tantivy::Result<usize> {
        let (mut out, mut shift) = (0_usize, 0);
        loop {
            let byte = self.byte()?;
            // No text is so long.
            if shift > u32::BITS {
                return Err(damaged());
            }
            out |= usize::from(byte & ((1 << BITS) - 1)) << shift;
            if byte >> BITS == 0 {
                return Ok(out);
            }
            shift += BITS;
        }
    }

    fn mark(&mut self) -> tantivy::Result<Mark> {
        Ok(Mark::from_le_bytes([self.byte()?, self.byte()?]))
    }
}

fn damaged() -> TantivyError {
    DataCorruption::comment_only("the marks of a document do not fit its texts").into()
}

#[cfg(test)]
mod tests {
    use nhipcau_domain::locale::Bilingual;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{document::Noun, knowledge::Knowledge};

    proptest! {
        #[test]
        fn what_was_written_is_read(
            vi in "[a-zđêộýÀ-ỹ0-9 .,\n\u{301}]{0,80}( đái tháo đường)?",
            en in "[a-z '.]{0,40}( diabetes)?",
            body in any::<String>(),
        ) {
            let knowledge = Knowledge::built_in().unwrap();
            let concepts = &knowledge.concepts;
            let title = Bilingual::both(vi, en);
            let mut document = Document::new(Noun::Challenge, Uuid::nil(), "x", title);
            document.body = Bilingual::vi(body);
            let bytes = Marker::marks(&document, concepts);
            let mut reader = MarkReader::new(&bytes);
            let mut marks = Marks::default();
            for locale in Locale::ALL {
                for (_, text) in document.texts(*locale) {
                    let expected: Vec<Syllable> = syllables(text).collect();
                    let odd = |first: Mark, _: Mark| first % 2 == 1;
                    reader.read(*locale, odd, &mut marks).unwrap();
                    prop_assert_eq!(marks.spans.len(), expected.len());
                    for (span, syllable) in marks.spans.iter().zip(&expected) {
                        prop_assert_eq!(&span.range, &syllable.range);
                        prop_assert_eq!(span.starts_clause, syllable.starts_clause);
                    }
                    let wanted = |(_, syllable): &(usize, &Syllable)| {
                        self::marks(syllable, *locale)[0].is_some_and(|mark| mark % 2 == 1)
                    };
                    let wanted: Vec<usize> =
                        expected.iter().enumerate().filter(wanted).map(|(at, _)| at).collect();
                    prop_assert_eq!(&marks.candidates, &wanted);
                    let manner = Manner::of(*locale);
                    prop_assert_eq!(&marks.tags, &concepts.tags(text, &expected, manner));
                }
            }
            prop_assert!(reader.bytes.is_empty());
        }

        #[test]
        fn damaged_marks_are_an_error_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut reader = MarkReader::new(&bytes);
            let mut marks = Marks::default();
            while !reader.bytes.is_empty() {
                if reader.read(Locale::Vi, |_, _| true, &mut marks).is_err() {
                    break;
                }
            }
        }
    }
}
