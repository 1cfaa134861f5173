//! The table `pilot`.

use sea_orm::entity::prelude::*;

/// A pilot.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pilot")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Readable code.
    pub code: String,
    /// The challenge it answers.
    pub challenge_id: Uuid,
    /// The agreement it is carried out under.
    pub agreement_id: Uuid,
    /// The submission that won.
    pub submission_id: Uuid,
    /// The unit whose need it answers.
    pub proposer_id: Uuid,
    /// The ordering department.
    pub orderer_id: Uuid,
    /// The broker of the programme.
    pub broker_id: Uuid,
    /// The organisation that carries it out.
    pub solver_id: Uuid,
    /// What is carried out.
    pub kind: String,
    /// Status.
    pub status: String,
    /// Bilingual title.
    pub title: Json,
    /// Sites.
    pub sites: Json,
    /// First day.
    pub starts_on: Option<String>,
    /// Last day planned.
    pub ends_on: Option<String>,
    /// Whether the order demands an ethics approval.
    pub needs_ethics_approval: bool,
    /// Whether the order demands a data annex.
    pub needs_data_annex: bool,
    /// Whether the order demands a risk class.
    pub needs_ai_risk_class: bool,
    /// Number of the ethics approval.
    pub ethics_reference: Option<String>,
    /// Number of the data annex.
    pub data_annex_reference: Option<String>,
    /// Risk class of the artificial intelligence used.
    pub ai_risk_class: Option<String>,
    /// Grade of the acceptance council, once it is recorded.
    pub grade: Option<String>,
    /// What was decided to follow.
    pub follow_up: Option<String>,
    /// Microseconds since the epoch.
    pub started_at: Option<i64>,
    /// Microseconds since the epoch.
    pub ended_at: Option<i64>,
    /// Who set it up.
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
