//! Taking an attachment away again, while its thing is still being written.

use nhipcau_domain::{attachment::Purpose, lifecycle::Blocked};
use nhipcau_store::attachment;
use serde_json::json;
use uuid::Uuid;

use super::{
    access::{self, Access},
    signed,
};
use crate::{App, Audience, Ctx, Error, Happening, Result};

/// Removes an attachment. Signed papers stay.
///
/// # Errors
/// `NotFound` when it is hidden from the reader, `Blocked` when somebody has signed it, `Forbidden`
/// when it may not be removed now.
pub async fn remove(app: &App, ctx: &Ctx, id: Uuid) -> Result<()> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let row = attachment::find(work.conn(), id).await?;
    let (noun, purpose) = (row.noun()?, row.purpose()?);
    let check =
        |access| access::check(app, ctx, work.conn(), noun, row.subject_id, access, work.now);
    check(Access::read(purpose, id)).await?;
    // Whoever may not change it is not told what became of it.
    let pass = check(Access::write(purpose)).await?;
    if signed::is_signed(work.conn(), id).await? {
        return Err(Blocked::because("file-signed").into());
    }
    if purpose != Purpose::Attachment {
        return Err(Error::Forbidden);
    }
    attachment::delete(work.conn(), id).await?;
    access::touch(work.conn(), noun, row.subject_id, purpose).await?;
    let audience = pass.sealed_for.map_or(Audience::Parties, Audience::Sealed);
    let happening = Happening::new(noun.as_str(), row.subject_id, "detach")
        .for_audience(audience)
        .with(json!({"attachment_id": id}));
    work.record(happening).await?;
    work.commit().await?;
    // A sealed file is nobody else's; an equal plain one may be attached elsewhere and stays.
    if row.sealed.is_some() {
        app.files.delete(&row.object_key).await?;
    }
    Ok(())
}
