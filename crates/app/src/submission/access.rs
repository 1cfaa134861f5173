//! Who may reach a submission. Every use case that shows or changes one comes through here.

use nhipcau_domain::{
    actor::Actor,
    lifecycle::Blocked,
    submission::{
        lifecycle::{before_deadline, takes_submissions},
        visibility::{Reading, Sight, may_write, sight},
    },
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    attachment::redaction,
    challenge::{self, Challenge},
    council as councils,
    submission::{self, Submission},
};
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result, council,
    sealing::{DataKey, SealKey},
};

/// Reads a submission with its challenge, for an actor who may know all of it.
///
/// # Errors
/// `NotFound` when it does not exist or is sealed from this actor; `Forbidden` when the actor meets
/// only its code.
pub async fn find(conn: &impl Conn, actor: &Actor, id: Uuid) -> Result<(Submission, Challenge)> {
    match meet(conn, actor, id).await? {
        (row, challenge, Sight::Whole) => Ok((row, challenge)),
        (_, _, Sight::Coded) => Err(Error::Forbidden),
    }
}

/// Reads a submission with its challenge, for an actor who may know of it, and how much of it the
/// actor is to see.
///
/// # Errors
/// `NotFound` when it does not exist or is sealed from this actor.
pub(super) async fn meet(
    conn: &impl Conn,
    actor: &Actor,
    id: Uuid,
) -> Result<(Submission, Challenge, Sight)> {
    let row = submission::find(conn, id).await?;
    let challenge = challenge::find(conn, row.challenge_id).await?;
    let sight = sight_of(conn, actor, &row, &challenge).await?.ok_or(Error::NotFound)?;
    Ok((row, challenge, sight))
}

/// How the actor meets a submission; `None` when it is sealed from the actor.
pub(super) async fn sight_of(
    conn: &impl Conn,
    actor: &Actor,
    row: &Submission,
    challenge: &Challenge,
) -> Result<Option<Sight>> {
    let mut reading = Reading {
        actor,
        organisation_id: row.organisation_id,
        parties: challenge.parties(),
        opened: row.is_opened(),
        council_member: false,
        blind: false,
    };
    // Its own people know whose it is, and nobody else reads before the opening.
    if !reading.opened || actor.belongs_to(row.organisation_id) {
        return Ok(sight(reading));
    }
    reading.blind = council::blind::meets_codes(conn, actor, challenge.id).await?;
    let seen = sight(reading);
    if seen.is_some() {
        return Ok(seen);
    }
    reading.council_member = sits(conn, actor, challenge.id).await?;
    Ok(sight(reading))
}

/// Whether the actor judges on a council of the challenge, free of conflicts by its own word.
pub(super) async fn sits(conn: &impl Conn, actor: &Actor, challenge_id: Uuid) -> Result<bool> {
    match actor.person_id {
        None => Ok(false),
        Some(person_id) => Ok(councils::judges(conn, challenge_id, person_id).await?),
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
    let (row, call, sight) = meet(app.store.reader(), &ctx.actor, id).await?;
    super::readings::note(app, ctx, &row, &call, sight, Some(file)).await
}

/// What attachments must know of their submission.
#[derive(Debug)]
pub(crate) struct ForFiles {
    /// The key under which they are sealed.
    pub(crate) key: DataKey,
    /// The organisation that alone may know of it, before the opening.
    pub(crate) sealed_for: Option<Uuid>,
    /// The code under which the reader meets the submission, where names are withheld.
    pub(crate) code: Option<String>,
}

/// Whether the actor may write the files of a submission, or read the one that is named.
pub(crate) async fn for_files(
    app: &App,
    ctx: &Ctx,
    conn: &impl Conn,
    id: Uuid,
    read: Option<Uuid>,
    now: Timestamp,
) -> Result<ForFiles> {
    let (row, challenge, sight) = meet(conn, &ctx.actor, id).await?;
    match read {
        // Under the lock when called in a transaction: a send must not slip between.
        None => {
            let row = submission::find_locked(conn, id).await?;
            check_writing(&ctx.actor, &row, &challenge, now)?;
        }
        Some(file) if sight.is_coded() && redaction::of_file(conn, file).await?.is_none() => {
            return Err(Error::NotFound);
        }
        Some(_) => {}
    }
    let sealed_for = (!row.is_opened()).then_some(row.organisation_id);
    let code = sight.is_coded().then(|| row.code.clone());
    Ok(ForFiles { key: key_of(app, &row)?, sealed_for, code })
}

/// The submission to which a file is attached, for somebody who may say that the file names nobody:
/// the broker's people who do not score, and the secretary of the council.
///
/// # Errors
/// `NotFound` when it is sealed from the actor, `Forbidden` for its other readers; `Blocked` when it
/// is not to be judged without names, or has been judged.
pub(crate) async fn for_redaction(
    app: &App,
    ctx: &Ctx,
    conn: &impl Conn,
    id: Uuid,
    now: Timestamp,
) -> Result<(Submission, Challenge)> {
    let (row, challenge) = find(conn, &ctx.actor, id).await?;
    if !redacts(conn, &ctx.actor, &row, &challenge).await? {
        return Err(Error::Forbidden);
    }
    if !council::blind::is_awaited(app, conn, &challenge, now).await? {
        return Err(Blocked::because("names_not_withheld").into());
    }
    Ok((row, challenge))
}

/// Whether the actor, who reads all of a submission, may say which of its files name nobody.
pub(super) async fn redacts(
    conn: &impl Conn,
    actor: &Actor,
    row: &Submission,
    challenge: &Challenge,
) -> Result<bool> {
    if !row.is_opened() || actor.belongs_to(row.organisation_id) {
        return Ok(false);
    }
    Ok(actor.prepares_for(challenge.broker_id)
        || council::blind::assists(conn, actor, challenge.id).await?)
}
