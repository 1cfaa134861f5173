//! The test application: the real one, served over HTTP on a database of its own, with a clock set
//! by hand and mails kept in memory.

mod apart;
mod client;
mod database;
mod log_lines;
mod process;
mod repeats;
mod stubborn;
mod temp_dir;
mod told;
mod world;

pub use client::{Answer, Client};
pub use database::{Backend, TestDatabase};
pub use log_lines::LogLines;
pub use process::{Process, configuration, free_address};
pub use repeats::Repeats;
use std::{
    collections::HashMap,
    net::TcpListener,
    path::Path,
    process::Command,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};
pub use temp_dir::TempDir;
pub use told::told;

use apart::Apart;
use nhipcau_app::{App, Mode, clock, jobs};
use nhipcau_domain::{personal_data::Purpose, timestamp::Timestamp};
use nhipcau_mail::Transport;
use nhipcau_server::{
    config::Config,
    http,
    wiring::{self, Overrides},
};
use nhipcau_store::clock::Clock;
use tokio::sync::Mutex;
pub use world::{PASSWORD, World, agree, organisation};

/// When the tests' clock starts: a Monday morning in Vietnam.
pub const START: &str = "2026-08-03T02:00:00Z";

/// Writes a test twice: on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident) $body:block)+) => {
        $(
            $(#[$meta])*
            mod $name {
                use super::*;

                async fn body($app: $crate::TestApp) -> $crate::TestApp {
                    { $body }
                    $app
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn sqlite() {
                    body($crate::TestApp::start($crate::Backend::Sqlite).await).await.finish().await;
                }

                #[tokio::test(flavor = "multi_thread")]
                async fn postgres() {
                    body($crate::TestApp::start($crate::Backend::Postgres).await).await.finish().await;
                }
            }
        )+
    };
}

/// A running application and the world of people around it.
#[derive(Debug)]
pub struct TestApp {
    /// The application behind the server, for what no client may do: moving time, running jobs.
    pub app: Arc<App>,
    /// Who is there.
    pub world: World,
    /// Address of the server.
    pub base: String,
    dir: TempDir,
    database: TestDatabase,
    served: Served,
    repeats: OnceLock<Repeats>,
    known: Mutex<HashMap<String, Client>>,
}

/// Where the server is.
#[derive(Debug)]
enum Served {
    /// In the test itself.
    Inside(actix_web::dev::ServerHandle),
    /// In a process that is killed over and over.
    Apart(Apart),
}

impl TestApp {
    /// Starts the application on a fresh database, with the world set up.
    pub async fn start(backend: Backend) -> Self {
        Self::start_as(backend, Mode::Production).await
    }

    /// Starts the application in a mode.
    pub async fn start_as(backend: Backend, mode: Mode) -> Self {
        Self::start_configured(backend, mode, |_| {}).await
    }

    /// Starts the application in a mode, with something configured in another way.
    pub async fn start_configured(
        backend: Backend,
        mode: Mode,
        configure: impl FnOnce(&mut Config),
    ) -> Self {
        let dir = TempDir::new();
        let database = TestDatabase::make(backend, dir.path()).await;
        let mut config = configuration(dir.path(), &database.url);
        configure(&mut config);
        let store = wiring::store(&config).await.unwrap();
        wiring::migrate(&store).await.unwrap();
        let start: Timestamp = serde_json::from_str(&format!("\"{START}\"")).unwrap();
        let overrides = Overrides {
            clock: Some(Clock::manual(start)),
            mail: Some(Transport::memory()),
            index_in_memory: true,
            ..Overrides::default()
        };
        let app = wiring::build(&config, mode, store, overrides).await.unwrap();
        let world = World::set_up(&app).await;
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let served = app.clone();
        let server = actix_web::HttpServer::new(move || http::application(served.clone()))
            .workers(2)
            .listen(listener)
            .unwrap()
            .disable_signals()
            .run();
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            app,
            world,
            base,
            dir,
            database,
            served: Served::Inside(handle),
            repeats: OnceLock::new(),
            known: Mutex::default(),
        }
    }

    /// A second server over the same database, with the same time and the same way out for mails.
    pub async fn beside(&self) -> Arc<App> {
        self.another(true).await
    }

    /// The same with its search index in the folder of the application's files, where the one before left it.
    pub async fn beside_on_disk(&self) -> Arc<App> {
        self.another(false).await
    }

    async fn another(&self, index_in_memory: bool) -> Arc<App> {
        let config = configuration(self.dir.path(), &self.database.url);
        let store = wiring::store(&config).await.unwrap();
        let overrides = Overrides {
            clock: Some(Clock::manual(self.now())),
            mail: Some(self.app.mailer.transport().clone()),
            index_in_memory,
            ..Overrides::default()
        };
        wiring::build(&config, Mode::Production, store, overrides).await.unwrap()
    }

    /// Starts the application in a process of its own that is killed at random moments from now
    /// on; everybody who signs in is patient with it.
    pub async fn start_apart(backend: Backend, binary: fn() -> Command) -> Self {
        let dir = TempDir::new();
        let database = TestDatabase::make(backend, dir.path()).await;
        let config =
            Config { http_addr: free_address(), ..configuration(dir.path(), &database.url) };
        let store = wiring::store(&config).await.unwrap();
        wiring::migrate(&store).await.unwrap();
        let overrides = Overrides { index_in_memory: true, ..Overrides::default() };
        let app = wiring::build(&config, Mode::Demonstration, store, overrides).await.unwrap();
        let world = World::set_up(&app).await;
        let base = format!("http://{}", config.http_addr);
        let apart = Apart::start(binary, config).await;
        Self {
            app,
            world,
            base,
            dir,
            database,
            served: Served::Apart(apart),
            repeats: OnceLock::new(),
            known: Mutex::default(),
        }
    }

    /// From now on everybody who signs in sends every POST twice.
    pub fn repeat_posts(&self) -> Repeats {
        self.repeats.get_or_init(Repeats::default).clone()
    }

    /// Somebody who is not signed in.
    pub fn public(&self) -> Client {
        let mut client = Client::new(&self.base);
        if let Some(repeats) = self.repeats.get() {
            client = client.repeating(repeats.clone());
        }
        match &self.served {
            Served::Inside(_) => client,
            Served::Apart(apart) => client.stubborn(apart.ledger.clone()),
        }
    }

    /// Somebody who is not signed in, on a device that nobody has signed in from.
    pub fn stranger(&self) -> Client {
        Client::elsewhere(&self.base)
    }

    /// Signs in as the person with this address, by password over HTTP.
    pub async fn sign_in(&self, email: &str) -> Client {
        let mut client = self.public();
        client.login(email, world::PASSWORD).await;
        client
    }

    /// The person with this address, signed in once: hashing a password is slow on purpose. A
    /// patient or a repeating client is its test's own.
    pub async fn known(&self, email: &str) -> Client {
        if self.repeats.get().is_some() || matches!(self.served, Served::Apart(_)) {
            return self.sign_in(email).await;
        }
        let mut known = self.known.lock().await;
        match known.get(email) {
            Some(client) => client.clone(),
            None => {
                let client = self.sign_in(email).await;
                known.insert(email.to_owned(), client.clone());
                client
            }
        }
    }

    /// The person with this address agrees to a purpose.
    pub async fn agree(&self, email: &str, purpose: Purpose) {
        let found = nhipcau_store::person::find_by_email(self.app.store.reader(), email).await;
        agree(&self.app, found.unwrap().unwrap().id, purpose).await;
    }

    /// What time the procedure has.
    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// Moves the clock forward by days.
    pub async fn forward_days(&self, days: i64) {
        self.forward_to(self.now().plus_days(days)).await;
    }

    /// Moves the clock forward by seconds.
    pub async fn forward_seconds(&self, seconds: i64) {
        self.forward_to(self.now().plus_seconds(seconds)).await;
    }

    async fn forward_to(&self, at: Timestamp) {
        if matches!(self.served, Served::Inside(_)) {
            self.app.clock.set(at);
            return;
        }
        clock::set(&self.app, at).await.unwrap();
        let public = self.public();
        let behind = async || {
            let told = public.get("/api/v1/demo/clock").await.expect(200).json["now"].clone();
            serde_json::from_value::<Timestamp>(told).unwrap() < at
        };
        until("the server learns of the time", async || !behind().await).await;
    }

    /// Runs the background work until nothing is left, or waits until the server has put
    /// everything on record: a mail that was under way at a kill waits for its lease.
    pub async fn settle(&self) {
        if matches!(self.served, Served::Inside(_)) {
            jobs::round(&self.app).await.unwrap();
            return;
        }
        let conn = self.app.store.reader();
        until("every event has a number", async || {
            nhipcau_store::event::unnumbered(conn).await.unwrap() == 0
        })
        .await;
    }

    /// The mails that have left, as text.
    pub fn mails(&self) -> Vec<String> {
        let kept = self.app.mailer.transport().kept();
        kept.iter().map(|mail| String::from_utf8_lossy(mail).into_owned()).collect()
    }

    /// The last mail to this address, as its text reads: without the line breaks of its encoding.
    pub async fn last_mail_to(&self, address: &str) -> String {
        self.settle().await;
        let mails = self.mails();
        let found = mails.iter().rev().find(|mail| mail.contains(&format!("<{address}>")));
        let mail = found.unwrap_or_else(|| panic!("no mail to {address}"));
        mail.replace("=\r\n", "").replace("=3D", "=")
    }

    /// The token of the link in the last mail to this address.
    pub async fn link_token(&self, address: &str) -> String {
        let mail = self.last_mail_to(address).await;
        let (_, after) = mail.split_once("?token=").unwrap_or_else(|| panic!("no link in {mail}"));
        after.chars().take_while(char::is_ascii_hexdigit).collect()
    }

    /// To whom mails of a kind were written lately: the parts of the addresses before the `@`, in
    /// order.
    pub async fn addressees(&self, template: &str) -> Vec<String> {
        let page = nhipcau_store::page::Page { limit: 100, ..Default::default() };
        let conn = self.app.store.reader();
        let rows = nhipcau_store::outbox::list(conn, &[], uuid::Uuid::nil(), &page).await.unwrap();
        let mut names: Vec<_> = rows
            .rows
            .into_iter()
            .filter(|mail| mail.template == template)
            .map(|mail| mail.address.split('@').next().unwrap_or_default().to_owned())
            .collect();
        names.sort();
        names
    }

    /// The folder of the application's files.
    pub fn data_dir(&self) -> &Path {
        self.dir.path()
    }

    /// Ends a test on a server that was killed: everything that was acknowledged is there, and the
    /// numbers of the events are 1, 2, 3 … without a gap. Returns how often the server died and
    /// how often an answer was lost.
    pub async fn finish_killed(self) -> (u32, u32) {
        let Served::Apart(apart) = self.served else { panic!("nobody killed this server") };
        let ledger = apart.ledger.clone();
        let (server, kills) = apart.spare().await;
        let mut reader = Client::new(&self.base);
        for (path, acknowledged) in ledger.acknowledged() {
            let mut found = None;
            for name in world::NAMES {
                reader.login(&format!("{name}@test.example"), world::PASSWORD).await;
                let seen = reader.get(&path).await;
                if seen.status.is_success() {
                    found = Some(stubborn::version(&seen.etag()));
                    break;
                }
            }
            let found = found.unwrap_or_else(|| panic!("{path} was acknowledged and is not there"));
            assert!(found >= acknowledged, "{path}: {acknowledged} acknowledged, {found} there");
        }
        drop(server);
        numbered_without_gap(&self.app).await;
        drop(self.app);
        self.database.drop().await;
        (kills, ledger.lost())
    }

    /// Ends the test: the background work must come to an end and leave nothing over, the log must
    /// hold, and no text may have been asked for that does not exist.
    pub async fn finish(self) {
        self.settle().await;
        numbered_without_gap(&self.app).await;
        let conn = self.app.store.reader();
        assert_eq!(
            nhipcau_store::event::unnumbered(conn).await.unwrap(),
            0,
            "events without a number"
        );
        assert_eq!(nhipcau_store::outbox::waiting(conn).await.unwrap(), 0, "mails left over");
        assert_eq!(
            nhipcau_store::outbox::dead(conn).await.unwrap(),
            Vec::<String>::new(),
            "dead mails"
        );
        assert_eq!(nhipcau_texts::missing_keys(), Vec::<String>::new(), "missing texts");
        if let Served::Inside(server) = self.served {
            server.stop(true).await;
        }
        drop(self.app);
        self.database.drop().await;
    }
}

/// Waits until something holds.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < Duration::from_secs(60), "in vain: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Gives numbers to what was left without one, and demands 1, 2, 3 … without a gap.
pub async fn numbered_without_gap(app: &App) {
    while nhipcau_app::log::sequence(app).await.unwrap() > 0 {}
    let conn = app.store.reader();
    assert_eq!(nhipcau_store::event::unnumbered(conn).await.unwrap(), 0);
    let mut expected = 0;
    loop {
        let batch = nhipcau_store::event::after(conn, expected, 500).await.unwrap();
        if batch.is_empty() {
            break;
        }
        for event in batch {
            expected += 1;
            assert_eq!(event.seq, Some(expected));
        }
    }
    assert_eq!(nhipcau_store::event::head(conn).await.unwrap(), expected);
    let keys = [app.log_key.public().clone()];
    let found = nhipcau_app::log::verify::database(&app.store, &keys).await.unwrap();
    assert_eq!(found.records, expected.unsigned_abs());
}
