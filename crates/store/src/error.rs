//! What can go wrong in the database.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The row does not exist.
    #[error("not found")]
    NotFound,
    /// The row was changed by somebody else since it was read.
    #[error("stale version")]
    Stale,
    /// A row with this unique value exists.
    #[error("duplicate: {0}")]
    Duplicate(String),
    /// A row refers to something that does not exist, or is still referred to.
    #[error("reference: {0}")]
    Reference(String),
    /// A stored value does not have the shape the code expects.
    #[error("corrupt row: {0}")]
    Corrupt(String),
    /// The database cannot be reached or is too busy.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Anything else.
    #[error(transparent)]
    Db(DbErr),
}

/// A result of the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(text)) => return Self::Duplicate(text),
            Some(SqlErr::ForeignKeyConstraintViolation(text)) => return Self::Reference(text),
            _ => {}
        }
        match error {
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => Self::NotFound,
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(error.to_string()),
            // A value that was read and is not what its column holds.
            DbErr::Type(_) | DbErr::Json(_) | DbErr::TryIntoErr { .. } => {
                Self::Corrupt(error.to_string())
            }
            DbErr::Exec(RuntimeErr::SqlxError(ref cause))
            | DbErr::Query(RuntimeErr::SqlxError(ref cause)) => match fault(cause) {
                Fault::Value => Self::Corrupt(error.to_string()),
                Fault::Database => Self::Unavailable(error.to_string()),
                Fault::Statement => Self::Db(error),
            },
            other => Self::Db(other),
        }
    }
}

/// With what the fault of a failed statement lies.
enum Fault {
    /// A value in a row.
    Value,
    /// The database: gone, full, or too busy.
    Database,
    /// The statement itself.
    Statement,
}

fn fault(error: &sqlx::Error) -> Fault {
    match error {
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Fault::Value,
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => Fault::Database,
        sqlx::Error::Database(error) if error.code().is_some_and(|code| passes(&code)) => {
            Fault::Database
        }
        _ => Fault::Statement,
    }
}

/// Whether a code of the database tells of a state that passes or that its operator mends.
fn passes(code: &str) -> bool {
    // PostgreSQL: five characters, the class in the first two. Connections, resources, operator
    // intervention, transaction rollback (a deadlock), a lock that is not to be had.
    if code.len() == 5 {
        let class = code.get(..2).unwrap_or_default();
        return ["08", "40", "53", "57", "58"].contains(&class) || code == "55P03";
    }
    // SQLite: the low byte. Busy, locked, read-only, an input or output error, full, not to be
    // opened.
    let low = code.parse::<u32>().map(|code| code & 0xff);
    matches!(low, Ok(5 | 6 | 8 | 10 | 13 | 14))
}

impl Error {
    /// A stored text that is none of the enum's.
    pub fn unknown(column: &str, value: &str) -> Self {
        Self::Corrupt(format!("{column}: {value:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_is_busy_or_gone_is_told_from_a_wrong_statement() {
        // Out of connections, shut down, deadlock; busy (also as an extended code), full.
        for code in ["53300", "57P01", "40P01", "08006", "5", "517", "13"] {
            assert!(passes(code), "{code}");
        }
        // Undefined table, null where there may be none; an error of SQL logic, a constraint.
        for code in ["42P01", "23502", "1", "19", "1299"] {
            assert!(!passes(code), "{code}");
        }
    }

    #[test]
    fn a_value_that_does_not_parse_is_of_its_row() {
        let json = serde_json::from_str::<serde_json::Value>("{").unwrap_err();
        let cause = sqlx::Error::ColumnDecode { index: "title".to_owned(), source: json.into() };
        let error = Error::from(DbErr::Query(RuntimeErr::SqlxError(cause.into())));
        assert!(matches!(error, Error::Corrupt(_)), "{error:?}");
        let lost = sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into());
        let error = Error::from(DbErr::Query(RuntimeErr::SqlxError(lost.into())));
        assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
    }
}
