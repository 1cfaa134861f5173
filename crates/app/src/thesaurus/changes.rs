//! `GET /thesaurus/changes`: who changed the thesaurus, when and why.

use nhipcau_domain::{
    thesaurus::{Concept, ConceptAction},
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    thesaurus::{self as rows, Change, Edit},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN,
    concept::{ConceptTerm, ThesaurusConcept},
    may_read,
};
use crate::{
    App, Ctx, Error, Result,
    view::{ListView, PageRequest, PersonRef, PersonRefs, readable},
};

/// Whose cursors are taken.
const LIST: &str = "thesaurus_changes";

/// What a change did to a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConceptChange {
    /// Its name in the thesaurus.
    pub concept: String,
    /// Its standard term then.
    pub term: ConceptTerm,
    /// What was done.
    pub action: ConceptAction,
    /// The concept before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<ThesaurusConcept>,
    /// The concept after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<ThesaurusConcept>,
}

/// A change of the thesaurus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ThesaurusChangeView {
    /// Id; the log has its record under it.
    pub id: Uuid,
    /// The version it made.
    pub version: i32,
    /// Who published it; absent when the account is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// What it did.
    pub changes: Vec<ConceptChange>,
}

/// Lists the changes, the last first.
///
/// # Errors
/// `Forbidden` for whoever is not of a science department.
pub async fn changes(
    app: &App,
    ctx: &Ctx,
    page: &PageRequest,
) -> Result<ListView<ThesaurusChangeView>> {
    may_read(ctx)?;
    let conn = app.store.reader();
    let rows = rows::change::list(conn, &page.page(app, LIST)?).await?;
    let ids: Vec<_> = rows.rows.iter().map(|row| row.id).collect();
    let edits = rows::edit::of_changes(conn, &ids).await?;
    let items = views(conn, &rows.rows, &edits).await?;
    ListView::paged(app, LIST, items, &rows)
}

/// Reads one change.
///
/// # Errors
/// `Forbidden` for whoever is not of a science department.
pub async fn change(app: &App, ctx: &Ctx, id: Uuid) -> Result<ThesaurusChangeView> {
    may_read(ctx)?;
    let conn = app.store.reader();
    let row = rows::change::find(conn, id).await?;
    let edits = rows::edit::of_changes(conn, &[row.id]).await?;
    let refs = PersonRefs::load(conn, row.person_id).await?;
    view(&row, &edits, &refs)
}

/// Changes with what they did.
pub(super) async fn views(
    conn: &impl Conn,
    changes: &[Change],
    edits: &[Edit],
) -> Result<Vec<ThesaurusChangeView>> {
    let refs = PersonRefs::load(conn, changes.iter().filter_map(|row| row.person_id)).await?;
    readable(NOUN, changes, |row| row.id, |row| view(row, edits, &refs))
}

fn view(row: &Change, edits: &[Edit], refs: &PersonRefs) -> Result<ThesaurusChangeView> {
    let edits = edits.iter().filter(|edit| edit.change_id == row.id);
    let changes: Result<Vec<_>> = edits.map(done).collect();
    Ok(ThesaurusChangeView {
        id: row.id,
        version: row.version,
        by: refs.get(row.person_id),
        at: Timestamp(row.at),
        reason: row.reason.clone(),
        changes: changes?,
    })
}

fn done(edit: &Edit) -> Result<ConceptChange> {
    let concept = |body: &Option<Value>| -> Result<Option<ThesaurusConcept>> {
        let body = body.clone().map(serde_json::from_value::<Concept>).transpose()?;
        Ok(body.as_ref().map(ThesaurusConcept::from))
    };
    let action = ConceptAction::parse(&edit.action);
    Ok(ConceptChange {
        concept: edit.concept.clone(),
        term: serde_json::from_value(edit.term.clone())?,
        action: action.ok_or_else(|| Error::unreadable(format!("action {}", edit.action)))?,
        before: concept(&edit.before)?,
        after: concept(&edit.after)?,
    })
}
