//! The test application: the real one, served over HTTP on a database of its own, with a clock set
//! by hand and mails kept in memory.

mod client;
mod database;
mod world;

pub use client::{Answer, Client};
pub use database::{Backend, TestDatabase};
use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    sync::Arc,
};

use nhipcau_app::{App, Mode, jobs};
use nhipcau_domain::timestamp::Timestamp;
use nhipcau_mail::Transport;
use nhipcau_server::{
    config::Config,
    http,
    wiring::{self, Overrides},
};
use nhipcau_store::clock::Clock;
pub use world::{PASSWORD, World};

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
    server: actix_web::dev::ServerHandle,
}

impl TestApp {
    /// Starts the application on a fresh database, with the world set up.
    pub async fn start(backend: Backend) -> Self {
        Self::start_as(backend, Mode::Production).await
    }

    /// Starts the application in a mode.
    pub async fn start_as(backend: Backend, mode: Mode) -> Self {
        let dir = TempDir::new();
        let database = TestDatabase::make(backend, dir.path()).await;
        let config = Config {
            data_dir: dir.path().to_owned(),
            database_url: database.url.clone(),
            database_connections: 4,
            // Hashing is what it is in production, only cheaper.
            argon2_memory_kib: 1_024,
            argon2_passes: 1,
            ..Config::default()
        };
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
        Self { app, world, base, dir, database, server: handle }
    }

    /// Somebody who is not signed in.
    pub fn public(&self) -> Client {
        Client::new(&self.base)
    }

    /// Signs in as the person with this address, by password over HTTP.
    pub async fn sign_in(&self, email: &str) -> Client {
        let mut client = self.public();
        client.login(email, world::PASSWORD).await;
        client
    }

    /// What time the procedure has.
    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// Moves the clock forward by days.
    pub fn forward_days(&self, days: i64) {
        self.app.clock.set(self.now().plus_days(days));
    }

    /// Moves the clock forward by seconds.
    pub fn forward_seconds(&self, seconds: i64) {
        self.app.clock.set(self.now().plus_seconds(seconds));
    }

    /// Runs the background work until nothing is left.
    pub async fn settle(&self) {
        jobs::round(&self.app).await.unwrap();
    }

    /// The mails that have left, as text.
    pub fn mails(&self) -> Vec<String> {
        let kept = self.app.mailer.transport().kept();
        kept.into_iter().map(|mail| String::from_utf8_lossy(&mail).into_owned()).collect()
    }

    /// The folder of the application's files.
    pub fn data_dir(&self) -> &Path {
        self.dir.path()
    }

    /// Ends the test: the background work must come to an end and leave nothing over, and no
    /// text may have been asked for that does not exist.
    pub async fn finish(self) {
        self.settle().await;
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
        self.server.stop(true).await;
        drop(self.app);
        self.database.drop().await;
    }
}

/// A folder that goes with its owner.
#[derive(Debug)]
pub struct TempDir(PathBuf);

impl TempDir {
    /// Makes a fresh folder.
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("nhipcau-test-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Default for TempDir {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        // A folder left behind by a failing removal is the machine's temporary one.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
