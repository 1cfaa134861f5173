//! The facts of a document by which it is weighed, read from the fields of the index: among hundreds of candidates only
//! the few that are answered are read whole.

use std::sync::Arc;

use nhipcau_domain::{locale::Locale, money::Currency, timestamp::Timestamp};
use tantivy::{DocAddress, DocId, Searcher, SegmentReader, columnar::Column};

use crate::{
    collector::{ValueCache, Values},
    document::{Budget, Document, Noun, Readiness},
    schema::fast,
};

/// The facts of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts {
    /// What it is about; nothing where the index does not say.
    pub noun: Option<Noun>,
    pub readiness: Option<Readiness>,
    pub budget: Option<Budget>,
    pub level: Option<String>,
    pub province: Option<String>,
    pub country: Option<String>,
    /// The languages to work in; where none are named, those it is written in.
    pub languages: Vec<String>,
    pub closes_at: Option<Timestamp>,
}

impl Facts {
    /// Those of a document that need not be in the index.
    pub fn of(document: &Document) -> Self {
        let mut languages = document.languages.clone();
        if languages.is_empty() {
            languages.extend(document.text_languages().map(|locale| locale.to_string()));
        }
        in_order(&mut languages);
        Self {
            noun: Some(document.noun),
            readiness: document.readiness,
            budget: document.budget,
            level: document.level.clone(),
            province: document.province.clone(),
            country: document.country.clone(),
            languages,
            closes_at: document.closes_at,
        }
    }
}

/// Vietnamese first.
fn in_order(languages: &mut [String]) {
    languages.sort_by(|a, b| (a != Locale::Vi.as_str(), a).cmp(&(b != Locale::Vi.as_str(), b)));
}

/// Reads facts from the index.
pub(super) struct FactReader {
    segments: Vec<Segment>,
}

struct Segment {
    noun: Arc<Values>,
    level: Arc<Values>,
    province: Arc<Values>,
    country: Arc<Values>,
    language: Arc<Values>,
    currency: Arc<Values>,
    readiness: Span,
    amount: Span,
    closes_at: Column<i64>,
}

/// Two numbers with what lies between.
struct Span {
    min: Column<i64>,
    max: Column<i64>,
}

impl Span {
    fn of(&self, doc: DocId) -> Option<(i64, i64)> {
        Some((self.min.first(doc)?, self.max.first(doc)?))
    }
}

impl FactReader {
    /// Of the documents this searcher sees.
    pub fn new(searcher: &Searcher, cache: &ValueCache) -> tantivy::Result<Self> {
        let segments = searcher.segment_readers().iter();
        let segments = segments.map(|reader| Segment::open(reader, cache));
        Ok(Self { segments: segments.collect::<tantivy::Result<_>>()? })
    }

    /// The facts of a document.
    pub fn read(&self, address: DocAddress) -> Facts {
        self.segments[address.segment_ord as usize].read(address.doc_id)
    }
}

impl Segment {
    fn open(reader: &SegmentReader, cache: &ValueCache) -> tantivy::Result<Self> {
        let values = |fast_name| -> tantivy::Result<Arc<Values>> {
            let values = cache.values(reader, fast_name)?;
            values.read_names()?;
            Ok(values)
        };
        let numbers = |fast_name| reader.fast_fields().i64(fast_name);
        Ok(Self {
            noun: values(fast::NOUN)?,
            level: values(fast::LEVEL)?,
            province: values(fast::PROVINCE)?,
            country: values(fast::COUNTRY)?,
            language: values(fast::LANGUAGE)?,
            currency: values(fast::CURRENCY)?,
            readiness: Span { min: numbers(fast::TRL_MIN)?, max: numbers(fast::TRL_MAX)? },
            amount: Span { min: numbers(fast::AMOUNT_MIN)?, max: numbers(fast::AMOUNT_MAX)? },
            closes_at: numbers(fast::CLOSES_AT)?,
        })
    }

    fn read(&self, doc: DocId) -> Facts {
        let first = |values: &Values| values.named(doc).next().map(str::to_owned);
        let readiness = self.readiness.of(doc).and_then(|(min, max)| {
            Some(Readiness { min: min.try_into().ok()?, max: max.try_into().ok()? })
        });
        let currency = self.currency.named(doc).next().and_then(Currency::parse);
        let budget = self.amount.of(doc).zip(currency);
        let mut languages: Vec<_> = self.language.named(doc).map(str::to_owned).collect();
        in_order(&mut languages);
        Facts {
            noun: self.noun.named(doc).next().and_then(Noun::parse),
            readiness,
            budget: budget.map(|((min, max), currency)| Budget { min, max, currency }),
            level: first(&self.level),
            province: first(&self.province),
            country: first(&self.country),
            languages,
            closes_at: self.closes_at.first(doc).map(Timestamp),
        }
    }
}
