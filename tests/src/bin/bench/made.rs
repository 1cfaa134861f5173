//! Documents and queries for the measurements: made of the labels of the thesaurus, so that every text is full of concepts
//! – the dearest case –, and the same in every run.

use std::path::Path;

use nhipcau_domain::{
    locale::{Bilingual, Locale},
    thesaurus::Thesaurus,
};
use nhipcau_search::{
    Document, Noun,
    analysis::{fold, sentences},
};
use uuid::Uuid;

use crate::Result;

const PROVINCES: [&str; 6] = ["79", "01", "46", "22", "48", "92"];

/// Numbers that look like chance and are the same in every run (Marsaglia's xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A place in a list whose front is asked for much more often than its end: the n-th about 1/n as
    /// often as the first, as words are.
    pub(crate) fn skewed(&mut self, end: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((end as f64).powf(share) - 1.0) as usize
    }
}

/// What people ask for and write about: the labels of the thesaurus, in an order without meaning.
pub(crate) struct Vocabulary {
    vietnamese: Vec<String>,
    english: Vec<String>,
}

impl Vocabulary {
    pub(crate) fn new(chance: &mut Chance) -> Result<Self> {
        let thesaurus = Thesaurus::built_in().map_err(|errors| errors.join("; "))?;
        let labels = |locale: Locale, chance: &mut Chance| {
            let all = thesaurus.concepts().flat_map(|concept| concept.labels(locale));
            let mut labels: Vec<_> = all.map(str::to_owned).collect();
            for last in (1..labels.len()).rev() {
                labels.swap(last, chance.below(last + 1));
            }
            labels
        };
        Ok(Self { vietnamese: labels(Locale::Vi, chance), english: labels(Locale::En, chance) })
    }

    fn phrase<'a>(labels: &'a [String], chance: &mut Chance) -> &'a str {
        &labels[chance.skewed(labels.len())]
    }

    /// One to three things somebody wants, with accents, without, or in English.
    pub(crate) fn typed(&self, chance: &mut Chance) -> String {
        let english = chance.once_in(5);
        let labels = if english { &self.english } else { &self.vietnamese };
        let things = 1 + chance.below(3);
        let text: Vec<_> = (0..things).map(|_| Self::phrase(labels, chance)).collect();
        let text = text.join(" ");
        if !english && chance.once_in(5) { fold(&text) } else { text }
    }

    /// A document with a title in both languages and a Vietnamese text of so many words.
    pub(crate) fn document(
        &self,
        chance: &mut Chance,
        (noun, kind): (Noun, &str),
        number: usize,
        words: usize,
    ) -> Document {
        let mut text = |labels: &[String], words: usize| {
            let mut out = String::new();
            while out.split_whitespace().count() < words {
                out.push_str(Self::phrase(labels, chance));
                out.push_str(if chance.once_in(4) { ". " } else { " cho " });
            }
            out
        };
        let title = Bilingual::both(text(&self.vietnamese, 12), text(&self.english, 10));
        let body = text(&self.vietnamese, words);
        let mut document = Document::new(noun, Uuid::from_u128(number as u128), kind, title);
        document.body = Bilingual::vi(body);
        document.province = Some(province(chance));
        document.topics = (0..3)
            .map(|_| topic(chance))
            .map(|code| nhipcau_domain::topic::Topic {
                label: Bilingual::vi(code.clone()),
                code,
                broader: None,
            })
            .collect();
        document
    }
}

/// What documents and queries of the measurements are made of.
pub(crate) enum Texts {
    /// Labels of the thesaurus.
    Labels(Vocabulary),
    /// The sentences and questions of a collection as `make relevance` takes it (`docs.jsonl`, `queries.jsonl`).
    Collection { sentences: Vec<String>, questions: Vec<String> },
}

impl Texts {
    pub(crate) fn of_collection(folder: &Path) -> Result<Self> {
        let texts = |name: &str| -> Result<Vec<String>> {
            let lines = std::fs::read_to_string(folder.join(name))?;
            let text = |line: &str| -> Result<String> {
                let line: serde_json::Value = serde_json::from_str(line)?;
                Ok(line["text"].as_str().ok_or("a line has no text")?.to_owned())
            };
            lines.lines().map(text).collect()
        };
        let of_text = |text: &String| {
            let ranges = sentences(text).into_iter();
            ranges.map(|range| text[range].to_owned()).collect::<Vec<_>>()
        };
        let sentences = texts("docs.jsonl")?.iter().flat_map(of_text).collect();
        Ok(Self::Collection { sentences, questions: texts("queries.jsonl")? })
    }

    /// The n-th of the queries.
    pub(crate) fn typed(&self, chance: &mut Chance, number: usize) -> String {
        match self {
            Self::Labels(vocabulary) => vocabulary.typed(chance),
            Self::Collection { questions, .. } => questions[number % questions.len()].clone(),
        }
    }

    /// A document with a text of so many words.
    pub(crate) fn document(
        &self,
        chance: &mut Chance,
        kind: (Noun, &str),
        number: usize,
        words: usize,
    ) -> Document {
        let sentences = match self {
            Self::Labels(vocabulary) => return vocabulary.document(chance, kind, number, words),
            Self::Collection { sentences, .. } => sentences,
        };
        let title = sentences[chance.below(sentences.len())].clone();
        let mut body = String::new();
        while body.split_whitespace().count() < words {
            body.push_str(&sentences[chance.below(sentences.len())]);
            body.push(' ');
        }
        let id = Uuid::from_u128(number as u128);
        let mut document = Document::new(kind.0, id, kind.1, Bilingual::vi(title));
        document.body = Bilingual::vi(body);
        document.province = Some(province(chance));
        document
    }
}

/// A province; the first are met most.
pub(crate) fn province(chance: &mut Chance) -> String {
    PROVINCES[chance.skewed(PROVINCES.len())].to_owned()
}

/// A topic; the first are met most.
pub(crate) fn topic(chance: &mut Chance) -> String {
    format!("topic-{}", chance.skewed(100))
}
