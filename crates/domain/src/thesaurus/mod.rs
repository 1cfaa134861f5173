//! The thesaurus: concepts of public health, medical technology and the administration of science, with
//! the words by which people ask for them in Vietnamese and English.
//!
//! It is kept as SKOS (W3C Recommendation, 18 August 2009) in JSON-LD, one file a field, under
//! `vocabularies/thesaurus`; `context.jsonld` there ties the keys to their terms.

mod change;
mod check;
mod problem;

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::locale::Locale;
pub use change::{ConceptAction, ConceptOrigin};
pub use problem::{Fault, Problem};

/// The files shipped with the product, by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("clinical", include_str!("../../../../vocabularies/thesaurus/clinical.json")),
    ("digital", include_str!("../../../../vocabularies/thesaurus/digital.json")),
    ("everyday-life", include_str!("../../../../vocabularies/thesaurus/everyday-life.json")),
    ("everyday-work", include_str!("../../../../vocabularies/thesaurus/everyday-work.json")),
    ("innovation", include_str!("../../../../vocabularies/thesaurus/innovation.json")),
    ("medicine", include_str!("../../../../vocabularies/thesaurus/medicine.json")),
    ("public-health", include_str!("../../../../vocabularies/thesaurus/public-health.json")),
    ("services", include_str!("../../../../vocabularies/thesaurus/services.json")),
    ("technology", include_str!("../../../../vocabularies/thesaurus/technology.json")),
    ("top", include_str!("../../../../vocabularies/thesaurus/top.json")),
];
/// What the keys of a file mean, beside them.
const CONTEXT: &str = include_str!("../../../../vocabularies/thesaurus/context.jsonld");

/// The standard term of a concept in both languages; neither may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

/// Words of a kind, by language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In Vietnamese.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vi: Vec<String>,
    /// In English.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub en: Vec<String>,
}

impl Words {
    /// Those of one language.
    pub fn of(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::Vi => &self.vi,
            Locale::En => &self.en,
        }
    }

    fn is_empty(&self) -> bool {
        self.vi.is_empty() && self.en.is_empty()
    }
}

/// A concept (`skos:Concept`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Its name within the thesaurus: `nc:` and lower-case letters, figures and hyphens.
    #[serde(rename = "@id")]
    pub id: String,
    /// Always `Concept`.
    #[serde(rename = "@type")]
    pub kind: String,
    /// The standard term (`skos:prefLabel`).
    #[serde(rename = "prefLabel")]
    pub term: Term,
    /// Synonyms and everyday words (`skos:altLabel`).
    #[serde(rename = "altLabel", default, skip_serializing_if = "Words::is_empty")]
    pub synonyms: Words,
    /// Abbreviations as they are written (`skos:notation`).
    #[serde(rename = "notation", default, skip_serializing_if = "Words::is_empty")]
    pub abbreviations: Words,
    /// Whether its abbreviations are meant only where they are written in capitals: without, they are
    /// words or other things.
    #[serde(rename = "capitalsOnly", default, skip_serializing_if = "std::ops::Not::not")]
    pub capitals_only: bool,
    /// Broader concepts (`skos:broader`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<String>,
    /// Related concepts (`skos:related`), written on one of the two sides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Name of the MeSH descriptor that comes closest (`skos:closeMatch`).
    #[serde(rename = "closeMatch", default, skip_serializing_if = "Option::is_none")]
    pub close_match: Option<String>,
}

impl Concept {
    /// The standard term and the synonyms in a language.
    pub fn labels(&self, locale: Locale) -> impl Iterator<Item = &str> {
        let term = match locale {
            Locale::Vi => &self.term.vi,
            Locale::En => &self.term.en,
        };
        std::iter::once(term).chain(self.synonyms.of(locale)).map(String::as_str)
    }
}

/// A file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "@context")]
    context: String,
    #[serde(rename = "@graph")]
    graph: Vec<Concept>,
}

/// All concepts, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thesaurus {
    concepts: BTreeMap<String, Concept>,
}

impl Thesaurus {
    /// The thesaurus shipped with the product. It is read and not checked: a test does that once, and
    /// every start would wait for it.
    ///
    /// # Errors
    /// What cannot be read, with the name of its file.
    pub fn built_in() -> Result<Self, Vec<String>> {
        let (concepts, problems) = Self::read(BUILT_IN.iter().copied());
        if problems.is_empty() { Ok(Self { concepts }) } else { Err(problems) }
    }

    /// Reads and checks a thesaurus from named files.
    ///
    /// # Errors
    /// Everything that is wrong, in words for the person who edits the files: what cannot be read;
    /// names that are wrong, twice or lead nowhere; circles; concepts that hang on nothing; words that
    /// two concepts claim; abbreviations that are words besides and are not bound to capitals.
    pub fn load<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<String>> {
        let (concepts, mut problems) = Self::read(files);
        problems.extend(check::problems(&concepts).iter().map(ToString::to_string));
        if problems.is_empty() { Ok(Self { concepts }) } else { Err(problems) }
    }

    fn read<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (BTreeMap<String, Concept>, Vec<String>) {
        let mut concepts: BTreeMap<String, Concept> = BTreeMap::new();
        let mut problems = Vec::new();
        for (name, text) in files {
            let file: File = match serde_json::from_str(text) {
                Ok(file) => file,
                Err(error) => {
                    problems.push(format!("{name}: {error}"));
                    continue;
                }
            };
            if file.context != "context.jsonld" {
                problems.push(format!("{name}: @context must be context.jsonld"));
            }
            for concept in file.graph {
                if let Some(before) = concepts.insert(concept.id.clone(), concept) {
                    problems.push(format!("{name}: {} is there twice", before.id));
                }
            }
        }
        (concepts, problems)
    }

    /// This thesaurus with what an installation has of its own: by name, a concept in place of the one here or
    /// beside those here, or nothing where the one here is taken out.
    #[must_use]
    pub fn with(&self, own: impl IntoIterator<Item = (String, Option<Concept>)>) -> Self {
        let mut concepts = self.concepts.clone();
        for (id, concept) in own {
            match concept {
                Some(concept) => concepts.insert(id, concept),
                None => concepts.remove(&id),
            };
        }
        Self { concepts }
    }

    /// Everything that is wrong with it.
    pub fn problems(&self) -> Vec<Problem> {
        check::problems(&self.concepts)
    }

    /// A concept by its name.
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts.get(id)
    }

    /// All concepts in the order of their names.
    pub fn concepts(&self) -> impl Iterator<Item = &Concept> {
        self.concepts.values()
    }

    /// How many concepts there are.
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// The names of everything broader than a concept, the nearest first.
    pub fn broader_than(&self, id: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut waiting = VecDeque::from([id]);
        while let Some(concept) = waiting.pop_front().and_then(|name| self.concept(name)) {
            for name in concept.broader.iter().map(String::as_str) {
                if !found.contains(&name) {
                    found.push(name);
                    waiting.push_back(name);
                }
            }
        }
        found
    }

    /// The whole thesaurus as one SKOS document in JSON-LD that needs no other file.
    ///
    /// # Errors
    /// When the shipped context cannot be read.
    pub fn to_json_ld(&self) -> Result<Value, serde_json::Error> {
        let mut document: Value = serde_json::from_str(CONTEXT)?;
        let graph: Vec<_> = self.concepts.values().collect();
        document["@graph"] = serde_json::to_value(graph)?;
        Ok(document)
    }
}

#[cfg(test)]
mod tests;
