//! Use cases of the submission.

use nhipcau_store::{Conn, challenge::Challenge};
use uuid::Uuid;

use crate::{App, Ctx, Result, Work, me::Task};

/// How many submissions were sent to a challenge. Asked only after its deadline.
pub async fn sent_count(_conn: &impl Conn, _challenge_id: Uuid) -> Result<u64> {
    Ok(0)
}

/// Organisations that have started a submission to a challenge, for mails only.
pub async fn started_by(_conn: &impl Conn, _challenge_id: Uuid) -> Result<Vec<Uuid>> {
    Ok(Vec::new())
}

/// Organisations whose submissions were opened.
pub async fn sent_by(_conn: &impl Conn, _challenge_id: Uuid) -> Result<Vec<Uuid>> {
    Ok(Vec::new())
}

/// Opens what was sent and voids what was not.
pub async fn open_all(_work: &Work<'_>, _challenge: &Challenge) -> Result<()> {
    Ok(())
}

/// Voids every submission of a challenge that ended without an award.
pub async fn void_all(_work: &Work<'_>, _challenge: &Challenge) -> Result<()> {
    Ok(())
}

/// What submissions ask of the person.
pub async fn tasks(_app: &App, _ctx: &Ctx) -> Result<Vec<Task>> {
    Ok(Vec::new())
}
