//! Use cases of the noun council.

use crate::{App, Ctx, Result, me::Task};

/// What waits for the person.
pub async fn tasks(_app: &App, _ctx: &Ctx) -> Result<Vec<Task>> {
    Ok(Vec::new())
}
