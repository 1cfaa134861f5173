//! Background work, in the serving process or in `nhipcau worker`: the sequencer and what follows
//! its numbers, the mails, the deadlines.

pub mod mail;

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::{App, Result, agreement, challenge, pilot, search};

/// How often a worker looks without being woken.
const TICK: Duration = Duration::from_millis(400);

/// Runs until `stop` says so. Failures are logged and tried again on the next round.
pub async fn run(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = round(&app).await {
            tracing::error!(%error, "background work failed; it will be tried again");
        }
        tokio::select! {
            () = app.wake.notified() => {}
            () = tokio::time::sleep(TICK) => {}
            _ = stop.changed() => return,
        }
        if *stop.borrow() {
            return;
        }
    }
}

/// Only follows the log with this process's search index, until `stop` says so.
pub async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = search::follow(&app).await {
            tracing::error!(%error, "the search index does not follow; it will be tried again");
        }
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            _ = stop.changed() => return,
        }
    }
}

/// Puts passed deadlines and terms on record, and calls to mind what is due soon.
pub async fn close_due(app: &App) -> Result<()> {
    challenge::close_due(app).await?;
    agreement::expire_due(app).await?;
    pilot::remind_due(app).await?;
    Ok(())
}

/// One round of everything; also what the tests call to be sure that nothing is left over.
pub async fn round(app: &App) -> Result<()> {
    close_due(app).await?;
    while nhipcau_store::sequencer::run_once(&app.store).await? > 0 {}
    search::follow(app).await?;
    while mail::send_due(app).await? > 0 {}
    Ok(())
}
