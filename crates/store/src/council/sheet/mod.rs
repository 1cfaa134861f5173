//! The table `score_sheet`: one row for each member and subject, once the member has begun.

pub mod revision;

use nhipcau_domain::{council::sheet::SheetStatus, evaluation::score::SheetContent};
use sea_orm::{QueryOrder, entity::prelude::*};

use crate::{Error, Result};

/// One member's sheet about one subject.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_sheet")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The council.
    pub council_id: Uuid,
    /// Whose sheet it is.
    pub member_id: Uuid,
    /// About which subject.
    pub subject_id: Uuid,
    /// Status.
    pub status: String,
    /// What it says, as `domain::evaluation::score::SheetContent`.
    pub content: Json,
    /// When it was handed in last, microseconds since the epoch.
    pub submitted_at: Option<i64>,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub updated_at: i64,
}

pub use self::Model as Sheet;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

versioned_repository!(Entity, Model, Column);

impl Model {
    /// Status.
    pub fn status(&self) -> Result<SheetStatus> {
        SheetStatus::parse(&self.status)
            .ok_or_else(|| Error::unknown("score_sheet.status", &self.status))
    }

    /// What it says.
    pub fn content(&self) -> Result<SheetContent> {
        serde_json::from_value(self.content.clone())
            .map_err(|error| Error::Corrupt(format!("score_sheet.content: {error}")))
    }
}

/// The sheets of some councils.
pub async fn of_councils(conn: &impl ConnectionTrait, council_ids: &[Uuid]) -> Result<Vec<Model>> {
    if council_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::CouncilId.is_in(council_ids.iter().copied()))
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// One sheet, if it has been begun.
pub async fn find_of(
    conn: &impl ConnectionTrait,
    member_id: Uuid,
    subject_id: Uuid,
) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::MemberId.eq(member_id))
        .filter(Column::SubjectId.eq(subject_id))
        .one(conn)
        .await?)
}
