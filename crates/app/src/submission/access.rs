//! Who may reach a submission. Every use case that shows or changes one comes through here.

use nhipcau_domain::{
    actor::Actor,
    submission::{
        lifecycle::{before_deadline, takes_submissions},
        visibility::{Reading, may_read, may_write},
    },
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    challenge::{self, Challenge},
    council,
    submission::{self, Submission},
};
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result,
    sealing::{DataKey, SealKey},
};

/// Reads a submission with its challenge, for an actor who may know of it.
///
/// # Errors
/// `NotFound` when it does not exist or is sealed from this actor.
pub async fn find(conn: &impl Conn, actor: &Actor, id: Uuid) -> Result<(Submission, Challenge)> {
    let row = submission::find(conn, id).await?;
    let challenge = challenge::find(conn, row.challenge_id).await?;
    check(conn, actor, &row, &challenge).await?;
    Ok((row, challenge))
}

/// # Errors
/// `NotFound` when the submission is sealed from this actor.
pub(super) async fn check(
    conn: &impl Conn,
    actor: &Actor,
    row: &Submission,
    challenge: &Challenge,
) -> Result<()> {
    let mut reading = Reading {
        actor,
        organisation_id: row.organisation_id,
        parties: challenge.parties(),
        opened: row.is_opened(),
        council_member: false,
    };
    if may_read(reading) {
        return Ok(());
    }
    reading.council_member = row.is_opened() && sits(conn, actor, challenge.id).await?;
    if may_read(reading) { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the actor judges on a council of the challenge, free of conflicts by its own word.
pub(super) async fn sits(conn: &impl Conn, actor: &Actor, challenge_id: Uuid) -> Result<bool> {
    match actor.person_id {
        None => Ok(false),
        Some(person_id) => Ok(council::judges(conn, challenge_id, person_id).await?),
    }
}

/// Whether the text may be changed by this actor now.
///
/// # Errors
/// `Forbidden` for readers who do not write and for submissions that are not drafts; `Blocked`
/// when the call takes no submissions (any more).
pub(super) fn check_writing(
    actor: &Actor,
    row: &Submission,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<()> {
    if !may_write(actor, row.organisation_id) || !row.status()?.is_editable() {
        return Err(Error::Forbidden);
    }
    let status = challenge.stored_status()?;
    takes_submissions(status)?;
    before_deadline(status, challenge.closes_at(), now)?;
    Ok(())
}

/// The data key of a submission. Reached only with a row that [`find`] has let through.
pub(super) fn key_of(app: &App, row: &Submission) -> Result<DataKey> {
    SealKey::of(app)?.data_key(row.id, &row.key_id, &row.wrapped_key)
}

/// Puts on record that somebody outside the organisation reads a file of a submission.
pub(crate) async fn note_file(app: &App, ctx: &Ctx, id: Uuid, file: Uuid) -> Result<()> {
    let (row, call) = find(app.store.reader(), &ctx.actor, id).await?;
    super::readings::note(app, ctx, &row, &call, Some(file)).await
}

/// What attachments must know of their submission.
#[derive(Debug)]
pub(crate) struct ForFiles {
    /// The key under which they are sealed.
    pub(crate) key: DataKey,
    /// The organisation that alone may know of it, before the opening.
    pub(crate) sealed_for: Option<Uuid>,
}

/// Whether the actor may read, or write, the files of a submission.
pub(crate) async fn for_files(
    app: &App,
    ctx: &Ctx,
    conn: &impl Conn,
    id: Uuid,
    write: bool,
    now: Timestamp,
) -> Result<ForFiles> {
    let (row, challenge) = find(conn, &ctx.actor, id).await?;
    if write {
        // Under the lock when called in a transaction: a send must not slip between.
        let row = submission::find_locked(conn, id).await?;
        check_writing(&ctx.actor, &row, &challenge, now)?;
    }
    let sealed_for = (!row.is_opened()).then_some(row.organisation_id);
    Ok(ForFiles { key: key_of(app, &row)?, sealed_for })
}
