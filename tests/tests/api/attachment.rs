//! Files: what is taken, how it is served, who gets it.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use crate::submission::{begin, open_call};

on_both! {
    async fn files_of_a_submission(app) {
        let call = open_call(&app).await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let path = begin(&owner, &call, app.world.startup).await;
        let files = format!("{path}/attachments");
        let content = b"%PDF-1.7 thuyet minh";
        let made = owner.upload(&files, "../Thuyết minh.exe", "text/html", "attachment", content).await.expect(201);
        assert_eq!(made.json["file_name"], "Thuyết minh.exe.pdf");
        assert_eq!(made.json["media_type"], "application/pdf");
        assert_eq!(made.json["size"], content.len());
        let url = made.json["url"].as_str().unwrap().to_owned();
        assert_eq!(made.header("location"), url);

        let served = owner.get(&url).await.expect(200);
        assert_eq!(served.text.as_bytes(), content);
        assert_eq!(served.header("content-type"), "application/pdf");
        assert_eq!(served.header("x-content-type-options"), "nosniff");
        assert!(served.header("content-disposition").starts_with("attachment; "), "{}", served.header("content-disposition"));

        for (name, kind, content) in [
            ("a.zip", "application/zip", &b"PK\x03\x04rest of an archive"[..]),
            ("a.pdf", "application/pdf", b"MZ\x90\0 a program"),
            ("a.html", "text/html", b"<script>alert(1)</script>"),
        ] {
            let refused = owner.upload(&files, name, kind, "attachment", content).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["code"], "file_type");
        }
        let empty = owner.upload(&files, "a.pdf", "application/pdf", "attachment", b"").await.expect_problem(422, "invalid");
        assert_eq!(empty.json["errors"][0]["code"], "required");
        owner.upload(&files, "a.txt", "text/plain", "decision", b"x").await.expect_problem(422, "invalid");
        owner.upload(&files, "a.txt", "text/plain", "colour", b"x").await.expect_problem(422, "invalid");
        let mut large = b"%PDF-1.7".to_vec();
        large.resize(20 * 1024 * 1024 + 1, b' ');
        owner.upload(&files, "a.pdf", "application/pdf", "attachment", &large).await.expect_problem(413, "payload_too_large");
        owner.post(&files, json!({})).await.expect_problem(415, "unsupported_media_type");

        // Nobody else knows of the file; its editors may remove it.
        for who in ["science.officer", "health.approver", "lab.owner", "operator"] {
            let stranger = app.sign_in(&format!("{who}@test.example")).await;
            stranger.get(&url).await.expect_problem(404, "not_found");
            stranger.delete(&url).await.expect_problem(404, "not_found");
            stranger.upload(&files, "a.txt", "text/plain", "attachment", b"x").await.expect_problem(404, "not_found");
        }
        app.public().get(&url).await.expect_problem(404, "not_found");
        app.public().upload(&files, "a.txt", "text/plain", "attachment", b"x").await.expect_problem(401, "unauthenticated");
        owner.delete(&url).await.expect(204);
        owner.get(&url).await.expect_problem(404, "not_found");
        assert_eq!(owner.get(&path).await.expect(200).json["attachments"], json!([]));
    }

    async fn files_of_a_challenge(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = crate::challenge::draft(&app, &officer).await;
        let made = officer.upload(&format!("{path}/attachments"), "Số liệu.csv", "text/csv", "attachment", "tháng,ca\n1,40\n".as_bytes()).await.expect(201);
        assert_eq!(made.json["media_type"], "text/csv");
        assert_eq!(officer.get(&path).await.expect(200).json["attachments"][0]["id"], made.json["id"]);
        let url = made.json["url"].as_str().unwrap();
        let health = app.sign_in("health.officer@test.example").await;
        health.get(url).await.expect_problem(404, "not_found");
        health.delete(url).await.expect_problem(404, "not_found");
        assert_eq!(officer.get(url).await.expect(200).header("content-type"), "text/csv; charset=utf-8");
        officer.upload(&format!("{path}/attachments"), "a.txt", "text/plain", "decision", b"x").await.expect_problem(403, "forbidden");
        assert_ne!(made.json["sha256"], Value::Null);
    }
}
