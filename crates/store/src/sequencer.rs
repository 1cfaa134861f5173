//! The sequencer: numbers committed events, one batch at a time. Writers leave `seq` empty, so
//! they never queue behind one another; because only committed rows are numbered, a reader that
//! follows the numbers never skips a late commit.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::{Result, Store, event};

/// One arbitrary key of PostgreSQL's advisory locks, held by whichever process is sequencing.
const LOCK: i64 = 0x6e_6869_7063_6175;

/// How many events one batch numbers at most.
const BATCH: u64 = 500;

/// Numbers waiting events; returns how many. When another process is at it, returns 0.
pub async fn run_once(store: &Store) -> Result<usize> {
    if event::waiting(store.reader(), 1).await?.is_empty() {
        return Ok(0);
    }
    let tx = store.begin().await?;
    let conn = tx.conn();
    if conn.get_database_backend() == DbBackend::Postgres {
        let lock = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_try_advisory_xact_lock($1) AS locked",
            [LOCK.into()],
        );
        let locked = match conn.query_one_raw(lock).await? {
            Some(row) => row.try_get::<bool>("", "locked")?,
            None => false,
        };
        if !locked {
            return Ok(0);
        }
    }
    let mut seq = event::head(conn).await?;
    let ids = event::waiting(conn, BATCH).await?;
    for id in &ids {
        seq += 1;
        event::number(conn, *id, seq).await?;
    }
    tx.commit().await?;
    Ok(ids.len())
}
