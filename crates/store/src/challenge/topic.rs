//! The table `challenge_topic`: the topics of challenges, for filtering.

use sea_orm::{ActiveValue::Set, entity::prelude::*};

use crate::Result;

/// A topic of a challenge.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge_topic")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The challenge.
    pub challenge_id: Uuid,
    /// Code of the topic.
    pub topic: String,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Replaces the topics of a challenge. `ids` gives each row its id.
pub async fn replace(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    topics: &[String],
    mut ids: impl FnMut() -> Uuid,
) -> Result<()> {
    Entity::delete_many().filter(Column::ChallengeId.eq(challenge_id)).exec(conn).await?;
    let rows: Vec<ActiveModel> = topics
        .iter()
        .map(|topic| ActiveModel {
            id: Set(ids()),
            challenge_id: Set(challenge_id),
            topic: Set(topic.clone()),
        })
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(conn).await?;
    }
    Ok(())
}
