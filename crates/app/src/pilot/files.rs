//! Who may read and attach the files of a pilot.

use nhipcau_domain::{
    actor::Actor,
    attachment::{Noun, Purpose},
    pilot::lifecycle::Parties,
};
use nhipcau_store::{
    Conn, decision,
    pilot::{self, Pilot},
};
use uuid::Uuid;

use super::acceptance::is_inside;
use crate::{
    Ctx, Error, Result,
    attachment::{self, Access, AttachmentView, PaperView, Signing, of_subject},
};

/// Whether the actor prepares or signs decisions about this pilot.
fn is_office(row: &Pilot, actor: &Actor) -> bool {
    let Parties { orderer_id, broker_id, .. } = row.parties();
    actor.prepares_for(orderer_id) || actor.prepares_for(broker_id)
}

/// The files of a pilot, for a reader who may read its evidence.
pub(super) async fn listed(
    conn: &impl Conn,
    ctx: &Ctx,
    row: &Pilot,
) -> Result<Vec<AttachmentView>> {
    let mut files = of_subject(conn, Noun::Pilot, row.id, Purpose::ALL).await?;
    if !is_office(row, &ctx.actor) {
        let decisions = decision::of_pilot(conn, row.id).await?;
        let is_signed = |id: Uuid| decisions.iter().any(|decision| decision.attachment_id == id);
        files.retain(|file| file.purpose != Purpose::Decision || is_signed(file.id));
    }
    Ok(files)
}

/// The papers of decisions about a pilot that wait, for its offices.
pub(super) async fn laid_up(
    conn: &impl Conn,
    ctx: &Ctx,
    row: &Pilot,
    apart: bool,
) -> Result<Vec<PaperView>> {
    if !is_office(row, &ctx.actor) {
        return Ok(Vec::new());
    }
    let Parties { orderer_id, broker_id, .. } = row.parties();
    let offices = [orderer_id, broker_id].into_iter();
    let parties = offices.filter(|id| ctx.actor.signs_for(*id)).collect();
    let signing = Signing { actor: &ctx.actor, parties, apart };
    attachment::laid_up(conn, (Noun::Pilot, row.id), Purpose::Decision, signing).await
}

/// Asks whether the actor may read, or attach, a file of this purpose. Evidence is read by the
/// parties and the acceptance council; the paper of a decision by those who prepare and sign it, and
/// by everybody once the decision is on record.
///
/// # Errors
/// `NotFound` when the file is hidden from the actor, `Forbidden` when only the act is refused,
/// `Invalid` when pilots take no files of that purpose.
pub(crate) async fn check_files(
    ctx: &Ctx,
    conn: &impl Conn,
    id: Uuid,
    access: Access,
) -> Result<()> {
    let row = pilot::find(conn, id).await?;
    let parties = row.parties();
    match access.purpose {
        Purpose::Agreement => Err(Error::field("/purpose", "unknown_value")),
        Purpose::Decision if is_office(&row, &ctx.actor) => Ok(()),
        Purpose::Decision if access.is_write() => Err(Error::Forbidden),
        Purpose::Decision => {
            if access.is_decided(conn).await? {
                Ok(())
            } else {
                Err(Error::NotFound)
            }
        }
        Purpose::Attachment | Purpose::Evidence if access.is_write() => {
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
