//! What a term gives to a document: Okapi BM25 as tantivy has it, with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, "The
//! Probabilistic Relevance Framework: BM25 and Beyond", 2009). It is counted in whole [`Points`], so that the sum is the
//! same in whatever order the terms come: documents that say the same tie on every page of an answer.

use std::collections::BTreeMap;

use tantivy::{
    DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader,
    fieldnorm::FieldNormReader,
    postings::{BlockSegmentPostings, TermInfo},
};

use super::{Lane, Plan, WeightedTerm};
use crate::schema::Fields;

pub(super) const K1: f32 = 1.2;
pub(super) const B: f32 = 0.75;
/// What a term adds that stands in a text as often as one likes, in units of its rarity.
pub(super) const SATURATION: f32 = K1 + 1.0;
/// A score in whole numbers.
pub(super) type Points = u32;

/// Points of a score of 1. No score is greater than the 130,000 that fit: a query has at most some hundred terms, and
/// a term gives a few dozen at most.
const POINTS: f32 = 32_768.0;

#[allow(clippy::cast_precision_loss)] // half a millionth of the score at most
pub(super) fn score_of(points: Points) -> Score {
    points as f32 / POINTS
}

/// The least points that such a score may have been.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no score is negative, and too great is great enough
pub(super) fn points_of(score: Score) -> Points {
    (score * (1.0 - 2.0 * f32::EPSILON) * POINTS) as Points
}

impl Plan {
    /// How much each term gives to the score of each document; rows follow `addresses`.
    pub fn contributions(
        &self,
        searcher: &Searcher,
        fields: &Fields,
        addresses: &[DocAddress],
    ) -> tantivy::Result<Vec<Vec<f32>>> {
        let scale = Scale::new(self, searcher, fields)?;
        let mut out = vec![vec![0.0; self.terms.len()]; addresses.len()];
        let mut order: Vec<usize> = (0..addresses.len()).collect();
        order.sort_by_key(|row| addresses[*row]);
        for of_segment in
            order.chunk_by(|a, b| addresses[*a].segment_ord == addresses[*b].segment_ord)
        {
            let Some(first) = of_segment.first() else { continue };
            let number: SegmentOrdinal = addresses[*first].segment_ord;
            let reader = searcher.segment_reader(number);
            for (column, term) in self.terms.iter().enumerate() {
                let Some(mut list) = scale.open(term, number as usize, reader)? else { continue };
                for row in of_segment {
                    let points = list.seek(addresses[*row].doc_id, scale.of(list.lane));
                    out[*row][column] = score_of(points);
                }
            }
        }
        Ok(out)
    }
}

/// What a length costs, by its number in the index.
pub(super) type Lengths = [f32; 256];

/// What is the same for every segment.
pub(super) struct Scale<'a> {
    pub fields: &'a Fields,
    documents: u64,
    lengths: BTreeMap<Lane, Box<Lengths>>,
}

impl<'a> Scale<'a> {
    #[allow(clippy::cast_precision_loss)] // counts of documents and words are far below 2^24 of error
    pub fn new(plan: &Plan, searcher: &Searcher, fields: &'a Fields) -> tantivy::Result<Self> {
        let readers = searcher.segment_readers();
        let documents = readers.iter().map(|reader| u64::from(reader.max_doc())).sum();
        let mut lengths = BTreeMap::new();
        for term in &plan.terms {
            if lengths.contains_key(&term.lane) {
                continue;
            }
            let field = term.lane.field(fields);
            let mut words = 0;
            for reader in readers {
                words += reader.inverted_index(field)?.total_num_tokens();
            }
            let average = words as f32 / documents as f32;
            let mut of_lane = Box::new([0.0; 256]);
            for (id, cost) in (0..=u8::MAX).zip(of_lane.iter_mut()) {
                let length = FieldNormReader::id_to_fieldnorm(id) as f32;
                *cost = K1 * (1.0 - B + B * length / average);
            }
            lengths.insert(term.lane, of_lane);
        }
        Ok(Self { fields, documents, lengths })
    }

    pub fn of(&self, lane: Lane) -> &Lengths {
        &self.lengths[&lane]
    }

    /// The documents of a segment that have a term.
    #[allow(clippy::cast_precision_loss)] // as above
    pub fn open(
        &self,
        term: &WeightedTerm,
        segment: usize,
        reader: &SegmentReader,
    ) -> tantivy::Result<Option<List>> {
        let Some(Some(info)) = term.postings.lists.get(segment) else { return Ok(None) };
        let field = term.lane.field(self.fields);
        let postings = reader
            .inverted_index(field)?
            .read_block_postings_from_terminfo(info, term.lane.record())?;
        let lengths = reader.fieldnorms_readers().get_field(field)?;
        let lengths = lengths.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1));
        let with = term.postings.documents;
        let without = self.documents.saturating_sub(with) as f32;
        let rarity = ((without + 0.5) / (with as f32 + 0.5)).ln_1p();
        let weight = POINTS * term.weight * rarity * SATURATION;
        let info = info.clone();
        let (lane, postings, at, counted) = (term.lane, Box::new(postings), 0, None);
        let only_adds = term.only_adds;
        Ok(Some(List { lane, info, postings, at, lengths, weight, counted, only_adds }))
    }
}

/// The documents of a segment that have a term.
pub(super) struct List {
    pub lane: Lane,
    pub info: TermInfo,
    /// Two blocks of numbers, too much to be moved about.
    pub postings: Box<BlockSegmentPostings>,
    /// Where in the present block.
    pub at: usize,
    lengths: FieldNormReader,
    /// In points.
    weight: f32,
    /// The same documents without how often they have it, and where in their present block; only of a list that is
    /// counted and not scored.
    pub counted: Option<(Box<BlockSegmentPostings>, usize)>,
    /// Whether it only adds to what stands in another list too.
    pub only_adds: bool,
}

impl List {
    #[allow(clippy::cast_precision_loss)] // nobody writes a word sixteen million times
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no weight is negative
    pub fn points(&self, doc: DocId, often: u32, lengths: &Lengths) -> Points {
        let often = often as f32;
        let length = lengths[self.lengths.fieldnorm_id(doc) as usize];
        (self.weight * (often / (often + length)) + 0.5) as Points
    }

    /// What it gives to no document more than.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no weight is negative
    pub fn ceiling(&self) -> Points {
        self.weight.ceil() as Points + 1
    }

    /// What it gives to this document, which comes after all that were asked for before.
    pub fn seek(&mut self, doc: DocId, lengths: &Lengths) -> Points {
        let at = self.postings.seek(doc);
        if self.postings.doc(at) == doc {
            self.points(doc, self.postings.freq(at), lengths)
        } else {
            0
        }
    }
}
