//! `nhipcau demo`: a believable city, made through the same use cases as the API, with a fixed
//! seed and a clock that is moved along a year of history.

mod act;
mod council;
mod data;
mod membership;
mod order;
mod paper;
mod people;
mod pilot;
mod saved;
mod solver;
mod stand_in;
mod timeline;
mod words;

use std::collections::HashMap;

use nhipcau_app::{App, Ctx, Ids, Mode, clock, jobs, log};
use nhipcau_domain::timestamp::{Day, Timestamp};
use nhipcau_store::{challenge, clock::Clock, person};
use uuid::Uuid;

use self::{
    data::Data,
    timeline::{Step, Timeline},
};
pub use stand_in::stand_in;

use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// What time it is in the demonstration when it has just been made: a Friday morning in Vietnam.
pub const NOW: Timestamp = Timestamp(1_795_140_000_000_000);

/// The seed of all ids and of the spread of scores.
const SEED: u64 = 20_261_120;

/// The demonstration while it is being made.
#[derive(Debug)]
struct Demo<'a> {
    app: &'a App,
    data: &'a Data,
    organisations: HashMap<String, Uuid>,
    people: HashMap<String, Uuid>,
    programmes: HashMap<String, Uuid>,
    challenges: HashMap<String, Uuid>,
    capabilities: HashMap<String, Uuid>,
    invitations: HashMap<(String, String), Uuid>,
    submissions: HashMap<String, Uuid>,
    councils: HashMap<(String, data::CouncilKind), Uuid>,
    pilots: HashMap<String, Uuid>,
    contexts: HashMap<Uuid, Ctx>,
}

/// Makes the demonstration in an empty database.
///
/// # Errors
/// When the database is not empty (unless `if_empty`, which then does nothing), or when a use
/// case refuses an act, with which one.
pub async fn run(config: &Config, if_empty: bool) -> Result<(), StartError> {
    let store = wiring::store_unsynced(config).await?;
    wiring::migrate(&store).await?;
    let database = |error: nhipcau_store::Error| StartError::new("database", error);
    let used = challenge::count(store.reader()).await.map_err(database)? > 0
        || !person::demo_cast(store.reader()).await.map_err(database)?.is_empty();
    if used {
        if if_empty {
            tracing::info!(
                "the database is not empty; the demonstration data are left as they are"
            );
            return Ok(());
        }
        return Err(StartError(
            "the database is not empty; give the demonstration a fresh NHIPCAU_DATA_DIR".to_owned(),
        ));
    }
    let data = Data::read().map_err(|error| StartError::new("demonstration texts", error))?;
    let overrides = Overrides {
        clock: Some(Clock::manual(NOW.plus_days(-600))),
        ids: Some(Ids::seeded(SEED)),
        ..Overrides::default()
    };
    let app = wiring::build(config, Mode::Demonstration, store, overrides).await?;
    let mut demo = Demo::new(&app, &data);
    demo.make().await?;
    app.clock.set(NOW);
    clock::keep(&app, NOW).await.map_err(|error| StartError::new("clock", error))?;
    jobs::round(&app).await.map_err(|error| StartError::new("background work", error))?;
    app.store.sync().await.map_err(database)?;
    tracing::info!(challenges = demo.challenges.len(), "the demonstration is made");
    Ok(())
}

impl<'a> Demo<'a> {
    fn new(app: &'a App, data: &'a Data) -> Self {
        Self {
            app,
            data,
            organisations: HashMap::new(),
            people: HashMap::new(),
            programmes: HashMap::new(),
            challenges: HashMap::new(),
            capabilities: HashMap::new(),
            invitations: HashMap::new(),
            submissions: HashMap::new(),
            councils: HashMap::new(),
            pilots: HashMap::new(),
            contexts: HashMap::new(),
        }
    }

    async fn make(&mut self) -> Result<(), StartError> {
        self.set_up().await?;
        for (at, step) in Timeline::of(self.data).steps {
            self.app.clock.set(at);
            self.take(&step).await.map_err(|error| {
                StartError(format!("demonstration, {} at {at}: {error}", step.name()))
            })?;
            // On its day, as the background work would: receipts and mails carry the log's head.
            while log::sequence(self.app)
                .await
                .map_err(|error| StartError::new("numbering events", error))?
                > 0
            {}
        }
        Ok(())
    }

    async fn take(&mut self, step: &Step<'a>) -> nhipcau_app::Result<()> {
        match step {
            Step::Capability(capability) => self.offer(capability).await,
            Step::Order(order, act) => self.order(order, *act).await,
            Step::Match(matching) => self.shortlist(matching).await,
            Step::Invite(matching, invitation) => self.invite(matching, invitation).await,
            Step::Answer(matching, invitation) => self.answer(matching, invitation).await,
            Step::Submit(submission) => self.submit(submission).await,
            Step::Council(council, stage) => self.council(council, *stage).await,
            Step::Decide(decision) => self.decide(decision).await,
            Step::Pilot(pilot, act) => self.pilot(pilot, act).await,
            Step::People(act) => self.people(*act).await,
        }
    }
}

/// The instant of an hour in Vietnam on a day counted from the demonstration's own.
fn at(day: i64, hour: i64, minute: i64) -> Timestamp {
    // NOW is nine in the morning in Vietnam.
    NOW.plus_days(day).plus_seconds((hour - 9) * 3_600 + minute * 60)
}

/// A day counted from the demonstration's own.
fn day(offset: i64) -> Day {
    Day(at(offset, 9, 0).vietnam_day())
}

/// A number below `bound` that depends on nothing but the seed and the words.
fn pick(bound: u64, words: &[&str]) -> u64 {
    let mut hash = SEED ^ 0xcbf2_9ce4_8422_2325;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash >> 16) % bound.max(1)
}
