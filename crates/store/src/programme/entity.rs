//! The table `programme`.

use sea_orm::entity::prelude::*;

/// A programme.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Code, the first part of its challenges' codes.
    pub code: String,
    /// Kind.
    pub kind: String,
    /// Bilingual title.
    pub title: Json,
    /// Bilingual summary.
    pub summary: Json,
    /// The office that orders.
    pub owner_id: Uuid,
    /// The office that brokers.
    pub broker_id: Uuid,
    /// Province code.
    pub province: Option<String>,
    /// The paper it rests on.
    pub legal_basis: String,
    /// First day.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
    /// Priority topics.
    pub topics: Json,
    /// Number of its next challenge.
    pub next_number: i32,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub created_at: i64,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
