//! What the tables of the things say of their status now, to be held against the log.

use sea_orm::{
    ConnectionTrait,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use uuid::Uuid;

use crate::Result;

/// The nouns whose status the log tells, each with its table's column.
const NOUNS: [(&str, &str); 11] = [
    ("agreement", "status"),
    ("capability", "status"),
    ("challenge", "status"),
    ("council", "status"),
    ("data_request", "status"),
    ("invitation", "status"),
    ("joining", "status"),
    ("mail_domain", "status"),
    ("organisation", "verification"),
    ("pilot", "status"),
    ("submission", "status"),
];

/// The nouns whose status the log tells; each is the name of its table.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    NOUNS.iter().map(|(noun, _)| *noun)
}

/// The ids and statuses of a noun after an id, in the order of the ids; of one thing with `only`.
/// Nothing for a noun that is none of [`nouns`].
pub async fn standing(
    conn: &impl ConnectionTrait,
    noun: &str,
    (after, only): (Option<Uuid>, Option<Uuid>),
    limit: u64,
) -> Result<Vec<(Uuid, String)>> {
    let Some((table, column)) = NOUNS.iter().find(|(known, _)| *known == noun) else {
        return Ok(Vec::new());
    };
    let id = || Expr::col(Alias::new("id"));
    let mut query = Query::select();
    query
        .expr_as(id(), Alias::new("id"))
        .expr_as(Expr::col(Alias::new(*column)), Alias::new("status"))
        .from(Alias::new(*table))
        .order_by(Alias::new("id"), sea_orm::sea_query::Order::Asc)
        .limit(limit);
    if let Some(after) = after {
        query.and_where(id().gt(after));
    }
    if let Some(only) = only {
        query.and_where(id().eq(only));
    }
    let rows = conn.query_all(&query).await?;
    rows.iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", "status")?))).collect()
}
