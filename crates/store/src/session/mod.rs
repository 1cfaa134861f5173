//! Sign-in sessions and their one-time refresh tokens.

mod entity;
mod refresh_token;

pub use entity::Model as Session;
use entity::{Column, Entity};
pub use refresh_token::{
    Model as RefreshToken, find as find_token, insert as insert_token, use_up,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use crate::Result;

append_repository!(Entity, Session);

/// The session with this id, whatever its state.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<Session>> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}

/// Ends a session; ending it twice changes nothing.
pub async fn revoke(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::RevokedAt.is_null())
        .exec(conn)
        .await?;
    Ok(())
}
