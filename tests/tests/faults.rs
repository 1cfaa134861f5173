//! `kill -9` at random moments: no acknowledged write is lost, no event number is missing or
//! given twice.

use std::{
    process::Command,
    sync::{Arc, Mutex},
    time::Duration,
};

use nhipcau_app::Mode;
use nhipcau_server::{
    config::Config,
    wiring::{self, Overrides},
};
use nhipcau_tests::{
    Backend, Client, Process, TempDir, TestDatabase, World, configuration, free_address,
};
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
    let config = Config { http_addr: free_address(), ..configuration(dir.path(), &database.url) };
    let store = wiring::store(&config).await.unwrap();
    wiring::migrate(&store).await.unwrap();
    let app =
        wiring::build(&config, Mode::Demonstration, store, Overrides::default()).await.unwrap();
    let world = World::set_up(&app).await;

    let base = format!("http://{}", config.http_addr);
    let start = async || {
        let binary = Command::new(env!("CARGO_BIN_EXE_served"));
        let mut server = Process::spawn(binary, &config, &["serve", "--demo"]);
        server.ready(&config).await;
        server
    };
    let mut server = start().await;
    let mut all = Vec::new();
    let mut client = Client::new(&base);
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
        let mut client = Client::new(&base);
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

        server = start().await;
        let mut client = Client::new(&base);
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
    nhipcau_tests::numbered_without_gap(&app).await;
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
