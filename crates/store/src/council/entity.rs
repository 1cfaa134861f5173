//! The table `council`.

use sea_orm::entity::prelude::*;

/// A council.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The challenge it serves.
    pub challenge_id: Uuid,
    /// The pilot it judges, on an acceptance council.
    pub pilot_id: Option<Uuid>,
    /// What it judges.
    pub kind: String,
    /// Status.
    pub status: String,
    /// Code of its rule set.
    pub rule_set_code: String,
    /// The whole rule set as it was when the council was put together.
    pub rule_set: Json,
    /// The day on which it is planned to meet.
    pub meeting_on: Option<String>,
    /// Minutes, as `domain::council::minutes::Minutes`.
    pub minutes: Option<Json>,
    /// Microseconds since the epoch.
    pub constituted_at: Option<i64>,
    /// Microseconds since the epoch.
    pub concluded_at: Option<i64>,
    /// Who began it.
    pub created_by_id: Option<Uuid>,
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
