//! What acts on a challenge do to its submissions: the opening, and the end without one.

use nhipcau_domain::{
    lifecycle,
    submission::{Action, Status, lifecycle::SubmissionLifecycle},
};
use nhipcau_store::{
    Conn,
    challenge::Challenge,
    submission::{self, Submission},
};
use serde_json::json;
use uuid::Uuid;

use super::transition::{Instants, Said, facts, move_to};
use crate::{Result, Work};

/// Opens the sent submissions of a call and lets its drafts fall. Belongs into the transaction of
/// the challenge's `open_submissions`, which holds the challenge's row alone.
///
/// # Errors
/// As the lifecycle decides.
pub async fn open_all(work: &Work<'_>, call: &Challenge) -> Result<()> {
    let sent = submission::of_challenge_locked(work.conn(), call.id, &[Status::Sent]).await?;
    for row in sent {
        let opened = Submission { opened_at: Some(work.now.0), ..row };
        step(work, opened, call, Action::Open).await?;
    }
    // A draft was never handed in: it stays what it was to everybody but its editors, nothing.
    for row in submission::of_challenge_locked(work.conn(), call.id, &[Status::Draft]).await? {
        step(work, row, call, Action::Void).await?;
    }
    Ok(())
}

/// Ends every living submission of a call that ends itself: cancelled, or closed without award.
/// Sealed ones stay sealed for good.
///
/// # Errors
/// As the lifecycle decides.
pub async fn void_all(work: &Work<'_>, call: &Challenge) -> Result<()> {
    let living = [
        Status::Draft,
        Status::Sent,
        Status::Opened,
        Status::Eligible,
        Status::Reserve,
        Status::Awarded,
    ];
    for row in submission::of_challenge_locked(work.conn(), call.id, &living).await? {
        step(work, row, call, Action::Void).await?;
    }
    Ok(())
}

/// One submission, one effect.
pub(super) async fn step(
    work: &Work<'_>,
    row: Submission,
    call: &Challenge,
    action: Action,
) -> Result<Submission> {
    let status = row.status()?;
    let facts =
        facts(work.conn(), &work.ctx().actor, &row, call, &[], Instants::of(work.now)).await?;
    let step = lifecycle::decide::<SubmissionLifecycle>(status, action, None, &facts)?;
    move_to(work, row, call, step, status, Said { reason: None, figures: json!({}) }).await
}

/// How many submissions to a call were sent and wait for the opening. Nobody's to know but the
/// lifecycle's, and only after the deadline.
pub async fn sent_count(conn: &impl Conn, challenge_id: Uuid) -> Result<u64> {
    Ok(submission::count(conn, challenge_id, &[Status::Sent]).await?)
}

/// The organisations that have begun to answer a call and have not given up: they hear of changes
/// to it and of its end. Nobody else may learn this list.
///
/// # Errors
/// When the database cannot be read.
pub async fn answered_by(conn: &impl Conn, challenge_id: Uuid) -> Result<Vec<Uuid>> {
    let rows = submission::of_challenge(conn, challenge_id, Status::ALL).await?;
    let given_up = Status::Withdrawn.as_str();
    Ok(rows
        .into_iter()
        .filter(|row| row.status != given_up)
        .map(|row| row.organisation_id)
        .collect())
}

/// The organisations whose submissions to a call were opened.
///
/// # Errors
/// When the database cannot be read.
pub async fn sent_by(conn: &impl Conn, challenge_id: Uuid) -> Result<Vec<Uuid>> {
    let rows = submission::of_challenge(conn, challenge_id, Status::ALL).await?;
    Ok(rows.into_iter().filter(Submission::is_opened).map(|row| row.organisation_id).collect())
}
