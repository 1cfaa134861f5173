//! The table `challenge`.

use sea_orm::entity::prelude::*;

/// A challenge. What lists filter by stands in columns; the text is in its sections.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Readable code, such as `HCM-2026-0042`.
    pub code: String,
    /// Its id in the system it was imported from.
    pub external_id: Option<String>,
    /// Written here or imported.
    pub origin: String,
    /// The programme.
    pub programme_id: Uuid,
    /// The ordering office.
    pub orderer_id: Uuid,
    /// The unit whose need it is.
    pub proposer_id: Uuid,
    /// The broker.
    pub broker_id: Uuid,
    /// Kind.
    pub kind: String,
    /// Level.
    pub level: String,
    /// Status as stored; readers want [`Model::status_at`].
    pub status: String,
    /// Bilingual title.
    pub title: Json,
    /// The title's place in the Vietnamese alphabet, as lists sort it.
    pub sort_title: String,
    /// The title without accents and case, as lists look for a part of it.
    pub folded_title: String,
    /// Bilingual summary.
    pub summary: Json,
    /// Topic codes.
    pub topics: Json,
    /// Province code.
    pub province: Option<String>,
    /// Smallest budget.
    pub budget_min: Option<i64>,
    /// Largest budget.
    pub budget_max: Option<i64>,
    /// Currency of the budget.
    pub currency: Option<String>,
    /// Funding sources.
    pub funding_sources: Json,
    /// Lowest technology readiness level.
    pub trl_min: Option<i32>,
    /// Code of the selection rule set.
    pub rule_set: Option<String>,
    /// Microseconds since the epoch.
    pub published_at: Option<i64>,
    /// When it is to be published, as signed; microseconds since the epoch.
    pub opens_at: Option<i64>,
    /// The deadline, microseconds since the epoch.
    pub closes_at: Option<i64>,
    /// When the submissions were opened.
    pub opened_at: Option<i64>,
    /// Day by which the broker is to have vetted it.
    pub vetting_due_on: Option<String>,
    /// The status it was sent back or declined from, while it is returned or declined.
    pub returned_from: Option<String>,
    /// When the award was decided; the standstill runs from here.
    pub decided_at: Option<i64>,
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
