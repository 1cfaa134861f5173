//! People and their memberships.

mod entity;
pub mod membership;

pub use entity::Model as Person;
use entity::{Column, Entity};
use nhipcau_domain::locale::Locale;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{Result, readable::readable};

versioned_repository!(Entity, Person, entity::Column);

impl Person {
    /// The language mails and notifications are written in.
    pub fn locale(&self) -> Locale {
        Locale::parse(&self.locale).unwrap_or_default()
    }
}

/// The person with this address, compared in lower case.
pub async fn find_by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Option<Person>> {
    Ok(Entity::find().filter(Column::Email.eq(email.to_lowercase())).one(conn).await?)
}

/// The people one can sign in as in the demonstration, in their order of creation.
pub async fn demo_cast(conn: &impl ConnectionTrait) -> Result<Vec<Person>> {
    let query = Entity::find().filter(Column::DemoKey.is_not_null()).order_by_asc(Column::Id);
    readable(conn, query).await
}

/// The demonstration person with this key.
pub async fn find_by_demo_key(conn: &impl ConnectionTrait, key: &str) -> Result<Option<Person>> {
    Ok(Entity::find().filter(Column::DemoKey.eq(key)).one(conn).await?)
}

/// People with these ids.
pub async fn find_many(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Person>> {
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    readable(conn, query).await
}

/// At most `limit` experts, by name.
pub async fn experts(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Person>> {
    let select = Entity::find().filter(Column::Expert.eq(true));
    readable(conn, select.order_by_asc(Column::Name).limit(limit)).await
}

/// Whether nobody can sign in: nobody has a password, and there is no demonstration person.
pub async fn nobody_signs_in(conn: &impl ConnectionTrait) -> Result<bool> {
    let somebody = Column::PasswordHash.is_not_null().or(Column::DemoKey.is_not_null());
    Ok(Entity::find().filter(somebody).limit(1).one(conn).await?.is_none())
}

/// Replaces a password hash if it is still this one; the version stays, for nothing that anybody
/// reads has changed.
pub async fn replace_password_hash(
    conn: &impl ConnectionTrait,
    id: Uuid,
    old: Option<&str>,
    new: &str,
) -> Result<bool> {
    let mut update = Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(new))
        .filter(Column::Id.eq(id));
    update = match old {
        Some(old) => update.filter(Column::PasswordHash.eq(old)),
        None => update.filter(Column::PasswordHash.is_null()),
    };
    Ok(update.exec(conn).await?.rows_affected == 1)
}
