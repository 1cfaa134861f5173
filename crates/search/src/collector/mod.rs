//! One pass over the matching documents: filters them, keeps the best and counts facets. A
//! document that fails exactly one chosen field still counts for that field, so that the other
//! values of a field stay visible after one was chosen ("drilling sideways").

mod field;
mod ids;
mod values;

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BinaryHeap},
    sync::Arc,
};

use nhipcau_domain::{text_enum, timestamp::Timestamp};
use tantivy::{
    DocAddress, DocId, Score, SegmentOrdinal, SegmentReader,
    collector::{Collector, SegmentCollector},
    columnar::{Cardinality, Column},
};

use crate::{
    document::Audience,
    filter::{Conditions, FacetField, Filter},
    schema::{audience_rank, fast},
};
use field::{SegmentDemand, SegmentField, SegmentLimit};
pub(crate) use ids::Ids;
pub(crate) use values::{ValueCache, Values};

/// So many documents are counted together.
const COUNTED_AT_ONCE: usize = 1_024;

/// How often each value occurs among the documents found.
pub(crate) type Counts = BTreeMap<String, u64>;

/// What one pass brings back.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    /// The best documents, best first.
    pub best: Vec<(f32, DocAddress)>,
    /// How many documents pass all filters; where only the best were asked for, how many of them were met.
    pub total: u64,
    /// The counts of each requested field.
    pub counts: BTreeMap<FacetField, Counts>,
}

/// What one pass is asked for. There is no way to ask without saying who asks.
#[derive(Debug)]
pub(crate) struct Pass {
    values: Arc<ValueCache>,
    audience: Audience,
    conditions: Conditions,
    facets: Vec<FacetField>,
    now: Timestamp,
    keep: usize,
    sort: Sort,
    counts_all: bool,
}

text_enum! {
    /// What comes first in an answer.
    #[derive(Default)]
    #[schema(as = SearchSort)]
    pub enum Sort {
        /// What fits best.
        #[default]
        Fit = "fit",
        /// What closes next; what does not close, or has closed, comes last.
        Deadline = "deadline",
        /// What changed last.
        Newest = "newest",
    }
}

impl Pass {
    /// A pass for this audience that keeps so many documents and counts these fields.
    pub fn new(
        values: &Arc<ValueCache>,
        audience: Audience,
        filter: &Filter,
        facets: Vec<FacetField>,
        now: Timestamp,
        keep: usize,
    ) -> Self {
        let (values, conditions) = (Arc::clone(values), filter.conditions());
        let sort = Sort::Fit;
        Self { values, audience, conditions, facets, now, keep, sort, counts_all: true }
    }

    /// The same where nobody asks how many there are.
    pub const fn best_only(mut self) -> Self {
        self.counts_all = false;
        self
    }

    /// The same in another order.
    pub const fn sorted(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self
    }
}

/// Orders by key, by score, then newer first, then by id.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    key: i64,
    score: Score,
    changed_at: i64,
    tie: u64,
    address: DocAddress,
}

impl Eq for Place {}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key
            .cmp(&other.key)
            .then(self.score.total_cmp(&other.score))
            .then(self.changed_at.cmp(&other.changed_at))
            .then(self.tie.cmp(&other.tie))
            .then(self.address.cmp(&other.address))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The pass over one segment.
pub(crate) struct SegmentPass {
    segment: SegmentOrdinal,
    audience: u64,
    audiences: Column<u64>,
    /// Whether all documents of the segment are for this audience.
    sees_all: bool,
    fields: Vec<SegmentField>,
    demands: Vec<SegmentDemand>,
    limits: Vec<SegmentLimit>,
    changed_at: Column<i64>,
    closes_at: Column<i64>,
    ties: Column<u64>,
    now: i64,
    sort: Sort,
    keep: usize,
    best: BinaryHeap<Reverse<Place>>,
    total: u64,
    /// Documents whose values are still to be counted.
    uncounted: Vec<DocId>,
    counts: bool,
    counts_all: bool,
    chooses: bool,
}

/// What one segment brings back.
pub(crate) struct SegmentFruit {
    best: Vec<Place>,
    total: u64,
    counts: Vec<(FacetField, Counts)>,
}

impl Collector for Pass {
    type Fruit = Collected;
    type Child = SegmentPass;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentPass> {
        let columns = reader.fast_fields();
        let conditions = &self.conditions;
        let mut fields = Vec::new();
        for field in FacetField::ALL {
            let choice = self.conditions.choices.iter().find(|choice| choice.field == *field);
            let counted = self.facets.contains(field);
            if choice.is_some() || counted {
                let values = &self.values;
                let field = SegmentField::open(reader, values, *field, choice, counted, self.now)?;
                fields.push(field);
            }
        }
        let audience = audience_rank(self.audience);
        let audiences = columns.u64(fast::AUDIENCE)?;
        Ok(SegmentPass {
            segment,
            audience,
            sees_all: audiences.get_cardinality() == Cardinality::Full
                && audiences.max_value() <= audience,
            audiences,
            counts: !self.facets.is_empty(),
            counts_all: self.counts_all,
            chooses: fields.iter().any(SegmentField::is_chosen),
            uncounted: Vec::new(),
            fields,
            demands: conditions
                .demands
                .iter()
                .map(|demand| SegmentDemand::open(reader, &self.values, demand))
                .collect::<tantivy::Result<_>>()?,
            limits: conditions
                .limits
                .iter()
                .map(|limit| SegmentLimit::open(reader, limit))
                .collect::<tantivy::Result<_>>()?,
            changed_at: columns.i64(fast::CHANGED_AT)?,
            closes_at: columns.i64(fast::CLOSES_AT)?,
            ties: columns.u64(fast::TIE)?,
            now: self.now.0,
            sort: self.sort,
            keep: self.keep,
            best: BinaryHeap::new(),
            total: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<SegmentFruit>) -> tantivy::Result<Collected> {
        let mut out = Collected::default();
        out.counts.extend(self.facets.iter().map(|field| (*field, Counts::new())));
        let mut places = Vec::new();
        for fruit in fruits {
            out.total += fruit.total;
            places.extend(fruit.best);
            for (field, counts) in fruit.counts {
                let sums = out.counts.entry(field).or_default();
                for (value, count) in counts {
                    *sums.entry(value).or_default() += count;
                }
            }
        }
        places.sort_unstable_by(|a, b| b.cmp(a));
        out.best =
            places.iter().take(self.keep).map(|place| (place.score, place.address)).collect();
        Ok(out)
    }
}

impl SegmentCollector for SegmentPass {
    type Fruit = SegmentFruit;

    fn collect(&mut self, doc: DocId, score: Score) {
        if !self.counts_all && self.least().is_some_and(|least| score < least) {
            return;
        }
        // A document without an audience would be a mistake of ours: nobody sees it.
        if !self.sees_all && self.audiences.first(doc).is_none_or(|rank| rank > self.audience)
            || !self.demands.iter().all(|demand| demand.accepts(doc))
            || !self.limits.iter().all(|limit| limit.accepts(doc))
            || self.chooses && !self.is_chosen(doc)
        {
            return;
        }
        self.total += 1;
        if self.counts {
            self.uncounted.push(doc);
            if self.uncounted.len() == COUNTED_AT_ONCE {
                self.count_values();
            }
        }
        self.consider(doc, score);
    }

    fn harvest(mut self) -> SegmentFruit {
        self.count_values();
        SegmentFruit {
            best: self.best.into_iter().map(|place| place.0).collect(),
            total: self.total,
            counts: self
                .fields
                .iter()
                .filter(|field| field.is_counted())
                .map(|field| (field.field, field.named_counts()))
                .collect(),
        }
    }
}

impl SegmentPass {
    /// Whether a document has what was chosen. One that fails a single field is counted for that field.
    fn is_chosen(&mut self, doc: DocId) -> bool {
        let mut failed = self.fields.iter().enumerate().filter(|(_, field)| !field.accepts(doc));
        let (first, second) = (failed.next().map(|(index, _)| index), failed.next().is_some());
        if let (Some(index), false) = (first, second) {
            self.fields[index].count(&[doc]);
        }
        first.is_none()
    }

    /// Keeps a document that passes if it is among the best.
    pub fn consider(&mut self, doc: DocId, score: Score) {
        // Most documents are far from the best, and nothing else about them need be known.
        if self.keep == 0 || self.least().is_some_and(|least| score < least) {
            return;
        }
        let place = self.place(doc, score);
        if self.best.len() < self.keep {
            self.best.push(Reverse(place));
        } else if self.best.peek().is_some_and(|worst| worst.0 < place) {
            self.best.pop();
            self.best.push(Reverse(place));
        }
    }

    /// The score that a document must have to be kept, where it is known.
    pub fn least(&self) -> Option<Score> {
        if self.keep == 0 {
            return Some(Score::MAX);
        }
        let full = self.sort == Sort::Fit && self.best.len() >= self.keep;
        self.best.peek().filter(|_| full).map(|worst| worst.0.score)
    }

    /// Whether every document that passes must be met, so that it is counted.
    pub const fn counts_all(&self) -> bool {
        self.counts_all
    }

    /// Whether every document passes, and nothing of it is counted.
    pub const fn takes_all(&self) -> bool {
        self.sees_all
            && !self.counts
            && !self.chooses
            && self.demands.is_empty()
            && self.limits.is_empty()
    }

    /// Counts so many documents that pass.
    pub fn count(&mut self, documents: u32) {
        self.total += u64::from(documents);
    }

    fn count_values(&mut self) {
        for field in &mut self.fields {
            field.count(&self.uncounted);
        }
        self.uncounted.clear();
    }

    fn place(&self, doc: DocId, score: Score) -> Place {
        let changed_at = self.changed_at.first(doc).unwrap_or_default();
        let closes_at = || self.closes_at.first(doc).filter(|at| *at > self.now);
        Place {
            key: match self.sort {
                Sort::Fit => 0,
                Sort::Newest => changed_at,
                Sort::Deadline => closes_at().map_or(i64::MIN, i64::saturating_neg),
            },
            score,
            changed_at,
            tie: self.ties.first(doc).unwrap_or_default(),
            address: DocAddress::new(self.segment, doc),
        }
    }
}
