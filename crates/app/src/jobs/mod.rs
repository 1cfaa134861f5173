//! Background work, in the serving process or in `nhipcau worker`: the sequencer and what follows
//! its numbers, the mails, the deadlines.

pub mod mail;

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::{App, Result, agreement, challenge, clock, idempotency, pilot, search};

/// How often a worker looks without being woken.
const TICK: Duration = Duration::from_millis(400);

/// Which part of the work a process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// All of it.
    Everything,
    /// Everything but the search index, which belongs to the processes that are asked.
    WithoutIndex,
    /// Only this process's search index follows the log.
    IndexOnly,
}

/// Does its share, round after round, until `stop` says so. Failures are logged and tried again on
/// the next round.
pub async fn run(app: Arc<App>, share: Share, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = learn_time(&app).await {
            tracing::error!(%error, "the demonstration's clock is not known");
        }
        let done = match share {
            Share::Everything => round(&app).await,
            Share::WithoutIndex => duties(&app).await,
            Share::IndexOnly => search::follow(&app).await,
        };
        if let Err(error) = done {
            tracing::error!(%error, "background work failed; it will be tried again");
        }
        tokio::select! {
            () = app.wake.notified() => {}
            () = tokio::time::sleep(TICK) => {}
            _ = stop.changed() => return,
        }
    }
}

/// Another process may have moved the demonstration's clock.
async fn learn_time(app: &App) -> Result<()> {
    if app.config.is_demo() { clock::load(app).await } else { Ok(()) }
}

/// Publishes at set times, puts passed deadlines and terms on record, and calls to mind what is due
/// soon.
pub async fn close_due(app: &App) -> Result<()> {
    challenge::publish_due(app).await?;
    challenge::close_due(app).await?;
    agreement::expire_due(app).await?;
    pilot::remind_due(app).await?;
    Ok(())
}

/// One round of everything; also what the tests call to be sure that nothing is left over.
pub async fn round(app: &App) -> Result<()> {
    let done = duties(app).await;
    // Whatever fails there, what has a number is found.
    search::follow(app).await?;
    done
}

async fn duties(app: &App) -> Result<()> {
    close_due(app).await?;
    while nhipcau_store::sequencer::run_once(&app.store).await? > 0 {}
    while mail::send_due(app).await? > 0 {}
    idempotency::sweep(app).await
}
