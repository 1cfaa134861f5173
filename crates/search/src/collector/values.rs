//! The values of a field for every document of a segment, laid out in memory. A column of tantivy's is packed,
//! and unpacking it document by document costs more than all the rest of counting.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use tantivy::{
    DocId, Searcher, SegmentReader,
    columnar::{Cardinality, StrColumn},
    index::SegmentId,
};

/// Stands where a document has no value.
const NONE: u32 = u32::MAX;

/// The number of a value among those of its field in a segment.
pub(super) type Ord = u32;

/// The values of one field in one segment.
#[derive(Debug)]
pub(crate) struct Values {
    column: Option<StrColumn>,
    laid_out: Layout,
    names: OnceLock<Vec<String>>,
}

#[derive(Debug)]
enum Layout {
    /// At most one value for each document.
    One(Vec<Ord>),
    /// Where the values of each document begin, with an end; and the values.
    Many(Vec<u32>, Vec<Ord>),
}

impl Values {
    fn open(reader: &SegmentReader, fast_name: &str) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(fast_name)?;
        let of_doc = |doc| {
            let ords = column.iter().flat_map(move |column| column.term_ords(doc));
            ords.map(|ord| Ord::try_from(ord).unwrap_or(NONE))
        };
        let single = column
            .as_ref()
            .is_none_or(|column| column.ords().get_cardinality() != Cardinality::Multivalued);
        let laid_out = if single {
            Layout::One(
                (0..reader.max_doc()).map(|doc| of_doc(doc).next().unwrap_or(NONE)).collect(),
            )
        } else {
            let (mut starts, mut ords) = (vec![0], Vec::new());
            for doc in 0..reader.max_doc() {
                ords.extend(of_doc(doc));
                starts.push(u32::try_from(ords.len()).unwrap_or(u32::MAX));
            }
            Layout::Many(starts, ords)
        };
        Ok(Self { column, laid_out, names: OnceLock::new() })
    }

    /// How many different values there are.
    pub fn len(&self) -> usize {
        self.column.as_ref().map_or(0, |column| column.num_terms())
    }

    /// The number of a value.
    pub fn ord(&self, value: &str) -> tantivy::Result<Option<Ord>> {
        let Some(column) = &self.column else { return Ok(None) };
        let ord = column.dictionary().term_ord(value)?;
        Ok(ord.and_then(|ord| Ord::try_from(ord).ok()))
    }

    /// The values of a document.
    pub fn of(&self, doc: DocId) -> &[Ord] {
        let at = doc as usize;
        match &self.laid_out {
            Layout::One(ords) => {
                let one = &ords[at..=at];
                if one[0] == NONE { &[] } else { one }
            }
            Layout::Many(starts, ords) => &ords[starts[at] as usize..starts[at + 1] as usize],
        }
    }

    /// Reads the values themselves, once.
    pub fn read_names(&self) -> tantivy::Result<()> {
        if self.names.get().is_none() {
            let mut names = Vec::with_capacity(self.len());
            if let Some(column) = &self.column {
                let mut terms = column.dictionary().stream()?;
                while terms.advance() {
                    names.push(String::from_utf8_lossy(terms.key()).into_owned());
                }
            }
            // Who was quicker read the same.
            self.names.get_or_init(|| names);
        }
        Ok(())
    }

    /// Counts the values of documents, by their numbers.
    pub fn count(&self, docs: &[DocId], counts: &mut [u64]) {
        match &self.laid_out {
            Layout::One(ords) => {
                for doc in docs {
                    let ord = ords[*doc as usize];
                    if ord != NONE {
                        counts[ord as usize] += 1;
                    }
                }
            }
            Layout::Many(starts, ords) => {
                for doc in docs {
                    let at = *doc as usize;
                    for ord in &ords[starts[at] as usize..starts[at + 1] as usize] {
                        counts[*ord as usize] += 1;
                    }
                }
            }
        }
    }

    /// The values of a document themselves, once they were read.
    pub fn named(&self, doc: DocId) -> impl Iterator<Item = &str> {
        let names = self.names();
        self.of(doc).iter().filter_map(|ord| names.get(*ord as usize)).map(String::as_str)
    }

    /// The values themselves, by their numbers; none before they were read.
    pub fn names(&self) -> &[String] {
        self.names.get().map_or(&[], Vec::as_slice)
    }
}

/// What was laid out already. Segments never change, so that it is done once for each.
#[derive(Debug, Default)]
pub(crate) struct ValueCache {
    known: Mutex<HashMap<(SegmentId, &'static str), Arc<Values>>>,
}

impl ValueCache {
    /// The values of a field in a segment.
    pub fn values(
        &self,
        reader: &SegmentReader,
        fast_name: &'static str,
    ) -> tantivy::Result<Arc<Values>> {
        let key = (reader.segment_id(), fast_name);
        if let Some(values) = self.known().get(&key) {
            return Ok(Arc::clone(values));
        }
        // Not while others wait: two that ask at once both do it, and it comes to the same.
        let values = Arc::new(Values::open(reader, fast_name)?);
        self.known().insert(key, Arc::clone(&values));
        Ok(values)
    }

    /// Forgets segments that are gone.
    pub fn keep_only(&self, searcher: &Searcher) {
        let present: Vec<_> =
            searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
        self.known().retain(|(segment, _), _| present.contains(segment));
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(SegmentId, &'static str), Arc<Values>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
