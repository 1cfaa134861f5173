//! From the decision to measured use: agreement, pilot, acceptance, recognition, follow-up,
//! deployment.

mod papers;
mod recorded;
mod reminded;
mod renewed;
mod roles;

use nhipcau_tests::{TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::stages::{agreed, awarded, judged, laid_up, paper, person, pilot, terms, today, work};

const MODEST: fn() -> Value = || json!({"text": {"vi": "Không có."}});

fn demanding() -> Value {
    json!({
        "text": {"vi": "Có dữ liệu cá nhân."}, "uses_personal_data": true,
        "needs_ethics_approval": true, "uses_ai": true,
    })
}

/// An active pilot of a modest order; paths of call and pilot.
pub async fn active(app: &TestApp) -> (String, String) {
    let call = awarded(app, MODEST()).await.call;
    let path = pilot(app, &call).await;
    let approver = person(app, "health.approver").await;
    approver.transition(&path, json!({"action": "start"})).await.expect(200);
    (call, path)
}

fn ids(list: &Value) -> Vec<String> {
    list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

on_both! {
    async fn units_are_read_in_the_readers_language(app) {
        let (call, path) = active(&app).await;
        app.forward_days(30).await;
        work(&app, &path).await;
        let public = app.public();
        let seen = public.get(&path).await.expect(200);
        assert_eq!(seen.json["indicators"][0]["unit"], json!({"vi": "%"}));
        assert_eq!(seen.json["indicators"][1]["unit"], json!({"vi": "phút", "en": "minutes"}));
        let trace = public.get(&format!("{call}/trace")).await.expect(200);
        let entries = trace.json["stages"][4]["entries"].as_array().unwrap().iter();
        let units: Vec<_> = entries.filter_map(|entry| entry["detail"].get("unit")).collect();
        assert_eq!(units, [&json!({"vi": "%"}), &json!({"vi": "phút", "en": "minutes"})]);

        let code = public.get(&call).await.expect(200).json["code"].as_str().unwrap().to_owned();
        for (page, says, not) in [
            (format!("/en/challenges/{code}"), "14 minutes", "phút"),
            (format!("/en/challenges/{code}"), "12 %", "lang=\"vi\">%"),
            (format!("/en/challenges/{code}/trace"), "6 minutes", "phút"),
            (format!("/vi/bai-toan/{code}"), "14 phút", "minutes"),
            (format!("/vi/bai-toan/{code}/hanh-trinh"), "6 phút", "minutes"),
        ] {
            let shown = public.get(&page).await.expect(200).text;
            assert!(shown.contains(says), "{page}: {says} is missing");
            assert!(!shown.contains(not), "{page}: {not} is there");
        }
    }

    async fn from_decision_to_use(app) {
        let (call, path) = active(&app).await;
        let solver = person(&app, "startup.owner").await;
        let broker = person(&app, "science.approver").await;
        let orderer = person(&app, "health.approver").await;

        // Milestones come from the plan, indicators from the order.
        let seen = solver.get(&path).await.expect(200);
        assert_eq!(seen.json["status"], "active");
        assert_eq!(seen.json["kind"], "pilot");
        assert_eq!(seen.json["milestones_total"], 2);
        assert_eq!(seen.json["milestones"][0]["title"]["vi"], "Lắp đặt");
        assert_eq!(seen.json["indicators"][0]["target"], 80.0);
        assert_eq!(seen.json["indicators"][0]["progress"], Value::Null);
        assert_eq!(seen.action("send_to_acceptance"), Some(false));
        solver.transition(&path, json!({"action": "send_to_acceptance"})).await.expect_problem(409, "blocked");

        app.forward_days(100).await;
        work(&app, &path).await;
        let seen = app.public().get(&path).await.expect(200);
        assert_eq!(seen.json["indicators_reached"], 2);
        assert_eq!(seen.json["indicators"][0]["progress"]["share"], 1.0);
        assert_eq!(seen.json["indicators"][1]["progress"]["reached"], true);

        solver.transition(&path, json!({"action": "send_to_acceptance"})).await.expect(200);
        broker.transition(&path, json!({"action": "accept"})).await.expect_problem(409, "blocked");
        judged(&app, &call, &path, "pass").await;
        let graded = broker.transition(&path, json!({"action": "accept"})).await.expect(200);
        assert_eq!(graded.json["status"], "accepted");
        assert_eq!(graded.json["grade"], "pass");

        // Recognised by the broker before the orderer decides what follows.
        let follow_up = json!({
            "number": "77/QĐ-SYT", "decided_on": today(&app), "outcome": "scale",
            "attachment_id": laid_up(&app, "health", &path, "decision").await,
        });
        orderer.post(&format!("{path}/follow-up"), follow_up.clone()).await.expect_problem(409, "blocked");
        let recognition = json!({
            "number": "55/QĐ-SKHCN", "decided_on": today(&app),
            "attachment_id": laid_up(&app, "science", &path, "decision").await,
        });
        orderer.post(&format!("{path}/recognition"), recognition.clone()).await.expect_problem(403, "forbidden");
        let recognised = broker.post(&format!("{path}/recognition"), recognition.clone()).await.expect(201);
        assert_eq!(recognised.json["kind"], "recognition");
        assert_eq!(recognised.json["file_sha256"].as_str().unwrap().len(), 64);
        broker.post(&format!("{path}/recognition"), recognition).await.expect_problem(409, "blocked");
        let decided = orderer.post(&format!("{path}/follow-up"), follow_up).await.expect(201);
        assert_eq!(decided.json["outcome"], "scale");

        // Pilot and challenge ended together.
        assert_eq!(app.public().get(&path).await.expect(200).json["status"], "closed");
        assert_eq!(app.public().get(&call).await.expect(200).json["status"], "completed");
        let acceptance = app.public().get(&format!("{path}/acceptance")).await.expect(200);
        assert_eq!(acceptance.json["grade"], "pass");
        assert_eq!(acceptance.json["recognition"]["number"], "55/QĐ-SKHCN");
        assert_eq!(acceptance.json["follow_up"]["outcome"], "scale");

        // The register of use.
        let officer = person(&app, "health.officer").await;
        let body = json!({
            "pilot_id": seen.id(), "organisation_id": app.world.ward, "site": "Trạm Y tế phường Thử",
            "started_on": today(&app), "use": "direct", "people_reached": 1_200,
        });
        solver.post("/api/v1/deployments", body.clone()).await.expect_problem(403, "forbidden");
        let registered = officer.post("/api/v1/deployments", body).await.expect(201);
        assert_eq!(registered.json["use"], "direct");
        let list = app.public().get("/api/v1/deployments?use=direct").await.expect(200);
        assert_eq!(ids(&list.json), [registered.id()]);
        app.settle().await;
        let mails = app.mails();
        assert!(mails.len() > 10, "every step is told by mail");
    }

    async fn the_agreement_waits_and_needs_both(app) {
        let call = awarded(&app, demanding()).await.call;
        let officer = person(&app, "health.officer").await;
        let solver = person(&app, "startup.owner").await;
        let challenge = officer.get(&call).await.expect(200).id();
        let early = officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect_problem(409, "blocked");
        assert!(early.text.contains("standstill-running") || !early.json["detail"].as_str().unwrap().is_empty());
        app.forward_days(9).await;
        solver.post("/api/v1/agreements", terms(&app, &challenge)).await.expect_problem(403, "forbidden");
        let mut bare = terms(&app, &challenge);
        bare["data_annex"] = Value::Null;
        let created = officer.post("/api/v1/agreements", bare).await.expect(201);
        let path = format!("/api/v1/agreements/{}", created.id());
        officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect_problem(409, "blocked");

        // Nobody but the parties and the broker knows of it.
        for name in ["other.owner", "lab.owner", "ward.approver", "expert1"] {
            person(&app, name).await.get(&path).await.expect_problem(404, "not_found");
        }
        app.public().get(&path).await.expect_problem(404, "not_found");
        person(&app, "science.officer").await.get(&path).await.expect(200);
        assert_eq!(ids(&solver.get("/api/v1/agreements").await.expect(200).json), [created.id()]);
        assert!(ids(&person(&app, "lab.owner").await.get("/api/v1/agreements").await.expect(200).json).is_empty());

        // The annex is missing, so nobody signs; then it is there.
        let approver = person(&app, "health.approver").await;
        let file = laid_up(&app, "health", &path, "agreement").await;
        let sign = json!({"action": "sign", "attachment_id": file});
        approver.transition(&path, sign.clone()).await.expect_problem(409, "blocked");
        let etag = officer.get(&path).await.expect(200).etag();
        officer.patch(&path, &etag, json!({"data_annex": {"vi": "Dữ liệu để tại trạm."}})).await.expect(200);
        officer.patch(&path, &etag, json!({"sites": []})).await.expect_problem(412, "stale_version");
        officer.transition(&path, sign.clone()).await.expect_problem(403, "forbidden");
        approver.transition(&path, json!({"action": "sign"})).await.expect_problem(422, "invalid");
        let half = approver.transition(&path, sign.clone()).await.expect(200);
        assert_eq!(half.json["status"], "draft");
        assert_eq!(half.json["signatures"].as_array().unwrap().len(), 1);
        approver.transition(&path, sign.clone()).await.expect_problem(409, "blocked");

        // What one party has signed is not changed; taken back, it is.
        let etag = officer.get(&path).await.expect(200).etag();
        officer.patch(&path, &etag, json!({"sites": ["Nơi khác"]})).await.expect_problem(409, "blocked");
        let back = solver.transition(&path, json!({"action": "revise", "reason": "Sai địa điểm."})).await.expect(200);
        assert_eq!(back.json["signatures"], json!([]));
        officer.patch(&path, &back.etag(), json!({"sites": ["Nơi khác"]})).await.expect(200);

        // No pilot before both have signed.
        officer.post("/api/v1/pilots", json!({"challenge_id": challenge})).await.expect_problem(409, "blocked");
        approver.transition(&path, sign).await.expect(200);
        let own = paper(&solver, &path, "agreement").await;
        let signed = solver.transition(&path, json!({"action": "sign", "attachment_id": own})).await.expect(200);
        assert_eq!(signed.json["status"], "signed");
        assert!(signed.json["signed_at"].is_string());
        let created = officer.post("/api/v1/pilots", json!({"challenge_id": challenge})).await.expect(201);
        assert_eq!(created.json["status"], "preparing");
        assert_eq!(app.public().get(&call).await.expect(200).json["status"], "in_pilot");
        solver.transition(&path, json!({"action": "terminate", "reason": "x"})).await.expect_problem(409, "blocked");
    }

    async fn a_pilot_starts_with_its_papers(app) {
        let call = awarded(&app, demanding()).await.call;
        let path = pilot(&app, &call).await;
        let approver = person(&app, "health.approver").await;
        let officer = person(&app, "health.officer").await;
        let solver = person(&app, "startup.owner").await;
        for (field, value) in [
            ("ethics_reference", json!("14/GCN-HĐĐĐ")),
            ("data_annex_reference", json!("PL-02")),
            ("ai_risk_class", json!("medium")),
        ] {
            approver.transition(&path, json!({"action": "start"})).await.expect_problem(409, "blocked");
            let etag = officer.get(&path).await.expect(200).etag();
            solver.patch(&path, &etag, json!({field: value})).await.expect_problem(403, "forbidden");
            officer.patch(&path, &etag, json!({field: value})).await.expect(200);
        }
        solver.transition(&path, json!({"action": "start"})).await.expect_problem(403, "forbidden");
        officer.transition(&path, json!({"action": "start"})).await.expect_problem(403, "forbidden");
        approver.transition(&path, json!({"action": "start"})).await.expect(200);
        let etag = officer.get(&path).await.expect(200).etag();
        officer.patch(&path, &etag, json!({"ai_risk_class": null})).await.expect_problem(422, "invalid");

        // References and the agreement are the parties'; the public sees that there is a pilot.
        let public = app.public().get(&path).await.expect(200);
        assert_eq!(public.json["ethics_reference"], Value::Null);
        assert_eq!(public.json["agreement_id"], Value::Null);
        assert_eq!(public.json["allowed_actions"], json!([]));
        assert_eq!(officer.get(&path).await.expect(200).json["ethics_reference"], "14/GCN-HĐĐĐ");

        // A danger halts it at once; only the orderer lets it go on.
        solver.transition(&path, json!({"action": "pause"})).await.expect_problem(422, "invalid");
        solver.transition(&path, json!({"action": "pause", "reason": "Sự cố thiết bị."})).await.expect(200);
        solver.transition(&path, json!({"action": "resume"})).await.expect_problem(403, "forbidden");
        approver.transition(&path, json!({"action": "resume"})).await.expect(200);
        let inside = solver.get(&format!("{path}/history")).await.expect(200);
        let outside = app.public().get(&format!("{path}/history")).await.expect(200);
        assert!(inside.text.contains("Sự cố thiết bị."));
        assert!(!outside.text.contains("Sự cố thiết bị."));

        // Broken off, it is closed by a decision that cannot adopt it.
        approver.transition(&path, json!({"action": "terminate", "reason": "Hết kinh phí."})).await.expect(200);
        let mut follow_up = json!({
            "number": "9/QĐ-SYT", "decided_on": today(&app), "outcome": "adopt",
            "attachment_id": laid_up(&app, "health", &path, "decision").await,
        });
        approver.post(&format!("{path}/follow-up"), follow_up.clone()).await.expect_problem(422, "invalid");
        follow_up["outcome"] = json!("stop");
        approver.post(&format!("{path}/follow-up"), follow_up.clone()).await.expect_problem(422, "invalid");
        follow_up["reasons"] = json!("Không còn nguồn kinh phí.");
        approver.post(&format!("{path}/follow-up"), follow_up).await.expect(201);
        let deployment = json!({
            "pilot_id": public.id(), "organisation_id": app.world.ward, "site": "Trạm",
            "started_on": today(&app), "use": "indirect", "people_reached": 1,
        });
        officer.post("/api/v1/deployments", deployment).await.expect_problem(409, "blocked");
    }

    async fn work_is_recorded_by_those_who_do_it(app) {
        let (_, path) = active(&app).await;
        let editor = person(&app, "startup.editor").await;
        let indicators = editor.get(&format!("{path}/indicators")).await.expect(200);
        let indicator = indicators.json["items"][0]["id"].clone();
        let measure = |value: Value, day: &str| json!({"indicator_id": indicator, "measured_on": day, "value": value});
        let measurements = format!("{path}/measurements");
        let day = today(&app);

        for name in ["lab.owner", "science.officer", "ward.officer", "expert1"] {
            person(&app, name).await.post(&measurements, measure(json!(20), &day)).await.expect_problem(403, "forbidden");
        }
        app.public().post(&measurements, measure(json!(20), &day)).await.expect_problem(401, "unauthenticated");
        editor.post(&measurements, measure(json!("nhiều"), &day)).await.expect_problem(422, "invalid");
        editor.post(&measurements, measure(json!(20), "2999-01-01")).await.expect_problem(422, "invalid");
        editor.post(&measurements, json!({"indicator_id": app.world.ward, "measured_on": day, "value": 1})).await.expect_problem(422, "invalid");
        editor.post(&measurements, measure(json!(20), &day)).await.expect(201);
        // A repeated request records nothing twice.
        let key = [("idempotency-key", "lan-do-1")];
        let first = editor.send(Method::POST, &measurements, &key, measure(json!(46), &day)).await.expect(201);
        let second = editor.send(Method::POST, &measurements, &key, measure(json!(46), &day)).await.expect(201);
        assert_eq!(first.id(), second.id());
        let seen = app.public().get(&format!("{path}/indicators")).await.expect(200);
        assert_eq!(seen.json["items"][0]["measurements"].as_array().unwrap().len(), 2);
        assert_eq!(seen.json["items"][0]["progress"]["share"], 0.5);

        // A milestone is done with evidence, which the public does not read.
        let milestone = editor.get(&format!("{path}/milestones")).await.expect(200).json["items"][0]["id"].as_str().unwrap().to_owned();
        let one = format!("{path}/milestones/{milestone}");
        let etag = editor.get(&one).await.expect(200).etag();
        editor.patch(&one, &etag, json!({"status": "done"})).await.expect_problem(422, "invalid");
        editor.patch(&one, &etag, json!({"status": "done", "evidence": {"vi": "Biên bản số 3."}})).await.expect(200);
        editor.patch(&one, &etag, json!({"status": "planned"})).await.expect_problem(412, "stale_version");
        assert_eq!(app.public().get(&one).await.expect(200).json["evidence"], Value::Null);

        // Reports are read by the parties.
        let report = json!({"kind": "periodic", "period_end": day, "overview": {"vi": "Tháng đầu."}});
        let refused = editor.post(&format!("{path}/reports"), report).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"].as_array().unwrap().len(), 4);
        app.public().get(&format!("{path}/reports")).await.expect_problem(401, "unauthenticated");
        person(&app, "ward.officer").await.get(&format!("{path}/reports")).await.expect(200);

        // Evidence files too.
        let file = paper(&editor, &path, "evidence").await;
        app.public().get(&format!("/api/v1/attachments/{file}")).await.expect_problem(404, "not_found");
        person(&app, "health.officer").await.get(&format!("/api/v1/attachments/{file}")).await.expect(200);
    }

    async fn a_failed_grade_fails_the_pilot(app) {
        let (call, path) = active(&app).await;
        app.forward_days(60).await;
        work(&app, &path).await;
        person(&app, "health.officer").await.transition(&path, json!({"action": "send_to_acceptance"})).await.expect(200);
        judged(&app, &call, &path, "fail").await;
        let broker = person(&app, "science.approver").await;
        let failed = broker.transition(&path, json!({"action": "accept"})).await.expect(200);
        assert_eq!(failed.json["status"], "failed");
        assert_eq!(failed.json["grade"], "fail");
        assert_eq!(failed.action("recognise"), None);
    }

    async fn duties_follow_the_chain(app) {
        let awarded = awarded(&app, MODEST()).await;
        let kinds = async |name: &str| -> Vec<String> {
            let tasks = person(&app, name).await.get("/api/v1/me/tasks").await.expect(200);
            tasks.json["items"].as_array().unwrap().iter().map(|task| task["kind"].as_str().unwrap().to_owned()).collect()
        };
        assert!(!kinds("health.officer").await.contains(&"draw_up_agreement".to_owned()));
        app.forward_days(9).await;
        assert!(kinds("health.officer").await.contains(&"draw_up_agreement".to_owned()));
        agreed(&app, &awarded.call).await;
        assert!(kinds("health.officer").await.contains(&"set_up_pilot".to_owned()));
        let officer = person(&app, "health.officer").await;
        let challenge = officer.get(&awarded.call).await.expect(200).id();
        officer.post("/api/v1/pilots", json!({"challenge_id": challenge})).await.expect(201);
        assert!(kinds("health.approver").await.contains(&"start_pilot".to_owned()));
        assert!(kinds("startup.owner").await.is_empty());
    }
}
