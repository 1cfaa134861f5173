//! `nhipcau import` into a database with nothing in it, and the demonstration that is served on it
//! afterwards: its broker signs in by one click and finds who could answer.

use std::process::Command;

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_server::config::Config;
use nhipcau_tests::{Backend, Client, Process, TempDir, TestDatabase, configuration, free_address};
use serde_json::{Value, json};

fn lines() -> String {
    let closes_at = nhipcau_store::clock::wall().plus_days(20);
    let day = |at: Timestamp| at.to_string();
    [
        json!({"type": "expert", "email": "ai.do@vien.example", "name": "Đinh Hà Ai"}),
        json!({"type": "capability", "external_id": "cap-1", "title": "Báo trước ca cấp cứu cho bệnh viện", "summary": "Xe cứu thương gửi chỉ số sinh tồn về khoa cấp cứu.", "topics": ["prehospital-emergency"]}),
        json!({"type": "capability", "external_id": "cap-2", "title": "Truy xuất nguồn gốc dược liệu", "organisation": "Vườn Thuốc Nam"}),
        json!({"type": "challenge", "external_id": "need-1", "title": "Khoa cấp cứu biết trước ca bệnh nặng", "description": "Xe cứu thương chưa báo trước cho khoa cấp cứu.", "topics": ["prehospital-emergency"], "status": "open", "closes_at": day(closes_at)}),
        json!({"type": "challenge", "external_id": "need-2", "title": "Hẹn giờ khám"}),
    ]
    .map(|line| line.to_string())
    .join("\n")
}

async fn an_empty_database_becomes_a_demonstration(backend: Backend) {
    let dir = TempDir::new();
    let database = TestDatabase::make(backend, dir.path()).await;
    let config = Config { http_addr: free_address(), ..configuration(dir.path(), &database.url) };
    let file = dir.path().join("lines.jsonl");
    std::fs::write(&file, lines()).unwrap();
    let binary = || Command::new(env!("CARGO_BIN_EXE_served"));
    let import = || Process::spawn(binary(), &config, &["import", file.to_str().unwrap()]);
    assert!(import().succeeded(), "every line is taken");

    let mut server = Process::spawn(binary(), &config, &["serve", "--demo"]);
    server.ready(&config).await;
    let mut broker = Client::new(&format!("http://{}", config.http_addr));
    let cast = broker.get("/api/v1/auth/demo").await.expect(200).json;
    let key = "import-science-officer";
    assert!(cast["items"].as_array().unwrap().iter().any(|one| one["key"] == key), "{cast}");
    let session = broker.post("/api/v1/auth/demo", json!({"key": key})).await.expect(200);
    broker.use_token(session.json["access_token"].as_str().map(str::to_owned));

    let found = async |query: &str| -> Value {
        let list = broker.get(&format!("/api/v1/search?{query}")).await.expect(200).json;
        assert_eq!(list["total"], 1, "{query}: {list}");
        list["items"][0]["id"].clone()
    };
    let need = found("external_id=need-1").await;
    let matches = format!("/api/v1/challenges/{}/matches", need.as_str().unwrap());
    let matches = broker.get(&matches).await.expect(200).json;
    assert_eq!(matches["items"][0]["capability"]["external_id"], "cap-1", "{matches:#}");
    let offer = found("external_id=cap-1").await;
    let matches = format!("/api/v1/capabilities/{}/matches", offer.as_str().unwrap());
    let matches = broker.get(&matches).await.expect(200).json;
    assert_eq!(matches["items"][0]["challenge"]["external_id"], "need-1", "{matches:#}");

    // The database says that it is a demonstration; the command need not be told.
    assert!(import().succeeded(), "the same file once more, beside the server");
    let more = json!({"type": "challenge", "external_id": "need-3", "title": "Máy thở trên xe", "status": "open", "closes_at": nhipcau_store::clock::wall().plus_days(9).to_string()});
    std::fs::write(&file, more.to_string()).unwrap();
    assert!(import().succeeded(), "a call without a programme");
    server.kill();
    database.drop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_database_becomes_a_demonstration_sqlite() {
    an_empty_database_becomes_a_demonstration(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_database_becomes_a_demonstration_postgres() {
    an_empty_database_becomes_a_demonstration(Backend::Postgres).await;
}
