//! What a reader of an attachment gets.

use nhipcau_domain::{
    attachment::{MediaType, Noun, Purpose},
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    attachment::{self, Attachment},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Error, Result,
    sealing::{DataKey, Part},
};

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AttachmentView {
    /// Id.
    pub id: Uuid,
    /// What it is for.
    pub purpose: Purpose,
    /// File name, cleaned.
    pub file_name: String,
    /// Media type, found from the content.
    pub media_type: MediaType,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 of the content in hexadecimal.
    pub sha256: String,
    /// Where it can be downloaded.
    pub url: String,
    /// When it was uploaded.
    pub uploaded_at: Timestamp,
    /// When somebody confirmed that it names nobody; of files of submissions that are judged without
    /// names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redaction_confirmed_at: Option<Timestamp>,
}

/// What is known of a file. A sealed attachment keeps this encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Card {
    /// File name, cleaned.
    pub(crate) file_name: String,
    /// Media type, found from the content.
    pub(crate) media_type: MediaType,
    /// Size in bytes.
    pub(crate) size: i64,
    /// SHA-256 of the content in hexadecimal.
    pub(crate) sha256: String,
}

impl Card {
    /// The card of a plain attachment.
    pub(crate) fn plain(row: &Attachment) -> Result<Self> {
        let missing = || Error::internal(format!("attachment {} has no card", row.id));
        let media_type = row.media_type.as_deref().ok_or_else(missing)?;
        Ok(Self {
            file_name: row.file_name.clone().ok_or_else(missing)?,
            media_type: MediaType::parse(media_type).ok_or_else(missing)?,
            size: row.size.ok_or_else(missing)?,
            sha256: row.sha256.clone().ok_or_else(missing)?,
        })
    }

    /// The card of a sealed attachment.
    pub(crate) fn open(row: &Attachment, key: &DataKey) -> Result<Self> {
        let sealed = row
            .sealed
            .as_deref()
            .ok_or_else(|| Error::internal(format!("attachment {} is not sealed", row.id)))?;
        Ok(serde_json::from_slice(&key.open(Part::FileCard(row.id), sealed)?)?)
    }

    /// The view of the attachment with this card.
    pub(crate) fn view(self, row: &Attachment) -> Result<AttachmentView> {
        Ok(AttachmentView {
            id: row.id,
            purpose: row.purpose()?,
            file_name: self.file_name,
            media_type: self.media_type,
            size: self.size,
            sha256: self.sha256,
            url: format!("/api/v1/attachments/{}", row.id),
            uploaded_at: Timestamp(row.uploaded_at),
            redaction_confirmed_at: None,
        })
    }
}

/// The plain attachments of a thing, for a reader who may read the thing, that serve one of
/// these purposes.
pub async fn of_subject(
    conn: &impl Conn,
    noun: Noun,
    subject_id: Uuid,
    purposes: &[Purpose],
) -> Result<Vec<AttachmentView>> {
    let mut views = Vec::new();
    for row in attachment::of(conn, noun, subject_id).await? {
        if purposes.contains(&row.purpose()?) {
            views.push(Card::plain(&row)?.view(&row)?);
        }
    }
    Ok(views)
}
