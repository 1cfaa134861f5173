//! `POST /thesaurus/changes`: a change comes into force.

use nhipcau_domain::{field_error::FieldError, locale::clean_text};
use nhipcau_store::thesaurus::{self as rows, Change, Edit as EditRow, Own};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    NOUN,
    changes::{ThesaurusChangeView, change},
    concept::{ThesaurusConcept, term},
    draft::{Draft, Edit},
    may_publish,
};
use crate::{App, Audience, Ctx, Error, Expected, Happening, Result, Work, search::aside};

/// The shortest reason, in characters.
const SHORTEST_REASON: usize = 10;
/// The longest.
const LONGEST_REASON: usize = 2_000;

/// A change to publish.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishThesaurus {
    /// Concepts as they are to be, new ones and others.
    #[serde(default)]
    pub put: Vec<ThesaurusConcept>,
    /// Ids of concepts to be taken out.
    #[serde(default)]
    pub remove: Vec<String>,
    /// Ids of concepts to be as shipped again.
    #[serde(default)]
    pub restore: Vec<String>,
    /// Why, 10–2,000 characters; kept in the log.
    pub reason: String,
}

/// Publishes a change of the thesaurus. Every search index is built anew beside the present one and then takes
/// its place; saved searches are read again.
///
/// # Errors
/// `Forbidden` for whoever does not sign for a science department; `Stale` when somebody else has changed it
/// since; `Invalid` for everything that is wrong, and when nothing changes.
pub async fn publish(
    app: &App,
    ctx: &Ctx,
    expected: Expected,
    body: PublishThesaurus,
) -> Result<ThesaurusChangeView> {
    let office = may_publish(ctx)?;
    let in_force = app.thesaurus.in_force(app.store.reader()).await?;
    let version = in_force.version;
    if !expected.names(version) {
        return Err(Error::Stale);
    }
    let reason = check_reason(&body.reason)?;
    let draft = Draft { put: body.put, remove: body.remove, restore: body.restore };
    let outcome = aside(move || {
        draft.check(&in_force)?;
        draft.work_out(&in_force)
    });
    let outcome = outcome.await??;
    if !outcome.problems.is_empty() {
        return Err(Error::Invalid(outcome.errors(ctx.locale)));
    }
    let edits = outcome.edits;
    if edits.is_empty() {
        return Err(Error::field("", "nothing_changes"));
    }

    let work = app.begin(ctx).await?;
    if rows::version(work.conn()).await? != version {
        return Err(Error::Stale);
    }
    let change_row = Change {
        id: work.new_id(),
        version: version + 1,
        person_id: ctx.person_id(),
        organisation_id: Some(office),
        at: work.now.0,
        reason: reason.clone(),
    };
    // Whoever publishes at the same time has the same number, and one of the two goes away with it.
    let change_row =
        rows::change::insert(work.conn(), change_row).await.map_err(|error| match error {
            nhipcau_store::Error::Duplicate(_) => Error::Stale,
            other => other.into(),
        })?;
    write(&work, &change_row, &edits).await?;
    let done: Vec<_> =
        edits.iter().map(|edit| json!({"concept": edit.concept, "action": edit.action})).collect();
    work.record(
        Happening::new(NOUN, change_row.id, "publish")
            .by(office)
            .for_audience(Audience::Parties)
            .with(json!({"version": change_row.version, "reason": reason, "changes": done})),
    )
    .await?;
    work.commit_created(&format!("/thesaurus/changes/{}", change_row.id)).await?;
    change(app, ctx, change_row.id).await
}

fn check_reason(text: &str) -> Result<String> {
    let reason = clean_text(text);
    let (code, limit) = match reason.chars().count() {
        0 => return Err(Error::field("/reason", "required")),
        length if length < SHORTEST_REASON => ("too_short", SHORTEST_REASON),
        length if length > LONGEST_REASON => ("too_long", LONGEST_REASON),
        _ => return Ok(reason),
    };
    Err(Error::Invalid(vec![FieldError::new("/reason", code).with("limit", limit)]))
}

async fn write(work: &Work<'_>, change: &Change, edits: &[Edit]) -> Result<()> {
    for (position, edit) in (0..).zip(edits) {
        let row = EditRow {
            id: work.new_id(),
            change_id: change.id,
            version: change.version,
            position,
            concept: edit.concept.clone(),
            action: edit.action.into(),
            term: json!(term(edit.subject()?)),
            before: edit.before.as_ref().map(serde_json::to_value).transpose()?,
            after: edit.after.as_ref().map(serde_json::to_value).transpose()?,
        };
        rows::edit::insert(work.conn(), row).await?;
        match &edit.own {
            None => rows::leave(work.conn(), &edit.concept).await?,
            Some(kept) => {
                let own = Own {
                    concept: edit.concept.clone(),
                    body: kept.as_ref().map(serde_json::to_value).transpose()?,
                    version: change.version,
                };
                rows::put(work.conn(), own).await?;
            }
        }
    }
    Ok(())
}
