//! The table `invitation`.

use sea_orm::entity::prelude::*;

/// An invitation to answer a challenge.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The challenge.
    pub challenge_id: Uuid,
    /// The invited organisation.
    pub organisation_id: Uuid,
    /// The capability it was found by.
    pub capability_id: Option<Uuid>,
    /// The broker's words.
    pub message: String,
    /// Status.
    pub status: String,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Who answered.
    pub answered_by_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub answered_at: Option<i64>,
    /// Who sent it.
    pub created_by_id: Option<Uuid>,
    /// The kind of the reason.
    pub decline_code: Option<String>,
    /// When somebody of the invited organisation read it first; microseconds since the epoch.
    pub opened_at: Option<i64>,
    /// When it was sent again; microseconds since the epoch.
    pub renewed_at: Option<i64>,
    /// How often it was called to mind since it was sent.
    pub reminders: i32,
    /// When it was called to mind last; microseconds since the epoch.
    pub reminded_at: Option<i64>,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// Microseconds since the epoch.
    pub updated_at: i64,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
