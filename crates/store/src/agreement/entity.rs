//! The table `agreement`.

use sea_orm::entity::prelude::*;

/// An agreement between the orderer and the winner.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The challenge it was made for.
    pub challenge_id: Uuid,
    /// The submission that won.
    pub submission_id: Uuid,
    /// The ordering department.
    pub orderer_id: Uuid,
    /// The winning organisation.
    pub solver_id: Uuid,
    /// The broker that follows it.
    pub broker_id: Uuid,
    /// Status as stored; the term may have run out since.
    pub status: String,
    /// Bilingual title.
    pub title: Json,
    /// Bilingual terms of intellectual property.
    pub ip_terms: Json,
    /// Budget lines.
    pub budget: Json,
    /// Sites.
    pub sites: Json,
    /// First day.
    pub starts_on: Option<String>,
    /// Last day.
    pub ends_on: Option<String>,
    /// Bilingual annex on personal data.
    pub data_annex: Option<Json>,
    /// When the last party signed.
    pub signed_at: Option<i64>,
    /// Who drew it up.
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
