//! What is wrong with a proposed thesaurus, in the reader's language.

use std::collections::BTreeMap;

use nhipcau_domain::{
    field_error::FieldError,
    locale::Locale,
    thesaurus::{Concept, Fault, Problem},
};
use nhipcau_texts::problem::field;
use serde::Serialize;
use utoipa::ToSchema;

use super::draft::{Outcome, Placed};

/// Something wrong with a proposed thesaurus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ThesaurusProblem {
    /// The concept that it is wrong with.
    pub concept: String,
    /// Stable code.
    pub code: String,
    /// What is wrong, in the reader's language.
    pub message: String,
    /// JSON pointer to where it stands in what was sent; empty where it is not in there.
    pub pointer: String,
    /// What the message names: `word`, `written`, `other`.
    pub args: BTreeMap<String, String>,
}

impl Outcome {
    /// What is wrong, in this language.
    pub(super) fn told(&self, locale: Locale) -> Vec<ThesaurusProblem> {
        let told = |placed: &Placed| {
            let figures = placed.problem.fault.figures().into_iter();
            ThesaurusProblem {
                concept: placed.problem.concept.clone(),
                code: placed.problem.fault.code().to_owned(),
                message: field(locale, &self.error(locale, placed)),
                pointer: placed.pointer.clone(),
                args: figures.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            }
        };
        self.problems.iter().map(told).collect()
    }

    /// The same as errors of fields.
    pub(super) fn errors(&self, locale: Locale) -> Vec<FieldError> {
        self.problems.iter().map(|placed| self.error(locale, placed)).collect()
    }

    fn error(&self, locale: Locale, placed: &Placed) -> FieldError {
        let Problem { concept, fault } = &placed.problem;
        let called = |id: &str| self.called(locale, id);
        let error = FieldError::new(&placed.pointer, fault.code()).with("term", called(concept));
        fault.figures().into_iter().fold(error, |error, (name, value)| match name {
            "other" => error.with(name, called(value)),
            _ => error.with(name, value),
        })
    }

    /// What a concept is called, as it is to be or, where it goes, as it is; its id where it is not known.
    fn called(&self, locale: Locale, id: &str) -> String {
        let concept = self.proposed.concept(id).or_else(|| self.present.concept(id));
        let term = concept.map(|concept| match locale {
            Locale::Vi => &concept.term.vi,
            Locale::En => &concept.term.en,
        });
        term.filter(|term| !term.is_empty()).map_or_else(|| id.to_owned(), Clone::clone)
    }
}

/// Where a problem of a concept stands that is sent at `at`.
pub(super) fn pointer(at: &str, concept: Option<&Concept>, problem: &Problem) -> String {
    let place = concept.and_then(|concept| match &problem.fault {
        Fault::Id => Some("/id".to_owned()),
        Fault::Type | Fault::Loose => None,
        Fault::Circle => Some("/broader".to_owned()),
        Fault::Unknown { other } => {
            let near = [("broader", &concept.broader), ("related", &concept.related)];
            near.iter().find_map(|(list, names)| {
                let index = names.iter().position(|name| name == other)?;
                Some(format!("/{list}/{index}"))
            })
        }
        Fault::Broader { other } => {
            let index = concept.related.iter().position(|name| name == other)?;
            Some(format!("/related/{index}"))
        }
        Fault::Unclean { word }
        | Fault::Claimed { word, .. }
        | Fault::AlsoWord { word, .. }
        | Fault::Capitals { word, .. } => word_in(concept, word),
    });
    at.to_owned() + &place.unwrap_or_default()
}

fn word_in(concept: &Concept, word: &str) -> Option<String> {
    let same = |other: &String| other.to_lowercase() == word.to_lowercase();
    let lists = [
        ("synonyms/vi", &concept.synonyms.vi),
        ("synonyms/en", &concept.synonyms.en),
        ("abbreviations/vi", &concept.abbreviations.vi),
        ("abbreviations/en", &concept.abbreviations.en),
    ];
    // From the end: of a word that is there twice the later one is too much.
    let listed = lists
        .iter()
        .rev()
        .find_map(|(list, words)| Some(format!("/{list}/{}", words.iter().rposition(same)?)));
    let term = || {
        let terms = [("/term/vi", &concept.term.vi), ("/term/en", &concept.term.en)];
        terms.iter().find(|(_, term)| same(term)).map(|(place, _)| (*place).to_owned())
    };
    listed.or_else(term)
}
