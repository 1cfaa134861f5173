//! What a pass looks up in one segment for each document.

use nhipcau_domain::{challenge::Status, timestamp::Timestamp};
use tantivy::{
    DocId, SegmentReader,
    columnar::{Column, StrColumn},
};

use super::Counts;
use crate::{
    filter::{Choice, Demand, FacetField, Limit},
    schema::fast,
};

/// How an open challenge reads after its deadline.
struct Closing {
    open: u64,
    closed: u64,
    deadline: Column<i64>,
    now: i64,
}

/// A field that is chosen from or counted.
pub(super) struct SegmentField {
    pub field: FacetField,
    column: Option<StrColumn>,
    closing: Option<Closing>,
    chosen: Option<Vec<u64>>,
    /// By ordinal; empty when the field is not counted.
    counts: Vec<u64>,
}

impl SegmentField {
    /// Opens a field of a segment.
    pub fn open(
        reader: &SegmentReader,
        field: FacetField,
        choice: Option<&Choice>,
        counted: bool,
        now: Timestamp,
    ) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(field.fast_name())?;
        let terms = column.as_ref().map_or(0, |column| column.num_terms());
        let ord = |value: &str| -> tantivy::Result<Option<u64>> {
            column.as_ref().map_or(Ok(None), |column| Ok(column.dictionary().term_ord(value)?))
        };
        // The deadline may have passed since the document was written: then `open` reads as
        // `closed`, a value that need not occur in this segment.
        let closing = if field == FacetField::Status {
            ord(Status::Open.as_str())?.map(|open| -> tantivy::Result<Closing> {
                let closed = ord(Status::Closed.as_str())?.unwrap_or(terms as u64);
                let deadline = reader.fast_fields().i64(fast::CLOSES_AT)?;
                Ok(Closing { open, closed, deadline, now: now.0 })
            })
        } else {
            None
        }
        .transpose()?;
        let chosen = match choice {
            None => None,
            Some(choice) => {
                let mut ords = Vec::new();
                for value in &choice.values {
                    match (&closing, value.as_str()) {
                        (Some(closing), "closed") => ords.push(closing.closed),
                        _ => ords.extend(ord(value)?),
                    }
                }
                Some(ords)
            }
        };
        let counts = if counted { vec![0; terms + 1] } else { Vec::new() };
        Ok(Self { field, column, closing, chosen, counts })
    }

    fn ords(&self, doc: DocId) -> impl Iterator<Item = u64> + '_ {
        self.column.iter().flat_map(move |column| column.term_ords(doc)).map(move |ord| match &self
            .closing
        {
            Some(closing)
                if ord == closing.open
                    && closing.deadline.first(doc).is_some_and(|at| at <= closing.now) =>
            {
                closing.closed
            }
            _ => ord,
        })
    }

    /// Whether the document passes.
    pub fn accepts(&self, doc: DocId) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| self.ords(doc).any(|ord| chosen.contains(&ord)))
    }

    /// Whether its values are counted.
    pub fn is_counted(&self) -> bool {
        !self.counts.is_empty()
    }

    /// Counts the document's values.
    pub fn count(&mut self, doc: DocId) {
        if self.counts.is_empty() {
            return;
        }
        let ords: Vec<u64> = self.ords(doc).collect();
        for ord in ords {
            if let Some(count) = usize::try_from(ord).ok().and_then(|ord| self.counts.get_mut(ord))
            {
                *count += 1;
            }
        }
    }

    /// The counts by value.
    pub fn named_counts(&self) -> Counts {
        let mut out = Counts::new();
        let mut name = String::new();
        for (ord, count) in (0_u64..).zip(&self.counts).filter(|(_, count)| **count > 0) {
            if self.closing.as_ref().is_some_and(|closing| closing.closed == ord) {
                out.insert(Status::Closed.as_str().to_owned(), *count);
            } else if let Some(column) = &self.column
                && matches!(column.ord_to_str(ord, &mut name), Ok(true))
            {
                out.insert(name.clone(), *count);
            }
        }
        out
    }
}

/// The values of an uncounted field, as ordinals of this segment.
pub(super) struct SegmentDemand {
    column: Option<StrColumn>,
    ords: Vec<u64>,
    excludes: bool,
}

impl SegmentDemand {
    /// Whether the document passes.
    pub fn accepts(&self, doc: DocId) -> bool {
        let mut ords = self.column.iter().flat_map(|column| column.term_ords(doc));
        ords.any(|ord| self.ords.contains(&ord)) != self.excludes
    }
}

/// A number that must lie between two limits.
pub(super) struct SegmentLimit {
    column: Column<i64>,
    least: i64,
    most: i64,
}

impl SegmentDemand {
    /// Looks the values up in a segment.
    pub fn open(reader: &SegmentReader, demand: &Demand) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(demand.fast_name)?;
        let mut ords = Vec::new();
        if let Some(column) = &column {
            for value in &demand.values {
                ords.extend(column.dictionary().term_ord(value)?);
            }
        }
        Ok(Self { column, ords, excludes: demand.excludes })
    }
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
