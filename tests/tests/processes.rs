//! Serving and background work in two processes on one data folder: what one writes the other's
//! work carries on, and neither is in the other's way.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
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

async fn side_by_side(backend: Backend) {
    let dir = TempDir::new();
    let database = TestDatabase::make(backend, dir.path()).await;
    let config = Config {
        http_addr: free_address(),
        worker: false,
        ..configuration(dir.path(), &database.url)
    };
    let store = wiring::store(&config).await.unwrap();
    wiring::migrate(&store).await.unwrap();
    let app = wiring::build(&config, Mode::Production, store, Overrides::default()).await.unwrap();
    let world = World::set_up(&app).await;
    drop(app);

    let binary = || Command::new(env!("CARGO_BIN_EXE_served"));
    let mut server = Process::spawn(binary(), &config, &["serve"]);
    server.ready(&config).await;
    let base = format!("http://{}", config.http_addr);
    let mut owner = Client::new(&base);
    owner.login("startup.owner@test.example", nhipcau_tests::PASSWORD).await;
    let body = json!({
        "organisation_id": world.startup, "kind": "product",
        "title": {"vi": "Máy trợ thở xách tay cho xe cứu thương"},
        "summary": {"vi": "Chạy pin bốn giờ, nặng ba ki-lô-gam."},
    });
    let created = owner.post("/api/v1/capabilities", body).await.expect(201);
    let path = format!("/api/v1/capabilities/{}", created.id());
    owner.transition(&path, json!({"action": "list"})).await.expect(200);
    // A number is given by the worker alone, and nothing is found without one.
    let search = "/api/v1/search?q=may%20tro%20tho";
    let mut public = Client::new(&base);
    public.use_token(None);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(public.get(search).await.expect(200).json["items"], json!([]));

    let _worker = Process::spawn(binary(), &config, &["worker"]);
    let begun = Instant::now();
    while public.get(search).await.expect(200).json["items"][0]["id"] != created.id() {
        assert!(begun.elapsed() < Duration::from_secs(30), "never found");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // The worker sends the mails of what the server does.
    let organisation = format!("/api/v1/organisations/{}", world.startup);
    let ask =
        json!({"action": "request_verification", "evidence": "Giấy chứng nhận đăng ký số 1."});
    owner.transition(&organisation, ask).await.expect(200);
    let mails = config.data_dir.join("mail");
    let begun = Instant::now();
    while std::fs::read_dir(&mails).map_or(0, Iterator::count) == 0 {
        assert!(begun.elapsed() < Duration::from_secs(30), "no mail has left");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Another server starts from a copy of the index that was taken beside them.
    let snapshot = dir.path().join("snapshot");
    let taken = Process::spawn(binary(), &config, &["snapshot", snapshot.to_str().unwrap()]);
    assert!(taken.succeeded());
    let replica = Config {
        http_addr: free_address(),
        index_dir: dir.path().join("replica"),
        index_snapshot_dir: snapshot.clone(),
        ..config
    };
    let mut other = Process::spawn(binary(), &replica, &["serve"]);
    other.ready(&replica).await;
    let mut public = Client::new(&format!("http://{}", replica.http_addr));
    public.use_token(None);
    assert_eq!(public.get(search).await.expect(200).json["items"][0]["id"], created.id());
    let (copied, served) = (segments(&snapshot), segments(&replica.index_dir));
    assert!(served.iter().any(|name| copied.contains(name)), "built anew: {served:?}, {copied:?}");
    drop((server, other));
    database.drop().await;
}

/// The files of the terms of an index, which have the names of its segments.
fn segments(index: &Path) -> Vec<String> {
    let generation = std::fs::read_to_string(index.join("CURRENT")).unwrap();
    let files = std::fs::read_dir(index.join(generation.trim())).unwrap();
    let mut names: Vec<_> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".term"));
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn server_and_worker_share_a_folder_sqlite() {
    side_by_side(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn server_and_worker_share_a_folder_postgres() {
    side_by_side(Backend::Postgres).await;
}
