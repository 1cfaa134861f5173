//! The fields of the index. A change here needs a new [`VERSION`]: an index of another version is
//! rebuilt.

use nhipcau_domain::{locale::Locale, money::Currency};
use tantivy::{
    TantivyDocument, Term,
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing,
        TextOptions,
    },
};

use crate::{
    analysis::{self, Lanes, Syllable, syllables, unique},
    concept::{Concepts, Manner, Tag},
    document::{Audience, Document, TextField},
    marks::Marker,
};

/// The version of the schema and of the analysis behind it.
pub const VERSION: u32 = 5;

/// Longer beginnings add nothing to a suggestion; in letters.
pub(crate) const LONGEST_PREFIX: usize = 12;

/// How often the words of a title count, beside those of the text. Counting them more often in
/// one field ranks as well as a field of their own, at half the cost of a query.
pub(crate) const TITLE_COUNTS: usize = 3;

/// The handles of the fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The document's id, for replacing it.
    pub id: Field,
    /// The whole document as JSON.
    pub source: Field,
    /// What the analysis of its texts found.
    pub marks: Field,
    /// Code and external id, in lower case, as one term each.
    pub code: Field,
    /// Topic codes.
    pub topic: Field,
    /// Vietnamese syllables as written.
    pub exact: Field,
    /// Pairs of Vietnamese syllables as written.
    pub exact_pairs: Field,
    /// Vietnamese syllables without diacritics.
    pub folded: Field,
    /// Pairs of Vietnamese syllables without diacritics.
    pub folded_pairs: Field,
    /// English words, stemmed.
    pub english: Field,
    /// The concepts its words name.
    pub concept: Field,
    /// Everything broader than those.
    pub within: Field,
    /// English words without diacritics, for spelling; those of Vietnamese texts stand in `folded`.
    pub spelling: Field,
    /// Beginnings of the words of titles, without diacritics.
    pub title_prefixes: Field,
    noun: Field,
    kind: Field,
    status: Field,
    level: Field,
    country: Field,
    province: Field,
    programme: Field,
    language: Field,
    written_in: Field,
    organisation: Field,
    organisation_kind: Field,
    external_id: Field,
    audience: Field,
    trl_min: Field,
    trl_max: Field,
    budget_min: Field,
    budget_max: Field,
    currency: Field,
    amount_min: Field,
    amount_max: Field,
    closes_at: Field,
    changed_at: Field,
    id_head: Field,
    tie: Field,
}

/// The names under which collectors ask for fast fields.
pub(crate) mod fast {
    pub(crate) const NOUN: &str = "noun";
    pub(crate) const KIND: &str = "kind";
    pub(crate) const STATUS: &str = "status";
    pub(crate) const TOPIC: &str = "topic";
    pub(crate) const LEVEL: &str = "level";
    pub(crate) const COUNTRY: &str = "country";
    pub(crate) const PROVINCE: &str = "province";
    pub(crate) const PROGRAMME: &str = "programme";
    pub(crate) const LANGUAGE: &str = "language";
    pub(crate) const WRITTEN_IN: &str = "written_in";
    pub(crate) const ORGANISATION: &str = "organisation";
    pub(crate) const ORGANISATION_KIND: &str = "organisation_kind";
    pub(crate) const EXTERNAL_ID: &str = "external_id";
    pub(crate) const AUDIENCE: &str = "audience";
    pub(crate) const TRL_MIN: &str = "trl_min";
    pub(crate) const TRL_MAX: &str = "trl_max";
    pub(crate) const BUDGET_MIN: &str = "budget_min";
    pub(crate) const BUDGET_MAX: &str = "budget_max";
    pub(crate) const CURRENCY: &str = "currency";
    pub(crate) const AMOUNT_MIN: &str = "amount_min";
    pub(crate) const AMOUNT_MAX: &str = "amount_max";
    pub(crate) const CLOSES_AT: &str = "closes_at";
    pub(crate) const CHANGED_AT: &str = "changed_at";
    /// The first half of the id.
    pub(crate) const ID_HEAD: &str = "id_head";
    /// The second half of the id: by chance, and the same in every process, it settles what comes first of equals.
    pub(crate) const TIE: &str = "tie";
    pub(crate) const ID: &str = "id";
}

/// Builds the schema.
pub(crate) fn build() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let frequencies = |tokenizer: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(IndexRecordOption::WithFreqs),
        )
    };
    let presence = |tokenizer: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(IndexRecordOption::Basic)
                .set_fieldnorms(false),
        )
    };
    let label = TextOptions::default().set_fast("raw");
    let keyword = STRING | FAST;
    let fields = Fields {
        id: builder.add_text_field(fast::ID, keyword.clone()),
        source: builder.add_text_field("source", STORED),
        marks: builder.add_text_field("marks", STORED),
        code: builder.add_text_field("code", STRING),
        topic: builder.add_text_field(fast::TOPIC, keyword),
        exact: builder.add_text_field("exact", frequencies(analysis::WORDS)),
        exact_pairs: builder.add_text_field("exact_pairs", frequencies(analysis::PAIRS)),
        folded: builder.add_text_field("folded", frequencies(analysis::WORDS)),
        folded_pairs: builder.add_text_field("folded_pairs", frequencies(analysis::PAIRS)),
        english: builder.add_text_field("english", frequencies(analysis::WORDS)),
        concept: builder.add_text_field("concept", frequencies(analysis::WORDS)),
        within: builder.add_text_field("within", frequencies(analysis::WORDS)),
        spelling: builder.add_text_field("spelling", presence(analysis::WORDS)),
        title_prefixes: builder.add_text_field("title_prefixes", presence(analysis::WORDS)),
        noun: builder.add_text_field(fast::NOUN, label.clone()),
        kind: builder.add_text_field(fast::KIND, label.clone()),
        status: builder.add_text_field(fast::STATUS, label.clone()),
        level: builder.add_text_field(fast::LEVEL, label.clone()),
        country: builder.add_text_field(fast::COUNTRY, label.clone()),
        province: builder.add_text_field(fast::PROVINCE, label.clone()),
        programme: builder.add_text_field(fast::PROGRAMME, label.clone()),
        language: builder.add_text_field(fast::LANGUAGE, label.clone()),
        written_in: builder.add_text_field(fast::WRITTEN_IN, label.clone()),
        organisation: builder.add_text_field(fast::ORGANISATION, label.clone()),
        organisation_kind: builder.add_text_field(fast::ORGANISATION_KIND, label.clone()),
        external_id: builder.add_text_field(fast::EXTERNAL_ID, label.clone()),
        audience: builder.add_u64_field(fast::AUDIENCE, FAST | INDEXED),
        trl_min: builder.add_i64_field(fast::TRL_MIN, FAST),
        trl_max: builder.add_i64_field(fast::TRL_MAX, FAST),
        budget_min: builder.add_i64_field(fast::BUDGET_MIN, FAST),
        budget_max: builder.add_i64_field(fast::BUDGET_MAX, FAST),
        currency: builder.add_text_field(fast::CURRENCY, label.clone()),
        amount_min: builder.add_i64_field(fast::AMOUNT_MIN, FAST),
        amount_max: builder.add_i64_field(fast::AMOUNT_MAX, FAST),
        closes_at: builder.add_i64_field(fast::CLOSES_AT, FAST),
        changed_at: builder.add_i64_field(fast::CHANGED_AT, FAST),
        id_head: builder.add_u64_field(fast::ID_HEAD, FAST),
        tie: builder.add_u64_field(fast::TIE, FAST),
    };
    (builder.build(), fields)
}

/// The number under which an audience stands in its fast field: greater sees more.
pub(crate) const fn audience_rank(audience: Audience) -> u64 {
    match audience {
        Audience::Public => 0,
        Audience::Brokers => 1,
    }
}

/// The names of the concepts of a document, as often as it names them.
#[derive(Default)]
struct Named {
    concepts: String,
    broader: String,
}

impl Named {
    fn add(&mut self, concepts: &Concepts, tags: &[Tag], counts: usize) {
        for tag in tags {
            for _ in 0..counts {
                push(&mut self.concepts, &tag.concept.term());
                for above in concepts.above(tag.concept) {
                    push(&mut self.broader, &above.term());
                }
            }
        }
    }
}

fn push(list: &mut String, word: &str) {
    if !list.is_empty() {
        list.push(' ');
    }
    list.push_str(word);
}

/// The beginnings of the words of a title without diacritics, each once.
fn beginnings(folded: &str) -> String {
    let mut out = String::new();
    let mut before = "";
    for word in unique(folded) {
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for beginning in ends.take(LONGEST_PREFIX).map(|end| &word[..end]) {
            // In the order of the alphabet a word shares its first beginnings with the one before it.
            if !before.starts_with(beginning) {
                push(&mut out, beginning);
            }
        }
        before = word;
    }
    out
}

impl Fields {
    /// The term that names one document.
    pub fn id_term(&self, id: uuid::Uuid) -> Term {
        Term::from_field_text(self.id, &id.to_string())
    }

    /// The document as tantivy takes it.
    pub fn encode(
        &self,
        document: &Document,
        concepts: &Concepts,
    ) -> Result<TantivyDocument, serde_json::Error> {
        let mut out = TantivyDocument::new();
        self.encode_texts(document, concepts, &mut out);
        self.encode_facts(document, &mut out);
        out.add_text(self.source, serde_json::to_string(document)?);
        Ok(out)
    }

    fn encode_texts(&self, document: &Document, concepts: &Concepts, out: &mut TantivyDocument) {
        let mut titles = Lanes::default();
        let mut named = Named::default();
        let mut marker = Marker::default();
        for locale in Locale::ALL {
            let mut lanes = Lanes::default();
            for (field, text) in document.indexed(*locale) {
                let syllables: Vec<Syllable> = syllables(text).collect();
                let counts = if field == Some(TextField::Title) { TITLE_COUNTS } else { 1 };
                for _ in 0..counts {
                    lanes.push_read(&syllables);
                }
                let tags = concepts.tags(text, &syllables, Manner::of(*locale));
                named.add(concepts, &tags, counts);
                if field.is_some() {
                    marker.add(*locale, &syllables, &tags);
                }
                if field == Some(TextField::Title) {
                    titles.push_read(&syllables);
                }
            }
            if lanes.exact.is_empty() {
                continue;
            }
            match locale {
                Locale::Vi => {
                    out.add_text(self.exact, &lanes.exact);
                    out.add_text(self.exact_pairs, &lanes.exact);
                    out.add_text(self.folded, &lanes.folded);
                    out.add_text(self.folded_pairs, &lanes.folded);
                }
                Locale::En => {
                    out.add_text(self.english, &lanes.stems);
                    out.add_text(self.spelling, unique(&lanes.folded).join(" "));
                }
            }
        }
        out.add_text(self.marks, marker.finish());
        out.add_text(self.title_prefixes, beginnings(&titles.folded));
        out.add_text(self.concept, &named.concepts);
        out.add_text(self.within, &named.broader);
    }

    fn encode_facts(&self, document: &Document, out: &mut TantivyDocument) {
        out.add_text(self.id, document.id.to_string());
        for code in document.code.iter().chain(&document.external_id) {
            out.add_text(self.code, code.trim().to_lowercase());
        }
        for topic in &document.topics {
            out.add_text(self.topic, &topic.code);
        }
        out.add_text(self.noun, document.noun.as_str());
        out.add_text(self.kind, &document.kind);
        for (field, value) in [
            (self.status, &document.status),
            (self.level, &document.level),
            (self.country, &document.country),
            (self.province, &document.province),
            (self.programme, &document.programme),
            (self.external_id, &document.external_id),
        ] {
            if let Some(value) = value {
                out.add_text(field, value);
            }
        }
        for locale in document.text_languages() {
            out.add_text(self.written_in, locale.as_str());
            if document.languages.is_empty() {
                out.add_text(self.language, locale.as_str());
            }
        }
        for language in &document.languages {
            out.add_text(self.language, language);
        }
        if let Some(organisation) = &document.organisation {
            out.add_text(self.organisation, organisation.id.to_string());
            out.add_text(self.organisation_kind, organisation.kind.as_str());
        }
        out.add_u64(self.audience, audience_rank(document.audience));
        if let Some(readiness) = document.readiness {
            out.add_i64(self.trl_min, readiness.min.into());
            out.add_i64(self.trl_max, readiness.max.into());
        }
        if let Some(budget) = document.budget {
            out.add_text(self.currency, budget.currency.as_str());
            out.add_i64(self.amount_min, budget.min);
            out.add_i64(self.amount_max, budget.max);
            // Amounts of different currencies do not compare; filters are in đồng.
            if budget.currency == Currency::Vnd {
                out.add_i64(self.budget_min, budget.min);
                out.add_i64(self.budget_max, budget.max);
            }
        }
        if let Some(closes_at) = document.closes_at {
            out.add_i64(self.closes_at, closes_at.0);
        }
        out.add_i64(self.changed_at, document.changed_at.0);
        let (head, tail) = document.id.as_u64_pair();
        out.add_u64(self.id_head, head);
        out.add_u64(self.tie, tail);
    }
}
