//! Where the terms of a plan stand in a text.

use std::{ops::Range, sync::Arc};

use foldhash::{HashMap, HashMapExt};
use nhipcau_domain::locale::Locale;

use crate::{
    analysis::{MARKS, Mark, PAIR_JOIN, Word, mark},
    concept::{ConceptId, Concepts, Tag},
    document::TextField,
    marks::Span,
    opened::{Opened, Text},
    query::{Lane, Plan},
};

/// A syllable of a text that a term of the plan matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which syllable of the text it is.
    pub position: usize,
    /// Whether punctuation divides it from the syllable before.
    pub starts_clause: bool,
    /// Whether it only holds the sentence together.
    pub faint: bool,
    /// Indexes of the terms.
    pub terms: Vec<usize>,
}

/// A text of a document with what was matched in it.
pub(crate) struct Reading<'d> {
    /// Which text.
    pub field: TextField,
    /// Its language.
    pub locale: Locale,
    /// The text.
    pub text: &'d str,
    /// The syllables that were matched, in order; at least one.
    pub found: Vec<Found>,
    /// Its sentences.
    pub sentences: &'d [Range<usize>],
}

/// Finds the terms of a plan in texts, on the accents of the text even where the query had none.
pub(crate) struct Finder<'a> {
    exact: Terms<'a>,
    folded: Terms<'a>,
    english: Terms<'a>,
    exact_pairs: Pairs<'a>,
    folded_pairs: Pairs<'a>,
    /// The marks of the words as written, without diacritics, and of the stems.
    marks: [MarkSet; 3],
    /// The concepts that are looked for, with the term.
    wanted: Vec<(ConceptId, Lane, usize)>,
    /// By concept, the terms that look for it or for something broader.
    named: HashMap<ConceptId, Vec<usize>>,
    concepts: &'a Concepts,
}

/// Terms by their word.
type Terms<'a> = HashMap<&'a str, usize>;
/// Terms by the first word of the pair: the second, and the term.
type Pairs<'a> = HashMap<&'a str, Vec<(&'a str, usize)>>;

/// A set of marks.
struct MarkSet([u64; MARKS as usize / 64]);

impl MarkSet {
    fn new() -> Self {
        Self([0; MARKS as usize / 64])
    }

    fn insert(&mut self, mark: Mark) {
        self.0[mark as usize / 64] |= 1 << (mark % 64);
    }

    fn contains(&self, mark: Mark) -> bool {
        self.0[mark as usize / 64] >> (mark % 64) & 1 == 1
    }
}

/// A term that a syllable matched.
struct Hit {
    position: usize,
    term: usize,
    /// Whether it was matched by itself and only holds the sentence together.
    faint: bool,
}

impl<'a> Finder<'a> {
    /// Prepares to find the terms of this plan.
    pub fn new(plan: &'a Plan, concepts: &'a Concepts) -> Self {
        let mut out = Self {
            exact: HashMap::new(),
            folded: HashMap::new(),
            english: HashMap::new(),
            exact_pairs: HashMap::new(),
            folded_pairs: HashMap::new(),
            marks: std::array::from_fn(|_| MarkSet::new()),
            wanted: Vec::new(),
            named: HashMap::new(),
            concepts,
        };
        let [exact, folded, english] = &mut out.marks;
        for (index, term) in plan.terms.iter().enumerate() {
            if term.only_adds {
                continue;
            }
            let text = term.text.as_str();
            let (words, pairs, marks) = match term.lane {
                Lane::Exact => (Some(&mut out.exact), None, &mut *exact),
                Lane::ExactPairs => (None, Some(&mut out.exact_pairs), &mut *exact),
                Lane::Folded => (Some(&mut out.folded), None, &mut *folded),
                Lane::FoldedPairs => (None, Some(&mut out.folded_pairs), &mut *folded),
                Lane::English => (Some(&mut out.english), None, &mut *english),
                Lane::Concept | Lane::Within => {
                    let id = ConceptId::of_term(text);
                    out.wanted.extend(id.map(|id| (id, term.lane, index)));
                    continue;
                }
                Lane::Topic | Lane::Code => continue,
            };
            text.split(PAIR_JOIN).for_each(|word| marks.insert(mark(word)));
            if let Some(words) = words {
                words.insert(text, index);
            }
            if let (Some(pairs), Some((first, second))) = (pairs, text.split_once(PAIR_JOIN)) {
                pairs.entry(first).or_default().push((second, index));
            }
        }
        out
    }

    /// The concepts its plan was made with.
    pub const fn concepts(&self) -> &'a Concepts {
        self.concepts
    }

    /// The texts of a document in which anything was matched, in the order in which they are indexed.
    pub fn read<'d>(&mut self, opened: &'d Opened) -> Vec<Reading<'d>> {
        let mut out = Vec::new();
        for (text, about) in opened.texts() {
            let found = self.find(text, about);
            if !found.is_empty() {
                let Text { field, locale, sentences, .. } = about;
                out.push(Reading { field: *field, locale: *locale, text, found, sentences });
            }
        }
        out
    }

    /// The syllables of a text that were matched.
    fn find(&mut self, text: &str, about: &Text) -> Vec<Found> {
        let Text { locale, spans, tags, .. } = about;
        let [exact, folded, english] = &self.marks;
        let wanted = |span: &Span| {
            let [first, second] = span.marks;
            match locale {
                Locale::Vi => exact.contains(first) || folded.contains(second),
                Locale::En => english.contains(first),
            }
        };
        let read = |(at, span): (usize, &Span)| Some((at, Word::of(text.get(span.range())?)?));
        let candidates = spans.iter().enumerate().filter(|(_, span)| wanted(span));
        let words: Vec<_> = candidates.filter_map(read).collect();
        let mut hits = Vec::new();
        match locale {
            Locale::Vi => self.find_vietnamese(&words, spans, &mut hits),
            Locale::En => self.find_english(&words, &mut hits),
        }
        self.find_concepts(tags, &mut hits);
        hits.sort_by_key(|hit| hit.position);
        let found = hits.chunk_by(|a, b| a.position == b.position).filter_map(|hits| {
            let position = hits.first()?.position;
            let span = &spans[position];
            Some(Found {
                range: span.range(),
                position,
                starts_clause: span.starts_clause,
                faint: hits.iter().all(|hit| hit.faint),
                terms: hits.iter().map(|hit| hit.term).collect(),
            })
        });
        found.collect()
    }

    fn find_vietnamese(&self, words: &[(usize, Arc<Word>)], spans: &[Span], hits: &mut Vec<Hit>) {
        for (position, word) in words {
            let by_fold = self.folded.get(word.folded.as_str());
            let faint = word.is_function || by_fold.is_some() && word.is_folded_function;
            let terms = self.exact.get(word.text.as_str()).into_iter().chain(by_fold);
            hits.extend(terms.map(|term| Hit { position: *position, term: *term, faint }));
        }
        for pair in words.windows(2) {
            let [(at, first), (next, second)] = pair else { continue };
            if at + 1 != *next || spans[*next].starts_clause {
                continue;
            }
            let exact = of_pair(&self.exact_pairs, &first.text, &second.text);
            let folded = of_pair(&self.folded_pairs, &first.folded, &second.folded);
            for term in exact.into_iter().chain(folded) {
                for position in [*at, *next] {
                    hits.push(Hit { position, term, faint: false });
                }
            }
        }
    }

    fn find_english(&self, words: &[(usize, Arc<Word>)], hits: &mut Vec<Hit>) {
        for (position, word) in words {
            let term = word.stem.as_deref().and_then(|stem| self.english.get(stem));
            let hit =
                |term: &usize| Hit { position: *position, term: *term, faint: word.is_function };
            hits.extend(term.map(hit));
        }
    }

    /// Marks the syllables that name a concept of the plan, in whatever words.
    fn find_concepts(&mut self, tags: &[Tag], hits: &mut Vec<Hit>) {
        if self.wanted.is_empty() {
            return;
        }
        let (concepts, wanted) = (self.concepts, &self.wanted);
        for tag in tags {
            let meant = self.named.entry(tag.concept).or_insert_with(|| {
                let above = concepts.above(tag.concept);
                let meant = wanted.iter().filter(|(id, lane, _)| match lane {
                    Lane::Within => above.contains(id),
                    _ => *id == tag.concept,
                });
                meant.map(|(.., term)| *term).collect()
            });
            for position in tag.syllables.clone().filter(|_| !meant.is_empty()) {
                let hit = |term: &usize| Hit { position, term: *term, faint: false };
                hits.extend(meant.iter().map(hit));
            }
        }
    }
}

fn of_pair(pairs: &Pairs<'_>, first: &str, second: &str) -> Option<usize> {
    let seconds = pairs.get(first)?;
    seconds.iter().find(|(other, _)| *other == second).map(|(_, term)| *term)
}
