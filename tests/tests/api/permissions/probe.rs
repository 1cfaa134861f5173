//! What is asked in a row: a well-formed request that a person with the right could make.

use nhipcau_tests::{Answer, Client, PASSWORD, TestApp};
use reqwest::Method;
use serde_json::{Value, json};

use super::{actors::COLUMNS, table::Row, things::Thing};
use crate::stages::{PDF, terms, today};

/// A tag of a version that nothing has. Rights are looked at before versions, so 412 is what those
/// get who may, and nothing changes.
const STALE: &str = "\"v999999.999999\"";

/// A password that would do.
const NEW_PASSWORD: &str = "cau-vong-tim-leo-nui-chieu-thu-bay";

/// What goes with a request.
enum Content {
    Nothing,
    Json(Value),
    /// A write that names a version.
    Versioned(Value),
    /// A file for a purpose.
    File(&'static str),
    Lines(String),
}

/// What an actor is answered. `column` makes what is created differ from actor to actor.
pub async fn ask(app: &TestApp, row: &Row, thing: &Thing, column: &str, client: &Client) -> Answer {
    let method: Method = row.method.parse().unwrap();
    let path = format!("{}{}", thing.path(&row.pattern), query(&row.pattern));
    match content(app, row, thing, column) {
        Content::Nothing => client.request(method, &path, &[], None).await,
        Content::Json(body) => client.send(method, &path, &[], body).await,
        Content::Versioned(body) => client.send(method, &path, &[("if-match", STALE)], body).await,
        Content::File(purpose) => {
            client.upload(&path, "van-ban.pdf", "application/pdf", purpose, PDF).await
        }
        Content::Lines(lines) => {
            let headers = [("content-type", "application/x-ndjson")];
            client.request(method, &path, &headers, Some(lines.into_bytes())).await
        }
    }
}

/// Whether a row's requests name a version, so that even who may changes nothing.
pub fn is_harmless(row: &Row) -> bool {
    !row.writes() || is_versioned(row)
}

fn is_versioned(row: &Row) -> bool {
    match row.method.as_str() {
        // A consent names the version of the text that was read, not one of its own.
        "PUT" if row.pattern.contains("/consents/") || row.pattern.ends_with("/redaction") => false,
        "PATCH" | "PUT" => true,
        "POST" if row.pattern.contains("/measurements/") => false,
        "POST" => ["/transitions", "/merge", "/separate", "/thesaurus/changes"]
            .iter()
            .any(|end| row.pattern.ends_with(end)),
        _ => false,
    }
}

/// What a route cannot do without.
fn query(pattern: &str) -> &'static str {
    match pattern {
        "/api/v1/search/suggest" => "?q=b%C3%A1o",
        "/api/v1/audit/consistency" => "?from=1",
        _ => "",
    }
}

fn content(app: &TestApp, row: &Row, thing: &Thing, column: &str) -> Content {
    if !row.writes() || row.method == "DELETE" {
        return Content::Nothing;
    }
    let action = row.action.as_deref().unwrap_or_default();
    if is_versioned(row) {
        return Content::Versioned(versioned(app, row, action));
    }
    if row.pattern.ends_with("/redaction") {
        return Content::Nothing;
    }
    if row.pattern.ends_with("/attachments") {
        return Content::File(match action {
            "decision" => "decision",
            "evidence" => "evidence",
            _ => "attachment",
        });
    }
    if row.pattern == "/api/v1/imports" {
        let line = json!({"type": "organisation", "name": format!("Công ty {column}")});
        return Content::Lines(line.to_string());
    }
    Content::Json(created(app, row, thing, action, column))
}

/// Bodies of what names a version.
fn versioned(app: &TestApp, row: &Row, action: &str) -> Value {
    if row.pattern.ends_with("/transitions") {
        return json!({"action": action, "reason": "Lý do của phép thử."});
    }
    match row.pattern.trim_start_matches("/api/v1") {
        "/challenges/{id}" | "/submissions/{id}" | "/capabilities/{id}" | "/agreements/{id}" => {
            json!({"title": {"vi": "Tên của người khác"}})
        }
        "/challenges/{id}/sections/{key}" | "/submissions/{id}/sections/{key}" => {
            json!({"text": {"vi": "Người khác viết vào."}})
        }
        "/organisations/{id}" => json!({"name": {"vi": "Tên của người khác"}}),
        "/organisations/{id}/members/{person_id}" => json!({"role": "viewer"}),
        "/organisations/{id}/merge" => json!({"into": app.world.other, "reason": "Là một."}),
        "/organisations/{id}/separate" => json!({"reason": "Không phải là một."}),
        "/pilots/{id}" => json!({"sites": ["Trạm khác"]}),
        "/pilots/{id}/milestones/{milestone_id}" => json!({"evidence": {"vi": "Biên bản."}}),
        "/councils/{id}/members" => json!({"members": []}),
        "/councils/{id}/minutes" => json!({
            "text": "Biên bản.", "recommendation": {"none": true},
            "votes": {"for": 7, "against": 0, "abstain": 0},
        }),
        "/councils/{id}/sheets/{subject_id}" => json!({"comment": "Nhận xét."}),
        "/me" | "/me/saved-searches/{id}" => json!({"name": "Tên khác"}),
        "/thesaurus/changes" => json!({"remove": ["nc:stroke"], "reason": "Lý do của phép thử."}),
        "/operations/accounts/{id}" => json!({"suspended": true, "reason": "Phép thử."}),
        other => panic!("no body for {} {other}", row.method),
    }
}

/// Bodies of what is created.
fn created(app: &TestApp, row: &Row, thing: &Thing, action: &str, column: &str) -> Value {
    let world = &app.world;
    let paper = |number: &str| {
        json!({
            "number": number, "decided_on": today(app), "attachment_id": thing.value("paper"),
        })
    };
    let part = json!({"vi": "Đã thực hiện và đo tại trạm."});
    match (row.pattern.trim_start_matches("/api/v1"), action) {
        ("/challenges", "unit" | "own") => json!({
            "programme_id": world.programme, "kind": "solution_order",
            "proposer_id": if action == "own" { world.health } else { world.ward },
            "title": {"vi": "Nhu cầu của phép thử"},
        }),
        ("/challenges/{id}/invitations", "") => json!({
            "organisation_id": if column == "broker-o" { world.lab } else { world.other },
            "message": "Mời đơn vị nộp hồ sơ.",
        }),
        // Whom nobody may invite: what became of each is the answer, and nothing happens.
        ("/challenges/{id}/invitations/preview" | "/challenges/{id}/invitations/batch", "") => {
            json!({"message": "Mời.", "recipients": [{"organisation_id": world.ward}]})
        }
        ("/challenges/{id}/shortlist", "") => {
            json!({"organisation_id": world.other, "verdict": "shortlisted"})
        }
        ("/challenges/{id}/councils", "selection") => {
            json!({"kind": "selection", "rule_set": "hcm-selection-2026"})
        }
        ("/challenges/{id}/decision", "award") => {
            let mut body = paper("103/QĐ-SYT");
            body["outcome"] = json!("award");
            body["submission_id"] = json!(thing.value("winner"));
            body
        }
        ("/submissions/{id}/break-glass", "") => {
            json!({"reason": "Cơ quan điều tra yêu cầu bằng văn bản số 12/YC."})
        }
        ("/submissions", "") => {
            json!({"challenge_id": thing.value("challenges"), "organisation_id": world.startup})
        }
        ("/capabilities", "") => json!({
            "organisation_id": world.startup, "kind": "product",
            "title": {"vi": "Sản phẩm của phép thử"}, "description": {"vi": "Mô tả."},
        }),
        ("/councils/{id}/conflicts", "") => json!({
            "declarations": [{"organisation_id": world.startup, "has_conflict": false}],
        }),
        ("/councils/{id}/meetings", "") => {
            json!({"held_on": today(app), "mode": "online", "present": []})
        }
        ("/agreements", "") => terms(app, thing.value("challenges")),
        ("/pilots", "") => json!({"challenge_id": thing.value("challenges")}),
        ("/pilots/{id}/milestones", "") => {
            json!({"title": {"vi": "Mốc của phép thử"}, "due_on": today(app)})
        }
        ("/pilots/{id}/measurements", "") => json!({
            "indicator_id": thing.value("indicator"), "measured_on": today(app), "value": 50.0,
        }),
        ("/pilots/{id}/measurements/{measurement_id}/transitions", "void") => {
            json!({"action": "void", "reason": "Đo sai."})
        }
        ("/pilots/{id}/reports", "") => json!({
            "kind": "periodic", "period_end": today(app), "overview": part, "methods": part,
            "results": part, "discussion": part, "conclusion": part,
        }),
        ("/pilots/{id}/recognition", "") => paper("56/QĐ-SKHCN"),
        ("/pilots/{id}/follow-up", "stop") => {
            let mut body = paper("78/QĐ-SYT");
            body["outcome"] = json!("stop");
            body["reasons"] = json!("Không đạt mục tiêu.");
            body
        }
        ("/deployments", "") => json!({
            "pilot_id": thing.value("pilots"), "organisation_id": world.ward, "site": "Trạm",
            "started_on": today(app), "use": "direct", "people_reached": 1,
        }),
        ("/organisations", "") => {
            json!({"kind": "enterprise", "name": {"vi": format!("Công ty của {column}")}})
        }
        ("/organisations/{id}/joinings", "invitation") => json!({
            "kind": "invitation", "email": format!("{column}.moi@test.example"), "role": "viewer",
        }),
        ("/organisations/{id}/joinings", "request") => json!({"kind": "request"}),
        ("/organisations/{id}/joinings", "domain") => json!({"kind": "domain"}),
        ("/organisations/{id}/joinings", "ownership") => {
            json!({"kind": "ownership", "person_id": thing.value("person_id")})
        }
        ("/organisations/{id}/domains", "") => {
            json!({"domain": format!("{column}.example"), "role": "viewer"})
        }
        ("/me/consents/{purpose}", "") => json!({"given": true, "text_version": 1}),
        ("/me/data-requests", "") => {
            json!({"kind": "correction", "message": "Xin sửa nơi công tác."})
        }
        (
            "/operations/accounts/{id}/end-sessions"
            | "/operations/accounts/{id}/reset-second-factor",
            "",
        ) => json!({"reason": "Phép thử."}),
        ("/me/notifications/read", "") => json!({"all": true}),
        ("/me/saved-searches", "") => json!({
            "kind": "search", "name": "Máy thở", "query": {"q": "máy thở"}, "frequency": "weekly",
        }),
        ("/me/saved-searches/{id}/seen" | "/vi/dung-bao" | "/en/stop-alerts", "") => json!({}),
        ("/thesaurus/preview", "") => json!({"restore": ["nc:stroke"]}),
        ("/thesaurus/import", "") => json!({"@graph": []}),
        ("/demo/clock", "") => json!({"advance_seconds": 60}),
        ("/auth/login", "") => json!({"email": address(column), "password": PASSWORD}),
        ("/auth/register", "") => json!({
            "email": format!("{column}.moi@test.example"), "password": PASSWORD, "name": "Người mới",
        }),
        ("/auth/confirm" | "/auth/email/confirm", "") => json!({"token": "khong-co"}),
        ("/auth/password/reset", "") => json!({"token": "khong-co", "password": NEW_PASSWORD}),
        ("/auth/password-strength", "") => json!({"password": PASSWORD}),
        ("/auth/password/forgot", "") => json!({"email": address(column)}),
        ("/auth/password", "") => json!({"password": "sai-mat-khau", "new_password": NEW_PASSWORD}),
        ("/auth/email", "") => {
            json!({"email": format!("{column}.khac@test.example"), "password": PASSWORD})
        }
        ("/auth/second-factor", "") => json!({"password": PASSWORD}),
        ("/auth/second-factor/confirm", "") => json!({"code": "000000"}),
        ("/auth/second-factor/recovery-codes" | "/auth/second-factor/disable", "") => {
            json!({"password": PASSWORD, "code": "000000"})
        }
        ("/auth/demo", "") => json!({"key": "nobody"}),
        ("/auth/refresh" | "/auth/logout", "") => json!({}),
        (other, action) => panic!("no body for {} {other} {action}", row.method),
    }
}

/// The address of a column; somebody's, where nobody is signed in.
fn address(column: &str) -> String {
    let name = COLUMNS.iter().find(|(known, _)| *known == column).map(|(_, name)| *name);
    let name = name.filter(|name| !name.is_empty()).unwrap_or("nobody");
    format!("{name}@test.example")
}
