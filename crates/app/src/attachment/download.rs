//! Reading an attachment.

use nhipcau_store::attachment;
use uuid::Uuid;

use super::{
    access::{self, Access},
    view::{AttachmentView, Card},
};
use crate::{App, Ctx, Error, Result, sealing::Part};

/// A file to be served.
#[derive(Debug)]
pub struct Download {
    /// What is known of it.
    pub card: AttachmentView,
    /// The content.
    pub content: Vec<u8>,
}

/// Reads an attachment with its content.
///
/// # Errors
/// `NotFound` when it does not exist or the thing it is attached to is hidden from the reader.
pub async fn download(app: &App, ctx: &Ctx, id: Uuid) -> Result<Download> {
    let conn = app.store.reader();
    let row = attachment::find(conn, id).await?;
    let access = Access::read(row.purpose()?, id);
    let pass =
        access::check(app, ctx, conn, row.noun()?, row.subject_id, access, app.clock.now()).await?;
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
    Ok(Download { card: card.view(&row)?, content })
}
