//! Changing and deleting a saved search.

use nhipcau_domain::saved_search::{Frequency, Kind, SavedQuery};
use nhipcau_store::saved_search::{self, SavedSearch};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    check_name, own, record, stored,
    view::{SavedSearchView, view},
};
use crate::{App, Ctx, Error, Expected, Result};

/// Changes to a saved search; absent fields stay.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatchSavedSearch {
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// The state of the search page; not of a profile.
    #[serde(default)]
    pub query: Option<SavedQuery>,
    /// How often to be told; `never` stops it.
    #[serde(default)]
    pub frequency: Option<Frequency>,
}

/// Changes a saved search. Asked for something else, or set going again, it starts anew: what is public by
/// now is nothing new.
///
/// # Errors
/// `NotFound` for everybody else's; `Stale`; `Invalid`.
pub async fn patch(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: PatchSavedSearch,
) -> Result<SavedSearchView> {
    let work = app.begin(ctx).await?;
    let mut row = own(ctx, work.conn(), id).await?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let mut errors = Vec::new();
    if let Some(name) = body.name {
        row.name = check_name(&name, &mut errors);
    }
    if let Some(query) = body.query {
        let query = query.cleaned();
        if row.kind()? == Kind::Profile {
            return Err(Error::field("/query", "not_here"));
        }
        errors.extend(query.check("/query"));
        if query != row.query()? {
            row.query = stored(&query)?;
            row.watching_since = work.now.0;
        }
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    if let Some(frequency) = body.frequency {
        tell(&mut row, frequency, work.now.0)?;
    }
    row.updated_at = work.now.0;
    let row = saved_search::save(work.conn(), row).await?;
    record(&work, &row, "edit").await?;
    work.commit().await?;
    view(app, ctx, &row).await
}

/// Sets how often it is told.
pub(super) fn tell(row: &mut SavedSearch, frequency: Frequency, now: i64) -> Result<()> {
    let before = row.frequency()?;
    if before == frequency {
        return Ok(());
    }
    row.stopped_from = (frequency == Frequency::Never).then(|| before.into());
    if before == Frequency::Never {
        row.watching_since = now;
    }
    row.frequency = frequency.into();
    Ok(())
}

/// Deletes a saved search, with what it has found.
///
/// # Errors
/// `NotFound` for everybody else's.
pub async fn delete(app: &App, ctx: &Ctx, id: Uuid) -> Result<()> {
    let work = app.begin(ctx).await?;
    let row = own(ctx, work.conn(), id).await?;
    saved_search::delete(work.conn(), &row).await?;
    record(&work, &row, "delete").await?;
    work.commit_silent().await
}
