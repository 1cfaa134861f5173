//! Asks the index for a plan, window by window: the points of a few thousand neighbouring documents are summed up term
//! by term, and then those that have any of the terms are given out. All that match must be counted, which a union
//! that skips ahead, as tantivy has it, cannot; but what cannot be among the best is only counted and not scored
//! ("MaxScore": Turtle and Flood, "Query evaluation: strategies and optimizations", 1995).

#[cfg(test)]
mod tests;

use tantivy::{
    DocId, Searcher, SegmentReader, TERMINATED,
    collector::{Collector, SegmentCollector},
    postings::BlockSegmentPostings,
    schema::IndexRecordOption,
};

use super::{
    Plan,
    score::{Lengths, List, Points, Scale, points_of, score_of},
};
use crate::{
    collector::{Collected, Pass, SegmentPass},
    schema::Fields,
};

/// So many documents are summed up at once; their scores stay in the nearest cache.
const WINDOW_DOCS: DocId = 4_096;
/// The same as a number of places.
const WINDOW: usize = WINDOW_DOCS as usize;
/// So many neighbours of a window are passed over at once where none of them has enough.
const TOGETHER: usize = 8;
/// A list with fewer than one in so many of the documents is always scored: that is as quick as not to.
const LONG: u64 = 8;
/// How often a word stands in each document of a block of a field that does not count.
const ONCE: [u32; 128] = [1; 128];

/// Gives every document to a pass.
pub(crate) fn everything(searcher: &Searcher, pass: &Pass) -> tantivy::Result<Collected> {
    each_segment(searcher, pass, |_, reader, segment| {
        reader.doc_ids_alive().for_each(|doc| segment.collect(doc, 1.0));
        Ok(())
    })
}

fn each_segment(
    searcher: &Searcher,
    pass: &Pass,
    mut run: impl FnMut(usize, &SegmentReader, &mut SegmentPass) -> tantivy::Result<()>,
) -> tantivy::Result<Collected> {
    let mut fruits = Vec::new();
    for (number, reader) in (0..).zip(searcher.segment_readers()) {
        let mut segment = pass.for_segment(number, reader)?;
        run(number as usize, reader, &mut segment)?;
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
        // What the best of the segments before have at least, every other must have too.
        let mut floor = 0;
        each_segment(searcher, pass, |number, reader, segment| {
            let mut lists = Vec::with_capacity(self.terms.len());
            for term in &self.terms {
                lists.extend(scale.open(term, number, reader)?);
            }
            floor = Union::new(lists, reader, &scale, floor).run(segment)?;
            Ok(())
        })
    }
}

impl List {
    /// The next document.
    fn next(&self) -> DocId {
        let (postings, at) = match &self.counted {
            Some((postings, at)) => (postings, *at),
            None => (&self.postings, self.at),
        };
        postings.docs().get(at).copied().unwrap_or(TERMINATED)
    }

    /// Adds its documents before `end` to the sums of the window that begins with `begin`.
    fn add(&mut self, begin: DocId, end: DocId, lengths: &Lengths, sums: &mut Sums) {
        let finds = u8::from(!self.only_adds);
        if self.only_adds {
            // Windows in which nothing is found were passed over.
            self.at = self.postings.seek(begin);
        }
        loop {
            let docs = before(&self.postings, self.at, end);
            // Fields that do not count have no counts.
            let often = match self.postings.freqs() {
                [] => &ONCE[self.at..],
                often => &often[self.at..],
            };
            for (doc, often) in docs.iter().zip(often) {
                let place = place(*doc, begin);
                sums.points[place] += self.points(*doc, *often, lengths);
                sums.present[place] |= finds;
            }
            self.at += docs.len();
            if !next_block(&mut self.postings, &mut self.at) {
                return;
            }
        }
    }

    /// Notes its documents before `end` in the window that begins with `begin`, without a score.
    fn count(&mut self, begin: DocId, end: DocId, sums: &mut Sums) {
        let Some((postings, at)) = &mut self.counted else { return };
        loop {
            let docs = before(postings, *at, end);
            for doc in docs {
                sums.present[place(*doc, begin)] = 1;
            }
            *at += docs.len();
            if !next_block(postings, at) {
                return;
            }
        }
    }
}

/// What is left of a block before `end`.
fn before(postings: &BlockSegmentPostings, at: usize, end: DocId) -> &[DocId] {
    let docs = &postings.docs()[at..];
    let inside = if docs.last().is_some_and(|last| *last < end) {
        docs.len()
    } else {
        docs.partition_point(|doc| *doc < end)
    };
    &docs[..inside]
}

/// Goes on to the next block where nothing is left of the present one.
fn next_block(postings: &mut BlockSegmentPostings, at: &mut usize) -> bool {
    if *at < postings.docs().len() || postings.docs().is_empty() {
        return false;
    }
    postings.advance();
    *at = 0;
    true
}

/// The points of a window.
struct Sums {
    points: [Points; WINDOW],
    /// 1 for each document that has any of the terms. A byte and not a bit: what is only written need not wait for
    /// what was written just before.
    present: [u8; WINDOW],
}

/// Where a document stands in the window that begins with `begin`. The remainder changes nothing and spares the
/// question whether it is within bounds.
const fn place(doc: DocId, begin: DocId) -> usize {
    (doc - begin) as usize % WINDOW
}

/// The documents of a segment that stand in any of its lists.
struct Union<'a> {
    /// Those that only add first; the long ones before the short, and of these the ones that give least.
    lists: Vec<List>,
    /// What the long lists up to each give together at most.
    reach: Vec<Points>,
    /// So many of the lists together do not bring a document among the best. What stands in no other need not be
    /// scored.
    light: usize,
    /// Whether some of them only add: then a document may have points and not be found.
    adds: bool,
    reader: &'a SegmentReader,
    scale: &'a Scale<'a>,
    /// What a document must have at least.
    floor: Points,
}

impl<'a> Union<'a> {
    fn new(
        mut lists: Vec<List>,
        reader: &'a SegmentReader,
        scale: &'a Scale<'a>,
        floor: Points,
    ) -> Self {
        let is_short =
            |list: &List| u64::from(list.info.doc_freq) * LONG < u64::from(reader.max_doc());
        // First of all those that find nothing: while one of them is scored, what finds must be scored too.
        lists.sort_by_key(|list| (!list.only_adds, is_short(list), list.ceiling()));
        let long = lists.iter().take_while(|list| !is_short(list));
        let reach = long.scan(0, |reach: &mut Points, list| {
            *reach = reach.saturating_add(list.ceiling());
            Some(*reach)
        });
        let reach = reach.collect();
        let adds = lists.first().is_some_and(|list| list.only_adds);
        Self { lists, reach, light: 0, adds, reader, scale, floor }
    }

    /// Gives the documents to a pass; what the best have at least.
    fn run(mut self, segment: &mut SegmentPass) -> tantivy::Result<Points> {
        let mut sums = Box::new(Sums { points: [0; WINDOW], present: [0; WINDOW] });
        loop {
            self.floor = self.floor.max(segment.least().map_or(0, points_of));
            self.lighten(segment.counts_all())?;
            // Where all terms are rare, most windows have nothing.
            let counted = if segment.counts_all() { 0 } else { self.light };
            let finding = self.lists[counted..].iter().filter(|list| !list.only_adds);
            let next = finding.map(List::next).min();
            let Some(first) = next.filter(|doc| *doc < self.reader.max_doc()) else { break };
            self.window(first - first % WINDOW_DOCS, &mut sums, segment);
        }
        Ok(self.floor)
    }

    /// Finds the lists that need not be scored any more.
    fn lighten(&mut self, counted: bool) -> tantivy::Result<()> {
        while self.reach.get(self.light).is_some_and(|reach| *reach < self.floor) {
            let list = &mut self.lists[self.light];
            self.light += 1;
            let next = list.next();
            if counted && !list.only_adds && next != TERMINATED {
                let index = self.reader.inverted_index(list.lane.field(self.scale.fields))?;
                let basic = IndexRecordOption::Basic;
                let mut postings = index.read_block_postings_from_terminfo(&list.info, basic)?;
                let at = postings.seek(next);
                list.counted = Some((Box::new(postings), at));
            }
        }
        Ok(())
    }

    fn window(&mut self, begin: DocId, sums: &mut Sums, segment: &mut SegmentPass) {
        let end = begin + WINDOW_DOCS;
        for (number, list) in self.lists.iter_mut().enumerate() {
            if number < self.light {
                list.count(begin, end, sums);
            } else {
                list.add(begin, end, self.scale.of(list.lane), sums);
            }
        }
        let alive = self.reader.alive_bitset();
        // Where nothing is asked of a document, it is enough to know how many there are.
        let unasked = alive.is_none() && segment.takes_all();
        let hidden = self.light.checked_sub(1).map_or(0, |last| self.reach[last]);
        // What has nothing but light terms cannot be good; before there is a floor, everything is.
        let need = if self.floor == 0 { 0 } else { self.floor.saturating_sub(hidden).max(1) };
        let all = segment.counts_all() && !unasked;
        for first in (0..WINDOW).step_by(TOGETHER) {
            let places = first..first + TOGETHER;
            let present: [u8; TOGETHER] = std::array::from_fn(|at| sums.present[first + at]);
            let documents = u64::from_ne_bytes(present).count_ones();
            if documents == 0 {
                if self.adds {
                    sums.points[places].fill(0);
                }
                continue;
            }
            let points: [Points; TOGETHER] = std::array::from_fn(|at| sums.points[first + at]);
            sums.present[places.clone()].fill(0);
            sums.points[places.clone()].fill(0);
            if unasked {
                segment.count(documents);
            }
            if !all && points.iter().fold(0, |most, points| most.max(*points)) < need {
                continue;
            }
            for (place, (points, present)) in places.zip(points.into_iter().zip(present)) {
                let good = points >= need;
                if present == 0 || !good && !all {
                    continue;
                }
                let doc = begin + DocId::try_from(place).unwrap_or(WINDOW_DOCS);
                if alive.is_some_and(|alive| !alive.is_alive(doc)) {
                    continue;
                }
                let rest = if good { self.rest(doc, points) } else { 0 };
                let score = score_of(points + rest);
                if unasked {
                    segment.consider(doc, score);
                } else {
                    segment.collect(doc, score);
                }
            }
        }
    }

    /// What the light lists give to a document that has so many points without them; not all of it where even that
    /// would not be enough.
    fn rest(&mut self, doc: DocId, points: Points) -> Points {
        let mut rest = 0;
        for number in (0..self.light).rev() {
            if points.saturating_add(rest).saturating_add(self.reach[number]) < self.floor {
                break;
            }
            let list = &mut self.lists[number];
            rest += list.seek(doc, self.scale.of(list.lane));
        }
        rest
    }
}
