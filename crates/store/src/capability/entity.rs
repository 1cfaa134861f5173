//! The table `capability`.

use sea_orm::entity::prelude::*;

/// A capability. Its columns beside `content` repeat what lists filter and sort by.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "capability")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its id in the system it was imported from.
    pub external_id: Option<String>,
    /// Whether it was written here or imported.
    pub origin: String,
    /// The organisation that holds it.
    pub organisation_id: Uuid,
    /// Its kind.
    pub kind: String,
    /// Status.
    pub status: String,
    /// Who finds it once listed.
    pub visibility: String,
    /// Technology readiness level.
    pub trl: Option<i32>,
    /// The title's place in the Vietnamese alphabet, as lists sort it.
    pub sort_title: String,
    /// The title without accents and case, as lists look for a part of it.
    pub folded_title: String,
    /// Everything its holder says about it.
    pub content: Json,
    /// Who began it.
    pub created_by_id: Option<Uuid>,
    /// When it was first listed, in microseconds since the epoch.
    pub listed_at: Option<i64>,
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
