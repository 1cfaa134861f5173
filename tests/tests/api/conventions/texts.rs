//! The character U+0000 in what is sent: refused with the place where it stands, on every database.

use nhipcau_tests::{Client, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{challenge::draft, stages::person};

async fn refused(client: &Client, method: Method, path: &str, body: Value, pointer: &str) {
    let answer = client.send(method, path, &[("if-match", "\"v1.0\"")], body).await;
    let answer = answer.expect_problem(422, "invalid");
    assert_eq!(answer.json["errors"][0]["code"], "nul_character", "{}", answer.text);
    assert_eq!(answer.json["errors"][0]["pointer"], pointer, "{}", answer.text);
}

on_both! {
    async fn no_text_holds_the_null_character(app) {
        let officer = person(&app, "ward.officer").await;
        let path = draft(&app, &officer).await;
        let (post, patch) = (Method::POST, Method::PATCH);
        let title = json!({
            "programme_id": app.world.programme, "proposer_id": app.world.ward, "kind": "contest",
            "title": {"vi": "Một\0bài toán"},
        });
        refused(&officer, post.clone(), "/api/v1/challenges", title, "/title/vi").await;
        refused(&officer, patch.clone(), &path, json!({"summary": {"en": "\0"}}), "/summary/en").await;
        refused(&officer, patch.clone(), &format!("{path}/sections/problem"), json!({"text": {"vi": "a\0"}}), "/text/vi").await;
        refused(&officer, patch.clone(), &format!("{path}/sections/constraints"), json!({"integrations": ["HIS", "\0"]}), "/integrations/1").await;
        refused(&officer, patch.clone(), "/api/v1/me", json!({"affiliation": "\0"}), "/affiliation").await;
        refused(&officer, post.clone(), &format!("{path}/transitions"), json!({"action": "withdraw", "reason": "\0"}), "/reason").await;
        // A name of a field as well.
        refused(&officer, patch, &path, json!({"a\0": 1}), "").await;
        let public = app.public();
        refused(&public, post.clone(), "/api/v1/auth/login", json!({"email": "a\0@test.example", "password": "x"}), "/email").await;
        refused(&public, post.clone(), "/api/v1/auth/register", json!({"email": "a@test.example", "password": "mot-mat-khau-du-dai", "name": "\0", "locale": "vi"}), "/name").await;
        // With a key, which is given back.
        let keyed = json!({"title": {"vi": "\0"}});
        let again = officer.send(post.clone(), "/api/v1/challenges", &[("idempotency-key", "nul")], keyed).await;
        again.expect_problem(422, "invalid");
        let english = officer.clone().in_english();
        let told = english.send(post.clone(), "/api/v1/challenges", &[], json!({"title": {"vi": "\0"}})).await.expect_problem(422, "invalid");
        assert!(told.json["errors"][0]["message"].as_str().unwrap().contains("U+0000"), "{}", told.text);

        // A backslash that is itself meant stands for nothing else.
        let plain = officer.patch(&path, "*", json!({"summary": {"vi": "C:\\u0000"}})).await.expect(200);
        assert_eq!(plain.json["summary"]["vi"], "C:\\u0000");

        // Names of files; a line of an import does not spoil the others.
        let files = format!("{path}/attachments");
        for name in ["a\0b.txt", "a%00b.txt"] {
            let answer = officer.upload(&files, name, "text/plain", "attachment", b"x").await;
            assert!(matches!(answer.status.as_u16(), 201 | 422), "{}", answer.text);
            assert!(!answer.json["file_name"].as_str().unwrap_or_default().contains('\0'), "{}", answer.text);
        }
        let lines = [
            json!({"type": "organisation", "external_id": "nul-1", "name": "Công ty\0"}).to_string(),
            json!({"type": "organisation", "external_id": "nul-2", "name": "Công ty Có Tên"}).to_string(),
        ];
        let operator = person(&app, "operator").await;
        let body = Some(lines.join("\n").into_bytes());
        let report = operator.request(post, "/api/v1/imports", &[("content-type", "application/x-ndjson")], body).await.expect(200);
        assert_eq!((&report.json["created"], &report.json["failed"]), (&json!(1), &json!(1)), "{}", report.text);
        assert_eq!(operator.get("/api/v1/organisations?external_id=nul-2&count=true").await.expect(200).json["total"], 1);
    }
}
