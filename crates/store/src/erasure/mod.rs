//! Erasing a person: one function for each kind of place in which their data lie, so that none is
//! forgotten silently. What is the law's to keep is not here.

mod ties;
mod words;

use sea_orm::{ConnectionTrait, Statement, Value};
pub use ties::{Papers, Ties, papers, ties};
use uuid::Uuid;
pub use words::{any_unnumbered, erase_events, replace_words};

use crate::{Result, person::Person};

/// What is left of a person.
#[derive(Debug, Clone)]
pub struct Remains<'a> {
    /// What stands for the name.
    pub name: &'a str,
    /// What stands for the address: nothing that anybody could register.
    pub address: String,
    /// The name as official papers have it, and until when it is kept.
    pub on_papers: Option<(&'a str, String)>,
    /// When; machine time.
    pub at: i64,
}

/// Deletes the rows that are nobody's but the person's, table by table; returns how many there
/// were. `except` is the idempotency key of the request that erases.
pub async fn delete_own_rows(
    conn: &impl ConnectionTrait,
    person: &Person,
    except: Option<Uuid>,
) -> Result<u64> {
    let mut count = 0;
    // Links lead to the person, to a registration of the address or to a change of it.
    for (table, condition) in [
        ("account_link", "target_id IN (SELECT id FROM registration WHERE email = $2)"),
        ("account_link", "target_id IN (SELECT id FROM email_change WHERE person_id = $1)"),
        ("account_link", "target_id = $1"),
        ("registration", "email = $2"),
        ("email_change", "person_id = $1 OR new_email = $2"),
        ("second_factor", "person_id = $1"),
        ("recovery_code", "person_id = $1"),
        ("device", "person_id = $1"),
        ("refresh_token", "session_id IN (SELECT id FROM session WHERE person_id = $1)"),
        ("session", "person_id = $1"),
        ("notification", "person_id = $1"),
        ("saved_search_hit", "person_id = $1"),
        ("saved_search", "person_id = $1"),
        ("membership", "person_id = $1"),
        ("outbox", "person_id = $1 OR address = $2"),
        ("idempotency_key", "person_id = $1 AND id <> $3"),
    ] {
        let mut values = Vec::new();
        let mut sql = format!("DELETE FROM {table} WHERE {condition}");
        // Each database wants just the values that are named, numbered from one.
        for (place, value) in [
            ("$1", Value::from(person.id)),
            ("$2", Value::from(person.email.clone())),
            ("$3", Value::from(except.unwrap_or_default())),
        ] {
            if sql.contains(place) {
                values.push(value);
                sql = sql.replace(place, &format!("${}", values.len()));
            }
        }
        let backend = conn.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        count += conn.execute_raw(statement).await?.rows_affected();
    }
    Ok(count)
}

/// Takes the person out of invitations, requests and offers: what waits for them waits no longer –
/// its time is over, which is no step and needs no record –, and neither their address nor what was
/// written by or to them is left. That there was one stays with its organisation.
pub async fn empty_joinings(conn: &impl ConnectionTrait, person: &Person, at: i64) -> Result<u64> {
    let id = || Value::from(person.id);
    let email = || Value::from(person.email.to_lowercase());
    let mut count = 0;
    for (sql, values) in [
        (
            "UPDATE joining SET expires_at = $1, version = version + 1 \
             WHERE status = 'pending' AND expires_at > $2 AND (person_id = $3 OR email = $4)",
            vec![Value::from(at), Value::from(at), id(), email()],
        ),
        (
            "UPDATE joining SET message = NULL, reason = NULL \
             WHERE created_by_id = $1 OR person_id = $2 OR email = $3",
            vec![id(), id(), email()],
        ),
        ("UPDATE joining SET email = NULL WHERE email = $1", vec![email()]),
    ] {
        let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
        count += conn.execute_raw(statement).await?.rows_affected();
    }
    Ok(count)
}

/// Empties the row of a person: nothing of it says who it was, and nobody signs in with it.
pub async fn empty_person(
    conn: &impl ConnectionTrait,
    person: Person,
    remains: Remains<'_>,
) -> Result<()> {
    let (paper_name, paper_name_until) = match remains.on_papers {
        Some((name, until)) => (Some(name.to_owned()), Some(until)),
        None => (None, None),
    };
    let row = Person {
        email: remains.address,
        name: remains.name.to_owned(),
        password_hash: None,
        title: None,
        affiliation: None,
        expert: false,
        fields: serde_json::json!([]),
        operator: false,
        auditor: false,
        demo_key: None,
        demo: None,
        suspended_at: None,
        suspended_reason: None,
        suspension_told_at: None,
        erased_at: Some(remains.at),
        paper_name,
        paper_name_until,
        ..person
    };
    crate::person::save(conn, row).await?;
    Ok(())
}
