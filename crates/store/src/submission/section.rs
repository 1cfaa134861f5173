//! The table `submission_section`: the title and the sections, each sealed by itself so that
//! several people can write at once.

use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use crate::Result;

/// One sealed part of a submission.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_section")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The submission.
    pub submission_id: Uuid,
    /// The key of the section, or `title`.
    pub key: String,
    /// Its content, encrypted.
    pub sealed: Vec<u8>,
    /// Version; 1 when first written.
    pub version: i32,
    /// Microseconds since the epoch.
    pub updated_at: i64,
    /// Who wrote it last.
    pub updated_by_id: Option<Uuid>,
}

pub use self::Model as Section;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

versioned_repository!(Entity, Model, Column);

/// All written parts of a submission.
pub async fn of_submission(conn: &impl ConnectionTrait, submission_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::SubmissionId.eq(submission_id))
        .order_by_asc(Column::Key)
        .all(conn)
        .await?)
}

/// One part of each of several submissions.
pub async fn of_many(
    conn: &impl ConnectionTrait,
    submission_ids: &[Uuid],
    key: &str,
) -> Result<Vec<Model>> {
    if submission_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::SubmissionId.is_in(submission_ids.iter().copied()))
        .filter(Column::Key.eq(key))
        .all(conn)
        .await?)
}

/// One part, if it has ever been written.
pub async fn find_by_key(
    conn: &impl ConnectionTrait,
    submission_id: Uuid,
    key: &str,
) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::SubmissionId.eq(submission_id))
        .filter(Column::Key.eq(key))
        .one(conn)
        .await?)
}
