//! The gate of a call: sends pass it side by side, the opening closes it and so waits for every
//! send stamped before. On SQLite the one writer is gate enough.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

use crate::{Backend, Result, Tx};

/// A send enters before it takes its stamp. No send ever waits here but behind an opening.
pub async fn enter(tx: &Tx, challenge_id: Uuid) -> Result<()> {
    lock(tx, challenge_id, "SELECT pg_advisory_xact_lock_shared($1)").await
}

/// The opening (or the end of the call without one) waits until every send that has entered is
/// committed or gone, and keeps others out until it ends itself.
pub async fn close(tx: &Tx, challenge_id: Uuid) -> Result<()> {
    lock(tx, challenge_id, "SELECT pg_advisory_xact_lock($1)").await
}

async fn lock(tx: &Tx, challenge_id: Uuid, sql: &str) -> Result<()> {
    if tx.backend() == Backend::Postgres {
        // The last 64 bits of a version 7 id are random; a clash would only make one call wait
        // for another.
        let (_, low) = challenge_id.as_u64_pair();
        let key = low.cast_signed();
        tx.conn()
            .execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [key.into()]))
            .await?;
    }
    Ok(())
}
