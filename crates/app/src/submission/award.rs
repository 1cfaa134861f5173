//! What the signed decision on a challenge does to its submissions.

use nhipcau_domain::submission::{Action, Status};
use nhipcau_store::{
    challenge::Challenge,
    submission::{self, Submission},
};
use uuid::Uuid;

use super::opening::step;
use crate::{Error, Result, Work};

/// Names the winner, keeps the others that passed in reserve and ends the rest. `passing` are
/// the submissions that met every threshold, in whatever order.
///
/// # Errors
/// `Invalid` when the winner is not an eligible submission of this challenge.
pub async fn award(
    work: &Work<'_>,
    call: &Challenge,
    winner: Uuid,
    passing: &[Uuid],
) -> Result<Submission> {
    let rows = judged(work, call).await?;
    let chosen = rows
        .iter()
        .find(|row| row.id == winner && row.status == Status::Eligible.as_str())
        .cloned()
        .ok_or_else(|| Error::field("/submission_id", "unknown_reference"))?;
    for row in rows {
        if row.id == winner {
            continue;
        }
        let passed = passing.contains(&row.id) && row.status()? == Status::Eligible;
        step(work, row, call, if passed { Action::Reserve } else { Action::NotSelect }).await?;
    }
    step(work, chosen, call, Action::Award).await
}

/// Ends every submission of a call that is decided without a winner.
///
/// # Errors
/// As the lifecycle decides.
pub async fn not_select(work: &Work<'_>, call: &Challenge) -> Result<()> {
    for row in judged(work, call).await? {
        step(work, row, call, Action::NotSelect).await?;
    }
    Ok(())
}

/// What follows when the winner has withdrawn: its submission falls, and the one that is next in
/// rank wins or, without one, those in reserve end too.
///
/// # Errors
/// As the lifecycle decides.
pub async fn succeed(
    work: &Work<'_>,
    call: &Challenge,
    former: Submission,
    winner: Option<Uuid>,
) -> Result<()> {
    step(work, former, call, Action::Void).await?;
    for row in submission::of_challenge_locked(work.conn(), call.id, &[Status::Reserve]).await? {
        match winner {
            Some(id) if id == row.id => {
                step(work, row, call, Action::Award).await?;
            }
            Some(_) => {}
            None => {
                step(work, row, call, Action::NotSelect).await?;
            }
        }
    }
    Ok(())
}

async fn judged(work: &Work<'_>, call: &Challenge) -> Result<Vec<Submission>> {
    let statuses = [Status::Opened, Status::Eligible];
    Ok(submission::of_challenge_locked(work.conn(), call.id, &statuses).await?)
}
