//! The table `saved_search_hit`: what a saved search has found, whether it was told and looked at. A row
//! for each search and thing, for good: nothing is told twice.

use std::collections::{HashMap, HashSet};

use nhipcau_domain::{saved_search::Frequency, timestamp::Timestamp};
use sea_orm::{
    IntoActiveModel, QueryOrder, Statement, Value,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};

use crate::{
    Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
    readable::readable,
};

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search_hit")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// By which saved search.
    pub saved_search_id: Uuid,
    /// For whom.
    pub person_id: Uuid,
    /// `challenge`, `capability` or `organisation`.
    pub noun: String,
    /// The thing.
    pub subject_id: Uuid,
    /// When; microseconds since the epoch.
    pub at: i64,
    /// When the person was told, by this search or another of theirs.
    pub told_at: Option<i64>,
    /// When the person looked at it in the workspace.
    pub seen_at: Option<i64>,
}

pub use self::Model as Hit;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Notes down what was found, but for what is known already.
pub async fn insert_new(conn: &impl ConnectionTrait, rows: Vec<Model>) -> Result<()> {
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let batch: Vec<ActiveModel> = rows.by_ref().take(500).collect();
        let known =
            OnConflict::columns([Column::SavedSearchId, Column::SubjectId]).do_nothing().to_owned();
        Entity::insert_many(batch).on_conflict(known).exec_without_returning(conn).await?;
    }
    Ok(())
}

/// A part of what a query of due hits says; `$1` is the daily limit, `$2` the weekly one.
const DUE: &str = "h.told_at IS NULL AND (s.frequency = 'at_once' \
    OR (s.frequency = 'daily' AND h.at < $1) OR (s.frequency = 'weekly' AND h.at < $2))";

fn limits(now: Timestamp) -> [Value; 2] {
    let limit = |frequency: Frequency| frequency.due_before(now).unwrap_or_default().0;
    [limit(Frequency::Daily).into(), limit(Frequency::Weekly).into()]
}

/// The people who are to be told of something by now.
pub async fn due_people(
    conn: &impl ConnectionTrait,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<Uuid>> {
    let sql = format!(
        "SELECT DISTINCT h.person_id AS id FROM saved_search_hit h \
         JOIN saved_search s ON s.id = h.saved_search_id JOIN person p ON p.id = h.person_id \
         WHERE {DUE} AND p.suspended_at IS NULL AND p.erased_at IS NULL \
         ORDER BY h.person_id LIMIT {limit}"
    );
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, limits(now));
    let rows = conn.query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

/// What a person is to be told of by now, the oldest first.
pub async fn due(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    now: Timestamp,
) -> Result<Vec<Model>> {
    let sql = format!(
        "SELECT h.* FROM saved_search_hit h JOIN saved_search s ON s.id = h.saved_search_id \
         WHERE {DUE} AND h.person_id = $3 ORDER BY h.at, h.id"
    );
    let [daily, weekly] = limits(now);
    let values = [daily, weekly, person_id.into()];
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    Ok(Entity::find().from_raw_sql(statement).all(conn).await?)
}

/// Which of these things a person was told of before.
pub async fn told(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    subject_ids: &[Uuid],
) -> Result<HashSet<Uuid>> {
    let mut found = HashSet::new();
    for ids in subject_ids.chunks(500) {
        let query = Entity::find()
            .filter(Column::PersonId.eq(person_id))
            .filter(Column::SubjectId.is_in(ids.iter().copied()))
            .filter(Column::ToldAt.is_not_null());
        found.extend(readable(conn, query).await?.into_iter().map(|row| row.subject_id));
    }
    Ok(found)
}

/// Marks as told what was not yet; says how many that were.
pub async fn mark_told(conn: &impl ConnectionTrait, ids: &[Uuid], at: i64) -> Result<u64> {
    let mut count = 0;
    for ids in ids.chunks(500) {
        let done = Entity::update_many()
            .col_expr(Column::ToldAt, Expr::value(at))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .filter(Column::ToldAt.is_null())
            .exec(conn)
            .await?;
        count += done.rows_affected;
    }
    Ok(count)
}

/// Marks what a saved search has found as looked at.
pub async fn mark_seen(conn: &impl ConnectionTrait, saved_search_id: Uuid, at: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(at))
        .filter(Column::SavedSearchId.eq(saved_search_id))
        .filter(Column::SeenAt.is_null())
        .exec(conn)
        .await?;
    Ok(())
}

/// What a saved search has found, the last first.
pub async fn of_search(
    conn: &impl ConnectionTrait,
    saved_search_id: Uuid,
    page: &Page,
) -> Result<Paged<Model>> {
    let query = Entity::find().filter(Column::SavedSearchId.eq(saved_search_id));
    let order = (Column::At, Column::Id, Order::Descending);
    fetch(conn, query, order, page, |row| Cursor { key: Key::Number(row.at), id: row.id }).await
}

/// Everything found for a person, the oldest first.
pub async fn of_person(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Model>> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id);
    readable(conn, query).await
}

/// How much a saved search has found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// In all.
    pub found: i64,
    /// Of that, not looked at yet.
    pub new: i64,
    /// When something was told last.
    pub told_at: Option<i64>,
}

/// How much each of a person's saved searches has found; those without anything are absent.
pub async fn figures(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
) -> Result<HashMap<Uuid, Figures>> {
    let sql = "SELECT saved_search_id AS id, COUNT(*) AS found, \
        COUNT(*) - COUNT(seen_at) AS fresh, MAX(told_at) AS told_at \
        FROM saved_search_hit WHERE person_id = $1 GROUP BY saved_search_id";
    let backend = conn.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, [person_id.into()]);
    let mut found = HashMap::new();
    for row in conn.query_all_raw(statement).await? {
        let figures = Figures {
            found: row.try_get("", "found")?,
            new: row.try_get("", "fresh")?,
            told_at: row.try_get("", "told_at")?,
        };
        found.insert(row.try_get("", "id")?, figures);
    }
    Ok(found)
}
