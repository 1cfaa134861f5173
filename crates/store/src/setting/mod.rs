//! Small facts of the installation itself.

use sea_orm::{
    ActiveValue::Set,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};

use crate::Result;

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Value.
    pub value: String,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Reads a setting.
pub async fn get(conn: &impl ConnectionTrait, key: &str) -> Result<Option<String>> {
    Ok(Entity::find_by_id(key.to_owned()).one(conn).await?.map(|row| row.value))
}

/// Writes a setting.
pub async fn set(conn: &impl ConnectionTrait, key: &str, value: &str) -> Result<()> {
    Entity::insert(ActiveModel { key: Set(key.to_owned()), value: Set(value.to_owned()) })
        .on_conflict(OnConflict::column(Column::Key).update_column(Column::Value).to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Writes a setting if it still has the value that was read; says whether it had.
pub async fn replace(conn: &impl ConnectionTrait, key: &str, old: &str, new: &str) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::Value, Expr::value(new))
        .filter(Column::Key.eq(key))
        .filter(Column::Value.eq(old))
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}
