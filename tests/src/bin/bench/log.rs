//! The log: what appending, proving and checking cost at a million records, and what 16 writers lose
//! by it.

use std::{
    collections::HashMap,
    io::Cursor,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use nhipcau_app::{
    App, Ctx, Happening,
    log::{self, verify},
};
use nhipcau_store::{Conn, event};
use nhipcau_tests::{Backend, TestApp};
use serde_json::json;
use uuid::Uuid;

use crate::Result;

/// How many records the long log has.
const RECORDS: u64 = 1_000_000;
/// How many are appended before a figure is taken.
const SOME: u64 = 10_000;
const PROOFS: u64 = 500;
const WRITERS: usize = 16;
const WRITES: usize = 250;

/// Writes events as use cases do, many in one transaction, and appends them.
async fn append(app: &App, count: u64) -> Result<Duration> {
    let ctx = Ctx::system();
    let mut left = count;
    let mut spent = Duration::ZERO;
    while left > 0 {
        let work = app.begin(&ctx).await?;
        let batch = left.min(2_000);
        for number in 0..batch {
            let happening =
                Happening::new("challenge", Uuid::from_u128(number.into()), "edit_section");
            work.record(happening.with(json!({"section": "context", "number": number}))).await?;
        }
        work.commit().await?;
        let begun = Instant::now();
        while log::sequence(app).await? > 0 {}
        spent += begun.elapsed();
        left -= batch;
    }
    Ok(spent)
}

async fn prove(app: &App, size: u64) -> Result<f64> {
    let ctx = Ctx::system();
    let begun = Instant::now();
    for number in 0..PROOFS {
        let seq = i64::try_from(number * (size / PROOFS) + 1)?;
        log::proof(app, &ctx, seq, Some(size)).await?;
    }
    Ok(begun.elapsed().as_secs_f64() * 1e3 / PROOFS as f64)
}

/// One log grown to a million records, checked, and damaged.
pub async fn long() -> Result<()> {
    let app = TestApp::start(Backend::Sqlite).await;
    app.settle().await;
    let before = log::head(&app.app).await?.size;
    let rate = |count: u64, spent: Duration| count as f64 / spent.as_secs_f64();
    println!("\nthe log on SQLite | empty | {RECORDS} records");
    println!("|---|---|---|");
    let empty = rate(SOME, append(&app.app, SOME).await?);
    let proof_short = prove(&app.app, 1_000).await?;
    append(&app.app, RECORDS - 2 * SOME - before).await?;
    let full = rate(SOME, append(&app.app, SOME).await?);
    let proof_long = prove(&app.app, RECORDS).await?;
    println!("| appended records/s | {empty:.0} | {full:.0} |");
    println!("| inclusion proof, ms | {proof_short:.2} | {proof_long:.2} |");

    let keys = [app.app.log_key.public().clone()];
    let begun = Instant::now();
    let found = verify::database(&app.app.store, &keys).await?;
    println!("database checked: {found}: {:.0} records/s", rate(found.records, begun.elapsed()));
    let mut file = Vec::new();
    let begun = Instant::now();
    log::export(&app.app, true, &mut file).await?;
    println!("exported: {} MiB, {:.0} records/s", file.len() >> 20, rate(RECORDS, begun.elapsed()));
    let begun = Instant::now();
    verify::export(Cursor::new(&file), &keys)?;
    println!("export checked: {:.0} records/s", rate(RECORDS, begun.elapsed()));

    let writer = app.app.store.writer();
    for (table, column) in [("event", "payload"), ("log_leaf", "digest")] {
        let seq = RECORDS * 2 / 3 + 1;
        // The last byte but one of the figures, or of the digest.
        let change = format!(
            "UPDATE {table} SET {column} = CAST(substr({column}, 1, length({column}) - 2) || '9' || \
             substr({column}, length({column})) AS {}) WHERE seq = {seq}",
            if column == "payload" { "TEXT" } else { "BLOB" }
        );
        writer.execute_unprepared(&change).await?;
        match verify::database(&app.app.store, &keys).await {
            Ok(_) => return Err(format!("a flipped byte in {table} was not found").into()),
            Err(broken) => println!("one byte of {table} changed: {broken}"),
        }
        if column == "payload" {
            let repair = format!(
                "UPDATE event SET payload = (SELECT payload FROM event WHERE seq = {} ) WHERE seq = {seq}",
                seq - 2_000
            );
            writer.execute_unprepared(&repair).await?;
        }
    }
    let place = file.len() * 2 / 3;
    file[place] ^= 1;
    match verify::export(Cursor::new(&file), &keys) {
        Ok(_) => Err("a flipped byte in the export was not found".into()),
        Err(broken) => {
            println!("one byte of the export changed: {broken}");
            Ok(())
        }
    }
}

/// What was committed when, until it has a number.
type Commits = Arc<Mutex<HashMap<Uuid, Instant>>>;

async fn write(app: Arc<App>, commits: Commits) -> Result<()> {
    let ctx = Ctx::system();
    for number in 0..WRITES {
        let work = app.begin(&ctx).await?;
        let happening = Happening::new("challenge", Uuid::nil(), "edit_section");
        let id = work.record(happening.with(json!({"number": number}))).await?;
        work.commit().await?;
        commits.lock().map_err(|_| "a writer panicked")?.insert(id, Instant::now());
    }
    Ok(())
}

async fn writers(app: &Arc<App>, commits: &Commits) -> Result<f64> {
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..WRITERS {
        tasks.push(tokio::spawn(write(app.clone(), commits.clone())));
    }
    for task in tasks {
        task.await??;
    }
    Ok((WRITERS * WRITES) as f64 / begun.elapsed().as_secs_f64())
}

/// 16 writers on PostgreSQL, with and without the log behind them.
pub async fn contended() -> Result<()> {
    if std::env::var("NHIPCAU_TEST_PG_URL").is_err() {
        println!("\nno PostgreSQL (NHIPCAU_TEST_PG_URL): the log was not measured under writers");
        return Ok(());
    }
    let app = TestApp::start(Backend::Postgres).await;
    app.settle().await;
    let commits = Commits::default();
    let without = writers(&app.app, &commits).await?;
    app.settle().await;
    commits.lock().map_err(|_| "a writer panicked")?.clear();
    let sequencer = tokio::spawn(follow(app.app.clone(), commits.clone()));
    let begun = Instant::now();
    let with = writers(&app.app, &commits).await?;
    let mut lags = sequencer.await??;
    let through = (WRITERS * WRITES) as f64 / begun.elapsed().as_secs_f64();
    let (p50, p99) = crate::quantiles(&mut lags);
    println!("\n{WRITERS} writers on PostgreSQL, {WRITES} writes each");
    println!(
        "| without the log, writes/s | with it | ratio | numbered/s | lag p50 ms | lag p99 ms |"
    );
    println!("|---|---|---|---|---|---|");
    println!(
        "| {without:.0} | {with:.0} | {:.2} | {through:.0} | {p50:.0} | {p99:.0} |",
        with / without
    );
    app.finish().await;
    Ok(())
}

/// Numbers what comes as the background work does, and tells how long each commit waited.
async fn follow(app: Arc<App>, commits: Commits) -> Result<Vec<f64>> {
    let mut last = event::head(app.store.reader()).await?;
    let mut lags = Vec::new();
    while lags.len() < WRITERS * WRITES {
        if log::sequence(&app).await? == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let now = Instant::now();
        for event in event::after(app.store.reader(), last, 2_000).await? {
            last = event.seq.unwrap_or(last);
            // A commit whose writer has not come to note it down yet has not waited.
            let committed = commits.lock().map_err(|_| "a writer panicked")?.remove(&event.id);
            let waited = committed.map_or(Duration::ZERO, |at| now.saturating_duration_since(at));
            lags.push(waited.as_secs_f64() * 1e3);
        }
    }
    Ok(lags)
}
