//! Organisations of other countries, ROR ids, and provinces that have become part of others.

use nhipcau_tests::{Answer, on_both};
use serde_json::{Value, json};

use crate::stages::person;

fn fault(answer: &Answer) -> (&str, &str) {
    let first = &answer.json["errors"][0];
    (first["pointer"].as_str().unwrap(), first["code"].as_str().unwrap())
}

fn with(change: Value) -> Value {
    let mut body = json!({"kind": "research_institute", "name": {"en": "Institute of Signals"}});
    body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    body
}

on_both! {
    async fn a_foreign_organisation_is_known_by_its_number(app) {
        let founder = person(&app, "expert1").await;
        for (change, expected) in [
            (json!({"country": "XX"}), ("/country", "unknown_value")),
            (json!({"country": "KOR"}), ("/country", "unknown_value")),
            (json!({"country": "KR", "province": "79"}), ("/province", "only_at_home")),
            (json!({"province": "00"}), ("/province", "unknown_value")),
            (json!({"ror": "03vek6s53"}), ("/ror", "ror")),
        ] {
            let refused = founder.post("/api/v1/organisations", with(change)).await.expect_problem(422, "invalid");
            assert_eq!(fault(&refused), expected);
        }
        let made = founder.post("/api/v1/organisations", with(json!({"country": "kr"}))).await.expect(201);
        assert_eq!(made.json["country"], "KR");
        let path = format!("/api/v1/organisations/{}", made.id());
        let ask = json!({"action": "request_verification", "evidence": "Bản dịch công chứng."});
        let refused = founder.transition(&path, ask.clone()).await.expect_problem(422, "invalid");
        assert_eq!(fault(&refused), ("/registration_number", "required"));
        let tag = founder.get(&path).await.expect(200).etag();
        let named = founder.patch(&path, &tag, json!({"ror": "https://ror.org/03vek6s52"})).await.expect(200);
        assert_eq!(named.json["ror"], "03vek6s52");
        founder.transition(&path, ask).await.expect(200);
        let abroad = app.public().get("/api/v1/organisations?country=KR").await.expect(200);
        assert_eq!(abroad.json["items"].as_array().unwrap().len(), 1);
    }

    async fn a_code_that_has_ended_is_kept_as_the_present_one(app) {
        let founder = person(&app, "expert1").await;
        let made = founder.post("/api/v1/organisations", with(json!({"province": "74"}))).await.expect(201);
        assert_eq!(made.json["province"], "79");
        for code in ["74", "77", "79"] {
            let found = app.public().get(&format!("/api/v1/organisations?province={code}&q=signals")).await.expect(200);
            assert_eq!(found.json["items"][0]["id"], made.json["id"], "{code}");
        }
        let none = app.public().get("/api/v1/organisations?province=99").await.expect(200);
        assert_eq!(none.json["items"], json!([]));
        let on = async |day: &str| {
            let listed = app.public().get(&format!("/api/v1/provinces{day}")).await.expect(200);
            listed.json["items"].as_array().unwrap().clone()
        };
        assert_eq!((on("?on=2025-06-30").await.len(), on("?on=2025-07-01").await.len()), (63, 34));
        let all = on("").await;
        let ended = all.iter().find(|one| one["code"] == "74").unwrap();
        assert_eq!((&ended["label"]["vi"], &ended["into"], &ended["valid_to"]), (&json!("Bình Dương"), &json!("79"), &json!("2025-06-30")));
        app.public().get("/api/v1/provinces?on=yesterday").await.expect_problem(400, "malformed_parameter");
    }
}
