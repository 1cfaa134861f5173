//! Asks the index for a plan, window by window: the scores of a few thousand neighbouring documents are summed up
//! term by term, and then every document that has any of the terms is given out. Union and skipping as tantivy does
//! them are quicker for two or three terms; a plan has thirty, and all that match must be counted anyway.
//!
//! The score is tantivy's: Okapi BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, "The Probabilistic Relevance
//! Framework: BM25 and Beyond", 2009).

use std::collections::BTreeMap;

use tantivy::{
    DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader, TERMINATED,
    collector::{Collector, SegmentCollector},
    fieldnorm::FieldNormReader,
    postings::BlockSegmentPostings,
};

use super::{Lane, Plan, WeightedTerm};
use crate::{
    collector::{Collected, Pass},
    schema::Fields,
};

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What a term adds that stands in a text as often as one likes, in units of its rarity.
pub(super) const SATURATION: f32 = K1 + 1.0;
/// So many documents are summed up at once; their scores stay in the nearest cache.
const WINDOW: usize = 4_096;

/// Gives every document to a pass.
pub(crate) fn everything(searcher: &Searcher, pass: &Pass) -> tantivy::Result<Collected> {
    each_segment(searcher, pass, |_, reader, give| {
        reader.doc_ids_alive().for_each(|doc| give(doc, 1.0));
        Ok(())
    })
}

fn each_segment(
    searcher: &Searcher,
    pass: &Pass,
    mut run: impl FnMut(usize, &SegmentReader, &mut dyn FnMut(DocId, Score)) -> tantivy::Result<()>,
) -> tantivy::Result<Collected> {
    let mut fruits = Vec::new();
    for (number, reader) in (0..).zip(searcher.segment_readers()) {
        let mut segment = pass.for_segment(number, reader)?;
        run(number as usize, reader, &mut |doc, score| segment.collect(doc, score))?;
        fruits.push(segment.harvest());
    }
    pass.merge_fruits(fruits)
}

impl Plan {
    /// Gives every document that has any of the terms to a pass; none where there are no terms.
    pub fn collect(
        &self,
        searcher: &Searcher,
        fields: &Fields,
        pass: &Pass,
    ) -> tantivy::Result<Collected> {
        let scale = Scale::new(self, searcher, fields)?;
        each_segment(searcher, pass, |number, reader, give| {
            let mut lists = Vec::with_capacity(self.terms.len());
            for term in &self.terms {
                lists.extend(scale.open(term, number, reader)?);
            }
            let alive = reader.alive_bitset();
            sum_up(&mut lists, reader.max_doc(), &scale, |doc, score| {
                if alive.is_none_or(|alive| alive.is_alive(doc)) {
                    give(doc, score);
                }
            });
            Ok(())
        })
    }

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
                    let doc = addresses[*row].doc_id;
                    let at = list.postings.seek(doc);
                    if list.postings.doc(at) == doc {
                        let often = list.postings.freq(at);
                        out[*row][column] = list.score(doc, often, scale.of(list.lane));
                    }
                }
            }
        }
        Ok(out)
    }
}

/// What a length costs, by its number in the index.
type Lengths = [f32; 256];

/// What is the same for every segment.
struct Scale<'a> {
    fields: &'a Fields,
    documents: u64,
    lengths: BTreeMap<Lane, Box<Lengths>>,
}

impl<'a> Scale<'a> {
    #[allow(clippy::cast_precision_loss)] // counts of documents and words are far below 2^24 of error
    fn new(plan: &Plan, searcher: &Searcher, fields: &'a Fields) -> tantivy::Result<Self> {
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
            let of_lane = std::array::from_fn(|id| {
                let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32;
                K1 * (1.0 - B + B * length / average)
            });
            lengths.insert(term.lane, Box::new(of_lane));
        }
        Ok(Self { fields, documents, lengths })
    }

    fn of(&self, lane: Lane) -> &Lengths {
        &self.lengths[&lane]
    }

    /// The documents of a segment that have a term.
    #[allow(clippy::cast_precision_loss)] // as above
    fn open(
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
        let weight = term.weight * rarity * SATURATION;
        Ok(Some(List { lane: term.lane, postings, at: 0, lengths, weight }))
    }
}

/// The documents of a segment that have a term.
struct List {
    lane: Lane,
    postings: BlockSegmentPostings,
    /// Where in the present block.
    at: usize,
    lengths: FieldNormReader,
    weight: f32,
}

impl List {
    #[allow(clippy::cast_precision_loss)] // nobody writes a word sixteen million times
    fn score(&self, doc: DocId, often: u32, lengths: &Lengths) -> Score {
        let often = often as f32;
        self.weight * (often / (often + lengths[self.lengths.fieldnorm_id(doc) as usize]))
    }

    /// The next document.
    fn next(&self) -> DocId {
        self.postings.docs().get(self.at).copied().unwrap_or(TERMINATED)
    }

    /// Adds its documents before `end` to the sums of the window that begins with `begin`.
    fn add(&mut self, begin: DocId, end: DocId, lengths: &Lengths, sums: &mut Sums) {
        loop {
            let docs = &self.postings.docs()[self.at..];
            let inside = if docs.last().is_some_and(|last| *last < end) {
                docs.len()
            } else {
                docs.partition_point(|doc| *doc < end)
            };
            for (at, doc) in (self.at..).zip(&docs[..inside]) {
                let place = (doc - begin) as usize;
                sums.scores[place] += self.score(*doc, self.postings.freq(at), lengths);
                sums.present[place / 64] |= 1 << (place % 64);
            }
            self.at += inside;
            if self.at < self.postings.docs().len() || self.postings.docs().is_empty() {
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }
}

/// The scores of a window.
struct Sums {
    scores: [Score; WINDOW],
    /// A bit for each document that has any of the terms.
    present: [u64; WINDOW / 64],
}

/// Gives out every document of a segment that stands in any of the lists, with its score, in order.
fn sum_up(
    lists: &mut Vec<List>,
    documents: DocId,
    scale: &Scale<'_>,
    mut give: impl FnMut(DocId, Score),
) {
    let mut sums = Box::new(Sums { scores: [0.0; WINDOW], present: [0; WINDOW / 64] });
    while let Some(first) = lists.iter().map(List::next).min().filter(|doc| *doc < documents) {
        // Where all terms are rare, most windows have nothing.
        let begin = first - first % WINDOW as DocId;
        let end = begin + WINDOW as DocId;
        for list in &mut *lists {
            list.add(begin, end, scale.of(list.lane), &mut sums);
        }
        for (group, present) in sums.present.iter_mut().enumerate() {
            let mut bits = std::mem::take(present);
            while bits != 0 {
                let place = group * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                give(begin + place as DocId, std::mem::take(&mut sums.scores[place]));
            }
        }
        lists.retain(|list| list.next() != TERMINATED);
    }
}
