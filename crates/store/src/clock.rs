//! The clock. Deadlines are compared with the database's clock inside the transaction; the
//! demonstration and the tests may shift or replace it.

use std::sync::atomic::{AtomicI64, Ordering};

use nhipcau_domain::timestamp::Timestamp;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::{Error, Result};

/// Where instants come from.
#[derive(Debug)]
pub enum Clock {
    /// The database's clock plus an offset in microseconds, which is zero outside the
    /// demonstration.
    Database(AtomicI64),
    /// An instant set by hand: tests and the making of demonstration data.
    Manual(AtomicI64),
}

impl Clock {
    /// The database's clock as it is.
    pub const fn database() -> Self {
        Self::Database(AtomicI64::new(0))
    }

    /// A clock standing at `at` until it is moved.
    pub const fn manual(at: Timestamp) -> Self {
        Self::Manual(AtomicI64::new(at.0))
    }

    /// The instant for a decision inside a transaction, from the database's clock.
    pub async fn stamp(&self, conn: &impl ConnectionTrait) -> Result<Timestamp> {
        match self {
            Self::Manual(at) => Ok(Timestamp(at.load(Ordering::SeqCst))),
            Self::Database(offset) => {
                let now = database_now(conn).await?;
                Ok(Timestamp(now.saturating_add(offset.load(Ordering::SeqCst))))
            }
        }
    }

    /// The instant for a read: the machine's clock, with the same offset.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::Manual(at) => Timestamp(at.load(Ordering::SeqCst)),
            Self::Database(offset) => {
                Timestamp(wall().0.saturating_add(offset.load(Ordering::SeqCst)))
            }
        }
    }

    /// Moves a manual clock to `at`, or a database clock's offset so that it reads `at` now.
    pub fn set(&self, at: Timestamp) {
        match self {
            Self::Manual(now) => now.store(at.0, Ordering::SeqCst),
            Self::Database(offset) => offset.store(at.0.saturating_sub(wall().0), Ordering::SeqCst),
        }
    }

    /// The offset of a database clock in microseconds; zero for a manual one.
    pub fn offset(&self) -> i64 {
        match self {
            Self::Manual(_) => 0,
            Self::Database(offset) => offset.load(Ordering::SeqCst),
        }
    }

    /// Sets the offset of a database clock.
    pub fn set_offset(&self, micros: i64) {
        if let Self::Database(offset) = self {
            offset.store(micros, Ordering::SeqCst);
        }
    }
}

/// The machine's clock, for what has nothing to do with the procedure: lifetimes of tokens,
/// leases of jobs. The one place that reads it.
#[allow(clippy::disallowed_methods)]
pub fn wall() -> Timestamp {
    Timestamp::from_calendar(time::OffsetDateTime::now_utc())
}

async fn database_now(conn: &impl ConnectionTrait) -> Result<i64> {
    let backend = conn.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => "SELECT CAST(unixepoch('subsec') * 1000000 AS INTEGER) AS now",
        _ => "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) AS now",
    };
    let row = conn
        .query_one_raw(Statement::from_string(backend, sql))
        .await?
        .ok_or_else(|| Error::Corrupt("the database tells no time".to_owned()))?;
    row.try_get("", "now").map_err(Error::from)
}
