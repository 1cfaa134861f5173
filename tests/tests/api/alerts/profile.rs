//! Open challenges that fit an organisation or one of its capabilities.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use super::{SAVED, told};
use crate::search::published;

fn profile(fields: Value) -> Value {
    let mut body = json!({"kind": "profile", "name": "Phù hợp với đơn vị", "frequency": "at_once"});
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    body
}

on_both! {
    async fn a_challenge_is_told_to_whom_it_fits(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let offers = [
            ("Báo trước cấp cứu ngoại viện", "Khoa cấp cứu biết trước ca bệnh khi xe tới; thời gian bàn giao rút ngắn.", "prehospital-emergency"),
            ("Theo dõi sau ghép thận", "Nhắc uống thuốc chống thải ghép tại nhà.", "transplant"),
        ];
        let mut ids = Vec::new();
        for (title, description, topic) in offers {
            let body = json!({
                "organisation_id": app.world.startup, "kind": "product", "title": {"vi": title},
                "description": {"vi": description}, "topics": [topic], "trl": 7,
            });
            let made = owner.post("/api/v1/capabilities", body).await.expect(201);
            let path = format!("/api/v1/capabilities/{}", made.id());
            owner.transition(&path, json!({"action": "list"})).await.expect(200);
            ids.push(made.id());
        }
        let whole = profile(json!({"organisation_id": app.world.startup}));
        let made = owner.post(SAVED, whole.clone()).await.expect(201);
        assert_eq!(made.json["url"], "/calls");
        assert_eq!(made.json["organisation"]["name"]["vi"], "Công ty Nhịp Tim");
        owner.post(SAVED, whole.clone()).await.expect_problem(409, "duplicate");
        let one = owner.post(SAVED, profile(json!({"capability_id": ids[1]}))).await.expect(201);
        assert_eq!(one.json["capability"]["title"]["vi"], "Theo dõi sau ghép thận");
        // Somebody else's profile is not theirs to watch.
        let lab = app.sign_in("lab.owner@test.example").await;
        for (body, pointer) in [
            (whole, "/organisation_id"),
            (profile(json!({"capability_id": ids[0]})), "/capability_id"),
            (profile(json!({})), "/organisation_id"),
            (profile(json!({"organisation_id": app.world.lab, "query": {"q": "x"}})), "/query"),
        ] {
            let refused = lab.post(SAVED, body).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["pointer"], pointer);
        }
        lab.post(SAVED, profile(json!({"organisation_id": app.world.lab}))).await.expect(201);
        // The proposing unit is not told of its own order.
        let ward = app.sign_in("ward.officer@test.example").await;
        ward.post(SAVED, profile(json!({"organisation_id": app.world.ward}))).await.expect(201);

        app.settle().await;
        app.forward_seconds(60).await;
        published(&app).await;
        assert_eq!(told(&app, "startup.owner").await.len(), 1);
        let found = |id: String| format!("{SAVED}/{id}");
        assert_eq!(owner.get(&found(made.id())).await.expect(200).json["found"], 1);
        assert_eq!(owner.get(&found(one.id())).await.expect(200).json["found"], 0);
        for name in ["lab.owner", "ward.officer"] {
            assert!(told(&app, name).await.is_empty(), "{name}");
        }
    }
}
