//! `nhipcau retention`: what is over its time, and its removal.

use std::io::Write;

use nhipcau_app::{Mode, retention};

use super::report;
use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// Prints what each rule would remove, or removes it.
///
/// # Errors
/// When the database fails.
pub async fn run(config: &Config, mode: Mode, apply: bool) -> Result<(), StartError> {
    let failed = |error: nhipcau_app::Error| StartError::new("retention", error);
    let store = wiring::store(config).await?;
    let overrides = Overrides { index_in_memory: true, ..Overrides::default() };
    let app = wiring::build(config, mode, store, overrides).await?;
    if apply {
        let done = retention::apply(&app).await.map_err(failed)?;
        for (rule, count) in &done {
            report(&format!("{rule}: {count} removed"));
        }
        if done.is_empty() {
            report("nothing is over its time");
        }
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    let unwritten = |error| StartError::new("standard output", error);
    writeln!(out, "{:<20} {:>6} {:>8}  oldest", "rule", "days", "due").map_err(unwritten)?;
    for rule in retention::dry_run(&app).await.map_err(failed)? {
        let oldest = rule.oldest.map(|at| at.to_string()).unwrap_or_default();
        let (name, days, due) = (rule.rule.as_str(), rule.keeps_days, rule.due);
        writeln!(out, "{name:<20} {days:>6} {due:>8}  {oldest}").map_err(unwritten)?;
    }
    Ok(())
}
