//! The acceptance council: grades instead of points, on the same machinery.

use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::stages::{awarded, judged, laid_up, person, pilot, today, work};

/// The council under test: its path and its five members.
struct Acceptance {
    path: String,
    experts: Vec<Client>,
}

/// A pilot before its acceptance, with a council of five that scores it.
async fn scoring(app: &TestApp) -> (String, Acceptance) {
    let call = awarded(app, json!({})).await.call;
    let pilot = pilot(app, &call).await;
    let orderer = person(app, "health.approver").await;
    let officer = person(app, "science.officer").await;
    let members: Vec<_> = ["chair", "scientific_secretary", "reviewer", "reviewer", "member"]
        .iter()
        .zip(&app.world.experts)
        .map(|(role, person)| {
            let represents = if *role == "member" { "orderer" } else { "expert" };
            json!({"person_id": person, "role": role, "represents": represents})
        })
        .collect();
    let body = json!({
        "kind": "acceptance", "rule_set": "hcm-acceptance-2026",
        "pilot_id": pilot.rsplit('/').next().unwrap(), "members": members,
    });
    let councils = format!("{call}/councils");
    officer.post(&councils, body.clone()).await.expect_problem(409, "blocked");
    app.forward_days(2).await;
    orderer.transition(&pilot, json!({"action": "start"})).await.expect(200);
    work(app, &pilot).await;
    let solver = person(app, "startup.owner").await;
    solver.transition(&pilot, json!({"action": "send_to_acceptance"})).await.expect(200);
    let path = format!("/api/v1/councils/{}", officer.post(&councils, body).await.expect(201).id());
    let broker = person(app, "science.approver").await;
    broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
    let mut experts = Vec::new();
    for number in 1..=5 {
        let expert = person(app, &format!("expert{number}")).await;
        let said = json!({"organisation_id": app.world.startup, "has_conflict": false});
        expert
            .post(&format!("{path}/conflicts"), json!({"declarations": [said]}))
            .await
            .expect(200);
        experts.push(expert);
    }
    officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
    (call, Acceptance { path, experts })
}

impl Acceptance {
    /// The path of a member's sheet.
    async fn sheet(&self, expert: &Client) -> String {
        let council = expert.get(&self.path).await.expect(200);
        format!("{}/sheets/{}", self.path, council.json["subjects"][0]["id"].as_str().unwrap())
    }

    /// A member gives one grade to every criterion but those named.
    async fn grade(&self, expert: &Client, grade: &str, other: &[(&str, &str)]) -> Value {
        let sheet = self.sheet(expert).await;
        let seen = expert.get(&self.path).await.expect(200);
        let mut scores = serde_json::Map::new();
        for criterion in seen.json["rule_set"]["criteria"].as_array().unwrap() {
            let key = criterion["key"].as_str().unwrap();
            let given = other.iter().find(|(name, _)| *name == key).map_or(grade, |(_, g)| *g);
            scores
                .insert(key.to_owned(), json!({"grade": given, "comment": "Đã xem tại nơi dùng."}));
        }
        let etag = expert.get(&sheet).await.expect(200).etag();
        let body = json!({"scores": scores, "comment": "Nhận xét chung."});
        let saved = expert.patch(&sheet, &etag, body).await.expect(200);
        expert.transition(&sheet, json!({"action": "submit"})).await.expect(200);
        saved.json["grade"].clone()
    }
}

on_both! {
    async fn names_wait_for_the_signed_recognition(app) {
        let call = awarded(&app, json!({})).await.call;
        let path = pilot(&app, &call).await;
        let orderer = person(&app, "health.approver").await;
        let broker = person(&app, "science.approver").await;
        let solver = person(&app, "startup.owner").await;
        let ward = person(&app, "ward.approver").await;
        app.forward_days(2).await;
        orderer.transition(&path, json!({"action": "start"})).await.expect(200);
        work(&app, &path).await;
        solver.transition(&path, json!({"action": "send_to_acceptance"})).await.expect(200);
        judged(&app, &call, &path, "pass").await;

        let council = broker.get(&format!("{path}/acceptance")).await.expect(200).json["council"]["id"].clone();
        let council = format!("/api/v1/councils/{}", council.as_str().unwrap());
        let seen = broker.get(&council).await.expect(200).json;
        let members = seen["members"].as_array().unwrap();
        assert_eq!(members.len(), 7);
        let names: Vec<_> = members
            .iter()
            .flat_map(|member| [&member["person"]["name"], &member["person"]["id"]])
            .map(|text| text.as_str().unwrap().to_owned())
            .collect();
        assert!(names.iter().all(|name| !name.is_empty()));
        let id = seen["id"].as_str().unwrap();
        let unnamed = async |reader: &Client| {
            for part in [
                format!("{council}/sheets"),
                format!("{call}/ranking?council={id}"),
                format!("{call}/trace"),
                format!("{call}/history"),
                format!("{path}/acceptance"),
                path.clone(),
            ] {
                let told = reader.get(&part).await.expect(200).text;
                assert!(names.iter().all(|name| !told.contains(name.as_str())), "{part}: {told}");
            }
        };
        // The council has concluded and the grade is on record: the judged and the proposing unit
        // read the result, and no names.
        for graded in [false, true] {
            if graded {
                broker.transition(&path, json!({"action": "accept"})).await.expect(200);
            }
            for reader in [&solver, &ward] {
                let told = reader.get(&council).await.expect(200);
                assert_eq!(told.json["members"], json!([]));
                assert!(names.iter().all(|name| !told.text.contains(name.as_str())), "{}", told.text);
                let told = reader.get(&format!("{call}/councils")).await.expect(200);
                let of_pilot = told.json["items"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap();
                assert_eq!(of_pilot["members"], json!([]));
                unnamed(reader).await;
            }
            for stranger in [app.public(), person(&app, "other.owner").await] {
                stranger.get(&council).await.expect(404);
            }
        }
        let recognition = json!({
            "number": "55/QĐ-SKHCN", "decided_on": today(&app),
            "attachment_id": laid_up(&app, "science", &path, "decision").await,
        });
        broker.post(&format!("{path}/recognition"), recognition).await.expect(201);
        // From the signed decision on they are named, their sheets are not.
        for reader in [&solver, &ward] {
            let told = reader.get(&council).await.expect(200).json;
            assert_eq!(told["members"].as_array().unwrap().len(), 7);
            unnamed(reader).await;
        }
        app.public().get(&council).await.expect(404);
    }

    async fn grades_follow_the_rules(app) {
        let (call, council) = scoring(&app).await;
        let [chair, secretary, reviewer, other, member] = council.experts.as_slice() else { panic!() };

        // A failing grade wants a word, points do not belong here.
        let sheet = council.sheet(chair).await;
        let points = json!({"scores": {"safety": {"points": 3}}});
        chair.patch(&sheet, "\"v0\"", points).await.expect_problem(422, "invalid");
        let partial = json!({"scores": {"safety": {"grade": "partial"}}});
        chair.patch(&sheet, "\"v0\"", partial).await.expect_problem(422, "invalid");
        let failing = json!({"scores": {"safety": {"grade": "fail"}}});
        let saved = chair.patch(&sheet, "\"v0\"", failing).await.expect(200);
        assert!(saved.json["missing"].as_array().unwrap().iter().any(|gap| gap["pointer"] == "/scores/safety/comment"));

        // Three of four quantities are enough, two are not.
        assert_eq!(council.grade(chair, "pass", &[("sites", "partial")]).await, "pass");
        assert_eq!(council.grade(secretary, "pass", &[("sites", "partial"), ("people", "partial")]).await, "fail");
        assert_eq!(council.grade(reviewer, "excellent", &[("report", "pass")]).await, "excellent");
        assert_eq!(council.grade(other, "pass", &[]).await, "pass");
        assert_eq!(council.grade(member, "pass", &[]).await, "pass");
        let officer = person(&app, "science.officer").await;
        officer.transition(&council.path, json!({"action": "open_meeting"})).await.expect(200);

        // One who fails it out of five is not more than a third: the council passes it.
        let seen = chair.get(&council.path).await.expect(200);
        let present: Vec<_> = seen.json["members"].as_array().unwrap().iter().map(|m| m["id"].clone()).collect();
        let result = format!("{call}/ranking?council={}", seen.id());
        let ranked = chair.get(&result).await.expect(200);
        assert_eq!(ranked.json["method"], "grades");
        assert_eq!(ranked.json["grade"], "pass");
        assert_eq!(ranked.json["grade_count"], json!({"excellent": 1, "pass": 3, "fail": 1}));

        // A meeting without a reviewer may not decide; the corrected record counts.
        let meet = |present: &[Value]| json!({"held_on": today(&app), "mode": "online", "present": present});
        let meetings = format!("{}/meetings", council.path);
        secretary.post(&meetings, meet(&[])).await.expect(201);
        let one_reviewer = [&present[..3], &present[4..]].concat();
        secretary.post(&meetings, meet(&one_reviewer)).await.expect(201);
        let minutes = |grade: &str, votes: u32| json!({
            "text": "Hội đồng thống nhất.", "recommendation": {"grade": grade},
            "votes": {"for": votes, "against": 0, "abstain": 0},
        });
        let path = format!("{}/minutes", council.path);
        let etag = || async { secretary.get(&council.path).await.expect(200).etag() };
        let seen = secretary.put(&path, &etag().await, minutes("pass", 4)).await.expect(200);
        assert_eq!(seen.json["minutes"]["recommendation"]["grade"], "pass");
        let blocked = chair.transition(&council.path, json!({"action": "conclude"})).await.expect_problem(409, "blocked");
        assert!(blocked.text.contains("phản biện"), "{}", blocked.text);
        secretary.post(&meetings, meet(&present)).await.expect(201);
        let blocked = chair.transition(&council.path, json!({"action": "conclude"})).await.expect_problem(409, "blocked");
        assert!(blocked.text.contains("biên bản"), "{}", blocked.text);
        secretary.put(&path, &etag().await, minutes("excellent", 5)).await.expect_problem(422, "invalid");
        secretary.put(&path, &etag().await, minutes("pass", 4)).await.expect_problem(422, "invalid");
        secretary.put(&path, &etag().await, minutes("pass", 5)).await.expect(200);
        let solver = person(&app, "startup.owner").await;
        solver.get(&council.path).await.expect_problem(404, "not_found");
        chair.transition(&council.path, json!({"action": "conclude"})).await.expect(200);

        // The pilot's parties read the result now, the others with its recognition.
        let own = solver.get(&format!("{}/sheets", council.path)).await.expect(200);
        assert_eq!(own.json["items"].as_array().unwrap().len(), 5);
        assert_eq!(own.json["items"][0]["member_id"], Value::Null);
        assert_eq!(solver.get(&result).await.expect(200).json["sheets"].as_array().unwrap().len(), 5);
        person(&app, "other.owner").await.get(&result).await.expect_problem(404, "not_found");
        app.public().get(&result).await.expect_problem(404, "not_found");
    }
}
