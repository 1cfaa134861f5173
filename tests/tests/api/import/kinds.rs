//! What can be imported beside offers and calls, and into what.

use nhipcau_app::Mode;
use nhipcau_domain::personal_data::Purpose;
use nhipcau_tests::{Backend, TestApp, on_both};
use serde_json::{Value, json};

use super::import;
use crate::stages::person;

on_both! {
    async fn success_measures_with_figures_are_in_the_language_of_their_line(app) {
        let broker = person(&app, "science.officer").await;
        let line = |id: &str, lang: &str, unit: Value| json!({
            "type": "challenge", "external_id": id, "title": "Waiting", "lang": lang,
            "success_measures": [
                {"name": "Waiting time", "unit": unit, "baseline": 40, "target": 20, "direction": "decrease"}],
        });
        let lines = [
            line("vi", "vi", json!("phút")),
            line("en", "en", json!("minutes")),
            line("both", "en", json!({"vi": "phút", "en": "minutes"})),
            line("none", "en", json!(" ")),
        ];
        let report = import(&broker, "", &lines).await.expect(200).json;
        assert_eq!((&report["created"], &report["failed"]), (&json!(3), &json!(1)), "{report}");
        let said = report["problems"][0]["message"].as_str().unwrap();
        assert!(said.starts_with("/success_measures/0/unit: "), "{report}");
        // The same again changes nothing, though the store has more to say of each.
        let report = import(&broker, "", &lines[..3]).await.expect(200).json;
        assert_eq!((&report["updated"], &report["failed"]), (&json!(3), &json!(0)), "{report}");
        let health = person(&app, "health.officer").await;
        for (id, unit) in [
            ("vi", json!({"vi": "phút"})),
            ("en", json!({"en": "minutes"})),
            ("both", json!({"vi": "phút", "en": "minutes"})),
        ] {
            let found = health.get(&format!("/api/v1/challenges?external_id={id}&mine=true")).await.expect(200);
            let call = found.json["items"][0]["id"].as_str().unwrap().to_owned();
            let outcome = health.get(&format!("/api/v1/challenges/{call}/sections/outcome")).await.expect(200);
            assert_eq!(outcome.json["content"]["measures"][0]["unit"], unit);
            assert_eq!(outcome.json["version"], 1);
        }
    }

    async fn a_challenge_needs_only_a_title_to_be_a_draft(app) {
        let broker = person(&app, "science.officer").await;
        let line = json!({"type": "challenge", "external_id": "need-1", "title": "Hẹn giờ khám cho người cao tuổi"});
        let report = import(&broker, "", std::slice::from_ref(&line)).await.expect(200).json;
        assert_eq!(report["created"], 1, "{report}");
        // It waits with the department whose programme it is filed under.
        let health = person(&app, "health.officer").await;
        let found = health.get("/api/v1/challenges?external_id=need-1&mine=true").await.expect(200);
        let draft = &found.json["items"][0];
        assert_eq!((&draft["status"], &draft["programme"]["code"]), (&json!("draft"), &json!("IMPORT")));
        assert_eq!(draft["orderer"]["id"], json!(app.world.health));
        // Publishing needs a programme where people are at work.
        let mut open = line;
        open["external_id"] = json!("need-2");
        open["status"] = json!("open");
        open["closes_at"] = json!(app.now().plus_days(9).to_string());
        let report = import(&broker, "", &[open]).await.expect(200).json;
        assert!(report["problems"][0]["message"].as_str().unwrap().starts_with("/programme: "), "{report}");
    }

    async fn experts_are_known_by_their_address(app) {
        let broker = person(&app, "science.officer").await;
        let line = |more: Value| {
            let mut line = json!({"type": "expert", "external_id": "x-1", "email": "Bui.Thu.Sam@vien.example"});
            line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            line
        };
        let lines = [
            line(json!({"name": "Bùi Thu Sam", "title": "PGS.TS.", "affiliation": "Viện Thử", "fields": ["Hồi sức"]})),
            json!({"type": "expert", "email": "no-address", "name": "Ai đó"}),
            json!({"type": "expert", "email": "moi@vien.example"}),
        ];
        let report = import(&broker, "", &lines).await.expect(200).json;
        assert_eq!((&report["created"], &report["failed"]), (&json!(1), &json!(2)), "{report}");
        let messages: Vec<_> = report["problems"].as_array().unwrap().iter().map(|p| p["message"].as_str().unwrap()).collect();
        assert!(messages[0].starts_with("/email: ") && messages[1].starts_with("/name: "), "{messages:?}");
        let experts = "/api/v1/experts?q=thu%20sam";
        // Nobody is listed for having been imported: they have agreed to nothing.
        assert_eq!(broker.get(experts).await.expect(200).json["items"], json!([]));
        app.agree("bui.thu.sam@vien.example", Purpose::ExpertDirectory).await;
        let found = broker.get(experts).await.expect(200);
        assert_eq!(found.json["items"][0]["fields"], json!(["Hồi sức"]));

        let report = import(&broker, "", &[line(json!({"title": "GS.TS."}))]).await.expect(200).json;
        assert_eq!(report["updated"], 1, "{report}");
        let found = broker.get(experts).await.expect(200);
        let expert = &found.json["items"][0];
        assert_eq!((&expert["title"], &expert["affiliation"]), (&json!("GS.TS."), &json!("Viện Thử")));
        // Nobody gets a sign-in by this, and who has one keeps the name they gave.
        let login = json!({"email": "bui.thu.sam@vien.example", "password": "mot-mat-khau-du-dai"});
        app.public().post("/api/v1/auth/login", login).await.expect_problem(401, "invalid_credentials");
        let own = json!({"type": "expert", "email": "startup.owner@test.example", "name": "Tên Khác", "fields": ["Cấp cứu"]});
        import(&broker, "", &[own]).await.expect(200);
        app.agree("startup.owner@test.example", Purpose::ExpertDirectory).await;
        let found = broker.get("/api/v1/experts?q=startup").await.expect(200);
        let expert = &found.json["items"][0];
        assert_eq!((&expert["name"], &expert["fields"]), (&json!("Người thử startup.owner"), &json!(["Cấp cứu"])));
    }

    async fn what_was_in_use_before_is_registered(app) {
        let broker = person(&app, "science.officer").await;
        let line = json!({
            "type": "deployment", "external_id": "use-1", "title": "Tổng đài điều phối 115", "organisation": "Trung tâm Cấp cứu Thử",
            "site": "Trạm vệ tinh số 7", "started_on": "2024-03-01", "use": "direct", "people_reached": 120_000, "note": "Chạy suốt ngày đêm.",
        });
        let mut bare = line.clone();
        bare["external_id"] = json!("use-2");
        bare.as_object_mut().unwrap().remove("organisation");
        let mut ahead = line.clone();
        ahead["external_id"] = json!("use-3");
        ahead["started_on"] = json!("2199-01-01");
        let agreement = json!({"type": "agreement", "external_id": "a-1", "title": "Biên bản ghi nhớ"});
        let report = import(&broker, "", &[line.clone(), bare, ahead, agreement]).await.expect(200).json;
        assert_eq!((&report["created"], &report["failed"]), (&json!(1), &json!(3)), "{report}");
        let messages: Vec<_> = report["problems"].as_array().unwrap().iter().map(|p| p["message"].as_str().unwrap()).collect();
        assert!(messages[0].starts_with("/organisation: ") && messages[1].starts_with("/started_on: ") && messages[2].starts_with("/type: "), "{messages:?}");

        let register = "/api/v1/deployments?external_id=use-1";
        let found = app.public().get(register).await.expect(200);
        let one = &found.json["items"][0];
        assert_eq!((&one["title"]["vi"], &one["people_reached"]), (&json!("Tổng đài điều phối 115"), &json!(120_000)));
        assert_eq!((&one["pilot"], &one["challenge"]), (&Value::Null, &Value::Null));
        app.public().get(&format!("/api/v1/deployments/{}", one["id"].as_str().unwrap())).await.expect(200);
        let page = app.public().get("/vi/dang-su-dung").await.expect(200);
        assert!(page.text.contains("Tổng đài điều phối 115"), "the public register shows it");

        let mut again = line;
        again["people_reached"] = json!(150_000);
        again.as_object_mut().unwrap().remove("note");
        let report = import(&broker, "", &[again]).await.expect(200).json;
        assert_eq!(report["updated"], 1, "{report}");
        let found = app.public().get(register).await.expect(200);
        let items = found.json["items"].as_array().unwrap();
        assert_eq!((items.len(), &items[0]["people_reached"]), (1, &json!(150_000)));
        assert_eq!(items[0]["note"]["vi"], "Chạy suốt ngày đêm.");
    }
}

/// Into a demonstration: calls without a programme are published, and their broker finds solvers.
async fn into_a_demonstration(backend: Backend) {
    let app = TestApp::start_as(backend, Mode::Demonstration).await;
    let broker = person(&app, "science.officer").await;
    let mut lines = super::offers();
    let closes_at = app.now().plus_days(20).to_string();
    lines.push(json!({"type": "challenge", "external_id": "need-1", "title": "Báo trước ca cấp cứu cho bệnh viện", "description": "Khoa cấp cứu không biết trước ca bệnh nặng.", "status": "open", "closes_at": closes_at}));
    let report = import(&broker, "", &lines).await.expect(200).json;
    assert_eq!(report["failed"], 0, "{report}");
    app.settle().await;
    let found = broker.get("/api/v1/search?external_id=need-1").await.expect(200);
    let id = found.json["items"][0]["id"].as_str().unwrap().to_owned();
    let matches = broker.get(&format!("/api/v1/challenges/{id}/matches")).await.expect(200).json;
    assert_eq!(matches["items"][0]["capability"]["external_id"], "cap-1", "{matches:#}");
    let found = broker.get("/api/v1/search?external_id=cap-1").await.expect(200);
    let capability = found.json["items"][0]["id"].as_str().unwrap();
    let matches =
        broker.get(&format!("/api/v1/capabilities/{capability}/matches")).await.expect(200).json;
    assert_eq!(matches["items"][0]["challenge"]["external_id"], "need-1", "{matches:#}");
    app.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn into_a_demonstration_sqlite() {
    into_a_demonstration(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn into_a_demonstration_postgres() {
    into_a_demonstration(Backend::Postgres).await;
}
