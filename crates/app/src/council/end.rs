//! The end of councils whose work has lost its object.

use nhipcau_domain::{
    council::lifecycle::{Action, CouncilFacts, CouncilLifecycle},
    lifecycle,
};
use nhipcau_store::council::{self, Council};
use serde_json::json;
use uuid::Uuid;

use super::{NOUN, letters, load::load};
use crate::{Happening, Result, Work};

/// Dissolves the running councils of a challenge that is cancelled. Belongs into the transaction
/// of the cancellation, which holds the challenge's row alone; councils are locked after it.
///
/// # Errors
/// As the lifecycle decides.
pub(crate) async fn end_all(
    work: &Work<'_>,
    challenge_id: Uuid,
    reason: Option<&str>,
) -> Result<()> {
    for row in council::of_challenge(work.conn(), challenge_id).await? {
        end(work, row, reason).await?;
    }
    Ok(())
}

/// Dissolves the running acceptance council of a pilot that is terminated.
///
/// # Errors
/// As the lifecycle decides.
pub(crate) async fn end_of_pilot(
    work: &Work<'_>,
    pilot_id: Uuid,
    reason: Option<&str>,
) -> Result<()> {
    match council::of_pilot(work.conn(), pilot_id).await? {
        Some(row) => end(work, row, reason).await,
        None => Ok(()),
    }
}

async fn end(work: &Work<'_>, row: Council, reason: Option<&str>) -> Result<()> {
    let loaded = load(work.conn(), council::find_locked(work.conn(), row.id).await?).await?;
    if !loaded.status.is_running() {
        return Ok(());
    }
    let checks = loaded.checks();
    let facts = CouncilFacts { ending: true, ..loaded.facts(&work.ctx().actor, &checks) };
    let step = lifecycle::decide::<CouncilLifecycle>(loaded.status, Action::Lapse, reason, &facts)?;
    let row = Council { status: step.to.into(), updated_at: work.now.0, ..loaded.row.clone() };
    let row = council::save(work.conn(), row).await?;
    let happening = Happening::new(NOUN, row.id, Action::Lapse.as_str())
        .by(loaded.challenge.orderer_id)
        .with(json!({"challenge_id": row.challenge_id, "kind": loaded.kind}));
    work.transition(happening, Some(loaded.status.as_str()), step.to.as_str(), reason).await?;
    letters::dissolved(work, &loaded, reason).await
}
