//! From the answer to a change until the search finds it: in the process that made it and in another one on the same
//! database, with nobody else there and among people who search without a pause.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use nhipcau_tests::{Backend, TempDir, TestDatabase};
use reqwest::Client;
use serde_json::{Value, json};

use crate::{
    Result, Served,
    made::{Chance, Vocabulary},
    quantiles, run, session, start,
};

/// How often a change is made and waited for.
const CHANGES: usize = 100;
/// So many people search all the while.
const SEARCHERS: usize = 8;
/// How often the search is asked whether it finds the change.
const ASKED_EVERY: Duration = Duration::from_millis(5);

/// Prints the table; PostgreSQL where `NHIPCAU_TEST_PG_URL` names a cluster.
pub async fn table(binary: &str) -> Result<()> {
    println!(
        "\ncommit → findable, {CHANGES} changes each, asked every {} ms",
        ASKED_EVERY.as_millis()
    );
    println!(
        "| database | where | searchers beside | p50 ms | p99 ms | longest ms | their searches/s |"
    );
    println!("|---|---|---|---|---|---|---|");
    let dir = TempDir::new();
    let database = TestDatabase::make(Backend::Sqlite, dir.path()).await;
    let server = Served::of_demonstration(binary, dir.path(), &database.url).await?;
    rows("SQLite", "same process", &server, &server).await?;
    drop(server);
    if std::env::var("NHIPCAU_TEST_PG_URL").is_err() {
        return Ok(());
    }
    let (here, there) = (TempDir::new(), TempDir::new());
    let database = TestDatabase::make(Backend::Postgres, here.path()).await;
    let writer = Served::of_demonstration(binary, here.path(), &database.url).await?;
    let reader = start(binary, there.path(), Some(&database.url)).await?;
    rows("PostgreSQL", "same process", &writer, &writer).await?;
    rows("PostgreSQL", "another process", &writer, &reader).await?;
    drop((writer, reader));
    database.drop().await;
    Ok(())
}

impl Served {
    async fn of_demonstration(binary: &str, dir: &Path, database: &str) -> Result<Self> {
        run(binary, dir, Some(database), &["demo"])?;
        start(binary, dir, Some(database)).await
    }
}

async fn rows(database: &str, place: &str, writer: &Served, reader: &Served) -> Result<()> {
    for searchers in [0, SEARCHERS] {
        let enough = Arc::new(AtomicBool::new(false));
        let begun = Instant::now();
        let searching: Vec<_> = (0..searchers)
            .map(|seed| tokio::spawn(search(reader.base.clone(), seed, enough.clone())))
            .collect();
        let times = changes(&format!("{place}{searchers}"), writer, reader).await;
        enough.store(true, Ordering::SeqCst);
        let mut searches = 0;
        for task in searching {
            searches += task.await??;
        }
        let rate = f64::from(searches) / begun.elapsed().as_secs_f64();
        let mut times = times?;
        let (p50, p99) = quantiles(&mut times);
        let longest = times.last().copied().unwrap_or_default();
        println!(
            "| {database} | {place} | {searchers} | {p50:.0} | {p99:.0} | {longest:.0} | {rate:.0} |"
        );
    }
    Ok(())
}

/// Searches until it is enough; how often.
async fn search(base: String, seed: usize, enough: Arc<AtomicBool>) -> Result<u32> {
    let mut chance = Chance::new();
    let vocabulary = Vocabulary::new(&mut chance)?;
    // Everybody begins somewhere else.
    for _ in 0..seed * 100 {
        chance.below(2);
    }
    let client = Client::new();
    let mut searches = 0;
    while !enough.load(Ordering::SeqCst) {
        let text = vocabulary.typed(&mut chance);
        let url =
            reqwest::Url::parse_with_params(&format!("{base}/api/v1/search"), [("q", &text)])?;
        client.get(url).send().await?.error_for_status()?.bytes().await?;
        searches += 1;
    }
    Ok(searches)
}

/// Lists new offers; how long each takes to be found, in milliseconds.
async fn changes(name: &str, writer: &Served, reader: &Served) -> Result<Vec<f64>> {
    let client = Client::new();
    let (token, organisation) = owner(&client, &writer.base).await?;
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut times = Vec::with_capacity(CHANGES);
    for number in 0..CHANGES {
        let word = format!("zq{name}x{number}");
        let create = json!({"organisation_id": organisation, "kind": "product", "title": {"en": word}, "summary": {"en": word}});
        let url = format!("{}/api/v1/capabilities", writer.base);
        let created = client.post(&url).bearer_auth(&token).json(&create).send().await?;
        let created = created.error_for_status()?;
        let etag = created.headers()["etag"].to_str()?.to_owned();
        let created: Value = created.json().await?;
        let id = created["id"].as_str().ok_or("no id")?;
        let list = client.post(format!("{url}/{id}/transitions")).bearer_auth(&token);
        let list = list.header("if-match", etag).json(&json!({"action": "list"}));
        list.send().await?.error_for_status()?;
        let begun = Instant::now();
        let url = format!("{}/api/v1/search?q={word}", reader.base);
        loop {
            let found: Value = client.get(&url).send().await?.error_for_status()?.json().await?;
            let mut items = found["items"].as_array().into_iter().flatten();
            if items.any(|item| item["id"] == id) {
                break;
            }
            if begun.elapsed() > Duration::from_secs(10) {
                return Err("a change does not become findable".into());
            }
            tokio::time::sleep(ASKED_EVERY).await;
        }
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times)
}

/// Somebody of the demonstration who owns an organisation, signed in.
async fn owner(client: &Client, base: &str) -> Result<(String, Value)> {
    let cast: Value = client.get(format!("{base}/api/v1/auth/demo")).send().await?.json().await?;
    for person in cast["items"].as_array().ok_or("nobody to sign in as")? {
        let token = session(client, base, person["key"].as_str().unwrap_or_default()).await?;
        let me = client.get(format!("{base}/api/v1/me")).bearer_auth(&token).send().await?;
        let me: Value = me.json().await?;
        let mut memberships = me["memberships"].as_array().into_iter().flatten();
        if let Some(owned) = memberships.find(|one| one["role"] == "owner") {
            return Ok((token, owned["organisation"]["id"].clone()));
        }
    }
    Err("nobody in the demonstration owns an organisation".into())
}
