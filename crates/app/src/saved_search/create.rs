//! Saving a search, or the wish to be told of what fits a profile.

use nhipcau_domain::{
    field_error::FieldError,
    saved_search::{Frequency, Kind, MOST, SavedQuery},
};
use nhipcau_store::{
    Conn, capability, person,
    saved_search::{self, SavedSearch},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    check_name, record, stored,
    view::{SavedSearchView, view},
};
use crate::{App, Ctx, Error, Result};

/// A search to save.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateSavedSearch {
    /// `search` (a state of the search page) or `profile` (open challenges that fit an organisation or one
    /// of its capabilities).
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The state of the search page; only of a `search`.
    #[serde(default)]
    pub query: Option<SavedQuery>,
    /// Whose profile; only of a `profile`. Left out beside a capability: its holder.
    #[serde(default)]
    pub organisation_id: Option<Uuid>,
    /// The one capability it is about; only of a `profile`.
    #[serde(default)]
    pub capability_id: Option<Uuid>,
    /// How often to be told.
    pub frequency: Frequency,
}

/// Saves a search. Nothing that is public already is told: only what comes from now on.
///
/// # Errors
/// `Invalid` for a search for everything or somebody else's profile; `Conflict` past the limit, and for
/// the same profile twice.
pub async fn create(app: &App, ctx: &Ctx, body: CreateSavedSearch) -> Result<SavedSearchView> {
    let person = ctx.person()?;
    let mut errors = Vec::new();
    let name = check_name(&body.name, &mut errors);
    let query = body.query.unwrap_or_default().cleaned();
    match body.kind {
        Kind::Search => {
            errors.extend(query.check("/query"));
            for (pointer, id) in
                [("/organisation_id", body.organisation_id), ("/capability_id", body.capability_id)]
            {
                errors.extend(id.map(|_| FieldError::new(pointer, "not_here")));
            }
        }
        Kind::Profile if query != SavedQuery::default() => {
            errors.push(FieldError::new("/query", "not_here"));
        }
        Kind::Profile if body.organisation_id.is_none() && body.capability_id.is_none() => {
            errors.push(FieldError::new("/organisation_id", "required"));
        }
        Kind::Profile => {}
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let work = app.begin(ctx).await?;
    let organisation_id = match body.kind {
        Kind::Search => None,
        Kind::Profile => {
            Some(profile(ctx, work.conn(), body.organisation_id, body.capability_id).await?)
        }
    };
    // Whoever saves two at once waits here, so that both see the limit.
    person::hold(work.tx(), person.id).await?;
    let mine = saved_search::of_person(work.conn(), person.id).await?;
    if mine.len() >= MOST {
        return Err(Error::Conflict("too_many_saved_searches"));
    }
    if body.kind == Kind::Profile
        && mine.iter().any(|row| {
            row.organisation_id == organisation_id && row.capability_id == body.capability_id
        })
    {
        return Err(Error::Conflict("duplicate"));
    }
    let row = SavedSearch {
        id: work.new_id(),
        person_id: person.id,
        kind: body.kind.into(),
        name,
        query: stored(&query)?,
        organisation_id,
        capability_id: body.capability_id,
        frequency: body.frequency.into(),
        stopped_from: None,
        watching_since: work.now.0,
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    let row = saved_search::insert(work.conn(), row).await?;
    record(&work, &row, "create").await?;
    work.commit_created(&format!("/me/saved-searches/{}", row.id)).await?;
    view(app, ctx, &row).await
}

/// The organisation whose profile is meant, if it is the reader's.
async fn profile(
    ctx: &Ctx,
    conn: &impl Conn,
    organisation_id: Option<Uuid>,
    capability_id: Option<Uuid>,
) -> Result<Uuid> {
    let holder_id = match capability_id {
        None => None,
        Some(id) => {
            let offer = capability::find(conn, id).await.map_err(Error::at("/capability_id"))?;
            let holder_id = offer.organisation_id;
            if !ctx.actor.belongs_to(holder_id)
                || organisation_id.is_some_and(|organisation_id| organisation_id != holder_id)
            {
                return Err(Error::field("/capability_id", "unknown_reference"));
            }
            Some(holder_id)
        }
    };
    let id = holder_id.or(organisation_id).filter(|id| ctx.actor.belongs_to(*id));
    id.ok_or_else(|| Error::field("/organisation_id", "unknown_reference"))
}
