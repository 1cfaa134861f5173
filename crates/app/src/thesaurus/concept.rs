//! A concept as it is read and sent.

use nhipcau_domain::{
    field_error::FieldError,
    locale::clean_text,
    thesaurus::{Concept, Term, Words},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest id, in characters.
const LONGEST_ID: usize = 100;
/// The longest word, in characters.
const LONGEST_WORD: usize = 200;
/// So many words of a kind in a language.
const MOST_WORDS: usize = 60;
/// So many concepts above, and so many beside.
const MOST_NEAR: usize = 30;

/// The standard term of a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptTerm {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

/// Words of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptWords {
    /// In Vietnamese.
    #[serde(default)]
    #[schema(required = true)]
    pub vi: Vec<String>,
    /// In English.
    #[serde(default)]
    #[schema(required = true)]
    pub en: Vec<String>,
}

/// A concept of the thesaurus. Lists may be left out where it is sent and are always there where it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThesaurusConcept {
    /// Its name in the thesaurus: `nc:` and lower-case letters, figures and hyphens.
    pub id: String,
    /// The standard term.
    pub term: ConceptTerm,
    /// Synonyms and everyday words.
    #[serde(default)]
    #[schema(required = true)]
    pub synonyms: ConceptWords,
    /// Abbreviations as they are written.
    #[serde(default)]
    #[schema(required = true)]
    pub abbreviations: ConceptWords,
    /// Whether its abbreviations are meant only where they are written in capitals.
    #[serde(default)]
    #[schema(required = true)]
    pub capitals_only: bool,
    /// Ids of broader concepts.
    #[serde(default)]
    #[schema(required = true)]
    pub broader: Vec<String>,
    /// Ids of related concepts, written on one of the two sides.
    #[serde(default)]
    #[schema(required = true)]
    pub related: Vec<String>,
    /// Name of the MeSH descriptor that comes closest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_match: Option<String>,
}

/// A concept, as named by something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConceptRef {
    /// Its name in the thesaurus.
    pub id: String,
    /// The standard term.
    pub term: ConceptTerm,
}

impl ConceptRef {
    /// The reference to a concept.
    pub(super) fn of(concept: &Concept) -> Self {
        Self { id: concept.id.clone(), term: term(concept) }
    }
}

/// The standard term of a concept.
pub(super) fn term(concept: &Concept) -> ConceptTerm {
    ConceptTerm { vi: concept.term.vi.clone(), en: concept.term.en.clone() }
}

impl From<&Concept> for ThesaurusConcept {
    fn from(concept: &Concept) -> Self {
        let words = |words: &Words| ConceptWords { vi: words.vi.clone(), en: words.en.clone() };
        Self {
            id: concept.id.clone(),
            term: term(concept),
            synonyms: words(&concept.synonyms),
            abbreviations: words(&concept.abbreviations),
            capitals_only: concept.capitals_only,
            broader: concept.broader.clone(),
            related: concept.related.clone(),
            close_match: concept.close_match.clone(),
        }
    }
}

impl ThesaurusConcept {
    /// The concept with its words cleaned of white space around them; blank ones are left out.
    pub(super) fn into_concept(self) -> Concept {
        let clean = |words: Vec<String>| -> Vec<String> {
            words.iter().map(|word| clean_text(word)).filter(|word| !word.is_empty()).collect()
        };
        let words = |words: ConceptWords| Words { vi: clean(words.vi), en: clean(words.en) };
        Concept {
            id: clean_text(&self.id),
            kind: "Concept".to_owned(),
            term: Term { vi: clean_text(&self.term.vi), en: clean_text(&self.term.en) },
            synonyms: words(self.synonyms),
            abbreviations: words(self.abbreviations),
            capitals_only: self.capitals_only,
            broader: clean(self.broader),
            related: clean(self.related),
            close_match: self.close_match.map(|name| clean_text(&name)).filter(|n| !n.is_empty()),
        }
    }

    /// What of it is too long or too much; `at` is where it stands.
    pub(super) fn too_much(&self, at: &str) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let mut length = |pointer: String, text: &str, most: usize| {
            if text.chars().count() > most {
                errors.push(FieldError::new(pointer, "too_long").with("limit", most));
            }
        };
        length(format!("{at}/id"), &self.id, LONGEST_ID);
        length(format!("{at}/term/vi"), &self.term.vi, LONGEST_WORD);
        length(format!("{at}/term/en"), &self.term.en, LONGEST_WORD);
        if let Some(name) = &self.close_match {
            length(format!("{at}/close_match"), name, LONGEST_WORD);
        }
        let lists = [
            ("synonyms/vi", &self.synonyms.vi, MOST_WORDS, LONGEST_WORD),
            ("synonyms/en", &self.synonyms.en, MOST_WORDS, LONGEST_WORD),
            ("abbreviations/vi", &self.abbreviations.vi, MOST_WORDS, LONGEST_WORD),
            ("abbreviations/en", &self.abbreviations.en, MOST_WORDS, LONGEST_WORD),
            ("broader", &self.broader, MOST_NEAR, LONGEST_ID),
            ("related", &self.related, MOST_NEAR, LONGEST_ID),
        ];
        for (list, words, _, longest) in lists {
            for (index, word) in words.iter().enumerate() {
                length(format!("{at}/{list}/{index}"), word, longest);
            }
        }
        for (list, words, most, _) in lists {
            if words.len() > most {
                let pointer = format!("{at}/{list}");
                errors.push(FieldError::new(pointer, "too_many").with("limit", most));
            }
        }
        errors
    }
}
