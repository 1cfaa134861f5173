//! The table `addendum`: numbered changes to an open call.

use sea_orm::{QueryOrder, entity::prelude::*};

use crate::Result;

/// An addendum.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "addendum")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The challenge.
    pub challenge_id: Uuid,
    /// 1, 2, 3 …
    pub number: i32,
    /// Why.
    pub reason: String,
    /// The deadline before.
    pub old_closes_at: i64,
    /// The deadline after.
    pub new_closes_at: i64,
    /// Microseconds since the epoch.
    pub at: i64,
    /// Who signed it.
    pub person_id: Option<Uuid>,
}

pub use self::Model as Addendum;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The addenda of a challenge in order.
pub async fn of_challenge(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_asc(Column::Number)
        .all(conn)
        .await?)
}
