//! What the end of a challenge does to its councils.

use nhipcau_domain::{
    council::lifecycle::{Action, CouncilFacts, CouncilLifecycle},
    lifecycle,
};
use nhipcau_store::council::{self, Council};
use serde_json::json;
use uuid::Uuid;

use super::{NOUN, load::load};
use crate::{Happening, Result, Work};

/// Dissolves the councils of a challenge that still work. Belongs into the transaction that ends
/// the challenge, which holds the challenge's row.
///
/// # Errors
/// As the lifecycle decides.
pub(crate) async fn dissolve_running(
    work: &Work<'_>,
    challenge_id: Uuid,
    reason: &str,
) -> Result<()> {
    for row in council::of_challenge(work.conn(), challenge_id).await? {
        if !row.status()?.is_running() {
            continue;
        }
        let loaded = load(work.conn(), council::find_locked(work.conn(), row.id).await?).await?;
        let checks = loaded.checks();
        let facts = CouncilFacts { ending: true, ..loaded.facts(&work.ctx().actor, &checks) };
        let step = lifecycle::decide::<CouncilLifecycle>(
            loaded.status,
            Action::Dissolve,
            Some(reason),
            &facts,
        )?;
        let row = Council { status: step.to.into(), updated_at: work.now.0, ..loaded.row.clone() };
        let row = council::save(work.conn(), row).await?;
        let payload = json!({"challenge_id": challenge_id, "kind": loaded.kind});
        let mut happening = Happening::new(NOUN, row.id, step.action.as_str()).with(payload);
        let offices = [loaded.challenge.orderer_id, loaded.challenge.broker_id];
        if let Some(by) = offices.into_iter().find(|id| work.ctx().actor.belongs_to(*id)) {
            happening = happening.by(by);
        }
        let from = loaded.status.as_str();
        work.transition(happening, Some(from), step.to.as_str(), Some(reason)).await?;
    }
    Ok(())
}
