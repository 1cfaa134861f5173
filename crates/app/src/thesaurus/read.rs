//! `GET /thesaurus/concepts/{id}`: one concept with what is around it.

use nhipcau_domain::{
    lifecycle::Blocked,
    thesaurus::{Concept, ConceptOrigin, Thesaurus},
};
use nhipcau_store::thesaurus as rows;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    changes::{ThesaurusChangeView, views},
    concept::{ConceptRef, ThesaurusConcept},
    in_force::{InForce, shipped},
    may_publish, may_read,
};
use crate::{
    App, Ctx, Error, Result,
    search::aside,
    view::{AllowedAction, BlockedView, blocked_message},
};

/// So many of the last changes are told.
const LAST: u64 = 10;

/// A concept with what is around it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThesaurusConceptView {
    /// The concept as it is in force; as it is shipped where it is taken out.
    pub concept: ThesaurusConcept,
    /// Where it comes from.
    pub origin: ConceptOrigin,
    /// As it is shipped, where it is changed or taken out here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipped: Option<ThesaurusConcept>,
    /// Broader concepts.
    pub broader: Vec<ConceptRef>,
    /// Narrower ones.
    pub narrower: Vec<ConceptRef>,
    /// Related ones, written on either side.
    pub related: Vec<ConceptRef>,
    /// What the reader may do: `publish`, or why not.
    pub allowed_actions: Vec<AllowedAction>,
    /// The version of the thesaurus.
    pub version: i32,
    /// The last changes of it, the last first; of each only what it did to this concept.
    pub history: Vec<ThesaurusChangeView>,
}

/// Reads a concept.
///
/// # Errors
/// `Forbidden` for whoever is not of a science department.
pub async fn read(app: &App, ctx: &Ctx, id: &str) -> Result<ThesaurusConceptView> {
    may_read(ctx)?;
    let conn = app.store.reader();
    let in_force = app.thesaurus.in_force(conn).await?;
    let name = id.to_owned();
    let around = aside(move || around(&in_force, &name)).await??;
    let edits = rows::edit::of_concept(conn, id, LAST).await?;
    let ids: Vec<_> = edits.iter().map(|edit| edit.change_id).collect();
    let mut changes = rows::change::find_many(conn, &ids).await?;
    changes.sort_by_key(|change| std::cmp::Reverse(change.version));
    Ok(ThesaurusConceptView {
        allowed_actions: vec![allowed(ctx)],
        history: views(conn, &changes, &edits).await?,
        ..around
    })
}

/// Publishing, or why not.
fn allowed(ctx: &Ctx) -> AllowedAction {
    let blocked = may_publish(ctx).err().map(|_| {
        let blocked = Blocked::because("thesaurus-approver");
        BlockedView {
            message: blocked_message(ctx.locale, &blocked),
            code: blocked.code.to_owned(),
        }
    });
    AllowedAction {
        action: "publish".to_owned(),
        allowed: blocked.is_none(),
        reason_required: true,
        blocked,
    }
}

fn around(in_force: &InForce, id: &str) -> Result<ThesaurusConceptView> {
    let (thesaurus, shipped) = (in_force.thesaurus()?, shipped()?);
    let origin = in_force.origin(id)?.ok_or(Error::NotFound)?;
    let concept = thesaurus.concept(id).or_else(|| shipped.concept(id)).ok_or(Error::NotFound)?;
    let differs = matches!(origin, ConceptOrigin::Changed | ConceptOrigin::Removed);
    Ok(ThesaurusConceptView {
        concept: concept.into(),
        origin,
        shipped: shipped.concept(id).filter(|_| differs).map(ThesaurusConcept::from),
        broader: named(&thesaurus, &concept.broader),
        narrower: where_it_is(&thesaurus, |other| other.broader.iter().any(|name| name == id)),
        related: where_it_is(&thesaurus, |other| {
            other.related.iter().any(|name| name == id) || concept.related.contains(&other.id)
        }),
        allowed_actions: Vec::new(),
        version: in_force.version,
        history: Vec::new(),
    })
}

fn named(thesaurus: &Thesaurus, ids: &[String]) -> Vec<ConceptRef> {
    ids.iter().filter_map(|id| thesaurus.concept(id)).map(ConceptRef::of).collect()
}

fn where_it_is(thesaurus: &Thesaurus, fits: impl Fn(&Concept) -> bool) -> Vec<ConceptRef> {
    thesaurus.concepts().filter(|concept| fits(concept)).map(ConceptRef::of).collect()
}
