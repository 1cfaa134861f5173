//! Documents opened for explaining: read from the store, with everything about their texts that does not depend on what
//! was asked. The same few documents are shown again and again, so those shown last are kept.

use std::{ops::Range, sync::Arc};

use nhipcau_domain::locale::Locale;
use quick_cache::{Weighter, sync::Cache};
use tantivy::{DocAddress, DocId, Searcher, TantivyDocument, index::SegmentId, schema::Value};

use crate::{
    analysis::sentences,
    concept::{Concepts, Tag},
    document::{Document, TextField},
    error::Error,
    index::Live,
    marks::{MarkReader, Marker, Span},
};

/// What is kept takes about so many bytes of memory at most.
const MEMORY: u64 = 32 * 1024 * 1024;
/// What a document of a few thousand characters takes, by which the first table is laid out.
const TYPICAL: u64 = 16 * 1024;

/// A document with what its texts consist of.
#[derive(Debug)]
pub(crate) struct Opened {
    pub document: Arc<Document>,
    /// In the order of [`Document::texts`], language by language.
    texts: Vec<Text>,
}

/// What a text consists of.
#[derive(Debug)]
pub(crate) struct Text {
    pub locale: Locale,
    pub field: TextField,
    pub spans: Vec<Span>,
    pub tags: Vec<Tag>,
    pub sentences: Vec<Range<usize>>,
}

impl Opened {
    fn new(document: Document, marks: &str) -> tantivy::Result<Self> {
        let mut reader = MarkReader::new(marks);
        let mut texts = Vec::new();
        for locale in Locale::ALL {
            for (field, text) in document.texts(*locale) {
                let (spans, tags) = reader.read(*locale)?;
                let sentences = sentences(text);
                texts.push(Text { locale: *locale, field, spans, tags, sentences });
            }
        }
        Ok(Self { document: Arc::new(document), texts })
    }

    /// One that need not be in the index.
    pub fn of(document: &Document, concepts: &Concepts) -> tantivy::Result<Self> {
        Self::new(document.clone(), &Marker::marks(document, concepts))
    }

    /// Its texts with what they consist of.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &Text)> {
        let texts = Locale::ALL.iter().flat_map(|locale| self.document.texts(*locale));
        texts.map(|(_, text)| text).zip(&self.texts)
    }

    /// Whether anything of it is written in this language.
    pub fn is_in(&self, locale: Locale) -> bool {
        self.texts.iter().any(|text| text.locale == locale && !text.spans.is_empty())
    }

    /// About how many bytes of memory it takes.
    fn weight(&self) -> u64 {
        let of_text = |(text, about): (&str, &Text)| {
            let words = size_of_val(about.spans.as_slice()) + size_of_val(about.tags.as_slice());
            text.len() + words + size_of_val(about.sentences.as_slice()) + size_of::<Text>()
        };
        let texts: usize = self.texts().map(of_text).sum();
        (texts + size_of::<Self>() + size_of::<Document>()) as u64
    }
}

/// The documents opened last. A segment never changes and its name is never given again, so that what is kept stays true.
#[derive(Debug)]
pub(crate) struct Shelf(Cache<(SegmentId, DocId), Arc<Opened>, ByMemory>);

#[derive(Debug, Clone)]
struct ByMemory;

impl Weighter<(SegmentId, DocId), Arc<Opened>> for ByMemory {
    fn weight(&self, _: &(SegmentId, DocId), opened: &Arc<Opened>) -> u64 {
        opened.weight()
    }
}

impl Default for Shelf {
    fn default() -> Self {
        let items = usize::try_from(MEMORY / TYPICAL).unwrap_or_default();
        Self(Cache::with_weighter(items, MEMORY, ByMemory))
    }
}

/// Opens a document of the index.
pub(crate) fn open(
    live: &Live,
    searcher: &Searcher,
    address: DocAddress,
) -> Result<Arc<Opened>, Error> {
    let segment = searcher.segment_reader(address.segment_ord).segment_id();
    let key = (segment, address.doc_id);
    if let Some(opened) = live.shelf.0.get(&key) {
        return Ok(opened);
    }
    // Not while others wait: two that ask at once both do it, and it comes to the same.
    let stored: TantivyDocument = searcher.doc(address)?;
    let text = |field| stored.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
    let document = serde_json::from_str(text(live.fields.source))?;
    let opened = Arc::new(Opened::new(document, text(live.fields.marks))?);
    live.shelf.0.insert(key, Arc::clone(&opened));
    Ok(opened)
}
