//! Who signs has read what is signed.

use nhipcau_tests::{Answer, Client, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    challenge::{draft, fill},
    submission::{begin, fill as fill_submission, open_call},
};

/// A step with the tag of an earlier reading.
async fn sign(client: &Client, path: &str, etag: &str, body: Value) -> Answer {
    client.send(Method::POST, &format!("{path}/transitions"), &[("if-match", etag)], body).await
}

on_both! {
    async fn nobody_signs_an_order_that_changed_since_it_was_read(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        fill(&officer, &path).await;
        let approver = app.sign_in("ward.approver@test.example").await;
        let propose = json!({"action": "propose"});
        let rewrite = json!({"text": {"vi": "Viết lại sau khi người ký đã đọc."}});

        let read = approver.get(&path).await.expect(200);
        officer.write_section(&path, "problem", rewrite.clone()).await.expect(200);
        sign(&approver, &path, &read.etag(), propose.clone()).await.expect_problem(412, "stale_version");
        // A version alone says nothing about the text.
        let version = format!("\"v{}\"", read.json["version"]);
        sign(&approver, &path, &version, propose.clone()).await.expect_problem(412, "stale_version");

        // Files are part of it.
        let read = approver.get(&path).await.expect(200).etag();
        let file = officer.upload(&format!("{path}/attachments"), "a.pdf", "application/pdf", "attachment", b"%PDF-1.7 mau").await.expect(201);
        sign(&approver, &path, &read, propose.clone()).await.expect_problem(412, "stale_version");
        let read = approver.get(&path).await.expect(200).etag();
        officer.delete(&format!("/api/v1/attachments/{}", file.id())).await.expect(204);
        sign(&approver, &path, &read, propose.clone()).await.expect_problem(412, "stale_version");
        let read = approver.get(&path).await.expect(200).etag();
        sign(&approver, &path, &read, propose).await.expect(200);

        // The department may rewrite what it has on its desk, and signs what it has read as well.
        let health = app.sign_in("health.approver@test.example").await;
        let read = health.get(&path).await.expect(200).etag();
        let colleague = app.sign_in("health.officer@test.example").await;
        colleague.write_section(&path, "problem", rewrite).await.expect(200);
        sign(&health, &path, &read, json!({"action": "endorse"})).await.expect_problem(412, "stale_version");
        let read = health.get(&path).await.expect(200).etag();
        sign(&health, &path, &read, json!({"action": "endorse"})).await.expect(200);
    }

    async fn nobody_sends_a_submission_that_changed_since_it_was_read(app) {
        let call = open_call(&app).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let editor = app.sign_in("startup.editor@test.example").await;
        let path = begin(&owner, &call, app.world.startup).await;
        fill_submission(&owner, &path, "bản đã đọc").await;
        let read = owner.get(&path).await.expect(200).etag();
        editor.write_section(&path, "risks", json!({"text": {"vi": "Thêm rủi ro."}})).await.expect(200);
        sign(&owner, &path, &read, json!({"action": "send"})).await.expect_problem(412, "stale_version");
        let read = owner.get(&path).await.expect(200).etag();
        editor.upload(&format!("{path}/attachments"), "a.pdf", "application/pdf", "attachment", b"%PDF-1.7 mau").await.expect(201);
        sign(&owner, &path, &read, json!({"action": "send"})).await.expect_problem(412, "stale_version");
        let read = owner.get(&path).await.expect(200).etag();
        sign(&owner, &path, &read, json!({"action": "send"})).await.expect(200);
    }

    async fn sections_and_the_title_are_written_without_hindering_each_other(app) {
        let call = open_call(&app).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let editor = app.sign_in("startup.editor@test.example").await;
        let path = begin(&owner, &call, app.world.startup).await;
        let read = owner.get(&path).await.expect(200).etag();
        for _ in 0..3 {
            let text = |words: &str| json!({"text": {"vi": words}});
            let (one, other) = tokio::join!(
                owner.write_section(&path, "approach", text("Một")),
                editor.write_section(&path, "risks", text("Hai")),
            );
            one.expect(200);
            other.expect(200);
        }
        let title = json!({"title": {"vi": "Tên đặt từ trước"}});
        let named = owner.patch(&path, &read, title).await.expect(200);
        assert_eq!(named.json["content_revision"], 6);
        assert_eq!(named.version_tag(), format!("\"v{}.6\"", named.json["version"]));
    }

    async fn what_the_broker_returns_goes_back_to_the_broker(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        fill(&officer, &path).await;
        let approver = app.sign_in("ward.approver@test.example").await;
        let health = app.sign_in("health.approver@test.example").await;
        let science = app.sign_in("science.approver@test.example").await;
        let back = json!({"action": "return", "reason": "Xin làm rõ."});
        approver.transition(&path, json!({"action": "propose"})).await.expect(200);
        // The department's own return comes back to the department.
        health.transition(&path, back.clone()).await.expect(200);
        let again = approver.transition(&path, json!({"action": "propose"})).await.expect(200);
        assert_eq!(again.json["status"], "proposed");
        health.transition(&path, json!({"action": "endorse"})).await.expect(200);
        science.transition(&path, back).await.expect(200);
        app.forward_days(3).await;
        let seen = approver.get(&path).await.expect(200);
        let listed = seen.json["allowed_actions"].as_array().unwrap().iter();
        assert_eq!(listed.filter(|one| one["action"] == "propose").count(), 1);
        assert_eq!(seen.action("propose"), Some(true));
        app.settle().await;
        let before = app.mails().len();
        let again = approver.transition(&path, json!({"action": "propose"})).await.expect(200);
        assert_eq!(again.json["status"], "in_vetting", "no second endorsement");
        assert!(again.json["vetting_due_on"].is_string());
        app.settle().await;
        let mails = app.mails();
        let told: Vec<_> = mails[before..].iter().filter(|mail| mail.contains("To: ") && mail.contains("science.")).collect();
        assert_eq!((told.len(), mails.len() - before), (2, 2), "the broker's officer and approver, nobody else");
        science.transition(&path, json!({"action": "approve"})).await.expect(200);
    }
}
