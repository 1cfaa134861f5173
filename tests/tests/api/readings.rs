//! Who read what was sealed: on record with the reading, told to those who sent it.

use nhipcau_tests::{Answer, on_both};
use serde_json::{Value, json};

use crate::stages::{PDF, drafted, open_and_screen, open_call, person, sent};

fn seen(answer: &Answer) -> Vec<(&str, &str, &Value)> {
    answer.json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            (
                item["kind"].as_str().unwrap(),
                item["part"].as_str().unwrap(),
                &item["person"]["name"],
            )
        })
        .collect()
}

on_both! {
    async fn who_sent_it_sees_who_has_read_it(app) {
        let call = open_call(&app, json!({})).await;
        let path = drafted(&app, &call, "startup.owner", app.world.startup).await;
        let owner = person(&app, "startup.owner").await;
        let file = owner.upload(&format!("{path}/attachments"), "a.pdf", "application/pdf", "attachment", PDF).await.expect(201).id();
        owner.transition(&path, json!({"action": "send"})).await.expect(200);
        let readings = format!("{path}/readings");
        assert_eq!(owner.get(&readings).await.expect(200).json["items"], json!([]));
        let broker = person(&app, "science.officer").await;
        broker.get(&path).await.expect_problem(404, "not_found");
        assert_eq!(owner.get(&readings).await.expect(200).json["items"], json!([]), "who was not let in has not read");

        open_and_screen(&app, &call, &[&path]).await;
        let before = owner.get(&readings).await.expect(200).json["items"].as_array().unwrap().len();
        let orderer = person(&app, "health.officer").await;
        for _ in 0..3 {
            orderer.get(&path).await.expect(200);
            orderer.get(&format!("{path}/sections/approach")).await.expect(200);
        }
        orderer.get(&format!("/api/v1/attachments/{file}")).await.expect(200);
        let told = owner.get(&readings).await.expect(200);
        let told: Vec<_> = seen(&told).into_iter().filter(|(_, part, _)| *part == "orderer").map(|(kind, _, name)| (kind, name.clone())).collect();
        let name = json!("Người thử health.officer");
        assert_eq!(told.len(), 2, "once for each thing and day: {told:?}");
        assert!(told.contains(&("read", name.clone())) && told.contains(&("attachment", name)));
        app.forward_days(1).await;
        orderer.get(&path).await.expect(200);
        let later = owner.get(&format!("{readings}?count=true")).await.expect(200);
        assert!(later.json["total"].as_u64().unwrap() as usize >= before + 3, "{}", later.text);

        // Its own people's looks are nobody's business; theirs to see is who of the others looked.
        person(&app, "startup.editor").await.get(&path).await.expect(200);
        assert_eq!(owner.get(&format!("{readings}?count=true")).await.expect(200).json["total"], later.json["total"]);
        orderer.get(&readings).await.expect_problem(403, "forbidden");
        person(&app, "lab.owner").await.get(&readings).await.expect_problem(404, "not_found");
        app.settle().await;
        let log = person(&app, "auditor").await.get("/api/v1/audit?limit=100&noun=submission").await.expect(200);
        let acts: Vec<_> = log.json["items"].as_array().unwrap().iter().map(|one| one["action"].as_str().unwrap_or_default().to_owned()).collect();
        assert!(acts.iter().any(|act| act == "read") && acts.iter().any(|act| act == "attachment"), "{acts:?}");
    }

    async fn a_seal_is_broken_for_a_reason_and_never_unnoticed(app) {
        let call = open_call(&app, json!({})).await;
        let path = sent(&app, &call, "startup.owner", app.world.startup).await;
        let approver = person(&app, "health.approver").await;
        let to = format!("{path}/break-glass");
        let reason = "Cơ quan điều tra yêu cầu bằng văn bản số 12/YC.";
        for (reason, code) in [("", "too_short"), ("vì cần", "too_short"), (&*"x".repeat(2_001), "too_long")] {
            let refused = approver.post(&to, json!({"reason": reason})).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["code"], code);
        }
        let owner = person(&app, "startup.owner").await;
        let readings = format!("{path}/readings");
        assert_eq!(owner.get(&readings).await.expect(200).json["items"], json!([]), "what was refused is no reading");
        let read = approver.post(&to, json!({"reason": reason})).await.expect(200);
        assert!(read.json["sections"].as_array().unwrap().iter().any(|one| one["content"]["text"]["vi"].is_string()), "{}", read.text);
        // It was read that once, and is sealed as before.
        approver.get(&path).await.expect_problem(404, "not_found");
        let told = owner.get(&readings).await.expect(200);
        let item = &told.json["items"][0];
        assert_eq!((&item["kind"], &item["reason"], &item["organisation"]["id"]), (&json!("break_glass"), &json!(reason), &json!(app.world.health)));
        assert_eq!(item["person"]["name"], "Người thử health.approver");
        assert_eq!(app.addressees("seal_broken").await, ["startup.editor", "startup.owner"]);
        // Every break counts, also on one day and under one key.
        let key = [("idempotency-key", "mot-lan")];
        for _ in 0..2 {
            approver.send(reqwest::Method::POST, &to, &key, json!({"reason": reason})).await.expect(200);
        }
        assert_eq!(owner.get(&readings).await.expect(200).json["items"].as_array().unwrap().len(), 3);

        // Until the opening the log tells its organisation alone; then everybody who reads the log of it.
        app.settle().await;
        let log = |text: String| text.matches("break_glass").count();
        let auditor = person(&app, "auditor").await;
        assert_eq!(log(auditor.get("/api/v1/audit?limit=100").await.expect(200).text), 0);
        assert_eq!(log(owner.get("/api/v1/audit?limit=100").await.expect(200).text), 3);
        open_and_screen(&app, &call, &[&path]).await;
        app.settle().await;
        assert_eq!(log(auditor.get("/api/v1/audit?limit=100&noun=submission").await.expect(200).text), 3);
        approver.post(&to, json!({"reason": reason})).await.expect_problem(409, "blocked");
    }
}
