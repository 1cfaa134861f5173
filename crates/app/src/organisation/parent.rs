//! The office that an organisation belongs to.

use std::collections::BTreeSet;

use nhipcau_store::{Conn, organisation};
use uuid::Uuid;

use crate::{Error, Result};

/// Checks the parent that an organisation is to have; `id` is the organisation, where it exists.
///
/// # Errors
/// `Invalid` at `/parent_id` when there is no such organisation, or when the organisation would
/// belong to itself, directly or through others.
pub(crate) async fn check_parent(
    conn: &impl Conn,
    id: Option<Uuid>,
    parent_id: Option<Uuid>,
) -> Result<()> {
    let (mut next, mut seen) = (parent_id, BTreeSet::new());
    while let Some(above) = next {
        if Some(above) == id {
            return Err(Error::field("/parent_id", "parent_of_itself"));
        }
        // A circle that was there before is not made by this.
        if !seen.insert(above) {
            break;
        }
        next = match organisation::find(conn, above).await {
            Err(nhipcau_store::Error::NotFound) => {
                return Err(Error::field("/parent_id", "unknown_reference"));
            }
            found => found?.parent_id,
        };
    }
    Ok(())
}
