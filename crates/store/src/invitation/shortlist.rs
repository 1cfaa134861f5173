//! The table `shortlist_entry`: the broker's judgement on each match.

use nhipcau_domain::invitation::Verdict;
use sea_orm::{ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*};

use crate::{Error, Result};

/// A judgement on one match.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist_entry")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The challenge.
    pub challenge_id: Uuid,
    /// The organisation.
    pub organisation_id: Uuid,
    /// Its capability, where one was judged.
    pub capability_id: Option<Uuid>,
    /// The capability's id, else the organisation's.
    pub subject_id: Uuid,
    /// The judgement.
    pub verdict: String,
    /// Why.
    pub note: Option<String>,
    /// Who judged last.
    pub person_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub at: i64,
}

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A row of the shortlist.
pub type Entry = Model;

impl Model {
    /// The judgement.
    pub fn verdict(&self) -> Result<Verdict> {
        Verdict::parse(&self.verdict)
            .ok_or_else(|| Error::unknown("shortlist_entry.verdict", &self.verdict))
    }
}

/// All judgements on the matches of a challenge, the last first.
pub async fn of_challenge(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<Vec<Entry>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .all(conn)
        .await?)
}

/// The judgement on one match of a challenge.
pub async fn of_subject(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    subject_id: Uuid,
) -> Result<Option<Entry>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::SubjectId.eq(subject_id))
        .one(conn)
        .await?)
}

/// Every judgement.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<Entry>> {
    Ok(Entity::find().order_by_asc(Column::At).order_by_asc(Column::Id).all(conn).await?)
}

/// The capabilities that were judged, with the challenge.
pub async fn judged_capabilities(conn: &impl ConnectionTrait) -> Result<Vec<(Uuid, Uuid)>> {
    let query =
        Entity::find().select_only().column(Column::CapabilityId).column(Column::ChallengeId);
    let query = query.filter(Column::CapabilityId.is_not_null());
    Ok(query.into_tuple().all(conn).await?)
}

/// Writes a judgement, in the place of an earlier one on the same match.
pub async fn put(conn: &impl ConnectionTrait, entry: Entry) -> Result<Entry> {
    let earlier = of_subject(conn, entry.challenge_id, entry.subject_id).await?;
    let Some(earlier) = earlier else {
        Entity::insert(entry.clone().into_active_model().reset_all())
            .exec_without_returning(conn)
            .await?;
        return Ok(entry);
    };
    let entry = Entry { id: earlier.id, ..entry };
    Entity::update_many()
        .set(entry.clone().into_active_model().reset_all())
        .filter(Column::Id.eq(entry.id))
        .exec(conn)
        .await?;
    Ok(entry)
}
