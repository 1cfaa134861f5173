//! The table `redaction`: files of which somebody has confirmed that they name nobody.

use sea_orm::entity::prelude::*;

use crate::{Error, Result};

/// A confirmation; it is taken back by deleting it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "redaction")]
pub struct Model {
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attachment_id: Uuid,
    /// The submission to which it is attached.
    pub submission_id: Uuid,
    /// Who confirmed it.
    pub confirmed_by_id: Uuid,
    /// Microseconds since the epoch.
    pub confirmed_at: i64,
}

pub use self::Model as Redaction;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The confirmed files of a submission.
pub async fn of_submission(
    conn: &impl ConnectionTrait,
    submission_id: Uuid,
) -> Result<Vec<Redaction>> {
    Ok(Entity::find().filter(Column::SubmissionId.eq(submission_id)).all(conn).await?)
}

/// The confirmation of a file, if there is one.
pub async fn of_file(conn: &impl ConnectionTrait, file: Uuid) -> Result<Option<Redaction>> {
    Ok(Entity::find_by_id(file).one(conn).await?)
}

/// Takes a confirmation back.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn delete(conn: &impl ConnectionTrait, file: Uuid) -> Result<()> {
    let done = Entity::delete_by_id(file).exec(conn).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}
