//! What is kept for a while only: how much of it is over its time, and its removal.

use nhipcau_domain::{personal_data::Retained, timestamp::Timestamp};
use sea_orm::{ConnectionTrait, Statement, Value};

use crate::Result;

/// What is over its time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Due {
    /// How many rows.
    pub count: i64,
    /// When the time of the oldest began; microseconds since the epoch.
    pub oldest: Option<i64>,
}

/// Rows of one table: which are over their time – `$1` is an instant – and from when it is counted.
struct Part {
    table: &'static str,
    over: &'static str,
    since: &'static str,
    /// What is emptied of the row; the whole row goes where there is nothing.
    empties: &'static str,
}

/// Rows that go as a whole.
const fn rows(table: &'static str, over: &'static str, since: &'static str) -> Part {
    Part { table, over, since, empties: "" }
}

fn parts(what: Retained) -> Vec<Part> {
    match what {
        Retained::Notifications => vec![rows("notification", "at < $1", "at")],
        Retained::SentMails => vec![rows(
            "outbox",
            "status IN ('sent', 'dead') AND COALESCE(sent_at, created_at) < $1",
            "COALESCE(sent_at, created_at)",
        )],
        // Its tokens go with a session.
        Retained::EndedSessions => vec![rows(
            "session",
            "(expires_at < $1 OR revoked_at < $1)",
            "COALESCE(revoked_at, expires_at)",
        )],
        Retained::IdempotencyReplies => {
            vec![rows("idempotency_key", "created_at < $1", "created_at")]
        }
        Retained::Links => vec![
            rows("account_link", "expires_at < $1", "expires_at"),
            rows("registration", "expires_at < $1", "expires_at"),
            rows("email_change", "expires_at < $1", "expires_at"),
        ],
        Retained::Devices => vec![rows("device", "last_seen_at < $1", "last_seen_at")],
        Retained::Joinings => vec![Part {
            table: "joining",
            over: "expires_at < $1 AND (email IS NOT NULL OR message IS NOT NULL OR reason IS NOT NULL)",
            since: "expires_at",
            empties: "email = NULL, message = NULL, reason = NULL",
        }],
        // The day itself says until when; see `names`.
        Retained::PaperNames => vec![],
    }
}

fn statement(conn: &impl ConnectionTrait, sql: String, value: Value) -> Statement {
    Statement::from_sql_and_values(conn.get_database_backend(), sql, vec![value])
}

/// How much is over its time that began before an instant.
pub async fn due(conn: &impl ConnectionTrait, what: Retained, before: Timestamp) -> Result<Due> {
    let mut due = Due::default();
    for part in parts(what) {
        let sql = format!(
            "SELECT COUNT(*) AS n, MIN({}) AS oldest FROM {} WHERE {}",
            part.since, part.table, part.over
        );
        if let Some(row) = conn.query_one_raw(statement(conn, sql, Value::from(before.0))).await? {
            due.count += row.try_get::<i64>("", "n")?;
            let oldest: Option<i64> = row.try_get("", "oldest")?;
            due.oldest = [due.oldest, oldest].into_iter().flatten().min();
        }
    }
    if what == Retained::PaperNames {
        due = names(conn, before).await?;
    }
    Ok(due)
}

/// Names on official papers whose last day lies before the day of an instant.
async fn names(conn: &impl ConnectionTrait, before: Timestamp) -> Result<Due> {
    let sql = "SELECT COUNT(*) AS n, MIN(erased_at) AS oldest FROM person \
               WHERE paper_name_until < $1";
    let today = before.vietnam_day().to_string();
    let row = conn.query_one_raw(statement(conn, sql.to_owned(), Value::from(today))).await?;
    match row {
        Some(row) => Ok(Due { count: row.try_get("", "n")?, oldest: row.try_get("", "oldest")? }),
        None => Ok(Due::default()),
    }
}

/// Removes what is over its time; returns how many rows.
pub async fn purge(conn: &impl ConnectionTrait, what: Retained, before: Timestamp) -> Result<u64> {
    let mut count = 0;
    for part in parts(what) {
        let Part { table, over, empties, .. } = part;
        let sql = if empties.is_empty() {
            format!("DELETE FROM {table} WHERE {over}")
        } else {
            format!("UPDATE {table} SET {empties} WHERE {over}")
        };
        let done = conn.execute_raw(statement(conn, sql, Value::from(before.0))).await?;
        count += done.rows_affected();
    }
    if what == Retained::PaperNames {
        let sql = "UPDATE person SET paper_name = NULL, paper_name_until = NULL \
                   WHERE paper_name_until < $1";
        let today = before.vietnam_day().to_string();
        let done = conn.execute_raw(statement(conn, sql.to_owned(), Value::from(today))).await?;
        count += done.rows_affected();
    }
    Ok(count)
}
