//! Who may read and attach files: each noun decides for its own.

use nhipcau_domain::{
    attachment::{Noun, Purpose},
    challenge::{Status, lifecycle::may_edit},
    timestamp::Timestamp,
};
use nhipcau_store::{Conn, challenge as challenges, decision, submission as submissions};
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result, agreement, challenge, council, pilot, sealing::DataKey, submission,
};

/// What somebody wants to do with a file of a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Access {
    /// What the file is for.
    pub(crate) purpose: Purpose,
    /// The file to read; none where one is to be attached or taken away.
    file: Option<Uuid>,
}

impl Access {
    pub(super) const fn read(purpose: Purpose, file: Uuid) -> Self {
        Self { purpose, file: Some(file) }
    }

    pub(super) const fn write(purpose: Purpose) -> Self {
        Self { purpose, file: None }
    }

    /// Whether the files change.
    pub(crate) const fn is_write(self) -> bool {
        self.file.is_none()
    }

    /// Whether the file to read is the paper of a decision on record. The paper of one that is not
    /// signed yet is the business of those who prepare and sign it, whatever was decided before.
    pub(crate) async fn is_decided(self, conn: &impl Conn) -> Result<bool> {
        match self.file {
            Some(file) => Ok(decision::rests_on(conn, file).await?),
            None => Ok(false),
        }
    }
}

/// What a permitted access comes with.
#[derive(Debug, Default)]
pub(super) struct Pass {
    /// The key under which the files of this thing are sealed.
    pub(super) key: Option<DataKey>,
    /// The organisation to which what happens is kept, until the opening.
    pub(super) sealed_for: Option<Uuid>,
    /// The code of the submission, where its reader is to meet nothing else.
    pub(super) code: Option<String>,
}

/// Asks the noun.
///
/// # Errors
/// `NotFound` when the thing is hidden from the actor, `Forbidden` when only the act is refused,
/// `Invalid` when the thing takes no files of that purpose.
pub(super) async fn check(
    app: &App,
    ctx: &Ctx,
    conn: &impl Conn,
    noun: Noun,
    subject_id: Uuid,
    access: Access,
    now: Timestamp,
) -> Result<Pass> {
    match noun {
        Noun::Challenge => of_challenge(ctx, conn, subject_id, access, now).await,
        Noun::Submission => {
            if access.purpose != Purpose::Attachment {
                return Err(Error::field("/purpose", "unknown_value"));
            }
            let opened =
                submission::for_files(app, ctx, conn, subject_id, access.file, now).await?;
            Ok(Pass { key: Some(opened.key), sealed_for: opened.sealed_for, code: opened.code })
        }
        Noun::Agreement => {
            agreement::check_files(ctx, conn, subject_id, access, now).await?;
            Ok(Pass::default())
        }
        Noun::Pilot => {
            pilot::check_files(ctx, conn, subject_id, access).await?;
            Ok(Pass::default())
        }
    }
}

/// Notes that what a thing says has changed with its files, where somebody signs it as it was read.
pub(super) async fn touch(
    conn: &impl Conn,
    noun: Noun,
    subject_id: Uuid,
    purpose: Purpose,
) -> Result<()> {
    match (noun, purpose) {
        (Noun::Challenge, Purpose::Attachment) => challenges::touch(conn, subject_id).await?,
        (Noun::Submission, _) => submissions::touch(conn, subject_id).await?,
        _ => {}
    }
    Ok(())
}

async fn of_challenge(
    ctx: &Ctx,
    conn: &impl Conn,
    id: Uuid,
    access: Access,
    now: Timestamp,
) -> Result<Pass> {
    let row = challenge::find(conn, &ctx.actor, id, now).await?;
    // Under the lock when called in a transaction: a signature must not slip between.
    let row =
        if access.is_write() { challenges::find_locked(conn, row.id, true).await? } else { row };
    let status = row.status_at(now)?;
    let allowed = match (access.purpose, access.is_write()) {
        (Purpose::Attachment, false) => true,
        (Purpose::Attachment, true) => may_edit(status, row.parties(), &ctx.actor),
        // The signed paper becomes public with the decision itself.
        (Purpose::Decision, false) => {
            // It may name who is to win: not for those who judge without names.
            let prepares = row.parties().run_by(&ctx.actor)
                && !council::blind::meets_codes(conn, &ctx.actor, row.id).await?;
            if !(prepares || access.is_decided(conn).await?) {
                return Err(Error::NotFound);
            }
            true
        }
        // A further decision follows an award whose winner has withdrawn.
        (Purpose::Decision, true) => {
            row.parties().run_by(&ctx.actor)
                && matches!(status, Status::InEvaluation | Status::Awarded)
        }
        (Purpose::Agreement | Purpose::Evidence, _) => {
            return Err(Error::field("/purpose", "unknown_value"));
        }
    };
    if allowed { Ok(Pass::default()) } else { Err(Error::Forbidden) }
}
