//! The table `deployment`.

use sea_orm::entity::prelude::*;

/// One use at one site.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deployment")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its id in the system it was imported from.
    pub external_id: Option<String>,
    /// What is in use, bilingual; where there is no pilot to say it.
    pub title: Option<Json>,
    /// The pilot whose result is used; absent in what was in use before.
    pub pilot_id: Option<Uuid>,
    /// The challenge it began with.
    pub challenge_id: Option<Uuid>,
    /// The department that keeps the register.
    pub orderer_id: Option<Uuid>,
    /// The adopting organisation.
    pub organisation_id: Uuid,
    /// Where exactly.
    pub site: String,
    /// First day of use.
    pub started_on: String,
    /// Direct or indirect.
    pub use_kind: String,
    /// People reached.
    pub people_reached: i64,
    /// Anything else, bilingual.
    pub note: Option<Json>,
    /// Who recorded it.
    pub recorded_by_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub recorded_at: i64,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
