//! Mails waiting to be sent, written in the transaction that causes them.

use sea_orm::{
    Condition, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr,
    sea_query::LockBehavior, sea_query::LockType,
};

use crate::{
    Result, Store,
    page::{Cursor, Key, Order, Page, Paged, fetch},
    readable::readable,
};

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Id, also its Message-ID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `waiting`, `sent` or `dead`.
    pub status: String,
    /// To whom.
    pub person_id: Option<Uuid>,
    /// Mail address.
    pub address: String,
    /// Language.
    pub locale: String,
    /// Which mail.
    pub template: String,
    /// Figures for the text.
    pub params: Json,
    /// Where its link leads, a path of the site.
    pub link: String,
    /// How often sending was tried.
    pub attempts: i32,
    /// Not before, microseconds since the epoch, machine time.
    pub run_after: i64,
    /// Until when a worker has it.
    pub claimed_until: Option<i64>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// When it was accepted by the mail server.
    pub sent_at: Option<i64>,
}

pub use self::Model as Mail;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The mail with this id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Model> {
    Entity::find_by_id(id).one(conn).await?.ok_or(crate::Error::NotFound)
}

/// Claims due mails for a worker until `until`; other workers skip them.
pub async fn claim(store: &Store, now: i64, until: i64, limit: u64) -> Result<Vec<Model>> {
    let due = |query: Select<Entity>| {
        query
            .filter(Column::Status.eq("waiting"))
            .filter(Column::RunAfter.lte(now))
            .filter(Column::ClaimedUntil.is_null().or(Column::ClaimedUntil.lt(now)))
            .order_by_asc(Column::RunAfter)
            .limit(limit)
    };
    if due(Entity::find()).limit(1).one(store.reader()).await?.is_none() {
        return Ok(Vec::new());
    }
    let tx = store.begin().await?;
    let mut query = due(Entity::find());
    if store.backend() == crate::Backend::Postgres {
        query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let rows = readable(tx.conn(), query).await?;
    Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::value(until))
        .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(tx.conn())
        .await?;
    tx.commit().await?;
    Ok(rows)
}

/// Records that a mail was accepted.
pub async fn sent(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value("sent"))
        .col_expr(Column::SentAt, Expr::value(at))
        .col_expr(Column::ClaimedUntil, Expr::value(Option::<i64>::None))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}

/// Records a failed attempt; `retry_at` is `None` when there will be no other.
pub async fn failed(
    conn: &impl ConnectionTrait,
    id: Uuid,
    error: &str,
    retry_at: Option<i64>,
) -> Result<()> {
    let mut update = Entity::update_many()
        .col_expr(Column::LastError, Expr::value(error))
        .col_expr(Column::ClaimedUntil, Expr::value(Option::<i64>::None))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.eq(id));
    update = match retry_at {
        Some(at) => update.col_expr(Column::RunAfter, Expr::value(at)),
        None => update.col_expr(Column::Status, Expr::value("dead")),
    };
    update.exec(conn).await?;
    Ok(())
}

/// Empties a mail: neither to whom it went nor what it said is left, but for these figures.
pub async fn empty(conn: &impl ConnectionTrait, id: Uuid, params: Json) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Address, Expr::value(""))
        .col_expr(Column::Params, Expr::value(params))
        .col_expr(Column::LastError, Expr::value(Option::<String>::None))
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}

/// The mails to a person, oldest first.
pub async fn to_person(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Model>> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id);
    readable(conn, query).await
}

/// How many mails wait.
pub async fn waiting(conn: &impl ConnectionTrait) -> Result<u64> {
    Ok(Entity::find().filter(Column::Status.eq("waiting")).count(conn).await?)
}

/// Mails, newest first. Those of the `hidden` templates only where they are to `reader`.
pub async fn list(
    conn: &impl ConnectionTrait,
    hidden: &[&str],
    reader: Uuid,
    page: &Page,
) -> Result<Paged<Model>> {
    let visible = Condition::any()
        .add(Column::Template.is_not_in(hidden.iter().copied()))
        .add(Column::PersonId.eq(reader));
    fetch(
        conn,
        Entity::find().filter(visible),
        (Column::CreatedAt, Column::Id, Order::Descending),
        page,
        |row| Cursor { key: Key::Number(row.created_at), id: row.id },
    )
    .await
}

/// Why mails were given up, for those that were.
pub async fn dead(conn: &impl ConnectionTrait) -> Result<Vec<String>> {
    let rows = Entity::find().filter(Column::Status.eq("dead")).all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| format!("{}: {}", row.template, row.last_error.unwrap_or_default()))
        .collect())
}
