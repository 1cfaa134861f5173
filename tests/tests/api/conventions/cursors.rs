//! Cursors: opaque, and of one list in one order.

use nhipcau_tests::{Client, on_both};
use serde_json::json;

use crate::{challenge::draft, stages::person};

/// Every list that is read page by page.
const LISTS: [&str; 12] = [
    "challenges?mine=true&",
    "capabilities?",
    "organisations?",
    "submissions?",
    "invitations?",
    "councils?mine=true&",
    "agreements?",
    "pilots?",
    "deployments?",
    "me/notifications?",
    "outbox?",
    "search?",
];

async fn next(client: &Client, list: &str) -> String {
    let page = client.get(&format!("/api/v1/{list}limit=1")).await.expect(200);
    page.json["next_cursor"].as_str().unwrap_or_else(|| panic!("{list}: one page")).to_owned()
}

on_both! {
    async fn a_cursor_is_taken_by_its_own_list_only(app) {
        let operator = person(&app, "operator").await;
        let officer = person(&app, "ward.officer").await;
        for _ in 0..3 {
            draft(&app, &officer).await;
        }
        let body = json!({"organisation_id": app.world.startup, "kind": "product", "title": {"vi": "Máy báo trước"}, "summary": {"vi": "Báo trước cho khoa cấp cứu."}});
        let owner = person(&app, "startup.owner").await;
        for _ in 0..2 {
            let made = owner.post("/api/v1/capabilities", body.clone()).await.expect(201);
            owner.transition(&format!("/api/v1/capabilities/{}", made.id()), json!({"action": "list"})).await.expect(200);
        }
        app.settle().await;

        let sorted = |sort: &str| format!("challenges?mine=true&sort={sort}&");
        let (by_title, by_change) = (next(&officer, &sorted("title")).await, next(&officer, &sorted("updated")).await);
        let others = next(&officer, "organisations?").await;
        let found = next(&officer, "search?").await;
        let offered = next(&officer, "capabilities?").await;
        // Each goes on in its own list.
        for (list, cursor) in [
            (sorted("title"), &by_title), (sorted("updated"), &by_change), ("organisations?".to_owned(), &others),
            ("search?".to_owned(), &found), ("capabilities?".to_owned(), &offered),
        ] {
            let page = officer.get(&format!("/api/v1/{list}cursor={cursor}")).await.expect(200);
            assert!(!page.json["items"].as_array().unwrap().is_empty(), "{list}");
        }
        // And nowhere else: not even where the keys are of one kind, or only the order differs.
        for (list, cursors) in [
            (sorted("title"), [&by_change, &others, &found, &offered]),
            (sorted("updated"), [&by_title, &others, &found, &offered]),
            ("organisations?".to_owned(), [&by_title, &by_change, &found, &offered]),
            ("capabilities?".to_owned(), [&by_title, &by_change, &found, &others]),
            ("search?".to_owned(), [&by_title, &by_change, &offered, &others]),
        ] {
            for cursor in cursors {
                let refused = officer.get(&format!("/api/v1/{list}cursor={cursor}")).await.expect_problem(400, "malformed_parameter");
                assert!(refused.json["detail"].as_str().unwrap().contains("cursor"), "{}", refused.text);
            }
        }
        // What has been tampered with is nobody's.
        let place = r#"{"key":"\u0000","id":"00000000-0000-0000-0000-000000000000"}"#;
        let forged = hex(place.as_bytes());
        let sealed_away = format!("{}{forged}", "00".repeat(12));
        let mut changed = by_change.clone();
        let last = if changed.ends_with('0') { "1" } else { "0" };
        changed.replace_range(changed.len() - 1.., last);
        for list in LISTS {
            for cursor in [changed.as_str(), &forged, &sealed_away, "", "zz", "%C3%A9", "00", &by_title[..20]] {
                let path = format!("/api/v1/{list}cursor={cursor}");
                operator.get(&path).await.expect_problem(400, "malformed_parameter");
            }
        }
        app.public().get(&format!("/vi/to-chuc?cursor={by_title}")).await.expect(400);
        app.public().get(&format!("/vi/to-chuc?cursor={others}")).await.expect(200);
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}
