//! Facets: how many documents each value of a field would leave.

use crate::{collector::Counts, filter::FacetField};

/// A value with the number of documents that have it under the other filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value.
    pub value: String,
    /// How many documents.
    pub count: u64,
}

/// The values of one field, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: FacetField,
    /// Its values.
    pub values: Vec<FacetValue>,
}

impl Facet {
    /// Orders the counts of a field.
    pub(crate) fn new(field: FacetField, counts: Counts) -> Self {
        let mut values: Vec<_> =
            counts.into_iter().map(|(value, count)| FacetValue { value, count }).collect();
        // The map is ordered by value and the sort is stable, so ties stay in that order.
        values.sort_by_key(|value| std::cmp::Reverse(value.count));
        Self { field, values }
    }
}
