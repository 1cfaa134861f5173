//! The vocabulary of topics.

use nhipcau_domain::topic::Topic;
use sea_orm::{QueryOrder, entity::prelude::*};

use crate::{Result, organisation::bilingual};

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic")]
pub struct Model {
    /// Code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Bilingual label.
    pub label: Json,
    /// Code of the broader topic.
    pub broader: Option<String>,
    /// Place in the list.
    pub position: i32,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// All topics in their order.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<Topic>> {
    let rows = Entity::find().order_by_asc(Column::Position).all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Topic { code: row.code, label: bilingual(&row.label), broader: row.broader })
        .collect())
}
