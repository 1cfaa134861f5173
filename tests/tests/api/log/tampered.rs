//! Whoever changes a byte of the log is found out, and the first record that is broken is named.

use std::io::Cursor;

use nhipcau_app::log::{self, verify};
use nhipcau_store::Conn;
use nhipcau_tests::{Backend, TestApp};
use serde_json::json;

use crate::stages::open_call;

async fn checked(app: &TestApp) -> Result<verify::Verified, String> {
    let keys = [app.app.log_key.public().clone()];
    verify::database(&app.app.store, &keys).await.map_err(|broken| broken.to_string())
}

/// A log of some records in more than one batch.
async fn begun(backend: Backend) -> TestApp {
    let app = TestApp::start(backend).await;
    app.settle().await;
    open_call(&app, json!({})).await;
    app.settle().await;
    open_call(&app, json!({})).await;
    app.settle().await;
    app
}

async fn whoever_has_the_database_is_found_out(backend: Backend) {
    let app = begun(backend).await;
    let whole = checked(&app).await.unwrap();
    assert!(whole.records > 20 && whole.checkpoints >= 3, "{whole}");
    assert_eq!(whole.with_figures, whole.records);
    let writer = app.app.store.writer();
    let last = whole.records;
    let other = match backend {
        Backend::Sqlite => "zeroblob(32)",
        Backend::Postgres => r"decode(repeat('00', 32), 'hex')",
    };
    let nobody = match backend {
        Backend::Sqlite => "zeroblob(16)",
        Backend::Postgres => "'00000000-0000-0000-0000-000000000000'",
    };
    let number = |seq: u64| format!("seq = {seq}");
    // Each: what is changed, what it was, how it is put back is the reverse statement's business.
    let cases: Vec<(String, String, &str)> = vec![
        ("UPDATE event SET payload = '{\"to\": \"declined\"}'".into(), number(7), "record 7 is broken: its figures"),
        ("UPDATE event SET at = at + 1".into(), number(5), "record 5 is broken: the time"),
        ("UPDATE event SET action = 'decline'".into(), number(6), "record 6 is broken: the action"),
        (format!("UPDATE event SET subject_id = {nobody}"), number(8), "record 8 is broken: the subject"),
        (format!("UPDATE event SET organisation_id = {nobody}"), number(9), "record 9 is broken: its figures"),
        ("UPDATE event SET audience = 'parties', noun = noun".into(), "seq = (SELECT min(seq) FROM event WHERE audience = 'public')".into(), "its figures do not have their digest"),
        ("UPDATE event SET actor_id = (SELECT person_id FROM log_actor WHERE person_id <> event.actor_id LIMIT 1)".into(), "seq = (SELECT max(seq) FROM event WHERE actor_id IS NOT NULL)".into(), "the actor of record and event differ"),
        ("UPDATE event SET salt = NULL".into(), number(4), "record 4 is broken: its figures are gone"),
        ("UPDATE log_leaf SET at = at + 1".into(), number(5), "record 5 is broken: the time"),
        (format!("UPDATE log_leaf SET digest = {other}"), number(10), "record 10 is broken: its figures"),
        ("DELETE FROM log_leaf".into(), number(11), "record 11 is broken: it is missing"),
        ("DELETE FROM event".into(), number(12), "record 12 is broken: its event is missing"),
        ("UPDATE event SET seq = seq + 1000".into(), number(last), "is broken: its event is missing"),
        ("DELETE FROM log_leaf".into(), number(last), "record"),
        (format!("UPDATE log_tile SET hashes = {other}"), "name = '0/0'".into(), "tile 0/0"),
        ("DELETE FROM log_tile".into(), "name = '0/0'".into(), "tile 0/0"),
        (format!("UPDATE log_checkpoint SET root = {other}"), format!("size = {last}"), "the signed head of"),
        ("UPDATE log_checkpoint SET at = at + 1".into(), format!("size = {last}"), "the signed head of"),
        ("UPDATE log_checkpoint SET note = replace(note, 'time 2', 'time 1')".into(), format!("size = {last}"), "the signed head of"),
        ("DELETE FROM log_checkpoint".into(), format!("size = {last}"), "its last signed head"),
    ];
    for (change, place, named) in cases {
        let tables = ["event", "history", "log_leaf", "log_tile", "log_checkpoint"];
        for table in tables {
            writer
                .execute_unprepared(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}"))
                .await
                .unwrap();
        }
        let free = match backend {
            Backend::Sqlite => "PRAGMA foreign_keys = OFF",
            Backend::Postgres => {
                "ALTER TABLE history DROP CONSTRAINT IF EXISTS history_event_id_fkey"
            }
        };
        writer.execute_unprepared(free).await.unwrap();
        let sql = format!("{change} WHERE {place}");
        let done =
            writer.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert!(done.rows_affected() > 0, "{sql} changed nothing");
        let why = checked(&app).await.expect_err(&sql);
        assert!(why.contains(named), "{sql}: {why}");
        for table in tables {
            for sql in [
                format!("DELETE FROM {table}"),
                format!("INSERT INTO {table} SELECT * FROM kept_{table}"),
                format!("DROP TABLE kept_{table}"),
            ] {
                writer
                    .execute_unprepared(&sql)
                    .await
                    .unwrap_or_else(|error| panic!("{sql}: {error}"));
            }
        }
        assert_eq!(checked(&app).await.unwrap(), whole);
    }
    app.finish().await;
}

async fn whoever_changes_a_thing_past_the_log_is_found_out(backend: Backend) {
    let app = begun(backend).await;
    let whole = checked(&app).await.unwrap();
    let writer = app.app.store.writer();
    let free = match backend {
        Backend::Sqlite => "PRAGMA foreign_keys = OFF",
        Backend::Postgres => "SET session_replication_role = replica",
    };
    for (table, change, named) in [
        (
            "challenge",
            "UPDATE challenge SET status = 'awarded'",
            "its table says awarded, and its last record open",
        ),
        (
            "organisation",
            "UPDATE organisation SET verification = 'verified'",
            "says verified, and no record tells of it",
        ),
        ("challenge", "DELETE FROM challenge", "it is in no table any more"),
    ] {
        let one = format!("id = (SELECT id FROM {table} ORDER BY id LIMIT 1)");
        for sql in [format!("CREATE TABLE kept AS SELECT * FROM {table}"), free.to_owned()] {
            writer.execute_unprepared(&sql).await.unwrap();
        }
        let done = writer.execute_unprepared(&format!("{change} WHERE {one}")).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{change}");
        let why = checked(&app).await.expect_err(change);
        assert!(why.starts_with(table) && why.contains(named), "{change}: {why}");
        let back = [
            format!("DELETE FROM {table}"),
            format!("INSERT INTO {table} SELECT * FROM kept"),
            "DROP TABLE kept".to_owned(),
        ];
        let foreign = if backend == Backend::Postgres {
            "SET session_replication_role = replica; "
        } else {
            ""
        };
        for sql in back {
            writer
                .execute_unprepared(&format!("{foreign}{sql}"))
                .await
                .unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        assert_eq!(checked(&app).await.unwrap(), whole);
    }
    app.finish().await;
}

async fn nothing_is_signed_over_a_damaged_log(backend: Backend) {
    let app = begun(backend).await;
    let whole = checked(&app).await.unwrap();
    let writer = app.app.store.writer();
    for sql in
        ["CREATE TABLE kept AS SELECT * FROM log_tile", "DELETE FROM log_tile WHERE name = '0/0'"]
    {
        writer.execute_unprepared(sql).await.unwrap();
    }
    open_call(&app, json!({})).await;
    let error = log::sequence(&app.app).await.unwrap_err().to_string();
    assert!(error.contains("log"), "{error}");
    let head = app.public().get("/api/v1/audit/head").await.expect(200).json;
    assert_eq!(head["size"], json!(whole.records));
    // Once the damage is mended the log goes on where it stopped.
    for sql in ["INSERT INTO log_tile SELECT * FROM kept WHERE name = '0/0'", "DROP TABLE kept"] {
        writer.execute_unprepared(sql).await.unwrap();
    }
    app.settle().await;
    assert!(checked(&app).await.unwrap().records > whole.records);
    app.finish().await;
}

async fn every_byte_of_an_export_counts(backend: Backend) {
    let app = begun(backend).await;
    let keys = [app.app.log_key.public().clone()];
    let mut figures = 0;
    for with_parties in [false, true] {
        let mut file = Vec::new();
        let records = log::export(&app.app, with_parties, &mut file).await.unwrap();
        let whole = verify::export(Cursor::new(&file), &keys).unwrap();
        assert_eq!(whole.records, records);
        // What the auditor reads is more than what is public, and not what is somebody's own.
        assert!(figures < whole.with_figures && whole.with_figures < records, "{whole}");
        figures = whole.with_figures;
        assert_eq!(verify::export(Cursor::new(&file), &[]).unwrap(), whole);
        // All over the file, one bit flipped: nothing passes.
        for place in (0..file.len()).step_by(97) {
            let mut changed = file.clone();
            changed[place] ^= 1;
            let found = verify::export(Cursor::new(&changed), &keys);
            assert!(
                found.is_err(),
                "byte {place} of {}",
                String::from_utf8_lossy(
                    &file[place.saturating_sub(60)..(place + 60).min(file.len())]
                )
            );
        }
        let lines: Vec<_> = file.split_inclusive(|byte| *byte == b'\n').collect();
        for missing in 0..lines.len() {
            let mut fewer = lines.clone();
            fewer.remove(missing);
            let found = verify::export(Cursor::new(fewer.concat()), &keys);
            // A signed head between two others may be absent: the later ones vouch for its records too.
            let head = lines[missing].starts_with(b"{\"kind\":\"checkpoint\"")
                && missing + 1 < lines.len();
            assert!(head || found.is_err(), "without line {}", missing + 1);
        }
        let broken = String::from_utf8(file.clone()).unwrap().replacen(
            "challenge.create",
            "challenge.delete",
            1,
        );
        if with_parties {
            let why = verify::export(Cursor::new(broken), &keys).unwrap_err().to_string();
            assert!(
                why.starts_with("record ") && why.contains("its leaf does not have its hash"),
                "{why}"
            );
        }
        let foreign = TestApp::start(Backend::Sqlite).await;
        let theirs = [foreign.app.log_key.public().clone()];
        assert!(verify::export(Cursor::new(&file), &theirs).is_err());
        foreign.finish().await;
    }
    // That it left the house is on record, each time.
    app.settle().await;
    let auditor = app.sign_in("auditor@test.example").await;
    let log = auditor.get("/api/v1/audit?noun=log").await.expect(200);
    let acts: Vec<_> =
        log.json["items"].as_array().unwrap().iter().map(|one| one["action"].clone()).collect();
    assert_eq!(acts, [json!("export"), json!("export")]);
    checked(&app).await.unwrap();
    app.finish().await;
}

macro_rules! each {
    ($($name:ident)+) => {
        $(mod $name {
            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() { super::$name(super::Backend::Sqlite).await; }
            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() { super::$name(super::Backend::Postgres).await; }
        })+
    };
}

each! { whoever_has_the_database_is_found_out nothing_is_signed_over_a_damaged_log
whoever_changes_a_thing_past_the_log_is_found_out every_byte_of_an_export_counts }
