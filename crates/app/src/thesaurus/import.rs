//! `POST /thesaurus/import`: what a SKOS document has that is not in force. Nothing is stored: who sent it tries
//! it out and publishes it.

use std::collections::BTreeMap;

use nhipcau_domain::{field_error::FieldError, thesaurus::Concept};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{MOST, concept::ThesaurusConcept, draft::Draft, may_read, problem::ThesaurusProblem};
use crate::{App, Ctx, Error, Result, search::aside, view::count};

/// So many mistakes of a document are named.
const MOST_MISTAKES: usize = 50;

/// What of a document differs from the thesaurus in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThesaurusImport {
    /// Concepts that are new or other.
    pub put: Vec<ThesaurusConcept>,
    /// Always empty: what a document lacks is left alone.
    pub remove: Vec<String>,
    /// Always empty: a concept as shipped is among the others.
    pub restore: Vec<String>,
    /// So many concepts are there just so.
    pub same: u64,
    /// What would be wrong.
    pub problems: Vec<ThesaurusProblem>,
}

/// A document as it is written.
#[derive(Debug, Deserialize)]
struct Document {
    /// What its keys mean; they are taken as in the document that is given out.
    #[serde(rename = "@context", default)]
    _context: Value,
    #[serde(rename = "@graph")]
    graph: Vec<Value>,
}

/// Whether this reader may import.
///
/// # Errors
/// `Unauthenticated` or `Forbidden` for everybody who is not of a science department.
pub fn check(ctx: &Ctx) -> Result<()> {
    may_read(ctx)
}

/// Reads a document and says what of it differs.
///
/// # Errors
/// `Forbidden` for whoever is not of a science department; `Invalid` with what cannot be read, and where more
/// than can be published at once differs.
pub async fn import(app: &App, ctx: &Ctx, text: Vec<u8>) -> Result<ThesaurusImport> {
    may_read(ctx)?;
    let in_force = app.thesaurus.in_force(app.store.reader()).await?;
    let locale = ctx.locale;
    aside(move || {
        let concepts = read(&text)?;
        let present = in_force.thesaurus()?;
        let total = concepts.len();
        let put: Vec<_> = concepts
            .iter()
            .filter(|concept| present.concept(&concept.id) != Some(*concept))
            .map(ThesaurusConcept::from)
            .collect();
        if put.len() > MOST {
            let error = FieldError::new("/@graph", "too_many_differ").with("count", put.len());
            return Err(Error::Invalid(vec![error.with("limit", MOST)]));
        }
        let draft = Draft { put: put.clone(), ..Draft::default() };
        draft.check(&in_force)?;
        let outcome = draft.work_out(&in_force)?;
        Ok(ThesaurusImport {
            same: count(total - put.len()),
            put,
            remove: Vec::new(),
            restore: Vec::new(),
            problems: outcome.told(locale),
        })
    })
    .await?
}

fn read(text: &[u8]) -> Result<Vec<Concept>> {
    let document: Document = serde_json::from_slice(text).map_err(|error| {
        let error = FieldError::new("", "not_a_thesaurus").with("detail", error);
        Error::Invalid(vec![error])
    })?;
    let mut concepts = BTreeMap::new();
    let mut errors = Vec::new();
    for (index, member) in document.graph.into_iter().enumerate() {
        let at = format!("/@graph/{index}");
        match serde_json::from_value::<Concept>(member) {
            // Cleaned as what is typed is.
            Ok(concept) => {
                let concept = ThesaurusConcept::from(&concept).into_concept();
                let known = concepts.insert(concept.id.clone(), concept);
                errors.extend(known.map(|_| FieldError::new(at, "duplicate")));
            }
            Err(error) => {
                errors.push(FieldError::new(at, "not_a_concept").with("detail", error));
            }
        }
        if errors.len() == MOST_MISTAKES {
            break;
        }
    }
    if errors.is_empty() {
        Ok(concepts.into_values().collect())
    } else {
        Err(Error::Invalid(errors))
    }
}
