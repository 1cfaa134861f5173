//! A challenge from the unit's draft to its publication.

use nhipcau_domain::{organisation::Role, personal_data::Purpose, timestamp::Timestamp};
use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use crate::neighbour::add;

/// Fills every required section of a challenge.
pub async fn fill(client: &nhipcau_tests::Client, path: &str) {
    for (key, content) in [
        (
            "context",
            json!({"text": {"vi": "Trạm hiện gọi điện báo từng ca cho bệnh viện tuyến trên."}}),
        ),
        (
            "problem",
            json!({"text": {"vi": "Mỗi tháng có khoảng 40 ca cấp cứu đến viện mà khoa cấp cứu chưa biết trước.", "en": "About 40 emergencies a month arrive unannounced."}}),
        ),
        (
            "outcome",
            json!({"text": {"vi": "Khoa cấp cứu biết trước khi xe tới."}, "measures": [
            {"name": {"vi": "Tỷ lệ ca được báo trước"}, "unit": "%", "baseline": 12.0, "target": 80.0, "direction": "increase"},
            {"name": {"vi": "Thời gian bàn giao"}, "unit": {"vi": "phút", "en": "minutes"}, "baseline": 14.0, "target": 6.0, "direction": "decrease"}]}),
        ),
        (
            "sites",
            json!({"province": "79", "sites": ["Trạm Y tế phường Thử", "Bệnh viện tuyến trên"]}),
        ),
        (
            "budget",
            json!({"min": {"amount": 200_000_000, "currency": "VND"}, "max": {"amount": 900_000_000, "currency": "VND"}, "sources": ["science_fund"]}),
        ),
        ("timeline", json!({"pilot_months": 6})),
        ("topics", json!({"topics": ["prehospital-emergency"]})),
        ("evaluation", json!({"rule_set": "hcm-selection-2026"})),
    ] {
        client.write_section(path, key, content).await.expect(200);
    }
}

/// Begins a challenge of the ward station.
pub async fn draft(app: &TestApp, client: &nhipcau_tests::Client) -> String {
    let body = json!({
        "programme_id": app.world.programme, "proposer_id": app.world.ward, "kind": "solution_order",
        "title": {"vi": "Báo trước cấp cứu ngoại viện", "en": "Pre-arrival notice of emergencies"},
        "summary": {"vi": "Tìm giải pháp để khoa cấp cứu biết trước ca bệnh."},
    });
    let created = client.post("/api/v1/challenges", body).await.expect(201);
    assert_eq!(created.json["status"], "draft");
    assert_eq!(created.version_tag(), "\"v1.0\"");
    let path = format!("/api/v1/challenges/{}", created.id());
    assert_eq!(created.header("location"), path);
    path
}

/// A challenge that may be published; its path.
async fn approved(app: &TestApp) -> String {
    let officer = app.sign_in("ward.officer@test.example").await;
    let path = draft(app, &officer).await;
    fill(&officer, &path).await;
    for (who, action) in [
        ("ward.approver", "propose"),
        ("health.approver", "endorse"),
        ("science.approver", "approve"),
    ] {
        let person = app.sign_in(&format!("{who}@test.example")).await;
        person.transition(&path, json!({"action": action})).await.expect(200);
    }
    path
}

on_both! {
    async fn units_of_measures_are_in_both_languages(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        let outcome = |unit: Value| json!({"measures": [
            {"name": {"vi": "Thời gian bàn giao"}, "unit": unit, "baseline": 14.0, "target": 6.0, "direction": "decrease"}]});
        // A plain text is Vietnamese.
        for (given, kept) in [
            (json!("phút"), json!({"vi": "phút"})),
            (json!({"vi": " phút ", "en": "minutes"}), json!({"vi": "phút", "en": "minutes"})),
            (json!({"vi": "phút", "en": " "}), json!({"vi": "phút"})),
        ] {
            officer.write_section(&path, "outcome", outcome(given)).await.expect(200);
            let seen = officer.get(&format!("{path}/sections/outcome")).await.expect(200);
            assert_eq!(seen.json["content"]["measures"][0]["unit"], kept);
        }
        for (wrong, pointer, code) in [
            (json!(" "), "/measures/0/unit", "required"),
            (json!({}), "/measures/0/unit", "required"),
            (json!({"vi": "phút", "en": "m".repeat(81)}), "/measures/0/unit/en", "too_long"),
        ] {
            let refused = officer.write_section(&path, "outcome", outcome(wrong)).await.expect_problem(422, "invalid");
            let error = &refused.json["errors"][0];
            assert_eq!((&error["pointer"], &error["code"]), (&json!(pointer), &json!(code)));
        }
        for wrong in [json!(5), json!(null), json!(["phút"]), json!({"vi": "phút", "fr": "minutes"})] {
            let refused = officer.write_section(&path, "outcome", outcome(wrong.clone())).await;
            assert!(refused.status.is_client_error(), "{wrong}: {}", refused.text);
        }
    }

    async fn who_has_written_in_an_order_does_not_sign_it(app) {
        // The rule set of these orders wants two people.
        let writes = app.sign_in("ward.approver@test.example").await;
        let path = draft(&app, &writes).await;
        fill(&app.sign_in("ward.officer@test.example").await, &path).await;
        let refused = writes.transition(&path, json!({"action": "propose"})).await.expect_problem(409, "blocked");
        assert!(refused.json["detail"].as_str().unwrap().contains("không tự ký"), "{}", refused.text);
        assert_eq!(writes.get(&path).await.expect(200).action("propose"), Some(false));
        add(&app, "ward.second", vec![(app.world.ward, Role::Approver)]).await;
        let signs = app.sign_in("ward.second@test.example").await;
        // One word in it is enough, also when another has written over it.
        let words = |text: &str| json!({"text": {"vi": text}});
        signs.write_section(&path, "context", words("Một chữ của người ký.")).await.expect(200);
        writes.write_section(&path, "context", words("Đội bàn giao người bệnh tại cửa khoa cấp cứu.")).await.expect(200);
        signs.transition(&path, json!({"action": "propose"})).await.expect_problem(409, "blocked");
        add(&app, "ward.third", vec![(app.world.ward, Role::Approver)]).await;
        app.sign_in("ward.third@test.example").await.transition(&path, json!({"action": "propose"})).await.expect(200);
    }

    async fn from_draft_to_open(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        let approver = app.sign_in("ward.approver@test.example").await;

        // Nobody else knows of the draft.
        let health = app.sign_in("health.approver@test.example").await;
        health.get(&path).await.expect_problem(404, "not_found");
        app.public().get(&path).await.expect_problem(404, "not_found");

        // Incomplete: shown as blocked, refused when tried.
        let seen = approver.get(&path).await.expect(200);
        assert_eq!(seen.action("propose"), Some(false));
        approver.transition(&path, json!({"action": "propose"})).await.expect_problem(409, "blocked");
        fill(&officer, &path).await;
        let seen = officer.get(&path).await.expect(200);
        assert_eq!(seen.json["completeness"]["missing"], json!([]));
        assert_eq!(seen.action("propose"), None, "an officer prepares and does not sign");
        officer.transition(&path, json!({"action": "propose"})).await.expect_problem(403, "forbidden");
        approver.transition(&path, json!({"action": "propose"})).await.expect(200);

        // The department returns it once, with reasons, then endorses it.
        health.transition(&path, json!({"action": "return"})).await.expect_problem(422, "invalid");
        health.transition(&path, json!({"action": "return", "reason": "Nêu rõ số ca mỗi tháng."})).await.expect(200);
        let seen = officer.get(&path).await.expect(200);
        assert_eq!(seen.json["returned"]["reason"], "Nêu rõ số ca mỗi tháng.");
        approver.transition(&path, json!({"action": "propose"})).await.expect(200);
        let endorsed = health.transition(&path, json!({"action": "endorse"})).await.expect(200);
        assert!(endorsed.json["vetting_due_on"].is_string());

        // The broker approves, the department publishes.
        let science = app.sign_in("science.approver@test.example").await;
        science.transition(&path, json!({"action": "approve"})).await.expect(200);
        let soon = app.now().plus_days(1).to_string();
        health.transition(&path, json!({"action": "publish", "closes_at": soon})).await.expect_problem(409, "blocked");
        let deadline = app.now().plus_days(45).to_string();
        let open = health.transition(&path, json!({"action": "publish", "closes_at": deadline})).await.expect(200);
        assert_eq!(open.json["status"], "open");
        assert_eq!(open.json["closes_at"], deadline);

        // Everybody reads it now; only the parties see who wrote what.
        let public = app.public().get(&path).await.expect(200);
        assert_eq!(public.json["allowed_actions"], json!([]));
        assert_eq!(public.json["vetting_due_on"], Value::Null);
        assert_eq!(public.json["sections"][0]["updated_by"], Value::Null);

        // The deadline passes for readers at once, for the record with the next round.
        app.forward_days(45).await;
        assert_eq!(app.public().get(&path).await.expect(200).json["status"], "closed");
        app.settle().await;
        let history = health.get(&format!("{path}/history")).await.expect(200);
        let actions: Vec<_> = history.json["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect();
        assert_eq!(actions, ["create", "propose", "return", "propose", "endorse", "approve", "publish", "close"]);
        assert!(history.json["items"].as_array().unwrap().iter().all(|entry| entry["seq"].is_i64()));
    }

    async fn an_order_is_published_at_its_set_time_and_once(app) {
        let health = app.sign_in("health.approver@test.example").await;
        for name in ["science.approver", "ward.officer"] {
            app.agree(&format!("{name}@test.example"), Purpose::ActivityMails).await;
        }
        let path = approved(&app).await;
        let (opens, soon) = (app.now().plus_days(7), app.now().plus_days(12));
        let publish = |opens: Timestamp, closes: Timestamp| json!({"action": "publish", "opens_at": opens, "closes_at": closes});
        // The days of the call are counted from its opening, which lies ahead.
        health.transition(&path, publish(opens, soon)).await.expect_problem(409, "blocked");
        let past = health.transition(&path, publish(app.now(), opens.plus_days(40))).await.expect_problem(409, "blocked");
        assert!(past.json["detail"].as_str().unwrap().contains("công bố"), "{}", past.text);
        let closes = opens.plus_days(30);
        let set = health.transition(&path, publish(opens, closes)).await.expect(200);
        assert_eq!((&set.json["status"], &set.json["opens_at"]), (&json!("approved"), &json!(opens)));
        assert_eq!(set.action("publish"), Some(true), "it may still go out at once");

        app.app.clock.set(Timestamp(opens.0 - 1));
        app.settle().await;
        app.public().get(&path).await.expect_problem(404, "not_found");
        app.app.clock.set(opens);
        app.settle().await;
        app.settle().await;
        let open = app.public().get(&path).await.expect(200);
        assert_eq!(open.json["status"], "open");
        assert_eq!((&open.json["published_at"], &open.json["closes_at"]), (&json!(opens), &json!(closes)));
        assert_eq!(open.json["opens_at"], Value::Null);
        let history = health.get(&format!("{path}/history")).await.expect(200);
        let steps = history.json["items"].as_array().unwrap();
        let published: Vec<_> = steps.iter().filter(|step| step["action"] == "publish").map(|step| (step["to"].clone(), step["by"]["name"].is_string())).collect();
        assert_eq!(published, [(json!("approved"), true), (json!("open"), false)]);
        // The mail goes to who agreed to such mails; in the workspace everybody is told.
        assert_eq!(app.addressees("challenge_published").await, ["science.approver", "ward.officer"]);
        for name in ["science.approver", "science.officer", "ward.approver", "ward.officer"] {
            let told = app.sign_in(&format!("{name}@test.example")).await.get("/api/v1/me/notifications").await.expect(200);
            let items = told.json["items"].as_array().unwrap();
            assert!(items.iter().any(|item| item["kind"] == "challenge_published"), "{name}: {}", told.text);
        }
    }

    async fn a_set_time_is_taken_back_by_cancelling_or_by_publishing_at_once(app) {
        let health = app.sign_in("health.approver@test.example").await;
        let (opens, closes) = (app.now().plus_days(7), app.now().plus_days(60));
        let at_set_time = json!({"action": "publish", "opens_at": opens, "closes_at": closes});
        let cancelled = approved(&app).await;
        health.transition(&cancelled, at_set_time.clone()).await.expect(200);
        health.transition(&cancelled, json!({"action": "cancel", "reason": "Không cần nữa."})).await.expect(200);
        let at_once = approved(&app).await;
        health.transition(&at_once, at_set_time).await.expect(200);
        let earlier = app.now().plus_days(45);
        let open = health.transition(&at_once, json!({"action": "publish", "closes_at": earlier})).await.expect(200);
        assert_eq!((&open.json["status"], &open.json["closes_at"]), (&json!("open"), &json!(earlier)));
        app.app.clock.set(opens);
        app.settle().await;
        let seen = health.get(&cancelled).await.expect(200);
        assert_eq!((&seen.json["status"], &seen.json["published_at"]), (&json!("cancelled"), &Value::Null));
        assert_eq!(health.get(&at_once).await.expect(200).version_tag(), open.version_tag());
    }

    async fn a_set_time_that_was_missed_goes_back_to_its_signer(app) {
        let health = app.sign_in("health.approver@test.example").await;
        let path = approved(&app).await;
        let (opens, closes) = (app.now().plus_days(7), app.now().plus_days(40));
        let duties = async || health.get("/api/v1/me/tasks").await.expect(200).text;
        assert!(duties().await.contains("publish_order"));
        health.transition(&path, json!({"action": "publish", "opens_at": opens, "closes_at": closes})).await.expect(200);
        assert!(!duties().await.contains("publish_order"), "signed");
        // Nothing ran until a day before the deadline.
        app.app.clock.set(closes.plus_days(-1));
        app.settle().await;
        let seen = health.get(&path).await.expect(200);
        assert_eq!((&seen.json["status"], &seen.json["opens_at"]), (&json!("approved"), &Value::Null));
        assert!(duties().await.contains("publish_order"));
    }

    async fn two_people_write_at_once(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let approver = app.sign_in("ward.approver@test.example").await;
        let path = draft(&app, &officer).await;
        let section = format!("{path}/sections/problem");
        let etag = officer.get(&section).await.expect(200).etag();
        assert!(etag.starts_with("\"v0-"), "{etag}");
        officer.patch(&section, &etag, json!({"text": {"vi": "Bản của cán bộ."}})).await.expect(200);
        approver.patch(&section, &etag, json!({"text": {"vi": "Bản của lãnh đạo."}})).await.expect_problem(412, "stale_version");
        // Another section is another matter.
        approver.patch(&format!("{path}/sections/context"), "\"v0\"", json!({"text": {"vi": "Bối cảnh."}})).await.expect(200);
        assert_eq!(officer.get(&section).await.expect(200).json["content"]["text"]["vi"], "Bản của cán bộ.");
    }

    async fn title_and_summary_change_while_it_is_written(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        let title = json!({"title": {"vi": "Báo trước ca cấp cứu nặng"}, "level": "grassroots"});
        let changed = officer.patch(&path, "\"v1\"", title.clone()).await.expect(200);
        assert_eq!(changed.version_tag(), "\"v2.0\"");
        assert_eq!(changed.json["title"], json!({"vi": "Báo trước ca cấp cứu nặng"}));
        assert_eq!(changed.json["level"], "grassroots");
        assert_eq!(changed.json["summary"]["vi"], "Tìm giải pháp để khoa cấp cứu biết trước ca bệnh.", "absent fields stay");
        officer.patch(&path, "\"v1\"", title.clone()).await.expect_problem(412, "stale_version");
        officer.patch(&path, "\"v2\"", json!({"title": {"vi": " "}})).await.expect_problem(422, "invalid");
        officer.patch(&path, "\"v2\"", json!({"summary": {"vi": "x".repeat(601)}})).await.expect_problem(422, "invalid");
        officer.patch(&path, "\"v2\"", json!({"status": "open"})).await.expect_problem(422, "invalid");
        officer.send(reqwest::Method::PATCH, &path, &[], title.clone()).await.expect_problem(428, "precondition_required");
        // Who cannot see it learns nothing; who can, but does not write it, is refused.
        app.sign_in("startup.owner@test.example").await.patch(&path, "\"v2\"", title.clone()).await.expect_problem(404, "not_found");
        fill(&officer, &path).await;
        app.sign_in("ward.approver@test.example").await.transition(&path, json!({"action": "propose"})).await.expect(200);
        let etag = officer.get(&path).await.expect(200).etag();
        officer.patch(&path, &etag, title.clone()).await.expect_problem(403, "forbidden");
        let health = app.sign_in("health.officer@test.example").await;
        health.patch(&path, &etag, json!({"title": {"vi": "Báo trước ca cấp cứu nặng", "en": "Pre-arrival notice"}})).await.expect(200);
        // Found by a part of it, with and without accents, in both languages, by those who may.
        for q in ["c%E1%BA%A5p%20c%E1%BB%A9u", "CAP%20CUU", "pre-arrival"] {
            let found = officer.get(&format!("/api/v1/challenges?mine=true&q={q}")).await.expect(200);
            assert_eq!(found.json["items"].as_array().map(Vec::len), Some(1), "{q}");
            let hidden = app.public().get(&format!("/api/v1/challenges?q={q}")).await.expect(200);
            assert_eq!(hidden.json["items"], json!([]), "{q}");
        }
        assert_eq!(officer.get("/api/v1/challenges?mine=true&q=xyz").await.expect(200).json["items"], json!([]));
    }

    async fn sections_written_at_the_same_time_keep_each_other(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let approver = app.sign_in("ward.approver@test.example").await;
        for _ in 0..5 {
            let path = draft(&app, &officer).await;
            let budget = json!({"max": {"amount": 900, "currency": "VND"}, "sources": ["own"]});
            let topics = json!({"topics": ["prehospital-emergency"]});
            let (one, other) = tokio::join!(
                officer.write_section(&path, "budget", budget),
                approver.write_section(&path, "topics", topics),
            );
            one.expect(200);
            other.expect(200);
            let seen = officer.get(&path).await.expect(200);
            assert_eq!(seen.json["topics"], json!(["prehospital-emergency"]));
            assert_eq!(seen.json["budget"]["max"]["amount"], 900);
        }
    }

    async fn titles_stand_in_the_order_of_the_vietnamese_alphabet(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        for title in ["Đo nhịp tim", "Dự báo dịch", "Ăn uống học đường", "An toàn thuốc", "Âm thanh tim", "Trạm 10", "Trạm 9"] {
            let body = json!({
                "programme_id": app.world.programme, "proposer_id": app.world.ward,
                "kind": "solution_order", "title": {"vi": title},
            });
            officer.post("/api/v1/challenges", body).await.expect(201);
        }
        // In pages of two, so that the cursor keeps the order too.
        let mut titles = Vec::new();
        let mut path = "/api/v1/challenges?mine=true&sort=title&limit=2".to_owned();
        loop {
            let page = officer.get(&path).await.expect(200);
            titles.extend(page.json["items"].as_array().unwrap().iter().map(|item| item["title"]["vi"].as_str().unwrap().to_owned()));
            let Some(cursor) = page.json["next_cursor"].as_str() else { break };
            path = format!("/api/v1/challenges?mine=true&sort=title&limit=2&cursor={cursor}");
        }
        assert_eq!(titles, ["An toàn thuốc", "Ăn uống học đường", "Âm thanh tim", "Dự báo dịch", "Đo nhịp tim", "Trạm 9", "Trạm 10"]);
    }
}
