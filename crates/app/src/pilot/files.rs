//! Who may read and attach the files of a pilot.

use nhipcau_domain::{attachment::Purpose, pilot::lifecycle::Parties};
use nhipcau_store::{Conn, decision, pilot};
use uuid::Uuid;

use super::acceptance::is_inside;
use crate::{Ctx, Error, Result};

/// Asks whether the actor may read, or attach, a file of this purpose. Evidence is read by the
/// parties and the acceptance council; the signed paper of a decision by everybody once the
/// decision is on record.
///
/// # Errors
/// `NotFound` when the file is hidden from the actor, `Forbidden` when only the act is refused,
/// `Invalid` when pilots take no files of that purpose.
pub(crate) async fn check_files(
    ctx: &Ctx,
    conn: &impl Conn,
    id: Uuid,
    purpose: Purpose,
    write: bool,
) -> Result<()> {
    let row = pilot::find(conn, id).await?;
    let parties = row.parties();
    let Parties { orderer_id, broker_id, .. } = parties;
    match purpose {
        Purpose::Agreement => Err(Error::field("/purpose", "unknown_value")),
        Purpose::Decision if write => {
            let office = ctx.actor.prepares_for(orderer_id) || ctx.actor.prepares_for(broker_id);
            if office { Ok(()) } else { Err(Error::Forbidden) }
        }
        Purpose::Decision => {
            let decided = !decision::of_pilot(conn, id).await?.is_empty();
            if decided || is_inside(conn, ctx, &row).await? { Ok(()) } else { Err(Error::NotFound) }
        }
        Purpose::Attachment | Purpose::Evidence if write => {
            let open = !row.status()?.has_ended();
            if open && parties.recorded_by(&ctx.actor) { Ok(()) } else { Err(Error::Forbidden) }
        }
        Purpose::Attachment | Purpose::Evidence => {
            if is_inside(conn, ctx, &row).await? {
                Ok(())
            } else {
                Err(Error::NotFound)
            }
        }
    }
}
