//! Signed decisions. Rows are only ever added: what was decided stays decided until another
//! decision follows it.

use nhipcau_domain::decision::DecisionKind;
use sea_orm::{QueryOrder, entity::prelude::*};

use crate::{Error, Result};

/// A signed decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What is decided.
    pub kind: String,
    /// About which challenge.
    pub challenge_id: Uuid,
    /// After which council's recommendation.
    pub council_id: Option<Uuid>,
    /// About which pilot.
    pub pilot_id: Option<Uuid>,
    /// Number of the document.
    pub number: String,
    /// Date of the document.
    pub decided_on: String,
    /// The deciding authority.
    pub authority_id: Uuid,
    /// Who entered it for the authority.
    pub signatory_id: Option<Uuid>,
    /// The signed file.
    pub attachment_id: Uuid,
    /// Its SHA-256 in hexadecimal.
    pub file_sha256: String,
    /// How it is decided: `domain::decision::Outcome` of a selection, `recognise` of a
    /// recognition, `domain::pilot::FollowUp` of what follows.
    pub outcome: String,
    /// The winner of an award.
    pub submission_id: Option<Uuid>,
    /// Whether it follows the council's recommendation, where there was one.
    pub follows_recommendation: Option<bool>,
    /// The reasons it gives.
    pub reasons: Option<String>,
    /// When it was entered, microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Decision;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// What is decided.
    pub fn kind(&self) -> Result<DecisionKind> {
        DecisionKind::parse(&self.kind).ok_or_else(|| Error::unknown("decision.kind", &self.kind))
    }
}

/// The decisions of a challenge, oldest first.
pub async fn of_challenge(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// The decision on the selection that is in force.
pub async fn selection_of(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Kind.eq(DecisionKind::Selection.as_str()))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .one(conn)
        .await?)
}

/// The decisions about a pilot, oldest first.
pub async fn of_pilot(conn: &impl ConnectionTrait, pilot_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::PilotId.eq(pilot_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Whether a decision rests on this file.
pub async fn rests_on(conn: &impl ConnectionTrait, attachment_id: Uuid) -> Result<bool> {
    let count = Entity::find().filter(Column::AttachmentId.eq(attachment_id)).count(conn).await?;
    Ok(count > 0)
}
