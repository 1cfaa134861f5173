//! The same acts asked for by those whose part they are not.

use nhipcau_tests::on_both;
use serde_json::json;

use super::{MODEST, active};
use crate::stages::{PDF, agreed, awarded, laid_up, person, today, work};

on_both! {
    async fn a_pilot_is_set_up_by_its_orderer(app) {
        let call = awarded(&app, MODEST()).await.call;
        agreed(&app, &call).await;
        let challenge = app.public().get(&call).await.expect(200).id();
        let body = json!({"challenge_id": challenge});
        for name in ["startup.owner", "science.approver", "ward.approver", "lab.owner", "expert1", "operator"] {
            person(&app, name).await.post("/api/v1/pilots", body.clone()).await.expect_problem(403, "forbidden");
        }
        app.public().post("/api/v1/pilots", body).await.expect_problem(401, "unauthenticated");
    }

    async fn its_work_is_recorded_by_solver_and_orderer(app) {
        let (_, path) = active(&app).await;
        let day = today(&app);
        let editor = person(&app, "startup.editor").await;
        let one = editor.get(&format!("{path}/milestones")).await.expect(200).json["items"][0]["id"].as_str().unwrap().to_owned();
        let one = format!("{path}/milestones/{one}");
        let etag = editor.get(&one).await.expect(200).etag();
        let part = json!({"vi": "Đã thực hiện."});
        let report = json!({"kind": "periodic", "period_end": day, "overview": part, "methods": part, "results": part, "discussion": part, "conclusion": part});
        let milestone = json!({"title": {"vi": "Mốc thêm"}, "due_on": day});
        let filed = editor.post(&format!("{path}/reports"), report.clone()).await.expect(201).id();
        for name in ["lab.owner", "science.officer", "ward.officer", "expert1", "operator"] {
            let client = person(&app, name).await;
            client.post(&format!("{path}/milestones"), milestone.clone()).await.expect_problem(403, "forbidden");
            client.patch(&one, &etag, json!({"title": {"vi": "Đổi tên"}})).await.expect_problem(403, "forbidden");
            client.post(&format!("{path}/reports"), report.clone()).await.expect_problem(403, "forbidden");
            for purpose in ["evidence", "attachment"] {
                client.upload(&format!("{path}/attachments"), "a.pdf", "application/pdf", purpose, PDF).await.expect_problem(403, "forbidden");
            }
        }
        // A report is for the parties and the council's eyes.
        let read = format!("{path}/reports/{filed}");
        for name in ["lab.owner", "other.owner", "expert1", "operator"] {
            person(&app, name).await.get(&read).await.expect_problem(403, "forbidden");
        }
        app.public().get(&read).await.expect_problem(401, "unauthenticated");
        for name in ["ward.officer", "science.officer", "health.officer"] {
            person(&app, name).await.get(&read).await.expect(200);
        }
        // Papers of decisions are the offices' to upload.
        for name in ["startup.owner", "ward.approver", "lab.owner"] {
            let client = person(&app, name).await;
            client.upload(&format!("{path}/attachments"), "a.pdf", "application/pdf", "decision", PDF).await.expect_problem(403, "forbidden");
        }
    }

    async fn what_follows_is_the_orderers_to_decide(app) {
        let (_, path) = active(&app).await;
        app.forward_days(20).await;
        work(&app, &path).await;
        let approver = person(&app, "health.approver").await;
        approver.transition(&path, json!({"action": "terminate", "reason": "Hết kinh phí."})).await.expect(200);
        let body = json!({
            "number": "9/QĐ-SYT", "decided_on": today(&app), "outcome": "stop", "reasons": "Hết kinh phí.",
            "attachment_id": laid_up(&app, "health", &path, "decision").await,
        });
        let decide = format!("{path}/follow-up");
        for name in ["health.officer", "science.approver", "startup.owner", "ward.approver", "expert1", "operator"] {
            person(&app, name).await.post(&decide, body.clone()).await.expect_problem(403, "forbidden");
        }
        app.public().post(&decide, body.clone()).await.expect_problem(401, "unauthenticated");
        approver.post(&decide, body).await.expect(201);
    }

    async fn experts_mails_and_the_clock_are_not_for_everybody(app) {
        for name in ["ward.officer", "startup.owner", "expert1", "operator", "auditor"] {
            person(&app, name).await.get("/api/v1/experts").await.expect_problem(403, "forbidden");
        }
        app.public().get("/api/v1/experts").await.expect_problem(401, "unauthenticated");
        let experts = person(&app, "health.officer").await.get("/api/v1/experts").await.expect(200);
        assert_eq!(experts.json["items"].as_array().unwrap().len(), 9);
        // That somebody looked at other people's data is on record, once a day.
        person(&app, "health.officer").await.get("/api/v1/experts?q=an").await.expect(200);
        app.settle().await;
        let log = person(&app, "auditor").await.get("/api/v1/audit?limit=100&noun=person").await.expect(200).text;
        assert_eq!(log.matches("\"action\":\"experts\"").count(), 1, "{log}");

        // In production the operator sees that mails leave, nobody what they say.
        let officer = person(&app, "science.officer").await;
        let lab = format!("/api/v1/organisations/{}/joinings", app.world.lab);
        let invited = json!({"kind": "invitation", "email": "expert9@test.example", "role": "viewer"});
        person(&app, "lab.owner").await.post(&lab, invited).await.expect(201);
        app.settle().await;
        let operator = person(&app, "operator").await;
        let mails = operator.get("/api/v1/outbox").await.expect(200);
        let mail = format!("/api/v1/outbox/{}", mails.json["items"][0]["id"].as_str().unwrap());
        operator.get(&mail).await.expect_problem(404, "not_found");
        person(&app, "expert9").await.get(&mail).await.expect_problem(404, "not_found");
        officer.get("/api/v1/outbox").await.expect_problem(403, "forbidden");
        officer.get(&mail).await.expect_problem(404, "not_found");
        app.public().get("/api/v1/outbox").await.expect_problem(401, "unauthenticated");
        app.public().get(&mail).await.expect_problem(401, "unauthenticated");

        let forward = json!({"advance_seconds": 60});
        let before = app.now();
        for client in [&operator, &officer, &app.public()] {
            client.post("/api/v1/demo/clock", forward.clone()).await.expect_problem(404, "not_found");
        }
        assert_eq!(app.now(), before);
    }
}
