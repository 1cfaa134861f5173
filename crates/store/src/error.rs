//! What can go wrong in the database.

use sea_orm::{DbErr, SqlErr};

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
            other => Self::Db(other),
        }
    }
}

impl Error {
    /// A stored text that is none of the enum's.
    pub fn unknown(column: &str, value: &str) -> Self {
        Self::Corrupt(format!("{column}: {value:?}"))
    }
}
