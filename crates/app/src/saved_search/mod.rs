//! Saved searches: what somebody wants to be told of. What finds and tells is in `crate::alert`.

mod create;
mod hits;
mod page;
mod patch;
mod stop;
mod view;

pub use create::{CreateSavedSearch, create};
pub use hits::{FoundView, hits, seen};
pub(crate) use page::calls_page;
pub use page::search_page;
pub use patch::{PatchSavedSearch, delete, patch};
pub use stop::{Stopping, stop, stopping, undo};
pub(crate) use stop::{token_of_all, token_of_one};
pub use view::{CapabilityRef, SavedSearchView, list, read};

use nhipcau_domain::{
    field_error::FieldError,
    locale::clean_text,
    saved_search::{LONGEST_NAME, SavedQuery},
};
use nhipcau_store::{
    Conn,
    saved_search::{self, SavedSearch},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Audience, Ctx, Error, Happening, Result, Work};

/// The noun of its events.
pub(crate) const NOUN: &str = "saved_search";

/// A saved search of the reader's own.
///
/// # Errors
/// `NotFound` for everybody else's.
async fn own(ctx: &Ctx, conn: &impl Conn, id: Uuid) -> Result<SavedSearch> {
    let person = ctx.person()?;
    let row = saved_search::find(conn, id).await?;
    if row.person_id == person.id { Ok(row) } else { Err(Error::NotFound) }
}

fn check_name(name: &str, errors: &mut Vec<FieldError>) -> String {
    let name = clean_text(name);
    if name.is_empty() {
        errors.push(FieldError::new("/name", "required"));
    } else if name.chars().count() > LONGEST_NAME {
        errors.push(FieldError::new("/name", "too_long").with("limit", LONGEST_NAME));
    }
    name
}

fn stored(query: &SavedQuery) -> Result<Value> {
    serde_json::to_value(query).map_err(|error| Error::internal(error.to_string()))
}

/// Records what happened to a saved search: nobody's business but its owner's. Neither what it is called
/// nor what it asks for is in the record.
async fn record(work: &Work<'_>, row: &SavedSearch, action: &'static str) -> Result<()> {
    let happening = Happening::new(NOUN, row.id, action)
        .for_audience(Audience::Own(row.person_id))
        .with(json!({"kind": row.kind, "frequency": row.frequency}));
    work.record(happening).await?;
    Ok(())
}
