//! The end of agreements whose challenge is cancelled.

use nhipcau_domain::{
    agreement::lifecycle::{Action, AgreementLifecycle},
    lifecycle::decide,
};
use nhipcau_store::agreement;
use uuid::Uuid;

use super::{Loaded, NOUN};
use crate::{Happening, Result, Work};

/// Terminates the live agreements of a challenge. Belongs into the transaction of the
/// cancellation, which holds the challenge's row alone, so that nobody signs meanwhile.
///
/// # Errors
/// As the lifecycle decides: a running pilot is terminated first.
pub(crate) async fn end_all(
    work: &Work<'_>,
    challenge_id: Uuid,
    reason: Option<&str>,
) -> Result<()> {
    for row in agreement::of_challenge(work.conn(), challenge_id).await? {
        let mut loaded = Loaded::of(work.conn(), row, work.now).await?;
        let from = loaded.status()?;
        if !from.is_live() {
            continue;
        }
        let facts = loaded.facts(&work.ctx().actor)?;
        let to = decide::<AgreementLifecycle>(from, Action::Terminate, reason, &facts)?.to;
        let happening = Happening::new(NOUN, loaded.row.id, Action::Terminate.as_str())
            .by(loaded.row.orderer_id);
        work.transition(happening, Some(from.as_str()), to.as_str(), reason).await?;
        loaded.row.status = to.into();
        loaded.row.updated_at = work.now.0;
        agreement::save(work.conn(), loaded.row).await?;
    }
    Ok(())
}
