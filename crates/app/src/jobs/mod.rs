//! Background work, in the serving process or in `nhipcau worker`: the sequencer and what follows
//! its numbers, the mails, the deadlines. Each duty runs by itself: one that fails or panics comes
//! back after a while and holds up no other.

pub mod mail;
pub mod pulse;
mod supervise;

use std::{fmt, future::Future, sync::Arc, time::Duration};

use nhipcau_store::clock::wall;
pub use pulse::Pulses;
use supervise::{Rhythm, keep_up};
use tokio::{sync::watch, task::JoinSet};
use uuid::Uuid;

use crate::{
    App, Error, Result, agreement, alert, auth, challenge, clock, invitation, log, matching, pilot,
    retention, search,
};

/// How often a duty looks without being woken.
const TICK: Duration = Duration::from_millis(400);
/// How often what nobody waits for is done.
const SLOW_TICK: Duration = Duration::from_secs(60);
/// The first wait after a failure.
const FIRST_WAIT: Duration = Duration::from_millis(400);
/// The longest wait after failures.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

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

/// One kind of background work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Learns of moves of the demonstration's clock by other processes.
    Clock,
    /// Publishes at set times, puts passed deadlines and terms on record, calls to mind.
    Deadlines,
    /// Numbers events.
    Sequencer,
    /// Sends mails.
    Mail,
    /// Keeps the search index in step.
    Index,
    /// Finds out what the marketplace lacks, from the index.
    Overview,
    /// Finds for saved searches, and tells.
    Alerts,
    /// Forgets what has lost its meaning.
    Sweep,
}

impl Duty {
    const ALL: [Self; 8] = [
        Self::Clock,
        Self::Deadlines,
        Self::Sequencer,
        Self::Mail,
        Self::Index,
        Self::Overview,
        Self::Alerts,
        Self::Sweep,
    ];

    /// Its name, for log, metrics and readiness.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Deadlines => "deadlines",
            Self::Sequencer => "sequencer",
            Self::Mail => "mail",
            Self::Index => "index",
            Self::Overview => "overview",
            Self::Alerts => "alerts",
            Self::Sweep => "sweep",
        }
    }

    /// So long a round may take before the duty counts as ailing. An index that is built anew
    /// serves meanwhile; a batch of mails may wait for a slow mail server.
    pub(crate) const fn silence_seconds(self) -> i64 {
        match self {
            Self::Clock | Self::Deadlines | Self::Sequencer => 120,
            Self::Mail | Self::Index | Self::Overview | Self::Alerts | Self::Sweep => 900,
        }
    }

    const fn is_of(self, share: Share, demo: bool) -> bool {
        let everything = matches!(share, Share::Everything);
        match self {
            Self::Clock => demo,
            Self::Deadlines | Self::Sequencer | Self::Mail => {
                everything || matches!(share, Share::WithoutIndex)
            }
            // What is swept is mostly in the memory of a process that serves; how rare a word is, its index
            // says.
            Self::Index | Self::Overview | Self::Alerts | Self::Sweep => {
                everything || matches!(share, Share::IndexOnly)
            }
        }
    }

    const fn rhythm(self) -> Rhythm {
        let tick = if matches!(self, Self::Sweep) { SLOW_TICK } else { TICK };
        Rhythm { tick, first_wait: FIRST_WAIT, longest_wait: LONGEST_WAIT }
    }

    async fn round(self, app: &App) -> Result<()> {
        match self {
            Self::Clock => clock::load(app).await,
            Self::Deadlines => close_due(app).await,
            Self::Sequencer => number(app).await,
            Self::Mail => send(app).await,
            Self::Index => search::follow(app).await,
            Self::Overview => matching::keep_up(app).await,
            Self::Alerts => alert::round(app).await,
            Self::Sweep => {
                let done = [auth::sweep(app).await, retention::daily(app).await];
                done.into_iter().collect()
            }
        }
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Wakes the duties, however many there are: each looks once more after every call.
#[derive(Debug)]
pub struct Wake(watch::Sender<()>);

impl Default for Wake {
    fn default() -> Self {
        Self(watch::Sender::new(()))
    }
}

impl Wake {
    /// There may be something to do.
    pub fn everybody(&self) {
        self.0.send_replace(());
    }
}

/// Takes on the duties of a share, at once, and does them until `stop` says so.
pub fn run(
    app: Arc<App>,
    share: Share,
    stop: watch::Receiver<bool>,
) -> impl Future<Output = ()> + Send + 'static {
    let demo = app.config.is_demo();
    let duties: Vec<_> = Duty::ALL.into_iter().filter(|duty| duty.is_of(share, demo)).collect();
    for duty in &duties {
        app.pulses.expect(*duty, wall());
    }
    async move {
        let mut running = JoinSet::new();
        for duty in duties {
            let (app, ends) = (app.clone(), (app.wake.0.subscribe(), stop.clone()));
            running.spawn(async move {
                let round = || {
                    let app = app.clone();
                    async move { duty.round(&app).await }
                };
                keep_up(duty, &app.pulses, duty.rhythm(), ends, round).await;
            });
        }
        while let Some(ended) = running.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "the keeper of a duty has ended");
            }
        }
    }
}

/// Publishes at set times, puts passed deadlines and terms on record, and calls to mind what is due
/// soon. What fails in one of them does not hold up the others.
pub async fn close_due(app: &App) -> Result<()> {
    let done = [
        challenge::publish_due(app).await,
        challenge::close_due(app).await,
        agreement::expire_due(app).await,
        pilot::remind_due(app).await,
        invitation::remind_due(app).await,
    ];
    done.into_iter().try_for_each(|done| done.map(drop))
}

/// One round of everything; also what the tests call to be sure that nothing is left over.
pub async fn round(app: &App) -> Result<()> {
    // Whatever fails before, what has a number is found.
    let done = [
        close_due(app).await,
        number(app).await,
        search::follow(app).await,
        alert::round(app).await,
        send(app).await,
    ];
    matching::catch_up(app).await?;
    auth::sweep(app).await?;
    retention::apply(app).await?;
    done.into_iter().collect()
}

async fn number(app: &App) -> Result<()> {
    while log::sequence(app).await? > 0 {
        app.wake.everybody();
    }
    Ok(())
}

async fn send(app: &App) -> Result<()> {
    while mail::send_due(app).await? > 0 {
        // A long queue is no silence.
        app.pulses.succeeded(Duty::Mail, wall());
    }
    Ok(())
}

/// What became of one row among many that a duty goes through: a failure of its own is logged and
/// does not hold up the next one.
///
/// # Errors
/// When the database is not to be had, which the next row would find too.
pub(crate) fn go_on<T>(app: &App, noun: &str, id: Uuid, done: Result<T>) -> Result<Option<T>> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(error @ Error::Unavailable(_)) => Err(error),
        // Somebody else was at it at the same time; the next round sees what became of it.
        Err(Error::Stale) => Ok(None),
        Err(error) => {
            if app.pulses.is_news(id, wall()) {
                tracing::error!(noun, %id, %error, "a duty failed on this row and went on to the next");
            }
            Ok(None)
        }
    }
}
