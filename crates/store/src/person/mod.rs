//! People and their memberships.

mod entity;
pub mod membership;

use std::collections::HashSet;

pub use entity::Model as Person;
use entity::{Column, Entity};
use nhipcau_domain::{locale::Locale, personal_data::Purpose};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use crate::{
    Backend, Result, Tx, consent,
    page::{Cursor, Key, Order, Page, Paged, fetch},
    readable::readable,
};

versioned_repository!(Entity, Person, entity::Column);

impl Person {
    /// The language mails and notifications are written in.
    pub fn locale(&self) -> Locale {
        Locale::parse(&self.locale).unwrap_or_default()
    }

    /// The person as official papers name them, where the name was kept for those alone.
    #[must_use]
    pub fn as_on_papers(mut self) -> Self {
        if let Some(name) = self.paper_name.take() {
            self.name = name;
        }
        self
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

/// People, the newest first.
pub async fn page(conn: &impl ConnectionTrait, page: &Page) -> Result<Paged<Person>> {
    let order = (Column::CreatedAt, Column::Id, Order::Descending);
    fetch(conn, Entity::find(), order, page, |row| Cursor {
        key: Key::Number(row.created_at),
        id: row.id,
    })
    .await
}

/// Notes down that a suspended person was told at a sign-in that there is none; `false` when they had
/// been told before. The version stays, for nothing that anybody reads has changed.
pub async fn told_of_suspension(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::SuspensionToldAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::SuspendedAt.is_not_null())
        .filter(Column::SuspensionToldAt.is_null());
    Ok(update.exec(conn).await?.rows_affected == 1)
}

/// At most `limit` of the experts who agreed to be listed, by name.
pub async fn experts(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Person>> {
    let listed = consent::givers_of(Purpose::ExpertDirectory.as_str());
    let select = Entity::find()
        .filter(Column::Expert.eq(true))
        .filter(Column::SuspendedAt.is_null())
        .filter(Column::Id.in_subquery(listed));
    readable(conn, select.order_by_asc(Column::Name).limit(limit)).await
}

/// The ids of those who keep the installation running, but for those who may not sign in.
pub async fn operators(conn: &impl ConnectionTrait) -> Result<Vec<Uuid>> {
    let query = Entity::find()
        .filter(Column::Operator.eq(true))
        .filter(Column::SuspendedAt.is_null())
        .order_by_asc(Column::Id);
    Ok(readable(conn, query).await?.into_iter().map(|person| person.id).collect())
}

/// Those of these people whose data were erased.
pub async fn erased(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let query = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::ErasedAt.is_not_null());
    Ok(query.all(conn).await?.into_iter().map(|person| person.id).collect())
}

/// Keeps everybody else from taking a part from an operator until this transaction ends. SQLite has
/// one writer, so no lock is needed there.
pub async fn hold_operators(tx: &Tx) -> Result<Vec<Uuid>> {
    if tx.backend() == Backend::Postgres {
        let query = Entity::find().filter(Column::Operator.eq(true)).order_by_asc(Column::Id);
        query.lock(LockType::Update).all(tx.conn()).await?;
    }
    operators(tx.conn()).await
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

/// Keeps everybody else from doing the same for a person until this transaction ends. SQLite has one
/// writer, so no lock is needed there.
pub async fn hold(tx: &Tx, id: Uuid) -> Result<()> {
    if tx.backend() == Backend::Postgres {
        Entity::find_by_id(id).lock(LockType::Update).one(tx.conn()).await?;
    }
    Ok(())
}
