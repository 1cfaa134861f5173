//! Reading an attachment.

use nhipcau_domain::attachment::Noun;
use nhipcau_store::attachment::{self, Attachment};
use uuid::Uuid;

use super::{
    access::{self, Access, Pass},
    view::{AttachmentView, Card},
};
use crate::{App, Ctx, Error, Result, sealing::Part, submission};

/// A file to be served.
#[derive(Debug)]
pub struct Download {
    /// What is known of it.
    pub card: AttachmentView,
    /// The content.
    pub content: Vec<u8>,
}

/// What is known of an attachment, without its content.
///
/// # Errors
/// As [`download`].
pub async fn details(app: &App, ctx: &Ctx, id: Uuid) -> Result<AttachmentView> {
    let (row, pass) = permitted(app, ctx, id).await?;
    let card = match &pass.key {
        None => Card::plain(&row)?,
        Some(key) => Card::open(&row, key)?,
    };
    Ok(named(card.view(&row)?, pass.code.as_deref()))
}

/// A card under the name by which its reader is to know the file.
fn named(card: AttachmentView, code: Option<&str>) -> AttachmentView {
    match code {
        None => card,
        Some(code) => AttachmentView {
            file_name: submission::file_name(code, card.id, card.media_type),
            ..card
        },
    }
}

async fn permitted(app: &App, ctx: &Ctx, id: Uuid) -> Result<(Attachment, Pass)> {
    let conn = app.store.reader();
    let row = attachment::find(conn, id).await?;
    let access = Access::read(row.purpose()?, id);
    let pass =
        access::check(app, ctx, conn, row.noun()?, row.subject_id, access, app.clock.now()).await?;
    Ok((row, pass))
}

/// Reads an attachment with its content.
///
/// # Errors
/// `NotFound` when it does not exist or the thing it is attached to is hidden from the reader.
pub async fn download(app: &App, ctx: &Ctx, id: Uuid) -> Result<Download> {
    let (row, pass) = permitted(app, ctx, id).await?;
    if row.noun()? == Noun::Submission {
        submission::note_file(app, ctx, row.subject_id, id).await?;
    }
    let stored = app.files.get(&row.object_key).await?;
    let (card, content) = match pass.key {
        None => (Card::plain(&row)?, stored),
        Some(key) => {
            let card = Card::open(&row, &key)?;
            let content = tokio::task::spawn_blocking(move || key.open(Part::File(id), &stored))
                .await
                .map_err(|error| Error::internal(error.to_string()))??;
            (card, content)
        }
    };
    Ok(Download { card: named(card.view(&row)?, pass.code.as_deref()), content })
}
