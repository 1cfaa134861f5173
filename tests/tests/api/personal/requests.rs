//! Requests about personal data and their clocks.

use nhipcau_tests::{Client, on_both};
use serde_json::{Value, json};

use super::filed;
use crate::stages::person;

const MINE: &str = "/api/v1/me/data-requests";
const DESK: &str = "/api/v1/operations/data-requests";

async fn task(client: &Client, kind: &str) -> Option<Value> {
    let tasks = client.get("/api/v1/me/tasks").await.expect(200).json;
    tasks["items"].as_array().unwrap().iter().find(|task| task["kind"] == kind).cloned()
}

on_both! {
    async fn a_request_is_confirmed_in_time_and_answered(app) {
        let (officer, operator) = (person(&app, "ward.officer").await, person(&app, "operator").await);
        // A Monday: two working days, and fifteen days of the calendar.
        let path = filed(&officer, "correction").await;
        let seen = officer.get(&path).await.expect(200);
        assert_eq!((&seen.json["acknowledge_by"], &seen.json["due_on"]), (&json!("2026-08-05"), &json!("2026-08-18")));
        assert_eq!((&seen.json["status"], &seen.json["overdue"]), (&json!("received"), &json!(false)));
        assert_eq!(seen.action("withdraw"), Some(true));
        assert_eq!(seen.action("complete"), None);
        // The receipt is a mail, and the operators are told and have a duty; what was written stands in no mail.
        let mail = app.last_mail_to("ward.officer@test.example").await;
        assert!(mail.contains("data_request") || mail.contains("/app/privacy"), "{mail}");
        assert_eq!(app.addressees("data_request_filed").await, ["operator"]);
        assert!(app.mails().iter().all(|mail| !mail.contains("xử lý dữ liệu của tôi")));
        let notes = operator.get("/api/v1/me/notifications").await.expect(200).json;
        assert_eq!(notes["items"][0]["kind"], "data_request_filed");
        let duty = task(&operator, "acknowledge_data_request").await.unwrap();
        assert_eq!(duty["due_at"], "2026-08-05T17:00:00Z");
        assert!(task(&person(&app, "auditor").await, "acknowledge_data_request").await.is_none());

        // The same again is one too many; of another kind it is another request.
        let again = json!({"kind": "correction", "message": "Nữa."});
        officer.post(MINE, again).await.expect_problem(409, "data_request_open");
        filed(&officer, "objection").await;

        app.forward_days(3).await;
        assert_eq!(operator.get(&path).await.expect(200).json["overdue"], true);
        let done = operator.transition(&path, json!({"action": "acknowledge"})).await.expect(200).json;
        assert_eq!((&done["status"], &done["overdue"]), (&json!("acknowledged"), &json!(false)));
        let duty = task(&operator, "answer_data_request").await.unwrap();
        assert_eq!(duty["due_at"], "2026-08-18T17:00:00Z");
        operator.transition(&path, json!({"action": "extend"})).await.expect_problem(422, "invalid");
        let extended = operator.transition(&path, json!({"action": "extend", "reason": "Chờ bên thứ ba."})).await.expect(200).json;
        assert_eq!((&extended["due_on"], &extended["extended"]), (&json!("2026-08-23"), &json!(true)));
        let once = operator.transition(&path, json!({"action": "extend", "reason": "Nữa."})).await.expect_problem(409, "blocked");
        assert!(once.json["detail"].as_str().unwrap().contains("một lần"), "{}", once.text);
        let answered = operator.transition(&path, json!({"action": "complete", "reason": "Đã sửa nơi công tác."})).await.expect(200).json;
        assert_eq!((&answered["status"], &answered["reason"]), (&json!("completed"), &json!("Đã sửa nơi công tác.")));
        assert!(answered["decided_at"].is_string() && answered["acknowledged_at"].is_string());
        assert_eq!(app.addressees("data_request_answered").await, ["ward.officer"; 3]);
        operator.transition(&path, json!({"action": "refuse", "reason": "Muộn."})).await.expect_problem(409, "wrong_status");
    }

    async fn a_request_is_taken_back_or_refused_with_reasons(app) {
        let (officer, operator) = (person(&app, "ward.officer").await, person(&app, "operator").await);
        let path = filed(&officer, "erasure").await;
        operator.transition(&path, json!({"action": "withdraw"})).await.expect_problem(403, "forbidden");
        let back = officer.transition(&path, json!({"action": "withdraw"})).await.expect(200).json;
        assert_eq!(back["status"], "withdrawn");
        let path = filed(&officer, "erasure").await;
        operator.transition(&path, json!({"action": "refuse"})).await.expect_problem(422, "invalid");
        operator.transition(&path, json!({"action": "refuse", "reason": "Còn đang điều tra."})).await.expect(200);
        let mail = app.last_mail_to("ward.officer@test.example").await;
        assert!(mail.contains("/app/privacy"), "{mail}");
        officer.get("/api/v1/me").await.expect(200);

        let list = operator.get(&format!("{DESK}?status=refused&count=true")).await.expect(200).json;
        assert_eq!((&list["total"], &list["items"][0]["person"]["email"]), (&json!(1), &json!("ward.officer@test.example")));
        let first = operator.get(&format!("{DESK}?limit=1")).await.expect(200).json;
        let next = first["next_cursor"].as_str().unwrap();
        let second = operator.get(&format!("{DESK}?limit=1&cursor={next}")).await.expect(200).json;
        assert_eq!(second["items"][0]["status"], "withdrawn");
        assert_eq!(officer.get(MINE).await.expect(200).json["items"].as_array().unwrap().len(), 2);
        for (body, pointer) in [(json!({"kind": "erasure", "message": " "}), "/message"), (json!({"kind": "erasure", "message": "x".repeat(4_001)}), "/message")] {
            let refused = officer.post(MINE, body).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["pointer"], pointer);
        }
        officer.post(MINE, json!({"kind": "selling", "message": "x"})).await.expect(422);
    }

    async fn who_restricts_agrees_to_nothing_any_more(app) {
        let (expert, operator) = (person(&app, "expert1").await, person(&app, "operator").await);
        let path = filed(&expert, "restriction").await;
        operator.transition(&path, json!({"action": "complete"})).await.expect(200);
        let list = expert.get("/api/v1/me/consents").await.expect(200).json;
        assert!(list["items"].as_array().unwrap().iter().all(|item| item["given"] == false), "{list}");
        let experts = person(&app, "science.officer").await.get("/api/v1/experts").await.expect(200);
        assert!(!experts.text.contains("expert1"), "{}", experts.text);
    }

    async fn what_others_rest_on_stands_in_the_way(app) {
        let operator = person(&app, "operator").await;
        let blocked = async |name: &str| -> Vec<String> {
            let path = filed(&person(&app, name).await, "erasure").await;
            let seen = operator.get(&path).await.expect(200);
            let codes: Vec<_> = seen.json["blockers"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
            let done = operator.transition(&path, json!({"action": "complete"})).await;
            if codes.is_empty() {
                done.expect(200);
            } else {
                assert_eq!(seen.action("complete"), Some(false), "{}", seen.text);
                done.expect_problem(409, "blocked");
            }
            codes
        };
        assert_eq!(blocked("lab.owner").await, ["erasure-binds-alone"]);
        assert_eq!(blocked("operator").await, ["erasure-last-operator"]);
        let call = crate::stages::open_call(&app, json!({})).await;
        crate::stages::sent(&app, &call, "startup.owner", app.world.startup).await;
        // Somebody else works on the startup's submission.
        assert_eq!(blocked("startup.editor").await, [""; 0]);
        assert_eq!(blocked("startup.owner").await, ["erasure-binds-alone"]);
        let stage = crate::council::stage::Evaluation::begin(&app).await;
        stage.in_meeting(&app, 90, 60).await;
        assert_eq!(blocked("expert3").await, ["erasure-council-at-work"]);
        // Each says of whom and why, in the reader's words.
        let list = operator.in_english().get(&format!("{DESK}?status=received")).await.expect(200);
        assert!(list.text.contains("Nobody but this person represents Viện Tín hiệu Y sinh"), "{}", list.text);
    }
}
