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

/// Writes a topic, in the place of the one with its code; a new one comes last.
pub async fn put(conn: &impl ConnectionTrait, topic: &Topic) -> Result<()> {
    use sea_orm::sea_query::Expr;
    let label = serde_json::json!(topic.label);
    let result = Entity::update_many()
        .col_expr(Column::Label, Expr::value(label.clone()))
        .col_expr(Column::Broader, Expr::value(topic.broader.clone()))
        .filter(Column::Code.eq(&topic.code))
        .exec(conn)
        .await?;
    if result.rows_affected == 1 {
        return Ok(());
    }
    let last = Entity::find().order_by_desc(Column::Position).one(conn).await?;
    let row = Model {
        code: topic.code.clone(),
        label,
        broader: topic.broader.clone(),
        position: last.map_or(0, |row| row.position + 1),
    };
    insert(conn, row).await?;
    Ok(())
}
