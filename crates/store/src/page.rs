//! Keyset paging: a page starts after the sort value and the id of the last row of the one before,
//! so that pages stay right while rows come and go.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Select, Value,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Result,
    readable::{raw, read},
};

/// How many things are looked through for one kind of duty: those that have waited longest. What
/// is done leaves the list, so that nothing stays beyond it for good.
pub const WAITING_LIMIT: u64 = 500;

/// A sort value of the last row of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Key {
    /// An instant or another number.
    Number(i64),
    /// A text.
    Text(String),
}

impl From<Key> for Value {
    fn from(key: Key) -> Self {
        match key {
            Key::Number(number) => number.into(),
            Key::Text(text) => text.into(),
        }
    }
}

/// Where a page starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The sort value of the last row of the page before.
    pub key: Key,
    /// Its id.
    pub id: Uuid,
}

/// Which page is wanted.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// How many rows, at most.
    pub limit: u64,
    /// After which row.
    pub after: Option<Cursor>,
    /// Whether all rows are to be counted as well.
    pub count: bool,
}

/// One page of rows.
#[derive(Debug, Clone)]
pub struct Paged<M> {
    /// The rows.
    pub rows: Vec<M>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
    /// How many rows there are in all, when asked for.
    pub total: Option<u64>,
}

impl<M> Paged<M> {
    /// The same page with every row turned into something else.
    pub fn map<T>(self, turn: impl FnMut(M) -> T) -> Paged<T> {
        Paged {
            rows: self.rows.into_iter().map(turn).collect(),
            next: self.next,
            total: self.total,
        }
    }
}

/// The direction of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// Runs a filtered query as one page in the order of `(sort, id)`. `sort` must not be null in any
/// row of the query; `key_of` reads the same column from a row. A row that cannot be read is left
/// out.
pub async fn fetch<E, C>(
    conn: &impl ConnectionTrait,
    query: Select<E>,
    (sort, id, order): (C, C, Order),
    page: &Page,
    key_of: impl Fn(&E::Model) -> Cursor,
) -> Result<Paged<E::Model>>
where
    E: EntityTrait,
    C: ColumnTrait,
    E::Model: Send + Sync,
{
    use sea_orm::PaginatorTrait;
    let total = if page.count { Some(query.clone().count(conn).await?) } else { None };
    let mut query = query;
    if let Some(cursor) = &page.after {
        let value = Value::from(cursor.key.clone());
        let past = match order {
            Order::Ascending => Condition::any()
                .add(sort.gt(value.clone()))
                .add(Condition::all().add(sort.eq(value)).add(id.gt(cursor.id))),
            Order::Descending => Condition::any()
                .add(sort.lt(value.clone()))
                .add(Condition::all().add(sort.eq(value)).add(id.lt(cursor.id))),
        };
        query = query.filter(past);
    }
    let query = match order {
        Order::Ascending => query.order_by_asc(sort).order_by_asc(id),
        Order::Descending => query.order_by_desc(sort).order_by_desc(id),
    };
    let mut found = raw(conn, query.limit(page.limit + 1)).await?;
    let more = u64::try_from(found.len()).unwrap_or(u64::MAX) > page.limit;
    if more {
        found.pop();
    }
    let (mut rows, mut next) = (Vec::with_capacity(found.len()), None);
    for row in &found {
        let model = read::<E>(row)?;
        // The next page starts after the last row of this one, whether or not that can be read.
        next = match &model {
            Some(model) => Some(key_of(model)),
            None => place(row, sort, id).or(next),
        };
        rows.extend(model);
    }
    Ok(Paged { rows, next: next.filter(|_| more), total })
}

/// Where a row that cannot be read stands in the order.
fn place<C: ColumnTrait>(row: &QueryResult, sort: C, id: C) -> Option<Cursor> {
    let number = row.try_get::<i64>("", sort.as_str()).map(Key::Number);
    let key = number.or_else(|_| row.try_get::<String>("", sort.as_str()).map(Key::Text)).ok()?;
    Some(Cursor { key, id: row.try_get("", id.as_str()).ok()? })
}
