//! The table `score_sheet_revision`: what stood on a sheet that was taken up again.

use sea_orm::{QueryOrder, entity::prelude::*};

use crate::Result;

/// What a sheet said before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "score_sheet_revision")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The sheet.
    pub sheet_id: Uuid,
    /// What it said.
    pub content: Json,
    /// Why it was taken up again.
    pub reason: String,
    /// When it had been handed in, microseconds since the epoch.
    pub submitted_at: i64,
    /// When it was taken up again, microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Revision;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The revisions of some sheets, oldest first.
pub async fn of_sheets(conn: &impl ConnectionTrait, sheet_ids: &[Uuid]) -> Result<Vec<Model>> {
    if sheet_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::SheetId.is_in(sheet_ids.iter().copied()))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}
