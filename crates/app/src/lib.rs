//! The use cases of Nhịp Cầu, one per file. A use case takes the application and the context of
//! its request, lets the domain decide, writes everything that belongs together in one
//! transaction, and returns what this viewer may read.

pub mod clock;
pub mod config;
mod ctx;
mod cursor;
mod error;
mod ids;
mod spelling;
pub mod view;
mod work;

pub mod account;
pub mod auth;
pub mod challenge;
pub mod idempotency;
pub mod jobs;
pub mod log;
pub mod me;
pub mod operations;
pub mod organisation;
pub mod outbox;
pub mod personal;
pub mod programme;
pub mod retention;

pub mod address;
pub mod agreement;
pub mod alert;
pub mod attachment;
pub mod capability;
pub mod council;
pub mod decision;
pub mod deployment;
pub mod import;
pub mod invitation;
pub mod judgement;
pub mod matching;
pub mod pilot;
pub mod saved_search;
pub mod sealing;
pub mod search;
pub mod setup;
pub mod submission;
pub mod thesaurus;
pub mod trace;

use std::sync::Arc;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
pub use config::{AppConfig, Mode};
pub use ctx::{Ctx, IdempotencyClaim};
pub use error::{Error, Result};
pub use ids::Ids;
pub use nhipcau_domain::revision::Expected;
use nhipcau_domain::{
    personal_data::{Consents, Terms},
    rule_set::{RuleSets, calendar::Calendar},
};
use nhipcau_store::{Store, clock::Clock};
pub use work::{Announcement, Audience, Happening, Work};

/// Everything the use cases stand on. One per process, shared by reference.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub store: Store,
    /// The clock of the procedure.
    pub clock: Arc<Clock>,
    /// Where ids and codes come from.
    pub ids: Ids,
    /// The configuration.
    pub config: AppConfig,
    /// The rule sets in force and past.
    pub rule_sets: RuleSets,
    /// Working days.
    pub calendar: Calendar,
    /// What people are asked to agree to.
    pub consents: Consents,
    /// The clocks of requests about personal data.
    pub data_terms: Terms,
    /// The thesaurus in force, as this process knows it.
    pub thesaurus: thesaurus::Keeper,
    /// The search index of this process.
    pub search: search::Engine,
    /// The names that its answers use.
    pub names: search::Names,
    /// What the whole marketplace lacks, as this process knows it.
    pub overview: matching::Overview,
    /// What this process watches for, for those who want to be told.
    pub watch: Arc<alert::Watch>,
    /// Where attachments are kept.
    pub files: attachment::Files,
    /// How mails leave.
    pub mailer: nhipcau_mail::Mailer,
    /// What mails say.
    pub letters: nhipcau_mail::Renderer,
    /// The key that signs the heads of the log.
    pub log_key: log::LogKey,
    /// What keeps a flood of sign-ins out.
    pub gate: auth::Gate,
    /// The keys that sign access tokens.
    pub keys: auth::KeyRing,
    /// Who was behind which access token, until something is written.
    pub recognised: auth::Recognised,
    /// Which sessions were used, until it is written down.
    pub touches: auth::Touches,
    /// How the background work of this process fares.
    pub pulses: jobs::Pulses,
    /// Wakes the background work after a commit.
    pub wake: jobs::Wake,
}

impl App {
    /// Begins a unit of work for this request.
    pub async fn begin<'a>(&'a self, ctx: &'a Ctx) -> Result<Work<'a>> {
        Work::begin(self, ctx).await
    }

    /// The instant at which a request has arrived, by the database's clock. Asked for when its
    /// body is complete and before it waits for anything.
    pub async fn arrival(&self) -> Result<nhipcau_domain::timestamp::Timestamp> {
        Ok(self.clock.stamp(self.store.timekeeper()).await?)
    }

    /// A new id, ordered by time.
    pub fn new_id(&self) -> uuid::Uuid {
        self.ids.next(self.clock.now())
    }
}

/// Random bytes from the operating system, for secrets only.
pub(crate) fn secret_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Error::internal("no randomness"))?;
    Ok(bytes)
}
