//! Sign-in sessions and their one-time refresh tokens.

mod entity;
mod refresh_token;

pub use entity::Model as Session;
use entity::{Column, Entity};
pub use refresh_token::{
    Model as RefreshToken, find as find_token, insert as insert_token, successors, use_up,
    use_up_siblings,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{Result, readable::readable};

append_repository!(Entity, Session);

/// The session with this id, whatever its state.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<Session>> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}

/// At most `limit` sessions of a person that hold at `now`, the last used first.
pub async fn live(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    now: i64,
    limit: u64,
) -> Result<Vec<Session>> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::LastUsedAt)
        .order_by_desc(Column::Id)
        .limit(limit);
    readable(conn, query).await
}

/// Every session of a person that is kept, oldest first.
pub async fn of_person(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Session>> {
    let query =
        Entity::find().filter(Column::PersonId.eq(person_id)).order_by_asc(Column::CreatedAt);
    readable(conn, query).await
}

/// The kept sessions of these people.
pub async fn of_people(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Session>> {
    readable(conn, Entity::find().filter(Column::PersonId.is_in(ids.iter().copied()))).await
}

/// Ends a session; `false` when it had ended before.
pub async fn revoke(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::RevokedAt.is_null())
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Ends the sessions of a person, except this one; returns how many held until now.
pub async fn revoke_all(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    except: Option<Uuid>,
    at: i64,
) -> Result<u64> {
    let mut update = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::ExpiresAt.gt(at))
        .filter(Column::RevokedAt.is_null());
    if let Some(id) = except {
        update = update.filter(Column::Id.ne(id));
    }
    Ok(update.exec(conn).await?.rows_affected)
}

/// Notes down that a session was used; an older instant changes nothing.
pub async fn touch(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::LastUsedAt.is_null().or(Column::LastUsedAt.lt(at)))
        .exec(conn)
        .await?;
    Ok(())
}

/// Notes down from where and with what a session goes on.
pub async fn renew(
    conn: &impl ConnectionTrait,
    id: Uuid,
    (address, user_agent): (Option<&str>, Option<&str>),
    at: i64,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Address, Expr::value(address))
        .col_expr(Column::UserAgent, Expr::value(user_agent))
        .col_expr(Column::LastUsedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}
