//! Whether an organisation stands by itself.

use nhipcau_store::{
    Conn,
    organisation::{self, Organisation},
};
use uuid::Uuid;

use crate::{Error, Result};

/// Checks that an organisation is there and stands by itself: nobody begins anything new in the name
/// of what has become part of another.
///
/// # Errors
/// `Invalid` at the pointer.
pub(crate) async fn check_stands(
    conn: &impl Conn,
    id: Uuid,
    pointer: &'static str,
) -> Result<Organisation> {
    let row = organisation::find(conn, id).await.map_err(Error::at(pointer))?;
    if row.merged_into_id.is_some() {
        return Err(Error::field(pointer, "merged"));
    }
    Ok(row)
}
