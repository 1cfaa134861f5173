//! The table `refresh_token`.

use sea_orm::{entity::prelude::*, sea_query::Expr};

use crate::Result;

/// A refresh token, known only by its hash.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    /// SHA-256 of the token in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// Its session.
    pub session_id: Uuid,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// When it was exchanged for the next one.
    pub used_at: Option<i64>,
    /// The token it was given for; none for the first of its session.
    pub parent_hash: Option<String>,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The token with this hash.
pub async fn find(conn: &impl ConnectionTrait, token_hash: &str) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(token_hash.to_owned()).one(conn).await?)
}

/// Marks a token as used; `false` when it was used before.
pub async fn use_up(conn: &impl ConnectionTrait, token_hash: &str, at: i64) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// The tokens that were given for this one.
pub async fn successors(conn: &impl ConnectionTrait, token_hash: &str) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::ParentHash.eq(token_hash)).all(conn).await?)
}

/// Marks what else was given for the same token as used: only one of them goes on.
pub async fn use_up_siblings(
    conn: &impl ConnectionTrait,
    parent_hash: &str,
    at: i64,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::ParentHash.eq(parent_hash))
        .filter(Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(())
}
