//! Who may read and attach the files of an agreement.

use nhipcau_domain::{
    agreement::{Status, lifecycle::may_read},
    attachment::Purpose,
    timestamp::Timestamp,
};
use nhipcau_store::Conn;
use uuid::Uuid;

use super::Loaded;
use crate::{Ctx, Error, Result, attachment::Access};

/// Asks whether the actor may read, or attach, a file of this purpose. The parties and the broker
/// read; who could sign or prepare a draft attaches.
///
/// # Errors
/// `NotFound` when the agreement is hidden from the actor, `Forbidden` when only the act is
/// refused, `Invalid` when agreements take no files of that purpose.
pub(crate) async fn check_files(
    ctx: &Ctx,
    conn: &impl Conn,
    id: Uuid,
    access: Access,
    now: Timestamp,
) -> Result<()> {
    let loaded = Loaded::find(conn, id, now).await?;
    let parties = loaded.parties();
    if !may_read(parties, &ctx.actor) {
        return Err(Error::NotFound);
    }
    if !matches!(access.purpose, Purpose::Agreement | Purpose::Attachment) {
        return Err(Error::field("/purpose", "unknown_value"));
    }
    let works_on_it =
        ctx.actor.prepares_for(parties.orderer_id) || ctx.actor.edits_for(parties.solver_id);
    if access.is_write() && !(works_on_it && loaded.status()? == Status::Draft) {
        return Err(Error::Forbidden);
    }
    Ok(())
}
