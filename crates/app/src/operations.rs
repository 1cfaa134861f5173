//! What keeps an installation running: readiness and figures.

use std::fmt::Write as _;

use nhipcau_store::{event, outbox};

use crate::{App, Result, search};

/// Whether the process can serve: the database answers.
pub async fn ready(app: &App) -> Result<()> {
    app.store.ping().await?;
    Ok(())
}

/// Figures in Prometheus' text format.
pub async fn figures(app: &App) -> Result<String> {
    let conn = app.store.reader();
    let head = event::head(conn).await?;
    let indexed = search::last_sequence(app)?;
    let mut out = String::new();
    for (name, help, value) in [
        ("nhipcau_event_head", "Number of the last event.", head),
        (
            "nhipcau_events_unnumbered",
            "Events waiting for a number.",
            count(event::unnumbered(conn).await?),
        ),
        ("nhipcau_index_lag", "Events the search index is behind.", head - indexed),
        ("nhipcau_mails_waiting", "Mails waiting to be sent.", count(outbox::waiting(conn).await?)),
    ] {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
    }
    Ok(out)
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
