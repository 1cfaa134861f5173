//! Values of the index in the reader's words.

use std::{collections::BTreeMap, sync::Arc};

use nhipcau_domain::locale::Locale;
use nhipcau_search::{
    FacetField,
    highlight::Highlight,
    reason::{Reason, ReasonKind},
};
use nhipcau_texts::{Arg, find, text};
use serde::Serialize;
use utoipa::ToSchema;

use super::names::{Vocabulary, vocabulary};
use crate::{App, Result};

/// Marked fragments by field: HTML in which everything but `<mark>` is escaped.
pub type HighlightsView = BTreeMap<String, Vec<String>>;

/// Why something was found or fits.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReasonView {
    /// `code`, `term`, `concept`, `topic`, `trl`, `budget`, `level`, `place`, `language`, `deadline`, `other`, `alike`.
    pub kind: String,
    /// The reason in a few words, in the reader's language.
    pub label: String,
    /// Of a concept, what the words stand for, in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concept: Option<String>,
    /// The sentence the words stand in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// In a match, the sentence on the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
    /// Its part of the score; all parts add up to it.
    pub share: f32,
}

/// The names of topics and programmes.
pub struct Labels {
    locale: Locale,
    names: Arc<Vocabulary>,
}

impl Labels {
    /// Reads the vocabularies.
    pub async fn load(app: &App, locale: Locale) -> Result<Self> {
        Ok(Self { locale, names: vocabulary(app).await? })
    }

    /// The name of a value of a field; the value itself where it has none.
    pub fn facet(&self, field: FacetField, value: &str) -> String {
        let prefixes: &[&str] = match field {
            FacetField::Noun => &["noun"],
            FacetField::Kind => &["challenge-kind", "capability-kind", "organisation-kind"],
            FacetField::Status => &["challenge-status"],
            FacetField::Level => &["level"],
            FacetField::Language => &["language"],
            FacetField::OrganisationKind => &["organisation-kind"],
            FacetField::Topic => return self.topic(value),
            FacetField::Programme => {
                return self
                    .names
                    .programmes
                    .get(value)
                    .map_or(value, |title| title.get(self.locale))
                    .to_owned();
            }
            // Places are named by the reader's side, which draws them on maps too.
            FacetField::Country | FacetField::Province => &[],
        };
        self.word(prefixes, value)
    }

    fn topic(&self, code: &str) -> String {
        self.names.topics.get(code).map_or(code, |label| label.get(self.locale)).to_owned()
    }

    fn word(&self, prefixes: &[&str], value: &str) -> String {
        prefixes
            .iter()
            .find_map(|prefix| find(self.locale, &format!("{prefix}-{value}")))
            .unwrap_or_else(|| value.to_owned())
    }

    /// The language in which things are named.
    pub(crate) const fn locale(&self) -> Locale {
        self.locale
    }

    /// A value of a fact in the reader's words.
    pub(crate) fn named(&self, kind: ReasonKind, value: &str) -> String {
        match kind {
            ReasonKind::Topic => self.topic(value),
            ReasonKind::Level => self.word(&["level"], value),
            ReasonKind::Place => self.word(&["province", "country"], value),
            ReasonKind::Language => {
                let names = value.split(", ").map(|one| self.word(&["language"], one));
                names.collect::<Vec<_>>().join(", ")
            }
            _ => value.to_owned(),
        }
    }

    /// A reason in the reader's words.
    pub fn reason(&self, reason: Reason) -> ReasonView {
        let Reason { kind, label, detail, counterpart, concept, share } = reason;
        let (label, detail) = match kind {
            ReasonKind::Term | ReasonKind::Concept => (label, detail),
            ReasonKind::Topic => (self.topic(&label), None),
            ReasonKind::Code | ReasonKind::Other | ReasonKind::Alike => {
                (self.fact(kind, &label, ""), None)
            }
            _ => {
                let wanted = detail.unwrap_or_default();
                (self.fact(kind, &label, &wanted), None)
            }
        };
        let concept = concept.map(|label| label.get(self.locale).to_owned());
        ReasonView { kind: kind.into(), label, concept, detail, counterpart, share }
    }

    fn fact(&self, kind: ReasonKind, offered: &str, wanted: &str) -> String {
        let named = |value: &str| self.named(kind, value);
        let wanted = if kind == ReasonKind::Deadline {
            Arg::named("closes_at", wanted)
        } else {
            Arg::Text(named(wanted))
        };
        let args = [("offered", Arg::Text(named(offered))), ("wanted", wanted)];
        text(self.locale, &format!("fit-{kind}"), &args)
    }
}

/// Fragments by the name of their field.
pub fn highlights(highlights: Vec<Highlight>) -> HighlightsView {
    highlights
        .into_iter()
        .map(|highlight| (highlight.field.to_string(), highlight.fragments))
        .collect()
}
