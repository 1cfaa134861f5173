//! Attachments.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::Conn;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Result;

/// Where attachments are kept.
#[derive(Debug)]
pub struct Files;

impl Files {
    /// A folder.
    pub fn open(_folder: &std::path::Path) -> Result<Self> {
        Ok(Self)
    }
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AttachmentView {
    /// Id.
    pub id: Uuid,
    /// Name of the file.
    pub file_name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Path to read it.
    pub url: String,
    /// When it was uploaded.
    pub uploaded_at: Timestamp,
}

/// The attachments of a thing for one purpose.
pub async fn of_subject(
    _conn: &impl Conn,
    _noun: &str,
    _id: Uuid,
    _purpose: &str,
) -> Result<Vec<AttachmentView>> {
    Ok(Vec::new())
}
