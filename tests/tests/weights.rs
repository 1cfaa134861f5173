//! `nhipcau judgements fit --apply`: what a broker made of matches becomes the weights of the installation, which the
//! next server ranks by and everybody can read of.

use std::process::Command;

use nhipcau_server::config::Config;
use nhipcau_tests::{Backend, Client, Process, TempDir, TestDatabase, configuration, free_address};
use serde_json::{Value, json};

/// What the needs are about; each is offered twice, ready for use and at its beginning.
const THINGS: [&str; 12] = [
    "xe lăn",
    "máy thở",
    "kính mắt",
    "băng gạc",
    "ống tiêm",
    "giường bệnh",
    "nhiệt kế",
    "máy trợ thính",
    "túi máu",
    "khẩu trang",
    "nạng gỗ",
    "đèn mổ",
];

fn lines() -> String {
    let closes_at = nhipcau_store::clock::wall().plus_days(20).to_string();
    let lines = THINGS.iter().enumerate().flat_map(|(number, thing)| {
        let offer = |name: &str, trl: i32| {
            json!({"type": "capability", "external_id": format!("{name}-{number}"), "title": format!("Sản xuất {thing}"), "trl": trl})
        };
        let need = json!({"type": "challenge", "external_id": format!("need-{number}"), "title": format!("Thiếu {thing}"), "trl": 8, "status": "open", "closes_at": closes_at});
        [offer("early", 2), offer("ready", 9), need]
    });
    lines.map(|line| line.to_string()).collect::<Vec<_>>().join("\n")
}

/// A broker's client of a server of the demonstration.
async fn broker(config: &Config) -> Client {
    let mut client = Client::new(&format!("http://{}", config.http_addr));
    let session = client.post("/api/v1/auth/demo", json!({"key": "import-science-officer"})).await;
    client.use_token(session.expect(200).json["access_token"].as_str().map(str::to_owned));
    client
}

async fn only(client: &Client, external_id: &str) -> Value {
    let found = client.get(&format!("/api/v1/search?external_id={external_id}")).await.expect(200);
    assert_eq!(found.json["total"], 1, "{external_id}: {}", found.json);
    found.json["items"][0].clone()
}

/// What the readiness of the first need's two offers gives to their score: of the early one and of the ready one.
async fn readiness(client: &Client) -> [f64; 2] {
    let need = only(client, "need-0").await;
    let matches = format!("/api/v1/challenges/{}/matches", need["id"].as_str().unwrap());
    let matches = client.get(&matches).await.expect(200).json;
    ["early-0", "ready-0"].map(|name| {
        let items = matches["items"].as_array().unwrap();
        let found = items.iter().find(|item| item["capability"]["external_id"] == name);
        let reasons =
            found.unwrap_or_else(|| panic!("{name}: {matches:#}"))["reasons"].as_array().unwrap();
        let of_readiness = reasons.iter().find(|reason| reason["kind"] == "trl").unwrap();
        of_readiness["share"].as_f64().unwrap()
    })
}

async fn judgements_become_weights(backend: Backend) {
    let dir = TempDir::new();
    let database = TestDatabase::make(backend, dir.path()).await;
    let config = Config { http_addr: free_address(), ..configuration(dir.path(), &database.url) };
    let file = dir.path().join("lines.jsonl");
    std::fs::write(&file, lines()).unwrap();
    let run = |arguments: &[&str]| {
        Process::spawn(Command::new(env!("CARGO_BIN_EXE_served")), &config, arguments)
    };
    assert!(run(&["import", file.to_str().unwrap()]).succeeded(), "every line is taken");

    let mut server = run(&["serve", "--demo"]);
    server.ready(&config).await;
    let client = broker(&config).await;
    let before = readiness(&client).await;
    for number in 0..THINGS.len() {
        let need = only(&client, &format!("need-{number}")).await;
        for (name, verdict) in [("early", "rejected"), ("ready", "shortlisted")] {
            let offer = only(&client, &format!("{name}-{number}")).await;
            let body = json!({"organisation_id": offer["organisation"]["id"], "capability_id": offer["id"], "verdict": verdict});
            let path = format!("/api/v1/challenges/{}/shortlist", need["id"].as_str().unwrap());
            client.post(&path, body).await.expect(201);
        }
    }
    server.kill();

    // Shown and not applied: nothing changes.
    assert!(run(&["judgements", "fit"]).succeeded());
    assert!(!config.weights_file().exists());
    assert!(run(&["judgements", "fit", "--apply"]).succeeded());
    let written: Value =
        serde_json::from_str(&std::fs::read_to_string(config.weights_file()).unwrap()).unwrap();
    assert!(written["matching"]["fact"]["readiness"].is_number(), "{written:#}");

    let mut server = run(&["serve", "--demo"]);
    server.ready(&config).await;
    let client = broker(&config).await;
    let after = readiness(&client).await;
    let gap = |[early, ready]: [f64; 2]| ready - early;
    assert!(gap(after) > gap(before) * 1.1, "{before:?} {after:?}");
    let list = client.get("/api/v1/audit?noun=weights").await.expect(200).json;
    assert_eq!(list["items"][0]["action"], "refit", "{list:#}");
    assert_eq!(list["items"][0]["audience"], "public");
    server.kill();

    // Weights that cannot be read are named, and nobody ranks by half of them.
    std::fs::write(config.weights_file(), "{\"matching\": 1}").unwrap();
    assert!(!run(&["judgements", "fit"]).succeeded());
    database.drop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn judgements_become_weights_sqlite() {
    judgements_become_weights(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn judgements_become_weights_postgres() {
    judgements_become_weights(Backend::Postgres).await;
}
