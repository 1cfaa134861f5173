//! The table `thesaurus_change`: who changed the thesaurus, when and why.

use sea_orm::entity::prelude::*;

use crate::{
    Result,
    page::{self, Cursor, Key, Order, Page, Paged},
};

/// A change of the thesaurus.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thesaurus_change")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The version it made.
    pub version: i32,
    /// Who published it.
    pub person_id: Option<Uuid>,
    /// In whose name.
    pub organisation_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub at: i64,
    /// Why.
    pub reason: String,
}

pub use self::Model as Change;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// One change.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Change> {
    Entity::find_by_id(id).one(conn).await?.ok_or(crate::Error::NotFound)
}

/// These changes.
pub async fn find_many(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Change>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(conn).await?)
}

/// The changes, the last first.
pub async fn list(conn: &impl ConnectionTrait, page: &Page) -> Result<Paged<Change>> {
    let order = (Column::Version, Column::Id, Order::Descending);
    page::fetch(conn, Entity::find(), order, page, |row| Cursor {
        key: Key::Number(row.version.into()),
        id: row.id,
    })
    .await
}
