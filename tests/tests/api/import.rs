//! Bulk import, and the matches it makes possible.

mod again;
mod kinds;

use nhipcau_tests::{Answer, Client, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{neighbour, search::published};

async fn import(client: &Client, query: &str, lines: &[Value]) -> Answer {
    let text: Vec<_> = lines.iter().map(Value::to_string).collect();
    send(client, query, text.join("\n")).await
}

async fn send(client: &Client, query: &str, body: String) -> Answer {
    let headers = [("content-type", "application/x-ndjson")];
    client
        .request(
            Method::POST,
            &format!("/api/v1/imports{query}"),
            &headers,
            Some(body.into_bytes()),
        )
        .await
}

fn offers() -> Vec<Value> {
    vec![
        json!({"type": "organisation", "external_id": "org-1", "kind": "enterprise", "name": "Công ty Còi Hụ", "profile": "Điều phối xe cứu thương và báo trước cho khoa cấp cứu.", "province": "79"}),
        json!({"type": "capability", "external_id": "cap-1", "title": "Báo trước ca cấp cứu cho bệnh viện", "summary": "Xe cứu thương gửi chỉ số sinh tồn về khoa cấp cứu trước khi tới.", "topics": ["prehospital-emergency"], "trl": 8, "organisation": "org-1"}),
        json!({"type": "capability", "external_id": "cap-2", "title": "Pre-arrival notice for emergency rooms", "description": "Ambulances report vital signs before they arrive.", "trl": 7, "organisation": "Siren Labs"}),
        json!({"type": "capability", "external_id": "cap-3", "title": "Truy xuất nguồn gốc dược liệu", "summary": "Mã lô từ vườn trồng tới hiệu thuốc.", "organisation": {"name": "Vườn Thuốc Nam"}}),
        json!({"type": "capability", "external_id": "cap-4", "title": "Báo trước cấp cứu mật", "summary": "Chỉ dành cho cơ quan đầu mối.", "visibility": "brokers"}),
    ]
}

on_both! {
    async fn only_its_own_broker_brings_challenges_into_a_programme(app) {
        let line = |title: &str| json!({
            "type": "challenge", "external_id": "call-1", "programme": "HCM", "title": title,
            "status": "open", "closes_at": app.now().plus_days(40).to_string(),
        });
        let neighbour = neighbour::officer(&app).await;
        let report = import(&neighbour, "", &[line("Bài toán của tỉnh khác")]).await.expect(200).json;
        assert_eq!((&report["created"], &report["failed"]), (&json!(0), &json!(1)), "{report}");
        assert_eq!(report["problems"][0]["message"], "Không có quyền thực hiện");
        assert_eq!(app.public().get("/api/v1/challenges?count=true").await.expect(200).json["total"], 0);
        // What the broker has brought in is not the neighbours' to change either.
        let broker = app.sign_in("science.officer@test.example").await;
        let report = import(&broker, "", &[line("Bài toán nhập")]).await.expect(200).json;
        assert_eq!(report["created"], 1, "{report}");
        let report = import(&neighbour, "", &[line("Đổi tên từ xa")]).await.expect(200).json;
        assert_eq!((&report["updated"], &report["failed"]), (&json!(0), &json!(1)), "{report}");
        let own = json!({"type": "challenge", "programme": "TINHBAN", "title": "Bài toán của mình"});
        assert_eq!(import(&neighbour, "", &[own]).await.expect(200).json["created"], 1);
    }

    async fn lines_become_things_and_are_updated_when_they_come_again(app) {
        let broker = app.sign_in("science.officer@test.example").await;
        let report = import(&broker, "", &offers()).await.expect(200).json;
        assert_eq!(report, json!({"read": 5, "created": 5, "updated": 0, "failed": 0, "problems": []}));
        app.settle().await;
        let public = app.public();
        let found = public.get("/api/v1/search?q=b%C3%A1o%20tr%C6%B0%E1%BB%9Bc%20c%E1%BA%A5p%20c%E1%BB%A9u&type=capability").await.expect(200);
        assert_eq!(found.json["items"][0]["external_id"], "cap-1");
        // The English offer speaks of emergencies too.
        assert_eq!(found.json["items"][1]["external_id"], "cap-2");
        assert_eq!(found.json["total"], 2);
        assert_eq!(found.json["items"][0]["organisation"]["name"]["vi"], "Công ty Còi Hụ");
        let inside = broker.get("/api/v1/search?q=m%E1%BA%ADt&type=capability").await.expect(200);
        assert_eq!(inside.json["items"][0]["external_id"], "cap-4");
        let english = public.get("/api/v1/search?external_id=cap-2").await.expect(200);
        assert_eq!(english.json["items"][0]["title"]["en"], "Pre-arrival notice for emergency rooms");
        let made = public.get("/api/v1/organisations?external_id=org-1").await.expect(200);
        assert_eq!(made.json["items"][0]["verification"], "unverified");

        let mut again = offers();
        again[1]["title"] = json!("Báo trước ca cấp cứu, bản mới");
        let report = import(&broker, "", &again).await.expect(200).json;
        assert_eq!((&report["created"], &report["updated"]), (&json!(0), &json!(5)));
        app.settle().await;
        let found = public.get("/api/v1/search?external_id=cap-1").await.expect(200);
        assert_eq!(found.json["items"][0]["title"]["vi"], "Báo trước ca cấp cứu, bản mới");
    }

    async fn bad_lines_are_named_and_stop_nobody(app) {
        let broker = app.sign_in("science.officer@test.example").await;
        let text = [
            r#"{"type":"capability","external_id":"a","title":"Một"}"#,
            "",
            "{not json",
            r#"{"type":"capability","external_id":"b"}"#,
            r#"{"type":"capability","external_id":"c","title":"Ba","trl":12}"#,
            r#"{"type":"capability","external_id":"d","title":"Bốn","topics":["no-such-topic"]}"#,
            r#"{"type":"challenge","external_id":"e","title":"Năm","status":"open","programme":"HCM"}"#,
            r#"{"type":"challenge","external_id":"f","title":"Sáu","status":"open","closes_at":"2026-12-01T00:00:00Z"}"#,
            r#"{"type":"planet","title":"Bảy"}"#,
            r#"{"type":"capability","external_id":"g","title":"Tám"}"#,
        ]
        .join("\r\n");
        let report = send(&broker, "", text.clone()).await.expect(200).json;
        assert_eq!((&report["read"], &report["created"], &report["failed"]), (&json!(9), &json!(2), &json!(7)));
        let lines: Vec<_> = report["problems"].as_array().unwrap().iter().map(|p| p["line"].as_u64().unwrap()).collect();
        assert_eq!(lines, [3, 4, 5, 6, 7, 8, 9]);
        let problem = |index: usize| report["problems"][index]["message"].as_str().unwrap();
        assert!(problem(2).starts_with("/trl: "), "{}", problem(2));
        assert!(problem(4).starts_with("/closes_at: "), "{}", problem(4));
        assert!(problem(5).starts_with("/programme: "), "{}", problem(5));
        assert_eq!(report["problems"][1]["external_id"], "b");

        let report = send(&broker, "?strict=true", text).await.expect(200).json;
        assert_eq!((&report["updated"], &report["failed"]), (&json!(1), &json!(1)));
    }

    async fn an_imported_challenge_is_open_and_says_where_it_came_from(app) {
        let broker = app.sign_in("science.officer@test.example").await;
        let closes_at = app.now().plus_days(20).to_string();
        let line = json!({"type": "challenge", "external_id": "need-1", "title": "Giám sát rửa tay khoa hồi sức", "description": "Tỷ lệ tuân thủ dưới 60 %.", "success_measures": ["Đạt 85 % sau sáu tháng"], "topics": ["infection-control"], "trl": 6, "programme": "HCM", "status": "open", "closes_at": closes_at});
        import(&broker, "", std::slice::from_ref(&line)).await.expect(200);
        app.settle().await;
        let found = app.public().get("/api/v1/challenges?external_id=need-1").await.expect(200);
        let challenge = &found.json["items"][0];
        assert_eq!((&challenge["origin"], &challenge["status"]), (&json!("imported"), &json!("open")));
        let whole = app.public().get(&format!("/api/v1/challenges/{}", challenge["id"].as_str().unwrap())).await.expect(200);
        let section = |key: &str| whole.json["sections"].as_array().unwrap().iter().find(|s| s["key"] == key).unwrap()["content"].clone();
        assert_eq!(section("outcome")["text"]["vi"], "Đạt 85 % sau sáu tháng");
        assert_eq!(section("topics")["topics"], json!(["infection-control"]));
        assert_eq!(section("readiness")["trl_min"], 6);
        let found = app.public().get("/api/v1/search?q=rua%20tay").await.expect(200);
        assert_eq!(found.json["items"][0]["external_id"], "need-1");

        let mut again = line;
        again["title"] = json!("Giám sát vệ sinh tay khoa hồi sức");
        let report = import(&broker, "", &[again]).await.expect(200).json;
        assert_eq!(report["updated"], 1, "{report}");
        let found = app.public().get("/api/v1/challenges?external_id=need-1").await.expect(200);
        assert_eq!(found.json["items"][0]["title"]["vi"], "Giám sát vệ sinh tay khoa hồi sức");
    }

    async fn topics_are_imported_too(app) {
        let broker = app.sign_in("science.officer@test.example").await;
        let lines = [
            json!({"type": "topic", "code": "blood-safety", "label": {"vi": "An toàn truyền máu", "en": "Blood safety"}, "broader": "public-health"}),
            json!({"type": "capability", "title": "Sàng lọc túi máu", "topics": ["blood-safety"], "summary": "Phát hiện kháng thể bất thường."}),
        ];
        let report = import(&broker, "", &lines).await.expect(200).json;
        assert_eq!(report["created"], 2, "{report}");
        app.settle().await;
        let found = app.public().get("/api/v1/search?topic=public-health&type=capability").await.expect(200);
        assert_eq!(found.json["total"], 1);
        let labels: Vec<_> = found.json["facets"]["topic"].as_array().unwrap().iter().map(|t| t["label"].clone()).collect();
        assert!(labels.contains(&json!("An toàn truyền máu")), "{labels:?}");
    }

    async fn only_operators_and_science_departments_import(app) {
        for (who, status) in [("operator", 200), ("science.approver", 200), ("health.officer", 403), ("startup.owner", 403)] {
            let client = app.sign_in(&format!("{who}@test.example")).await;
            import(&client, "", &[]).await.expect(status);
        }
        import(&app.public(), "", &[]).await.expect_problem(401, "unauthenticated");
    }

    async fn a_challenge_ranks_solvers_for_its_broker_only(app) {
        let path = published(&app).await;
        let broker = app.sign_in("science.officer@test.example").await;
        import(&broker, "", &offers()).await.expect(200);
        app.settle().await;
        let matches = broker.get(&format!("{path}/matches")).await.expect(200).json;
        let items = matches["items"].as_array().unwrap();
        let best = &items[0];
        assert_eq!(best["capability"]["external_id"], "cap-1", "{matches:#}");
        assert_eq!(best["shortlisted"], false);
        let sum: f64 = best["reasons"].as_array().unwrap().iter().map(|r| r["share"].as_f64().unwrap()).sum();
        assert!((sum - best["score"].as_f64().unwrap()).abs() < 0.001);
        let topic = best["reasons"].as_array().unwrap().iter().find(|r| r["kind"] == "topic").unwrap();
        assert_eq!(topic["label"], "Cấp cứu ngoại viện");
        let ids: Vec<_> = items.iter().filter_map(|i| i["capability"]["external_id"].as_str()).collect();
// What only brokers find is among them, English offers too; what shares but a few
        // syllables comes last.
        assert_eq!(ids.len(), 4, "{ids:?}");
        assert_eq!(ids[3], "cap-3");

        for who in ["health.officer", "ward.officer", "startup.owner"] {
            let other = app.sign_in(&format!("{who}@test.example")).await;
            other.get(&format!("{path}/matches")).await.expect_problem(403, "forbidden");
        }
        app.public().get(&format!("{path}/matches")).await.expect_problem(401, "unauthenticated");
    }

    async fn the_desk_shows_verdicts_invitations_and_conflicts(app) {
        let path = published(&app).await;
        let broker = app.sign_in("science.officer@test.example").await;
        let mut lines = offers();
        lines.push(json!({"type": "capability", "external_id": "own", "title": "Trạm tự báo trước cấp cứu", "summary": "Trạm gọi báo khoa cấp cứu.", "organisation_id": app.world.ward}));
        import(&broker, "", &lines).await.expect(200);
        app.settle().await;
        let matches = broker.get(&format!("{path}/matches?kind=product")).await.expect(200).json;
        let of = |matches: &Value, id: &str| matches["items"].as_array().unwrap().iter().find(|i| i["capability"]["external_id"] == id).cloned().unwrap();
        assert!(of(&matches, "own")["conflict"].is_string());
        let found = of(&matches, "cap-1");
        assert!(found["conflict"].is_null());
        let (organisation, capability) = (&found["organisation"]["id"], &found["capability"]["id"]);
        broker.post(&format!("{path}/shortlist"), json!({"organisation_id": organisation, "capability_id": capability, "verdict": "shortlisted"})).await.expect(201);
        let body = json!({"organisation_id": organisation, "capability_id": capability, "message": "Mời trả lời bài toán."});
        broker.post(&format!("{path}/invitations"), body).await.expect(201);
        let found = of(&broker.get(&format!("{path}/matches")).await.expect(200).json, "cap-1");
        assert_eq!((&found["shortlisted"], &found["verdict"], &found["invited"]), (&json!(true), &json!("shortlisted"), &json!("sent")));
    }

    async fn solvers_find_challenges_that_fit(app) {
        let path = published(&app).await;
        let broker = app.sign_in("science.officer@test.example").await;
        let mut lines = offers();
        lines.push(json!({"type": "capability", "external_id": "startup-cap", "title": "Báo trước ca cấp cứu", "summary": "Khoa cấp cứu biết trước ca bệnh.", "organisation_id": app.world.startup}));
        import(&broker, "", &lines).await.expect(200);
        app.settle().await;
        let found = app.public().get("/api/v1/search?external_id=cap-1").await.expect(200);
        let id = found.json["items"][0]["id"].as_str().unwrap().to_owned();
        let matches = app.public().get(&format!("/api/v1/capabilities/{id}/matches")).await.expect(200).json;
        assert_eq!(matches["items"][0]["challenge"]["id"], path.rsplit('/').next().unwrap());
        assert!(!matches["items"][0]["reasons"].as_array().unwrap().is_empty());

        let startup = app.sign_in("startup.owner@test.example").await;
        let mine = startup.get(&format!("/api/v1/organisations/{}/matches", app.world.startup)).await.expect(200).json;
        assert_eq!(mine["items"][0]["challenge"]["id"], path.rsplit('/').next().unwrap());
        startup.get(&format!("/api/v1/organisations/{}/matches", app.world.lab)).await.expect_problem(403, "forbidden");
        // What only brokers find stays theirs.
        let hidden = broker.get("/api/v1/search?external_id=cap-4").await.expect(200);
        let id = hidden.json["items"][0]["id"].as_str().unwrap();
        app.public().get(&format!("/api/v1/capabilities/{id}/matches")).await.expect_problem(404, "not_found");
    }

    async fn similar_needs_show_while_writing(app) {
        published(&app).await;
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = crate::challenge::draft(&app, &officer).await;
        app.settle().await;
        let similar = officer.get(&format!("{path}/similar")).await.expect(200).json;
        assert_eq!(similar["items"].as_array().unwrap().len(), 1);
        assert_eq!(similar["items"][0]["title"]["vi"], "Báo trước cấp cứu ngoại viện");
        app.public().get(&format!("{path}/similar")).await.expect_problem(404, "not_found");
    }

    async fn what_the_database_does_is_no_fault_of_a_line(app) {
        let broker = app.sign_in("science.officer@test.example").await;
        let mut lines: Vec<_> = (1..=50)
            .map(|number| json!({"type": "organisation", "external_id": format!("firm-{number}"), "name": format!("Công ty số {number}")}))
            .collect();
        lines.push(json!({"type": "deployment", "title": "Đồng hồ đo huyết áp", "organisation": "Trạm Y tế phường Thử", "site": "Phòng khám", "started_on": "2026-07-01", "use": "direct", "people_reached": 10}));
        lines.push(json!({"type": "organisation", "external_id": "firm-52", "name": "Công ty số 52"}));
        let writer = app.app.store.writer();
        nhipcau_store::Conn::execute_unprepared(writer, "ALTER TABLE deployment RENAME TO deployment_gone").await.unwrap();
        let stopped = import(&broker.clone().in_english(), "", &lines).await.expect_problem(500, "internal");
        let detail = stopped.json["detail"].as_str().unwrap();
        assert!(detail.contains("up to line 50"), "{detail}");
        let there = async |id: &str| {
            let list = app.public().get(&format!("/api/v1/organisations?external_id={id}")).await.expect(200);
            !list.json["items"].as_array().unwrap().is_empty()
        };
        assert!(there("firm-50").await && !there("firm-52").await);
        nhipcau_store::Conn::execute_unprepared(writer, "ALTER TABLE deployment_gone RENAME TO deployment").await.unwrap();
        let report = import(&broker, "", &lines).await.expect(200).json;
        assert_eq!((&report["created"], &report["updated"], &report["failed"]), (&json!(2), &json!(50), &json!(0)));
    }

    async fn nothing_belongs_to_itself(app) {
        let broker = app.sign_in("science.officer@test.example").await;
        let public = app.public();
        let id = async |external_id: &str| {
            let list = public.get(&format!("/api/v1/organisations?external_id={external_id}")).await.expect(200);
            list.json["items"][0]["id"].clone()
        };
        let firm = |external_id: &str, parent: Value| json!({"type": "organisation", "external_id": external_id, "name": format!("Công ty {external_id}"), "parent_id": parent});
        import(&broker, "", &[firm("above", Value::Null)]).await.expect(200);
        let above = id("above").await;
        import(&broker, "", &[firm("below", above.clone())]).await.expect(200);
        let below = id("below").await;
        for (child, parent) in [("above", &above), ("above", &below)] {
            let report = import(&broker.clone().in_english(), "", &[firm(child, parent.clone())]).await.expect(200).json;
            assert_eq!(report["failed"], 1, "{child}: {report}");
            let message = report["problems"][0]["message"].as_str().unwrap();
            assert!(message.starts_with("/parent_id: This organisation cannot belong to itself"), "{message}");
        }
        let nobody = json!("00000000-0000-7000-8000-000000000000");
        let report = import(&broker, "", &[firm("below", nobody)]).await.expect(200).json;
        assert_eq!(report["failed"], 1);
    }
}
