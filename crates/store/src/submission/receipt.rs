//! The table `submission_receipt`: one row for every time a submission was handed in.

use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use crate::Result;

/// What proves a send.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_receipt")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The submission.
    pub submission_id: Uuid,
    /// The how-many-eth send it was, from 1.
    pub number: i32,
    /// The stamp of the send, in microseconds since the epoch.
    pub sent_at: i64,
    /// The content hash in hexadecimal.
    pub content_hash: String,
    /// Who sent it.
    pub person_id: Option<Uuid>,
    /// The log's signed head when it was handed out.
    pub checkpoint: Option<String>,
}

pub use self::Model as Receipt;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The receipt of the last send.
pub async fn last(conn: &impl ConnectionTrait, submission_id: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::SubmissionId.eq(submission_id))
        .order_by_desc(Column::Number)
        .one(conn)
        .await?)
}
