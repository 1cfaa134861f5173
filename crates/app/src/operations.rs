//! What keeps an installation running: readiness and figures.

use std::fmt::Write as _;

use nhipcau_store::{clock::wall, event, outbox};

use crate::{App, Result, jobs::pulse::Ailing, search};

/// Whether the process can serve: the database answers. What comes back are the duties of this
/// process that have not come through for too long; with none of them it is ready.
pub async fn ready(app: &App) -> Result<Vec<Ailing>> {
    app.store.ping().await?;
    Ok(app.pulses.ailing(wall()))
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
    let duties = app.pulses.all();
    if !duties.is_empty() {
        let name = "nhipcau_duty_seconds";
        // Writing to a String cannot fail.
        let _ = writeln!(out, "# HELP {name} Seconds since a duty last came through.");
        let _ = writeln!(out, "# TYPE {name} gauge");
        let now = wall();
        for (duty, pulse) in duties {
            let since = pulse.last_success.unwrap_or(pulse.expected_since);
            let _ = writeln!(out, "{name}{{duty=\"{duty}\"}} {}", (now.0 - since.0) / 1_000_000);
        }
    }
    Ok(out)
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
