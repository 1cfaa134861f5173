//! A council that judges without names: who meets codes, from when on and where, and who knows.

mod files;
mod hunt;
mod people;

use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use crate::{
    council::stage::Evaluation,
    stages::{BLIND_RULES, drafted, open_call_under, person},
};

/// What a file says that names nobody.
const PLAIN: &[u8] = "Kết quả thử nghiệm, không có tên đơn vị.".as_bytes();

/// A call that is judged without names, whose submissions name their organisations wherever they can.
/// Answers also the addresses of the startup's two files.
async fn begin(app: &TestApp) -> (Evaluation, [String; 2]) {
    let call = open_call_under(app, json!({}), BLIND_RULES).await;
    let strong = drafted(app, &call, "startup.owner", app.world.startup).await;
    let weak = drafted(app, &call, "lab.owner", app.world.lab).await;
    let startup = person(app, "startup.owner").await;
    let lab = person(app, "lab.owner").await;
    let etag = startup.get(&strong).await.expect(200).etag();
    let title = json!({"title": {"vi": "Nhịp Tim báo trước", "en": "NHIP TIM gives notice"}});
    startup.patch(&strong, &etag, title).await.expect(200);
    let words = "Công ty Nhịp Tim (nhip-tim) của Người thử startup.owner làm, hỏi startup.owner@test.example.";
    startup
        .write_section(&strong, "approach", json!({"text": {"vi": words, "en": words}}))
        .await
        .expect(200);
    let team = json!({"members": [{"name": "TS. Đặng Ngọc Thử", "role": {"vi": "Chủ nhiệm"}, "email": "thu@nhiptim.example"}]});
    startup.write_section(&strong, "team", team).await.expect(200);
    startup
        .write_section(
            &strong,
            "risks",
            json!({"text": {"vi": "Ông Đặng Ngọc Thử đo, dang ngoc thu ghi."}}),
        )
        .await
        .expect(200);
    let mut files = Vec::new();
    for name in ["Nhịp Tim - thuyết minh.txt", "Nhịp Tim - kết quả.txt"] {
        let made = startup
            .upload(&format!("{strong}/attachments"), name, "text/plain", "attachment", PLAIN)
            .await;
        files.push(made.expect(201).json["url"].as_str().unwrap().to_owned());
    }
    let risks = json!({"text": {"vi": "Viện Tín hiệu Y sinh đã lường."}});
    lab.write_section(&weak, "risks", risks).await.expect(200);
    for (client, path) in [(&startup, &strong), (&lab, &weak)] {
        assert_eq!(client.get(path).await.expect(200).json["blind"], true, "the solver is told");
        client.transition(path, json!({"action": "send"})).await.expect(200);
    }
    let stage = Evaluation::around(app, call, vec![strong, weak], BLIND_RULES).await;
    (stage, files.try_into().unwrap())
}

fn path_of(submission: &str) -> String {
    format!("/api/v1/submissions/{submission}")
}

fn section(view: &Value, key: &str) -> Value {
    let sections = view["sections"].as_array().unwrap().iter();
    sections.clone().find(|section| section["key"] == key).unwrap()["content"].clone()
}

on_both! {
    async fn whoever_scores_meets_codes_until_the_decision(app) {
        let (stage, _) = begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        let expert = stage.expert(0);

        // For their declaration members get names in order, which nothing ties to the codes.
        let seen = expert.get(&path).await.expect(200).json;
        assert_eq!(seen["blind"], true);
        for subject in seen["subjects"].as_array().unwrap() {
            assert_eq!(subject.get("organisation"), None, "{subject}");
            assert!(subject["code"].is_string());
        }
        let asked = expert.get(&format!("{path}/conflicts")).await.expect(200).json;
        let names: Vec<_> = asked["declarations"].as_array().unwrap().iter().map(|one| one["organisation"]["name"]["vi"].as_str().unwrap()).collect();
        assert_eq!(names, ["Công ty Nhịp Tim", "Viện Tín hiệu Y sinh"]);
        expert.get(&path_of(&stage.strong)).await.expect_problem(404, "not_found");
        stage.declare(&council, 0..7).await;
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);

        // What they read says no name, in whatever spelling it was written.
        let read = expert.get(&path_of(&stage.strong)).await.expect(200).json;
        assert_eq!(read["coded"], true);
        for absent in ["organisation", "capability_id", "receipt"] {
            assert_eq!(read.get(absent), None, "{absent}");
        }
        assert_eq!(read["title"], json!({"vi": "[ẩn danh] báo trước", "en": "[withheld] gives notice"}));
        let hidden = "[ẩn danh] ([ẩn danh]) của [ẩn danh] làm, hỏi [ẩn danh].";
        assert_eq!(section(&read, "approach")["text"], json!({"vi": hidden, "en": hidden.replace("ẩn danh", "withheld")}));
        assert_eq!(section(&read, "risks")["text"]["vi"], "Ông [ẩn danh] đo, [ẩn danh] ghi.");
        assert_eq!(section(&read, "team"), json!({}));
        assert_eq!(section(&read, "budget")["lines"][0]["item"]["vi"], "Thiết bị");
        let one = expert.get(&format!("{}/sections/approach", path_of(&stage.strong))).await.expect(200).json;
        assert_eq!(one["content"]["text"]["vi"], hidden);
        let listed = expert.get(&format!("/api/v1/submissions?challenge={}", crate::submission::id_of(&stage.challenge))).await.expect(200).json;
        assert_eq!(listed["items"].as_array().unwrap().len(), 2);
        for item in listed["items"].as_array().unwrap() {
            assert_eq!((item.get("organisation"), &item["coded"]), (None, &json!(true)));
        }
        let subjects = expert.get(&path).await.expect(200).json["subjects"].clone();
        let strong = subjects.as_array().unwrap().iter().find(|one| one["id"] == stage.strong).unwrap();
        assert_eq!(strong["title"]["vi"], "[ẩn danh] báo trước");
        expert.get(&format!("{}/receipt", path_of(&stage.strong))).await.expect_problem(403, "forbidden");
        let history = expert.get(&format!("{}/history", path_of(&stage.strong))).await.expect(200).json;
        assert!(history["items"].as_array().unwrap().iter().all(|entry| entry.get("by").is_none()), "{history}");
        // Asked for by organisation, the list tells nothing: not even that there is one.
        let by_name = expert.get(&format!("/api/v1/submissions?challenge={}&organisation={}&count=true", crate::submission::id_of(&stage.challenge), app.world.startup)).await.expect(200).json;
        assert_eq!((by_name["items"].as_array().unwrap().len(), &by_name["total"]), (0, &json!(0)));
        // The offices and the solver read everything.
        for client in [&stage.officer, &stage.health, &stage.startup] {
            let whole = client.get(&path_of(&stage.strong)).await.expect(200).json;
            assert_eq!((whole["coded"].clone(), &whole["title"]["vi"]), (json!(false), &json!("Nhịp Tim báo trước")));
            assert_eq!(whole["organisation"]["id"], json!(app.world.startup));
        }

        // The ranking is one of codes; the signed decision brings the names back.
        for number in 0..7 {
            stage.score(&council, number, &stage.strong, 90).await;
            stage.score(&council, number, &stage.weak, 60).await;
        }
        stage.officer.transition(&path, json!({"action": "open_meeting"})).await.expect(200);
        stage.meet(&app, &council, 0..7).await;
        let ranking = format!("{}/ranking", stage.challenge);
        let ranked = expert.get(&ranking).await.expect(200).json;
        assert_eq!(ranked["computed"][0]["subject_id"], stage.strong);
        assert!(ranked["computed"].as_array().unwrap().iter().all(|row| row.get("organisation").is_none()), "{ranked}");
        stage.minutes(&council, &stage.strong, 7).await;
        stage.expert(0).transition(&path, json!({"action": "conclude"})).await.expect(200);
        assert_eq!(expert.get(&path_of(&stage.strong)).await.expect(200).json["coded"], true);
        stage.award(&app, &stage.strong).await;
        let read = expert.get(&path_of(&stage.strong)).await.expect(200).json;
        assert_eq!((read["coded"].clone(), read["blind"].clone()), (json!(false), json!(false)));
        assert_eq!(read["organisation"]["id"], json!(app.world.startup));
        assert_eq!(read["title"]["vi"], "Nhịp Tim báo trước");
        let seen = expert.get(&path).await.expect(200).json;
        assert!(seen["subjects"].as_array().unwrap().iter().all(|one| one["organisation"]["id"].is_string()));
        let ranked = expert.get(&ranking).await.expect(200).json;
        assert_eq!(ranked["computed"][0]["organisation"]["id"], json!(app.world.startup));
    }

    async fn a_council_with_names_reads_them(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.scoring(&app).await;
        let seen = stage.expert(0).get(&format!("/api/v1/councils/{council}")).await.expect(200).json;
        assert_eq!(seen["blind"], false);
        assert!(seen["subjects"].as_array().unwrap().iter().all(|one| one["organisation"]["id"].is_string()));
        let read = stage.expert(0).get(&path_of(&stage.strong)).await.expect(200).json;
        assert_eq!((read["coded"].clone(), read["blind"].clone()), (json!(false), json!(false)));
        assert_eq!(read["organisation"]["id"], json!(app.world.startup));
    }
}
