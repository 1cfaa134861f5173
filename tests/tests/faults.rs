//! `kill -9` at random moments: no acknowledged write is lost, no event number is missing or
//! given twice.

use std::{
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use nhipcau_app::Mode;
use nhipcau_server::{
    config::Config,
    wiring::{self, Overrides},
};
use nhipcau_tests::{Backend, Client, TempDir, TestDatabase, World};
use serde_json::json;

/// How often the server is killed in one test.
const KILLS: u32 = 5;
/// How many people write at once.
const WRITERS: usize = 3;

/// What a writer was told is kept.
#[derive(Debug, Clone)]
struct Kept {
    path: String,
    /// The last number whose write was acknowledged.
    acknowledged: u64,
}

struct Server {
    child: Child,
    base: String,
}

impl Server {
    async fn start(config: &Config) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let address = format!("127.0.0.1:{port}");
        let child = Command::new(env!("CARGO_BIN_EXE_served"))
            .args(["serve", "--demo"])
            .env("NHIPCAU_DATA_DIR", &config.data_dir)
            .env("NHIPCAU_DATABASE_URL", &config.database_url)
            .env("NHIPCAU_HTTP_ADDR", &address)
            .env("NHIPCAU_ARGON2_MEMORY_KIB", "1024")
            .env("NHIPCAU_ARGON2_PASSES", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let base = format!("http://{address}");
        let server = Self { child, base };
        let begun = Instant::now();
        loop {
            let ready = reqwest::get(format!("{}/readyz", server.base)).await;
            if ready.is_ok_and(|answer| answer.status().is_success()) {
                return server;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "the server does not come up");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    fn kill(mut self) {
        // SIGKILL on Unix: no destructor, no flush.
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Writes numbers into a section until the connection breaks.
async fn write(client: Client, kept: Arc<Mutex<Kept>>) {
    let (path, mut number) = {
        let kept = kept.lock().unwrap();
        (format!("{}/sections/problem", kept.path), kept.acknowledged)
    };
    let Some(seen) = client.attempt_get(&path).await else { return };
    let mut etag = seen.etag();
    loop {
        number += 1;
        let body = json!({"text": {"vi": format!("Lần ghi thứ {number}")}});
        let Some(answer) = client.attempt_patch(&path, &etag, body).await else { return };
        assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
        etag = answer.etag();
        kept.lock().unwrap().acknowledged = number;
    }
}

fn number_in(text: &str) -> u64 {
    text.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

async fn survives(backend: Backend) {
    let dir = TempDir::new();
    let database = TestDatabase::make(backend, dir.path()).await;
    let config = Config {
        data_dir: dir.path().to_owned(),
        database_url: database.url.clone(),
        argon2_memory_kib: 1_024,
        argon2_passes: 1,
        ..Config::default()
    };
    let store = wiring::store(&config).await.unwrap();
    wiring::migrate(&store).await.unwrap();
    let app =
        wiring::build(&config, Mode::Demonstration, store, Overrides::default()).await.unwrap();
    let world = World::set_up(&app).await;

    let mut server = Server::start(&config).await;
    let mut all = Vec::new();
    let mut client = Client::new(&server.base);
    client.login("ward.officer@test.example", nhipcau_tests::PASSWORD).await;
    for number in 0..WRITERS {
        let body = json!({
            "programme_id": world.programme, "proposer_id": world.ward, "kind": "solution_order",
            "title": {"vi": format!("Bài toán {number}")},
        });
        let created = client.post("/api/v1/challenges", body).await.expect(201);
        let path = format!("/api/v1/challenges/{}", created.id());
        all.push(Arc::new(Mutex::new(Kept { path, acknowledged: 0 })));
    }
    for _ in 0..KILLS {
        let mut client = Client::new(&server.base);
        client.login("ward.officer@test.example", nhipcau_tests::PASSWORD).await;
        let before: u64 = all.iter().map(|kept| kept.lock().unwrap().acknowledged).sum();
        let writers: Vec<_> =
            all.iter().map(|kept| tokio::spawn(write(client.clone(), kept.clone()))).collect();
        // The moment of death differs from run to run.
        let random = u64::from(uuid::Uuid::new_v4().as_bytes()[0]);
        tokio::time::sleep(Duration::from_millis(500 + random * 4)).await;
        server.kill();
        for writer in writers {
            writer.await.unwrap();
        }
        let after: u64 = all.iter().map(|kept| kept.lock().unwrap().acknowledged).sum();
        assert!(after > before, "nothing was written before the kill: the test shows nothing");

        server = Server::start(&config).await;
        let mut client = Client::new(&server.base);
        client.login("ward.officer@test.example", nhipcau_tests::PASSWORD).await;
        for kept in &all {
            let (path, acknowledged) = {
                let kept = kept.lock().unwrap();
                (kept.path.clone(), kept.acknowledged)
            };
            let seen = client.get(&format!("{path}/sections/problem")).await.expect(200);
            let found = number_in(seen.json["content"]["text"]["vi"].as_str().unwrap_or_default());
            // The write under way at the kill may have been committed without an answer.
            assert!(
                found == acknowledged || found == acknowledged + 1,
                "{path}: {acknowledged} was acknowledged, {found} is there"
            );
            kept.lock().unwrap().acknowledged = found;
        }
    }
    server.kill();
    // Whatever was left without a number gets one, and the numbers are 1, 2, 3 … without a gap.
    while nhipcau_store::sequencer::run_once(&app.store).await.unwrap() > 0 {}
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
    drop(app);
    database.drop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_loses_nothing_sqlite() {
    survives(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_9_loses_nothing_postgres() {
    survives(Backend::Postgres).await;
}
