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

/// Bits of a number in a byte of it; one more says whether others follow. The highest stays free: what is stored is a
/// text for tantivy, which reads texts whole and bytes one by one.
const BITS: u32 = 6;
/// Bits of a mark in each of its two bytes.
const MARK_BITS: u32 = 7;

/// Writes the marks of a document, text by text.
#[derive(Debug, Default)]
pub(crate) struct Marker {
    text: String,
}

impl Marker {
    /// The marks of a document that is in no index.
    pub fn marks(document: &Document, concepts: &Concepts) -> String {
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
                self.push(mark >> MARK_BITS);
                self.push(mark);
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
    pub fn finish(self) -> String {
        self.text
    }

    #[allow(clippy::cast_possible_truncation)] // of the lowest bits
    fn number(&mut self, mut number: usize) {
        while number >= 1 << BITS {
            self.push((number % (1 << BITS)) as Mark | 1 << BITS);
            number >>= BITS;
        }
        self.push(number as Mark);
    }

    /// The lowest seven bits.
    #[allow(clippy::cast_possible_truncation)] // the mask leaves seven bits
    fn push(&mut self, bits: Mark) {
        self.text.push(char::from(bits as u8 & 0x7f));
    }
}

/// The marks of a syllable: in Vietnamese as written and without diacritics, in English its stem.
fn marks(syllable: &Syllable, locale: Locale) -> [Option<Mark>; 2] {
    match locale {
        Locale::Vi => [Some(syllable.mark), Some(syllable.folded_mark)],
        Locale::En => [Some(syllable.stem_mark), None],
    }
}

/// A syllable as its marks tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    end: u32,
    /// As written and without diacritics, or the stem twice.
    pub marks: [Mark; 2],
    /// Whether the end of a clause divides it from the one before.
    pub starts_clause: bool,
}

impl Span {
    /// Where it stands, in bytes.
    pub const fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Reads marks, text by text.
#[derive(Debug)]
pub(crate) struct MarkReader<'b> {
    bytes: &'b [u8],
}

impl<'b> MarkReader<'b> {
    /// Reads these marks from their beginning.
    pub const fn new(marks: &'b str) -> Self {
        Self { bytes: marks.as_bytes() }
    }

    /// Reads the next text, which is in this language: its syllables and the concepts it names.
    pub fn read(&mut self, locale: Locale) -> tantivy::Result<(Vec<Span>, Vec<Tag>)> {
        let syllables = self.number()?;
        // A syllable takes four bytes at least.
        let mut spans = Vec::with_capacity(syllables.min(self.bytes.len() / 4));
        let mut end = 0;
        for _ in 0..syllables {
            let (gap, length) = (self.number()?, self.number()?);
            let first = self.mark()?;
            let second = if locale == Locale::Vi { self.mark()? } else { first };
            let start = end + (gap >> 1);
            end = start + length;
            spans.push(Span {
                start: place(start)?,
                end: place(end)?,
                marks: [first, second],
                starts_clause: gap & 1 == 1,
            });
        }
        let named = self.number()?;
        let mut tags = Vec::with_capacity(named.min(self.bytes.len() / 3));
        let mut start = 0;
        for _ in 0..named {
            start += self.number()?;
            let syllables = start..start + self.number()?;
            let concept = ConceptId::at(self.number()?);
            if syllables.end > spans.len() {
                return Err(damaged());
            }
            tags.push(Tag { concept, syllables });
        }
        Ok((spans, tags))
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
        Ok(Mark::from(self.byte()?) << MARK_BITS | Mark::from(self.byte()?))
    }
}

/// A place in a text. No text is longer than four gigabytes.
fn place(at: usize) -> tantivy::Result<u32> {
    u32::try_from(at).map_err(|_| damaged())
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
            let text = Marker::marks(&document, concepts);
            prop_assert!(text.is_ascii());
            let mut reader = MarkReader::new(&text);
            for locale in Locale::ALL {
                for (_, text) in document.texts(*locale) {
                    let expected: Vec<Syllable> = syllables(text).collect();
                    let (spans, tags) = reader.read(*locale).unwrap();
                    prop_assert_eq!(spans.len(), expected.len());
                    for (span, syllable) in spans.iter().zip(&expected) {
                        prop_assert_eq!(&span.range(), &syllable.range);
                        prop_assert_eq!(span.starts_clause, syllable.starts_clause);
                        let [first, second] = marks(syllable, *locale);
                        prop_assert_eq!(Some(span.marks[0]), first);
                        prop_assert_eq!(span.marks[1], second.unwrap_or(span.marks[0]));
                    }
                    let manner = Manner::of(*locale);
                    prop_assert_eq!(&tags, &concepts.tags(text, &expected, manner));
                }
            }
            prop_assert!(reader.bytes.is_empty());
        }

        #[test]
        fn damaged_marks_are_an_error_and_no_panic(text in "[\0-\x7f]{0,60}|\\PC{0,20}") {
            let mut reader = MarkReader::new(&text);
            while !reader.bytes.is_empty() {
                if reader.read(Locale::Vi).is_err() {
                    break;
                }
            }
        }
    }
}
