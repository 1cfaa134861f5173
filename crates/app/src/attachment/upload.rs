//! Attaching a file.

use aws_lc_rs::digest::{SHA256, digest};
use nhipcau_domain::{
    attachment::{COUNT_LIMIT, MediaType, Noun, Purpose, clean_file_name},
    field_error::FieldError,
};
use nhipcau_store::attachment::{self, Attachment};
use serde_json::json;
use uuid::Uuid;

use super::{
    access::{self, Access},
    kind,
    view::{AttachmentView, Card},
};
use crate::{
    App, Audience, Ctx, Error, Happening, Result,
    sealing::{DataKey, Part},
};

/// A file as it came in.
#[derive(Debug)]
pub struct Upload {
    /// The name the browser gave it.
    pub file_name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The content.
    pub content: Vec<u8>,
}

/// Attaches a file to a thing. The content is stored before the transaction begins: no upload
/// ever holds the database.
///
/// # Errors
/// `NotFound` and `Forbidden` as the thing decides; `TooLarge`; `Invalid` when the file is empty
/// or of a kind that is not taken, or when there are too many.
pub async fn upload(
    app: &App,
    ctx: &Ctx,
    noun: Noun,
    subject_id: Uuid,
    file: Upload,
) -> Result<AttachmentView> {
    ctx.person()?;
    if file.content.len() > app.config.attachment_limit {
        return Err(Error::TooLarge(app.config.attachment_limit));
    }
    let now = app.clock.now();
    let access = Access::write(file.purpose);
    let pass = access::check(app, ctx, app.store.reader(), noun, subject_id, access, now).await?;
    let id = app.new_id();
    let purpose = file.purpose;
    let (card, sealed, stored) =
        tokio::task::spawn_blocking(move || prepare(id, file, pass.key.as_ref()))
            .await
            .map_err(|error| Error::internal(error.to_string()))??;
    let object_key = app.files.put(stored).await?;
    let is_sealed = sealed.is_some();
    let file = Stored { id, noun, subject_id, access, purpose, sealed, object_key };
    let kept = file.object_key.clone();
    let result = record(app, ctx, file, card).await;
    if result.is_err() && is_sealed {
        // Nobody else has this very object; an equal plain one may belong to another row.
        app.files.delete(&kept).await?;
    }
    result
}

/// A file whose content is stored and whose row is not yet written.
struct Stored {
    id: Uuid,
    noun: Noun,
    subject_id: Uuid,
    access: Access,
    purpose: Purpose,
    sealed: Option<Vec<u8>>,
    object_key: String,
}

async fn record(app: &App, ctx: &Ctx, file: Stored, card: Card) -> Result<AttachmentView> {
    let Stored { id, noun, subject_id, access, purpose, sealed, object_key } = file;
    let work = app.begin(ctx).await?;
    // Asked again under the lock: the thing may have changed while the file was stored.
    let pass = access::check(app, ctx, work.conn(), noun, subject_id, access, work.now).await?;
    if attachment::count(work.conn(), noun, subject_id).await? >= COUNT_LIMIT {
        return Err(Error::Invalid(vec![
            FieldError::new("/file", "too_many").with("limit", COUNT_LIMIT),
        ]));
    }
    let plain = sealed.is_none().then(|| card.clone());
    let row = Attachment {
        id,
        noun: noun.into(),
        subject_id,
        purpose: purpose.into(),
        file_name: plain.as_ref().map(|card| card.file_name.clone()),
        media_type: plain.as_ref().map(|card| card.media_type.into()),
        size: plain.as_ref().map(|card| card.size),
        sha256: plain.map(|card| card.sha256),
        sealed,
        object_key,
        uploaded_by_id: ctx.person_id(),
        uploaded_at: work.now.0,
    };
    let row = attachment::insert(work.conn(), row).await?;
    access::touch(work.conn(), noun, subject_id, purpose).await?;
    let audience = pass.sealed_for.map_or(Audience::Parties, Audience::Sealed);
    let happening = Happening::new(noun.as_str(), subject_id, "attach")
        .for_audience(audience)
        .with(json!({"attachment_id": id}));
    work.record(happening).await?;
    let location = format!("/attachments/{id}");
    work.commit_created_in(&location, format!("{location}/details")).await?;
    card.view(&row)
}

/// A file's card, the same sealed where it must be, and the bytes to store.
type Prepared = (Card, Option<Vec<u8>>, Vec<u8>);

/// Finds out what the file is, and encrypts it where it is to be sealed.
fn prepare(id: Uuid, file: Upload, key: Option<&DataKey>) -> Result<Prepared> {
    if file.content.is_empty() {
        return Err(Error::field("/file", "required"));
    }
    let media_type = kind::detect(&file.content, &file.file_name).ok_or_else(refused)?;
    let card = Card {
        file_name: clean_file_name(&file.file_name, media_type),
        media_type,
        size: i64::try_from(file.content.len()).unwrap_or(i64::MAX),
        sha256: hex::encode(digest(&SHA256, &file.content)),
    };
    let Some(key) = key else { return Ok((card, None, file.content)) };
    let sealed = key.seal(Part::FileCard(id), &serde_json::to_vec(&card)?)?;
    let stored = key.seal(Part::File(id), &file.content)?;
    Ok((card, Some(sealed), stored))
}

fn refused() -> Error {
    let taken: Vec<_> = MediaType::ALL.iter().flat_map(|kind| kind.extensions()).copied().collect();
    Error::Invalid(vec![FieldError::new("/file", "file_type").with("types", taken.join(", "))])
}
