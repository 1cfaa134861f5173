//! What somebody wants to change, worked out against the thesaurus in force.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use nhipcau_domain::{
    field_error::FieldError,
    thesaurus::{Concept, ConceptAction, ConceptOrigin, Problem, Thesaurus},
};

use super::{
    MOST, MOST_OWN,
    concept::ThesaurusConcept,
    in_force::{InForce, shipped},
};
use crate::{Error, Result};

/// Concepts as they are to be, to be taken out, and to be as shipped again.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub put: Vec<ThesaurusConcept>,
    pub remove: Vec<String>,
    pub restore: Vec<String>,
}

/// What is done to one concept.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub concept: String,
    pub action: ConceptAction,
    pub before: Option<Concept>,
    pub after: Option<Concept>,
    /// What the installation has of its own from then on: nothing, a concept, or that the shipped one is gone.
    pub own: Option<Option<Concept>>,
}

impl Edit {
    /// The concept as it is to be, or as it was where it goes.
    pub fn subject(&self) -> Result<&Concept> {
        let subject = self.after.as_ref().or(self.before.as_ref());
        subject.ok_or_else(|| Error::internal(format!("nothing happens to {}", self.concept)))
    }
}

/// Something wrong, and where it stands in what was sent.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub problem: Problem,
    pub pointer: String,
}

/// A draft that was worked out.
#[derive(Debug)]
pub(super) struct Outcome {
    pub edits: Vec<Edit>,
    pub present: Arc<Thesaurus>,
    pub proposed: Thesaurus,
    /// What would be wrong that is not wrong now.
    pub problems: Vec<Placed>,
}

impl Draft {
    /// What is too long, too much, there twice or nowhere.
    ///
    /// # Errors
    /// `Invalid`, with everything that is wrong in shape.
    pub fn check(&self, in_force: &InForce) -> Result<()> {
        if self.put.len() + self.remove.len() + self.restore.len() > MOST {
            let error = FieldError::new("/put", "too_many").with("limit", MOST);
            return Err(Error::Invalid(vec![error]));
        }
        let mut errors = Vec::new();
        let mut seen = BTreeSet::new();
        let mut once = |pointer: String, id: &str| {
            let id = nhipcau_domain::locale::clean_text(id);
            (!seen.insert(id)).then(|| FieldError::new(pointer, "duplicate"))
        };
        for (index, concept) in self.put.iter().enumerate() {
            errors.extend(concept.too_much(&format!("/put/{index}")));
            errors.extend(once(format!("/put/{index}/id"), &concept.id));
        }
        for (list, ids) in [("remove", &self.remove), ("restore", &self.restore)] {
            for (index, id) in ids.iter().enumerate() {
                let pointer = format!("/{list}/{index}");
                let origin = in_force.origin(id)?;
                let known = match list {
                    "remove" => origin.is_some_and(|origin| origin != ConceptOrigin::Removed),
                    _ => origin.is_some_and(|origin| origin != ConceptOrigin::Added),
                };
                if !known {
                    errors.push(FieldError::new(pointer.clone(), "unknown_reference"));
                }
                errors.extend(once(pointer, id));
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }

    /// What the draft comes to. It may take a while: the whole thesaurus is checked.
    ///
    /// # Errors
    /// `Invalid` past what an installation may have of its own.
    pub fn work_out(self, in_force: &InForce) -> Result<Outcome> {
        let (shipped, present) = (shipped()?, in_force.thesaurus()?);
        let mut places = BTreeMap::new();
        let mut edits = Vec::new();
        for (index, sent) in self.put.into_iter().enumerate() {
            let concept = sent.into_concept();
            places.insert(concept.id.clone(), format!("/put/{index}"));
            let before = present.concept(&concept.id);
            if before == Some(&concept) {
                continue;
            }
            let as_shipped = shipped.concept(&concept.id) == Some(&concept);
            edits.push(Edit {
                concept: concept.id.clone(),
                action: match before {
                    _ if as_shipped => ConceptAction::Restore,
                    None => ConceptAction::Add,
                    Some(_) => ConceptAction::Change,
                },
                before: before.cloned(),
                own: (!as_shipped).then(|| Some(concept.clone())),
                after: Some(concept),
            });
        }
        for id in self.remove {
            edits.push(Edit {
                action: ConceptAction::Remove,
                before: present.concept(&id).cloned(),
                after: None,
                own: shipped.concept(&id).map(|_| None),
                concept: id,
            });
        }
        for (index, id) in self.restore.into_iter().enumerate() {
            places.insert(id.clone(), format!("/restore/{index}"));
            let (before, after) = (present.concept(&id).cloned(), shipped.concept(&id).cloned());
            if before != after {
                let action = ConceptAction::Restore;
                edits.push(Edit { concept: id, action, before, after, own: None });
            }
        }
        let mut own = in_force.own.clone();
        for edit in &edits {
            match edit.own.clone() {
                Some(kept) => own.insert(edit.concept.clone(), kept),
                None => own.remove(&edit.concept),
            };
        }
        if own.len() > MOST_OWN {
            let error = FieldError::new("/put", "too_many").with("limit", MOST_OWN);
            return Err(Error::Invalid(vec![error]));
        }
        let proposed = shipped.with(own);
        let mut problems = proposed.problems();
        if !problems.is_empty() {
            // What is wrong already, after a new version of the product perhaps, is not this draft's fault.
            let known: BTreeSet<_> = present.problems().into_iter().collect();
            problems.retain(|problem| !known.contains(problem));
        }
        let placed = problems.into_iter().map(|problem| Placed {
            pointer: places
                .get(&problem.concept)
                .map(|at| super::problem::pointer(at, proposed.concept(&problem.concept), &problem))
                .unwrap_or_default(),
            problem,
        });
        Ok(Outcome { edits, problems: placed.collect(), present, proposed })
    }
}
