//! A pilot that goes on under another agreement, because the term of its first one has run out.

use nhipcau_store::{
    Conn,
    agreement::Agreement,
    pilot::{self, Pilot},
};
use serde_json::json;
use uuid::Uuid;

use super::NOUN;
use crate::{Happening, Result, Work};

/// The pilot of a challenge that has not ended.
pub(crate) async fn under_way(conn: &impl Conn, challenge_id: Uuid) -> Result<Option<Pilot>> {
    for row in pilot::of_challenge(conn, challenge_id).await? {
        if !row.status()?.has_ended() {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Puts the pilot that is under way, if there is one, under an agreement that has just been signed
/// by both parties.
pub(crate) async fn go_on_under(work: &Work<'_>, agreement: &Agreement, by: Uuid) -> Result<()> {
    let Some(found) = under_way(work.conn(), agreement.challenge_id).await? else {
        return Ok(());
    };
    let mut row = pilot::find_locked(work.conn(), found.id).await?;
    if row.status()?.has_ended() || row.agreement_id == agreement.id {
        return Ok(());
    }
    let before = std::mem::replace(&mut row.agreement_id, agreement.id);
    row.updated_at = work.now.0;
    let row = pilot::save(work.conn(), row).await?;
    let happening = Happening::new(NOUN, row.id, "agreement_renewed")
        .by(by)
        .with(json!({ "agreement_id": agreement.id, "before": before }));
    work.record(happening).await?;
    Ok(())
}
