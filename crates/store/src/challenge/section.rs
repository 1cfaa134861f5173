//! The table `challenge_section`: each section with its own version, so that several people can
//! write at once.

use sea_orm::entity::prelude::*;

use crate::Result;

/// A section of a challenge.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge_section")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The challenge.
    pub challenge_id: Uuid,
    /// Key of the section.
    pub key: String,
    /// Content, as `domain::challenge::section::Content`.
    pub content: Json,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub updated_at: i64,
    /// Who wrote it last.
    pub updated_by_id: Option<Uuid>,
}

pub use self::Model as Section;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

versioned_repository!(Entity, Model, Column);

/// The sections of a challenge that have been written.
pub async fn of_challenge(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::ChallengeId.eq(challenge_id)).all(conn).await?)
}

/// One section, if it has been written.
pub async fn find_by_key(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    key: &str,
) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Key.eq(key))
        .one(conn)
        .await?)
}
