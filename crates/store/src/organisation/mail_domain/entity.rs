//! The table `mail_domain`.

use sea_orm::entity::prelude::*;

/// One mail domain of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_domain")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The organisation.
    pub organisation_id: Uuid,
    /// The domain, in lower case.
    pub domain: String,
    /// The role of who comes in by it.
    pub role: String,
    /// Status.
    pub status: String,
    /// Why it was refused.
    pub reason: Option<String>,
    /// The official who confirmed it.
    pub confirmed_by_id: Option<Uuid>,
    /// The broker that confirmed it.
    pub confirmed_by_organisation_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub confirmed_at: Option<i64>,
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
