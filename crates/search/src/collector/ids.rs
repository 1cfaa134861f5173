//! The ids of documents, read from two numbers: their text would have to be looked up in a dictionary for each.

use tantivy::{
    DocAddress, Searcher, SegmentReader, TantivyError, columnar::Column, error::DataCorruption,
};
use uuid::Uuid;

use crate::schema::fast;

/// Reads the ids of the documents that a searcher sees.
#[derive(Debug)]
pub(crate) struct Ids {
    /// By segment, the first and the second half.
    halves: Vec<(Column<u64>, Column<u64>)>,
}

impl Ids {
    pub fn new(searcher: &Searcher) -> tantivy::Result<Self> {
        let open = |reader: &SegmentReader| -> tantivy::Result<_> {
            let columns = reader.fast_fields();
            Ok((columns.u64(fast::ID_HEAD)?, columns.u64(fast::TIE)?))
        };
        let halves = searcher.segment_readers().iter().map(open);
        Ok(Self { halves: halves.collect::<tantivy::Result<_>>()? })
    }

    /// The id of a document.
    pub fn of(&self, address: DocAddress) -> tantivy::Result<Uuid> {
        let (head, tail) = &self.halves[address.segment_ord as usize];
        let id = head.first(address.doc_id).zip(tail.first(address.doc_id));
        let id = id.map(|(head, tail)| Uuid::from_u64_pair(head, tail));
        id.ok_or_else(|| {
            let text = format!("document {address:?} has no id");
            TantivyError::from(DataCorruption::comment_only(text))
        })
    }
}
