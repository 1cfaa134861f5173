//! What is kept of a sealed submission where no reader looks: events, rows, files, mails. What readers
//! see is in `hunt.rs`.

use std::path::Path;

use nhipcau_tests::on_both;
use serde_json::json;

use crate::submission::{begin, fill, id_of, open_call};

/// Words that stand in every part of the submission and nowhere else.
const MARK: &str = "dấu-vết-kín-7314";

/// Every file below a folder that contains these bytes.
fn holding(folder: &Path, needle: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, needle));
        } else if std::fs::read(&path).unwrap().windows(needle.len()).any(|part| part == needle) {
            found.push(path.display().to_string());
        }
    }
    found
}

on_both! {
    async fn events_say_nothing_of_the_content(app) {
        let call = open_call(&app).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let path = begin(&owner, &call, app.world.startup).await;
        fill(&owner, &path, MARK).await;
        owner.upload(&format!("{path}/attachments"), &format!("{MARK}.txt"), "text/plain", "attachment", MARK.as_bytes()).await.expect(201);
        owner.transition(&path, json!({"action": "send"})).await.expect(200);
        app.settle().await;
        let conn = app.app.store.reader();
        let id: uuid::Uuid = id_of(&path).parse().unwrap();
        let events = nhipcau_store::event::of_subjects(conn, &[id]).await.unwrap();
        assert!(events.len() > 5);
        for event in &events {
            assert_eq!(event.audience, "sealed");
            assert_eq!(event.audience_id, Some(app.world.startup));
            assert!(!event.payload.to_string().contains(MARK));
        }
    }

    async fn nothing_readable_is_stored(app) {
        let call = open_call(&app).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let path = begin(&owner, &call, app.world.startup).await;
        fill(&owner, &path, MARK).await;
        owner.upload(&format!("{path}/attachments"), &format!("{MARK}.txt"), "text/plain", "attachment", MARK.as_bytes()).await.expect(201);
        owner.transition(&path, json!({"action": "send"})).await.expect(200);
        app.settle().await;
        // On PostgreSQL this looks at the files only; the rows are the same.
        assert_eq!(holding(app.data_dir(), MARK.as_bytes()), Vec::<String>::new());
        let page = nhipcau_store::page::Page { limit: 100, ..Default::default() };
        let conn = app.app.store.reader();
        let mails = nhipcau_store::outbox::list(conn, &[], uuid::Uuid::nil(), &page).await.unwrap();
        assert!(!mails.rows.is_empty());
        for mail in mails.rows {
            assert!(!mail.params.to_string().contains(MARK));
        }
        assert!(owner.get(&path).await.expect(200).text.contains(MARK));
    }
}
