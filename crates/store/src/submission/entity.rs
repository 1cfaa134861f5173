//! The table `submission`.

use sea_orm::entity::prelude::*;

/// A submission. What it says is sealed in its sections and attachments.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Readable code, not numbered.
    pub code: String,
    /// The challenge it answers.
    pub challenge_id: Uuid,
    /// The submitting organisation.
    pub organisation_id: Uuid,
    /// The capability it builds on.
    pub capability_id: Option<Uuid>,
    /// What kind of answer it is.
    pub kind: String,
    /// Status.
    pub status: String,
    /// Which of the installation's seal keys wraps its data key.
    pub key_id: String,
    /// Its data key, wrapped.
    pub wrapped_key: Vec<u8>,
    /// The stamp of the last send, in microseconds since the epoch.
    pub sent_at: Option<i64>,
    /// When it was unsealed, in microseconds since the epoch.
    pub opened_at: Option<i64>,
    /// Why it was screened out.
    pub screening_reason: Option<String>,
    /// Who began it.
    pub created_by_id: Option<Uuid>,
    /// Version.
    pub version: i32,
    /// How often a piece of its text has been written.
    pub content_revision: i32,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// Microseconds since the epoch.
    pub updated_at: i64,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
