//! Saying of a file that it names nobody, so that a council that judges without names may read it.

use nhipcau_domain::{attachment::Noun, timestamp::Timestamp};
use nhipcau_store::{
    attachment::{self, redaction, redaction::Redaction},
    submission as submissions,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    access::{self, Access},
    view::{AttachmentView, Card},
};
use crate::{App, Ctx, Error, Happening, Result, submission};

/// Puts on record that a file names neither the organisation nor its people.
///
/// # Errors
/// `NotFound` when the file is hidden from the reader, `Forbidden` for everybody but the broker's
/// people and the secretary of the council, and for files of other things; `Blocked` when the
/// submission is not to be judged without names, or has been judged.
pub async fn confirm(app: &App, ctx: &Ctx, id: Uuid) -> Result<AttachmentView> {
    set(app, ctx, id, true).await
}

/// Takes that back: the council does not read the file any more.
///
/// # Errors
/// As [`confirm`].
pub async fn take_back(app: &App, ctx: &Ctx, id: Uuid) -> Result<AttachmentView> {
    set(app, ctx, id, false).await
}

async fn set(app: &App, ctx: &Ctx, id: Uuid, confirmed: bool) -> Result<AttachmentView> {
    let person = ctx.person()?;
    let work = app.begin(ctx).await?;
    let conn = work.conn();
    let file = attachment::find(conn, id).await?;
    let noun = file.noun()?;
    let access = Access::read(file.purpose()?, id);
    let pass = access::check(app, ctx, conn, noun, file.subject_id, access, work.now).await?;
    let (Noun::Submission, Some(key)) = (noun, pass.key) else { return Err(Error::Forbidden) };
    let (row, call) = submission::for_redaction(app, ctx, conn, file.subject_id, work.now).await?;
    // One at a time: the same said twice at once is one record.
    submissions::find_locked(conn, row.id).await?;
    let known = redaction::of_file(conn, id).await?;
    let at = match (&known, confirmed) {
        (Some(known), true) => Some(known.confirmed_at),
        (None, true) => {
            let said = Redaction {
                attachment_id: id,
                submission_id: row.id,
                confirmed_by_id: person.id,
                confirmed_at: work.now.0,
            };
            Some(redaction::insert(conn, said).await?.confirmed_at)
        }
        (Some(_), false) => {
            redaction::delete(conn, id).await?;
            None
        }
        (None, false) => None,
    };
    if known.is_some() != confirmed {
        let action = if confirmed { "confirm_redaction" } else { "take_back_redaction" };
        let mut happening =
            Happening::new("submission", row.id, action).with(json!({"attachment_id": id}));
        if ctx.actor.belongs_to(call.broker_id) {
            happening = happening.by(call.broker_id);
        }
        work.record(happening).await?;
    }
    work.commit().await?;
    let view = Card::open(&file, &key)?.view(&file)?;
    Ok(AttachmentView { redaction_confirmed_at: at.map(Timestamp), ..view })
}
