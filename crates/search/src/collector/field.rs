//! What a pass looks up in one segment for each document.

use std::sync::Arc;

use nhipcau_domain::{challenge::Status, timestamp::Timestamp};
use tantivy::{DocId, SegmentReader, columnar::Column};

use super::{
    Counts,
    values::{Ord, ValueCache, Values},
};
use crate::{
    filter::{Choice, Demand, FacetField, Limit},
    schema::fast,
};

/// How an open challenge reads after its deadline.
struct Closing {
    open: Ord,
    closed: Ord,
    deadline: Column<i64>,
    now: i64,
}

impl Closing {
    fn read(&self, doc: DocId, ord: Ord) -> Ord {
        let past = || self.deadline.first(doc).is_some_and(|at| at <= self.now);
        if ord == self.open && past() { self.closed } else { ord }
    }
}

/// A field that is chosen from or counted.
pub(super) struct SegmentField {
    pub field: FacetField,
    values: Arc<Values>,
    closing: Option<Closing>,
    chosen: Option<Vec<Ord>>,
    /// By number; empty when the field is not counted.
    counts: Vec<u64>,
}

impl SegmentField {
    /// Opens a field of a segment.
    pub fn open(
        reader: &SegmentReader,
        cache: &ValueCache,
        field: FacetField,
        choice: Option<&Choice>,
        counted: bool,
        now: Timestamp,
    ) -> tantivy::Result<Self> {
        let values = cache.values(reader, field.fast_name())?;
        // The deadline may have passed since the document was written: then `open` reads as
        // `closed`, a value that need not occur in this segment.
        let closing = if field == FacetField::Status {
            let beyond = Ord::try_from(values.len()).unwrap_or(Ord::MAX);
            let closed = values.ord(Status::Closed.as_str())?.unwrap_or(beyond);
            values
                .ord(Status::Open.as_str())?
                .map(|open| -> tantivy::Result<Closing> {
                    let deadline = reader.fast_fields().i64(fast::CLOSES_AT)?;
                    Ok(Closing { open, closed, deadline, now: now.0 })
                })
                .transpose()?
        } else {
            None
        };
        let chosen = match choice {
            None => None,
            Some(choice) => {
                let mut ords = Vec::new();
                for value in &choice.values {
                    match (&closing, value.as_str()) {
                        (Some(closing), "closed") => ords.push(closing.closed),
                        _ => ords.extend(values.ord(value)?),
                    }
                }
                Some(ords)
            }
        };
        let mut counts = Vec::new();
        if counted {
            values.read_names()?;
            counts.resize(values.len() + 1, 0);
        }
        Ok(Self { field, values, closing, chosen, counts })
    }

    fn read(closing: Option<&Closing>, doc: DocId, ord: Ord) -> Ord {
        closing.map_or(ord, |closing| closing.read(doc, ord))
    }

    /// Whether the document passes.
    pub fn accepts(&self, doc: DocId) -> bool {
        let Some(chosen) = &self.chosen else { return true };
        let mut ords = self.values.of(doc).iter();
        ords.any(|ord| chosen.contains(&Self::read(self.closing.as_ref(), doc, *ord)))
    }

    /// Whether anything was chosen from it.
    pub const fn is_chosen(&self) -> bool {
        self.chosen.is_some()
    }

    /// Whether its values are counted.
    pub const fn is_counted(&self) -> bool {
        !self.counts.is_empty()
    }

    /// Counts the documents' values.
    pub fn count(&mut self, docs: &[DocId]) {
        if self.counts.is_empty() {
            return;
        }
        let Some(closing) = &self.closing else {
            return self.values.count(docs, &mut self.counts);
        };
        for doc in docs {
            for ord in self.values.of(*doc) {
                self.counts[closing.read(*doc, *ord) as usize] += 1;
            }
        }
    }

    /// The counts by value.
    pub fn named_counts(&self) -> Counts {
        let mut out = Counts::new();
        let names = self.values.names();
        for (ord, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            // `closed` may stand beyond the values that occur.
            let name = names.get(ord).map_or(Status::Closed.as_str(), String::as_str);
            out.insert(name.to_owned(), *count);
        }
        out
    }
}

/// The values of an uncounted field, as numbers of this segment.
pub(super) struct SegmentDemand {
    values: Arc<Values>,
    ords: Vec<Ord>,
    excludes: bool,
}

impl SegmentDemand {
    /// Looks the values up in a segment.
    pub fn open(
        reader: &SegmentReader,
        cache: &ValueCache,
        demand: &Demand,
    ) -> tantivy::Result<Self> {
        let values = cache.values(reader, demand.fast_name)?;
        let mut ords = Vec::new();
        for value in &demand.values {
            ords.extend(values.ord(value)?);
        }
        Ok(Self { values, ords, excludes: demand.excludes })
    }

    /// Whether the document passes.
    pub fn accepts(&self, doc: DocId) -> bool {
        self.values.of(doc).iter().any(|ord| self.ords.contains(ord)) != self.excludes
    }
}

/// A number that must lie between two limits.
pub(super) struct SegmentLimit {
    column: Column<i64>,
    least: i64,
    most: i64,
}

impl SegmentLimit {
    /// Opens the numbers of a segment.
    pub fn open(reader: &SegmentReader, limit: &Limit) -> tantivy::Result<Self> {
        let column = reader.fast_fields().i64(limit.fast_name)?;
        Ok(Self { column, least: limit.least, most: limit.most })
    }

    /// Whether the document passes; without a number it does not.
    pub fn accepts(&self, doc: DocId) -> bool {
        self.column.first(doc).is_some_and(|number| (self.least..=self.most).contains(&number))
    }
}
