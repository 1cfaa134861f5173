//! Where a person is named in what is otherwise others': figures of events, and the figures of
//! mails and notifications to other people.

use sea_orm::{ConnectionTrait, Statement, TryGetable, Value};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Error, Result, person::Person};

fn statement(conn: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(conn.get_database_backend(), sql, values)
}

/// A pattern that finds a text as the whole of a string within JSON: a short name is also a part of
/// other people's words.
fn within(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in Json::String(text.to_owned()).to_string().chars() {
        if "!%_".contains(c) {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// What makes an event's figures a person's: `$1` the id, `$2` to `$4` patterns of id, name and address.
const OF_PERSON: &str = "((audience = 'own' AND audience_id = $1) \
    OR (noun = 'person' AND subject_id = $1) \
    OR CAST(payload AS TEXT) LIKE $2 ESCAPE '!' \
    OR CAST(payload AS TEXT) LIKE $3 ESCAPE '!' \
    OR CAST(payload AS TEXT) LIKE $4 ESCAPE '!')";

fn of_person(person: &Person) -> Vec<Value> {
    let mut values = vec![Value::from(person.id)];
    for text in [&person.id.to_string(), &person.name, &person.email] {
        values.push(Value::from(within(text)));
    }
    values
}

/// Whether events of a person still wait for their number: their figures cannot be taken away
/// before.
pub async fn any_unnumbered(conn: &impl ConnectionTrait, person: &Person) -> Result<bool> {
    let sql = format!("SELECT id FROM event WHERE seq IS NULL AND {OF_PERSON} LIMIT 1");
    Ok(conn.query_one_raw(statement(conn, &sql, of_person(person))).await?.is_some())
}

/// Takes the figures and the salt from every numbered event that is the person's own business, is
/// about the person's account or names the person; `by` is the event that says why. Returns how many.
/// The records in the log stay: each holds a digest of what is gone.
pub async fn erase_events(conn: &impl ConnectionTrait, person: &Person, by: Uuid) -> Result<u64> {
    let sql = format!(
        "UPDATE event SET payload = $5, salt = NULL, erased_by = $6 \
         WHERE seq IS NOT NULL AND salt IS NOT NULL AND {OF_PERSON}"
    );
    let mut values = of_person(person);
    values.extend([Value::from(serde_json::json!({})), Value::from(by)]);
    Ok(conn.execute_raw(statement(conn, &sql, values)).await?.rows_affected())
}

/// Replaces the person's name and address wherever they are the whole of a figure in mails and
/// notifications to others: `by`, `person`, `new_email`. What people wrote in sentences stays theirs.
pub async fn replace_words(
    conn: &impl ConnectionTrait,
    person: &Person,
    name: &str,
    address: &str,
) -> Result<u64> {
    let mut count = 0;
    for table in ["notification", "outbox"] {
        let sql = format!(
            "SELECT id, params FROM {table} WHERE CAST(params AS TEXT) LIKE $1 ESCAPE '!' \
             OR CAST(params AS TEXT) LIKE $2 ESCAPE '!'"
        );
        let values = vec![Value::from(within(&person.name)), Value::from(within(&person.email))];
        for row in conn.query_all_raw(statement(conn, &sql, values)).await? {
            let id = Uuid::try_get(&row, "", "id").map_err(sea_orm::DbErr::from)?;
            let mut params = Json::try_get(&row, "", "params").map_err(sea_orm::DbErr::from)?;
            let Json::Object(figures) = &mut params else {
                return Err(Error::Corrupt(format!("{table}.params of {id}")));
            };
            let mut changed = false;
            for figure in figures.values_mut() {
                let stands = match figure.as_str() {
                    Some(text) if text == person.name => name,
                    Some(text) if text == person.email => address,
                    _ => continue,
                };
                *figure = Json::String(stands.to_owned());
                changed = true;
            }
            if changed {
                let sql = format!("UPDATE {table} SET params = $1 WHERE id = $2");
                let values = vec![Value::from(params), Value::from(id)];
                conn.execute_raw(statement(conn, &sql, values)).await?;
                count += 1;
            }
        }
    }
    Ok(count)
}
