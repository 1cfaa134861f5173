//! The same file once more, and a later one.

use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use super::import;
use crate::{search::published, stages::person, submission::begin};

/// The only problem of a report.
fn problem(report: &Value) -> &str {
    assert_eq!(report["failed"], 1, "{report}");
    report["problems"][0]["message"].as_str().unwrap()
}

fn call(app: &TestApp, days: i64) -> Value {
    json!({
        "type": "challenge", "external_id": "need-1", "title": "Giám sát rửa tay khoa hồi sức",
        "summary": "Đo tuân thủ.", "description": "Tỷ lệ tuân thủ dưới 60 %.", "trl": 6,
        "topics": ["infection-control"], "success_measures": ["Đạt 85 % sau sáu tháng"],
        "organisation": "Bệnh viện Mới", "programme": "HCM", "status": "open",
        "closes_at": app.now().plus_days(days).to_string(),
    })
}

async fn seen(app: &TestApp) -> Value {
    let found = app.public().get("/api/v1/challenges?external_id=need-1").await.expect(200);
    let id = found.json["items"][0]["id"].as_str().unwrap().to_owned();
    app.public().get(&format!("/api/v1/challenges/{id}")).await.expect(200).json
}

on_both! {
    async fn a_deadline_moves_only_back_and_on_record(app) {
        let broker = person(&app, "science.officer").await;
        let past = import(&broker, "", &[call(&app, -1)]).await.expect(200).json;
        assert!(problem(&past).starts_with("/closes_at: "), "{past}");
        let first = call(&app, 20);
        import(&broker, "", std::slice::from_ref(&first)).await.expect(200);
        let made = seen(&app).await;
        let path = format!("/api/v1/challenges/{}", made["id"].as_str().unwrap());
        let solver = person(&app, "startup.owner").await;
        begin(&solver, &path, app.world.startup).await;

        // Earlier, or past: refused, and nothing moves.
        for days in [10, -3] {
            let report = import(&broker, "", &[call(&app, days)]).await.expect(200).json;
            problem(&report);
            assert_eq!(seen(&app).await["closes_at"], made["closes_at"]);
        }
        // Later: an addendum, and those who have started are told, as by the orderer's own act.
        let later = call(&app, 30);
        let report = import(&broker, "", std::slice::from_ref(&later)).await.expect(200).json;
        assert_eq!((&report["updated"], &report["failed"]), (&json!(1), &json!(0)), "{report}");
        assert_eq!(seen(&app).await["closes_at"], later["closes_at"]);
        let addenda = app.public().get(&format!("{path}/addenda")).await.expect(200).json;
        assert_eq!(addenda["items"].as_array().unwrap().len(), 1);
        assert_eq!(addenda["items"][0]["new_closes_at"], later["closes_at"]);
        let told = solver.get("/api/v1/me/notifications").await.expect(200);
        assert!(told.text.contains("deadline_extended"), "{}", told.text);

        // The older file once more is older than the addendum: nothing changes.
        let report = import(&broker, "", &[first]).await.expect(200).json;
        assert_eq!((&report["updated"], &report["failed"]), (&json!(1), &json!(0)), "{report}");
        assert_eq!(seen(&app).await["closes_at"], later["closes_at"]);
    }

    async fn a_file_can_be_imported_again_after_its_calls_have_closed(app) {
        let broker = person(&app, "science.officer").await;
        let line = call(&app, 20);
        import(&broker, "", std::slice::from_ref(&line)).await.expect(200);
        let version = seen(&app).await["version"].clone();
        import(&broker, "", std::slice::from_ref(&line)).await.expect(200);
        assert_eq!(seen(&app).await["version"], version, "an equal line changes nothing");
        app.forward_days(21).await;
        // Before and after the clock has said so on record.
        for _ in 0..2 {
            let report = import(&broker, "", std::slice::from_ref(&line)).await.expect(200).json;
            assert_eq!((&report["updated"], &report["failed"]), (&json!(1), &json!(0)), "{report}");
            app.settle().await;
        }
        let mut changed = line;
        changed["title"] = json!("Tên khác");
        problem(&import(&broker, "", &[changed]).await.expect(200).json);
        assert_eq!(seen(&app).await["title"]["vi"], "Giám sát rửa tay khoa hồi sức");
        assert_eq!(seen(&app).await["status"], "closed");
    }

    async fn what_a_line_does_not_name_stays(app) {
        let broker = person(&app, "science.officer").await;
        let lines = [
            json!({"type": "organisation", "external_id": "org-1", "name": "Công ty Còi Hụ", "kind": "enterprise", "short_name": "CH", "country": "VN", "province": "79", "website": "https://coihu.example", "profile": "Điều phối xe cứu thương."}),
            json!({"type": "capability", "external_id": "cap-1", "title": "Báo trước cấp cứu mật", "summary": "Chỉ dành cho cơ quan đầu mối.", "visibility": "brokers", "trl": 7, "topics": ["prehospital-emergency"], "seeks": ["pilot"], "languages": ["vi"], "organisation": "org-1", "status": "draft"}),
            call(&app, 20),
        ];
        import(&broker, "", &lines).await.expect(200);
        let bare = [
            json!({"type": "organisation", "external_id": "org-1", "name": "Công ty Còi Hụ Mới"}),
            json!({"type": "capability", "external_id": "cap-1", "title": "Báo trước cấp cứu", "status": "listed"}),
            json!({"type": "challenge", "external_id": "need-1", "title": "Giám sát vệ sinh tay", "lang": "vi"}),
        ];
        let report = import(&broker, "", &bare).await.expect(200).json;
        assert_eq!((&report["updated"], &report["failed"]), (&json!(3), &json!(0)), "{report}");
        app.settle().await;

        let organisation = app.public().get("/api/v1/organisations?external_id=org-1").await.expect(200);
        let organisation = &organisation.json["items"][0];
        assert_eq!((&organisation["name"]["vi"], &organisation["short_name"]), (&json!("Công ty Còi Hụ Mới"), &json!("CH")));
        assert_eq!((&organisation["country"], &organisation["province"]), (&json!("VN"), &json!("79")));
        // Only brokers find it still, and now they do.
        assert_eq!(app.public().get("/api/v1/search?external_id=cap-1").await.expect(200).json["total"], 0);
        let found = broker.get("/api/v1/search?external_id=cap-1").await.expect(200);
        let id = found.json["items"][0]["id"].as_str().unwrap();
        let capability = broker.get(&format!("/api/v1/capabilities/{id}")).await.expect(200).json;
        assert_eq!((&capability["visibility"], &capability["trl"]), (&json!("brokers"), &json!(7)));
        assert_eq!((&capability["topics"], &capability["seeks"]), (&json!(["prehospital-emergency"]), &json!(["pilot"])));
        assert_eq!(capability["title"]["vi"], "Báo trước cấp cứu");
        let challenge = seen(&app).await;
        assert_eq!((&challenge["title"]["vi"], &challenge["summary"]["vi"]), (&json!("Giám sát vệ sinh tay"), &json!("Đo tuân thủ.")));
        assert_eq!((&challenge["trl_min"], &challenge["topics"]), (&json!(6), &json!(["infection-control"])));
    }

    async fn whose_it_is_stays_as_it_was_imported(app) {
        let broker = person(&app, "science.officer").await;
        let capability = |holder: Value| json!({"type": "capability", "external_id": "cap-1", "title": "Máy báo trước", "organisation": holder});
        let lines = [capability(json!("Công ty Còi Hụ")), call(&app, 20)];
        import(&broker, "", &lines).await.expect(200);
        for other in [json!("Công ty Nhịp Tim"), json!("Chưa ai biết"), json!({"external_id": "org-9"})] {
            let report = import(&broker, "", &[capability(other)]).await.expect(200).json;
            assert!(problem(&report).starts_with("/organisation: "), "{report}");
        }
        // Nobody was made on the way.
        assert_eq!(app.public().get("/api/v1/organisations?q=ch%C6%B0a%20ai%20bi%E1%BA%BFt").await.expect(200).json["items"], json!([]));
        let mut moved = call(&app, 20);
        moved["organisation"] = json!("Công ty Nhịp Tim");
        assert!(problem(&import(&broker, "", &[moved]).await.expect(200).json).starts_with("/organisation: "));
        let mut moved = call(&app, 20);
        moved["programme"] = json!("NOWHERE");
        assert!(problem(&import(&broker, "", &[moved]).await.expect(200).json).starts_with("/programme: "));
        // One that registered itself is no office because a file says so.
        let office = json!({"type": "organisation", "name": "Công ty Nhịp Tim", "kind": "science_department"});
        assert!(problem(&import(&broker, "", &[office]).await.expect(200).json).starts_with("/kind: "));
        let same = import(&broker, "", &lines).await.expect(200).json;
        assert_eq!((&same["updated"], &same["failed"]), (&json!(2), &json!(0)), "{same}");
        published(&app).await;
    }
}
