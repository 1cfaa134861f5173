//! Connections: on SQLite one writer and a pool of readers, on PostgreSQL one pool.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use crate::{Error, Result};

/// How to connect.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite:` or `postgres:` URL.
    pub url: String,
    /// Greatest number of connections (readers, on SQLite).
    pub max_connections: u32,
    /// How long a request waits for a free connection.
    pub acquire_timeout: Duration,
    /// Whether a commit waits until SQLite has it on disk. Only what can be made again from the
    /// beginning (the demonstration's data) is written without.
    pub durable: bool,
}

/// How many connections to PostgreSQL are kept for reading its clock.
const TIMEKEEPERS: u32 = 2;

/// Which database is behind the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// Embedded SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// The database.
#[derive(Debug, Clone)]
pub struct Store {
    write: DatabaseConnection,
    read: DatabaseConnection,
    timekeeper: DatabaseConnection,
    backend: Backend,
    commits: Arc<AtomicU64>,
}

impl Store {
    /// Connects; on SQLite the file is created when missing.
    pub async fn connect(options: &Options) -> Result<Self> {
        if options.url.starts_with("sqlite:") {
            let write = Database::connect(sqlite(options, 1)).await?;
            let read = Database::connect(sqlite(options, options.max_connections)).await?;
            let timekeeper = read.clone();
            let (backend, commits) = (Backend::Sqlite, Arc::default());
            return Ok(Self { write, read, timekeeper, backend, commits });
        }
        let mut pool = ConnectOptions::new(&options.url);
        pool.max_connections(options.max_connections)
            .acquire_timeout(options.acquire_timeout)
            .sqlx_logging(false);
        let write = Database::connect(pool.clone()).await?;
        pool.max_connections(TIMEKEEPERS).connect_lazy(true);
        let timekeeper = Database::connect(pool).await?;
        let (backend, commits) = (Backend::Postgres, Arc::default());
        Ok(Self { read: write.clone(), write, timekeeper, backend, commits })
    }

    /// Which database this is.
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// The readers, outside any transaction.
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.read
    }

    /// For the database's clock alone: never waits for a writer, not even when all of them wait
    /// for a lock.
    pub const fn timekeeper(&self) -> &DatabaseConnection {
        &self.timekeeper
    }

    /// The connection for migrations and single statements that write on their own.
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Begins a writing transaction: on SQLite `BEGIN IMMEDIATE`, so that a writer waits at the
    /// start and never fails at its end.
    pub async fn begin(&self) -> Result<Tx> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.write.begin_with_options(options).await?;
        Ok(Tx { inner, commits: self.commits.clone() })
    }

    /// How many transactions this process has committed: what was read at one number is as it was
    /// until there is another one, as far as this process goes.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// Brings everything written without durability to disk.
    pub async fn sync(&self) -> Result<()> {
        if self.backend == Backend::Sqlite {
            self.write.execute_unprepared("PRAGMA synchronous = FULL").await?;
            self.write.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.read.ping().await.map_err(Error::from)
    }
}

/// A writing transaction; dropped without [`Tx::commit`] it is rolled back.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    commits: Arc<AtomicU64>,
}

/// Counts a commit when it is dropped: also where nobody waits for its end any more, and where it
/// failed and nobody knows how far.
struct Counted<'a>(&'a AtomicU64);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Tx {
    /// The connection of the transaction.
    pub const fn conn(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// Which database this is.
    pub fn backend(&self) -> Backend {
        match self.inner.get_database_backend() {
            DbBackend::Sqlite => Backend::Sqlite,
            _ => Backend::Postgres,
        }
    }

    /// Makes everything written so far durable.
    pub async fn commit(self) -> Result<()> {
        let _counted = Counted(&self.commits);
        self.inner.commit().await.map_err(Error::from)
    }
}

fn sqlite(options: &Options, connections: u32) -> ConnectOptions {
    let synchronous =
        if options.durable { SqliteSynchronous::Full } else { SqliteSynchronous::Off };
    let mut pool = ConnectOptions::new(&options.url);
    pool.max_connections(connections)
        .acquire_timeout(options.acquire_timeout)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(synchronous)
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
        });
    pool
}
