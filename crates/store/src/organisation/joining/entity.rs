//! The table `joining`.

use sea_orm::entity::prelude::*;

/// One way into an organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "joining")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// By which way.
    pub kind: String,
    /// Status as stored.
    pub status: String,
    /// The organisation.
    pub organisation_id: Uuid,
    /// The invited address, in lower case.
    pub email: Option<String>,
    /// Who asks, is offered, or has taken an invitation.
    pub person_id: Option<Uuid>,
    /// The role it leads to.
    pub role: Option<String>,
    /// The words that go with it.
    pub message: Option<String>,
    /// Who made it.
    pub created_by_id: Uuid,
    /// Who answered it.
    pub decided_by_id: Option<Uuid>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// Microseconds since the epoch.
    pub expires_at: i64,
    /// Microseconds since the epoch.
    pub decided_at: Option<i64>,
    /// Version.
    pub version: i32,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
