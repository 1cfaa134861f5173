//! Another mail address: the owners of both agree.

mod ask;
mod confirm;
mod withdraw;

pub use ask::{ChangeEmail, ask};
pub use confirm::{EmailConfirmed, EmailStatus, confirm};
pub use withdraw::withdraw;

use nhipcau_store::{account::email_change, clock::wall};
use uuid::Uuid;

use crate::{App, Result};

/// The address a person waits to have.
pub(crate) async fn pending(app: &App, person_id: Uuid) -> Result<Option<String>> {
    let found = email_change::of_person(app.store.reader(), person_id, wall().0).await?;
    Ok(found.map(|change| change.new_email))
}
