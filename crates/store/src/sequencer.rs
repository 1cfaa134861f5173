//! Only one process gives numbers at a time. Writers leave `seq` empty, so they never queue
//! behind one another; because only committed rows are numbered, a reader that follows the
//! numbers never skips a late commit.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::{Result, Tx};

/// One arbitrary key of PostgreSQL's advisory locks, held by whichever process is sequencing.
const LOCK: i64 = 0x6e_6869_7063_6175;

/// Takes the turn at numbering until the transaction ends; `false` when another process is at it.
/// On SQLite the single writer is the turn.
pub async fn take_turn(tx: &Tx) -> Result<bool> {
    let conn = tx.conn();
    if conn.get_database_backend() != DbBackend::Postgres {
        return Ok(true);
    }
    let lock = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT pg_try_advisory_xact_lock($1) AS locked",
        [LOCK.into()],
    );
    match conn.query_one_raw(lock).await? {
        Some(row) => Ok(row.try_get::<bool>("", "locked")?),
        None => Ok(false),
    }
}
