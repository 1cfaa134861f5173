//! The table `thesaurus_edit`: what a change did to each concept.

use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use crate::{Result, readable::readable};

/// What a change did to a concept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thesaurus_edit")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The change.
    pub change_id: Uuid,
    /// The version the change made.
    pub version: i32,
    /// Its place within the change.
    pub position: i32,
    /// The concept's name in the thesaurus.
    pub concept: String,
    /// What was done.
    pub action: String,
    /// Its term then, `{vi, en}`.
    pub term: Json,
    /// The concept before; nothing where there was none.
    pub before: Option<Json>,
    /// The concept after; nothing where it is gone.
    pub after: Option<Json>,
}

pub use self::Model as Edit;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// What these changes did, in the order in which they were written.
pub async fn of_changes(conn: &impl ConnectionTrait, change_ids: &[Uuid]) -> Result<Vec<Edit>> {
    if change_ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find()
        .filter(Column::ChangeId.is_in(change_ids.iter().copied()))
        .order_by_asc(Column::Version)
        .order_by_asc(Column::Position);
    readable(conn, query).await
}

/// What was done to a concept, the last first.
pub async fn of_concept(
    conn: &impl ConnectionTrait,
    concept: &str,
    most: u64,
) -> Result<Vec<Edit>> {
    let query = Entity::find()
        .filter(Column::Concept.eq(concept))
        .order_by_desc(Column::Version)
        .limit(most);
    readable(conn, query).await
}
