//! The broker's desk: matches narrowed and compared, notes with their history, invitations together,
//! what became of them, and what the marketplace lacks.

use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::stages::{open_call, person};

/// Something an organisation offers, listed; its id.
async fn offer(app: &TestApp, who: &str, organisation: uuid::Uuid, body: Value) -> String {
    let owner = person(app, who).await;
    let mut whole = json!({"organisation_id": organisation, "kind": "product", "languages": ["vi"],
        "summary": {"vi": "Thiết bị trên xe cứu thương gửi tin báo trước về khoa cấp cứu."}});
    for (key, value) in body.as_object().unwrap() {
        whole[key] = value.clone();
    }
    let made = owner.post("/api/v1/capabilities", whole).await.expect(201);
    let path = format!("/api/v1/capabilities/{}", made.id());
    owner.transition(&path, json!({"action": "list"})).await.expect(200);
    made.id()
}

/// A call about what the offers are about, with two of them.
async fn matched(app: &TestApp) -> (String, Client, String, String) {
    let call = open_call(app, json!({})).await;
    let title = app.public().get(&call).await.expect(200).json["title"]["vi"].clone();
    let good = json!({"title": {"vi": title}, "trl": 8});
    let first = offer(app, "startup.owner", app.world.startup, good).await;
    let result = json!({"title": {"vi": title}, "kind": "research_result", "trl": 3});
    let second = offer(app, "lab.owner", app.world.lab, result).await;
    app.settle().await;
    let broker = person(app, "science.officer").await;
    (call, broker, first, second)
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items.iter().filter_map(|one| one["capability"]["id"].as_str()).collect()
}

fn shares(one: &Value) -> f64 {
    one["reasons"].as_array().unwrap().iter().map(|reason| reason["share"].as_f64().unwrap()).sum()
}

on_both! {
    async fn matches_are_narrowed_explained_and_compared(app) {
        let (call, broker, first, second) = matched(&app).await;
        let matches = format!("{call}/matches");
        let all = broker.get(&matches).await.expect(200).json;
        assert!(ids(&all).contains(&first.as_str()) && ids(&all).contains(&second.as_str()), "{all}");
        for one in all["items"].as_array().unwrap() {
            let score = one["score"].as_f64().unwrap();
            assert!((shares(one) - score).abs() < 0.001, "the parts add up: {one}");
            assert_eq!(one["reachable"], true);
        }
        // What is missing is said in words, and follows from the order's own wish.
        let wanted = broker.get(&call).await.expect(200).json;
        let readiness = wanted["sections"].as_array().unwrap().iter().find(|one| one["key"] == "readiness").unwrap();
        let least = readiness["content"]["trl_min"].as_i64().unwrap_or(0);
        let weak = all["items"].as_array().unwrap().iter().find(|one| one["capability"]["id"] == *second).unwrap();
        let gap = weak["missing"].as_array().unwrap().iter().find(|gap| gap["kind"] == "trl");
        assert_eq!(gap.is_some(), least > 3, "{weak}");
        if let Some(gap) = gap {
            assert_eq!((gap["code"].as_str(), gap["offered"].as_str()), (Some("short"), Some("3")));
            assert!(gap["text"].as_str().unwrap().contains("đang có 3"), "{gap}");
        }

        let narrowed = async |query: &str| broker.get(&format!("{matches}?{query}")).await.expect(200).json;
        assert_eq!(ids(&narrowed("kind=research_result").await), [second.as_str()]);
        assert_eq!(ids(&narrowed("trl_min=7").await), [first.as_str()]);
        assert!(narrowed("language=en").await["items"].as_array().unwrap().is_empty());
        assert!(ids(&narrowed("province=48").await).is_empty());
        let judged = json!({"organisation_id": app.world.startup, "capability_id": first, "verdict": "shortlisted", "note": "Gọi lại thứ hai."});
        broker.post(&format!("{call}/shortlist"), judged).await.expect(201);
        assert_eq!(ids(&narrowed("state=shortlisted").await), [first.as_str()]);
        assert!(!ids(&narrowed("state=unjudged").await).contains(&first.as_str()));
        broker.get(&format!("{matches}?trl_min=12")).await.expect_problem(422, "invalid");
        broker.get(&format!("{matches}?state=lost")).await.expect_problem(400, "malformed_parameter");

        let compare = format!("{matches}/compare");
        assert_eq!(broker.get(&compare).await.expect(200).json, json!({"items": []}));
        broker.get(&format!("{compare}?subject={first}")).await.expect_problem(422, "invalid");
        let unknown = uuid::Uuid::new_v4();
        let refused = broker.get(&format!("{compare}?subject={first}&subject={unknown}")).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["pointer"], "/subject/1");
        let other = app.world.other;
        let side = broker.get(&format!("{compare}?subject={second}&subject={first}&subject={other}")).await.expect(200).json;
        let items = side["items"].as_array().unwrap();
        let order: Vec<_> = items.iter().map(|one| one["subject_id"].as_str().unwrap()).collect();
        assert_eq!(order, [second.as_str(), first.as_str(), other.to_string().as_str()]);
        // The numbers are those of the list.
        for one in &items[..2] {
            let listed = all["items"].as_array().unwrap().iter().find(|other| other["capability"]["id"] == one["subject_id"]).unwrap();
            assert_eq!((&one["score"], &one["reasons"]), (&listed["score"], &listed["reasons"]));
        }
        assert_eq!(items[1]["judgement"]["note"], "Gọi lại thứ hai.");
        assert_eq!(items[0]["record"], json!({"awards": [], "pilots": []}));
    }

    async fn conflicts_are_marked(app) {
        let call = open_call(&app, json!({})).await;
        let title = app.public().get(&call).await.expect(200).json["title"]["vi"].clone();
        let own = offer(&app, "ward.approver", app.world.ward, json!({"title": {"vi": title}})).await;
        app.settle().await;
        let broker = person(&app, "science.officer").await;
        let all = broker.get(&format!("{call}/matches")).await.expect(200).json;
        let marked = all["items"].as_array().unwrap().iter().find(|one| one["capability"]["id"] == *own).unwrap();
        assert_eq!(marked["conflicts"][0]["kind"], "proposer");
        assert_eq!(marked["conflicts"][0]["blocks"], true);
        assert_eq!(marked["conflict"], marked["conflicts"][0]["message"]);
        let free = broker.get(&format!("{call}/matches?without_conflict=true")).await.expect(200).json;
        assert!(!ids(&free).contains(&own.as_str()));
    }

    async fn notes_are_never_lost(app) {
        let call = open_call(&app, json!({})).await;
        let list = format!("{call}/shortlist");
        let (officer, approver) = (person(&app, "science.officer").await, person(&app, "science.approver").await);
        let judge = |verdict: &str, note: Option<&str>| {
            let mut body = json!({"organisation_id": app.world.startup, "verdict": verdict});
            if let Some(note) = note {
                body["note"] = json!(note);
            }
            body
        };
        officer.post(&list, judge("shortlisted", Some("Đã có sản phẩm."))).await.expect(201);
        approver.post(&list, judge("rejected", None)).await.expect(201);
        let stands = officer.get(&list).await.expect(200).json["items"][0].clone();
        assert_eq!(stands["note"], "Đã có sản phẩm.", "a judgement without a note leaves the note");
        approver.post(&list, judge("shortlisted", Some("Nhóm đủ người."))).await.expect(201);
        let stands = officer.post(&list, judge("shortlisted", Some(""))).await.expect(201).json;
        assert_eq!(stands.get("note"), None);
        let history: Vec<_> = stands["history"].as_array().unwrap().iter().map(|one| (one["verdict"].as_str().unwrap(), one["note"].as_str().unwrap())).collect();
        assert_eq!(history, [("shortlisted", "Nhóm đủ người."), ("rejected", "Đã có sản phẩm."), ("shortlisted", "Đã có sản phẩm.")]);
        assert!(stands["history"][0]["by"]["name"].is_string());
    }

    async fn several_are_invited_together_and_nobody_twice(app) {
        let call = open_call(&app, json!({})).await;
        let broker = person(&app, "science.officer").await;
        let unknown = uuid::Uuid::new_v4();
        let body = json!({"message": "Kính mời đơn vị.", "recipients": [
            {"organisation_id": app.world.startup, "addition": "Xin kèm số liệu đo."},
            {"organisation_id": app.world.ward},
            {"organisation_id": unknown},
            {"organisation_id": app.world.lab},
        ]});
        // What they would read; nothing is sent.
        let preview = broker.post(&format!("{call}/invitations/preview"), body.clone()).await.expect(200).json;
        let letter = &preview["items"][0]["letters"][0];
        assert!(letter["text"].as_str().unwrap().contains("> Xin kèm số liệu đo."), "{preview}");
        assert_eq!(preview["items"][1]["code"], "own-order");
        assert_eq!(preview["items"][2]["code"], "unknown_reference");
        assert!(broker.get(&format!("{call}/invitations")).await.expect(200).json["items"].as_array().unwrap().is_empty());

        let sent = broker.post(&format!("{call}/invitations/batch"), body.clone()).await.expect(200).json;
        let outcomes: Vec<_> = sent["items"].as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap()).collect();
        assert_eq!((outcomes, &sent["sent"]), (vec!["sent", "refused", "refused", "sent"], &json!(2)));
        app.settle().await;
        let mails = app.mails();
        for who in ["startup.owner", "startup.editor", "lab.owner"] {
            let address = format!("{who}@test.example");
            assert_eq!(mails.iter().filter(|mail| mail.contains(&address)).count(), 1, "{who}");
        }
        let again = broker.post(&format!("{call}/invitations/batch"), body.clone()).await.expect(200).json;
        assert_eq!((&again["items"][0]["outcome"], &again["sent"]), (&json!("already"), &json!(0)));
        app.settle().await;
        assert_eq!(app.mails().len(), mails.len(), "nobody is told twice");

        for (wrong, pointer) in [
            (json!({"recipients": []}), "/recipients"),
            (json!({"recipients": [{"organisation_id": app.world.lab}, {"organisation_id": app.world.lab}]}), "/recipients/1/organisation_id"),
            (json!({"message": "x".repeat(1990), "recipients": [{"organisation_id": app.world.lab, "addition": "Một câu dài hơn."}]}), "/recipients/0/addition"),
        ] {
            let refused = broker.post(&format!("{call}/invitations/batch"), wrong).await.expect_problem(422, "invalid");
            assert_eq!(refused.json["errors"][0]["pointer"], pointer);
        }
    }

    async fn reasons_are_counted_and_who_declined_is_asked_again(app) {
        let call = open_call(&app, json!({})).await;
        let (broker, startup) = (person(&app, "science.officer").await, person(&app, "startup.owner").await);
        let body = json!({"organisation_id": app.world.startup, "message": "Mời."});
        let made = broker.post(&format!("{call}/invitations"), body.clone()).await.expect(201);
        let path = format!("/api/v1/invitations/{}", made.id());
        let funnel = async || broker.get(&format!("{call}/funnel")).await.expect(200).json;
        let count = |report: &Value, key: &str| report["steps"].as_array().unwrap().iter().find(|one| one["key"] == key).unwrap().get("count").cloned();
        assert_eq!(count(&funnel().await, "opened"), Some(json!(0)));
        startup.get(&path).await.expect(200);
        assert_eq!(count(&funnel().await, "opened"), Some(json!(1)), "read by the invited");
        startup.transition(&path, json!({"action": "decline", "code": "other"})).await.expect_problem(422, "invalid");
        startup.transition(&path, json!({"action": "decline", "code": "time_short"})).await.expect(200);
        let report = funnel().await;
        assert_eq!(report["declined_for"], json!([{"code": "time_short", "count": 1}]));
        assert_eq!((count(&report, "accepted"), count(&report, "submitted")), (Some(json!(0)), None));
        assert_eq!(report["sealed"], true);

        // The former has ended: it may be asked again, with the same right to answer.
        startup.transition(&path, json!({"action": "renew"})).await.expect_problem(403, "forbidden");
        let renewed = broker.post(&format!("{call}/invitations"), body).await.expect(201).json;
        assert_eq!((renewed["id"].as_str(), renewed["status"].as_str()), (Some(made.id().as_str()), Some("sent")));
        assert_eq!((renewed.get("reason"), renewed.get("decline_code")), (None, None));
        startup.transition(&path, json!({"action": "accept"})).await.expect(200);
        assert_eq!(count(&funnel().await, "accepted"), Some(json!(1)));
    }

    async fn silence_is_called_to_mind_once(app) {
        let call = open_call(&app, json!({})).await;
        let (broker, startup) = (person(&app, "science.officer").await, person(&app, "startup.owner").await);
        let body = json!({"organisation_id": app.world.startup, "message": "Mời."});
        let made = broker.post(&format!("{call}/invitations"), body).await.expect(201);
        let path = format!("/api/v1/invitations/{}", made.id());
        broker.transition(&path, json!({"action": "remind"})).await.expect_problem(409, "blocked");
        let told = async || {
            let notes = startup.get("/api/v1/me/notifications").await.expect(200).json;
            notes["items"].as_array().unwrap().iter().filter(|one| one["kind"] == "invitation_reminder").count()
        };
        app.settle().await;
        assert_eq!(told().await, 0);
        app.forward_days(12).await;
        app.settle().await;
        app.settle().await;
        assert_eq!(told().await, 1, "once, however often the job looks");
        let seen = broker.get(&path).await.expect(200).json;
        assert_eq!((&seen["reminders"], &seen["silent"]), (&json!(1), &json!(true)));
        assert!(broker.get("/api/v1/me/tasks").await.expect(200).text.contains("chase_invitations"));
        // By hand, with some days between, and not for ever.
        broker.transition(&path, json!({"action": "remind"})).await.expect_problem(409, "blocked");
        for _ in 0..2 {
            app.forward_days(6).await;
            broker.transition(&path, json!({"action": "remind"})).await.expect(200);
        }
        app.forward_days(5).await;
        broker.transition(&path, json!({"action": "remind"})).await.expect_problem(409, "blocked");
        assert_eq!(told().await, 3);
        startup.transition(&path, json!({"action": "accept"})).await.expect(200);
        app.settle().await;
        assert!(!broker.get("/api/v1/me/tasks").await.expect(200).text.contains("chase_invitations"));
    }

    async fn what_the_marketplace_lacks_is_found(app) {
        let call = open_call(&app, json!({})).await;
        let id = call.rsplit('/').next().unwrap().to_owned();
        let broker = person(&app, "science.officer").await;
        let far = json!({"title": {"vi": "Giống lan rừng chịu hạn"}, "kind": "research_result", "summary": {"vi": "Nhân giống trong nhà kính."}});
        let idle = offer(&app, "lab.owner", app.world.lab, far).await;
        app.settle().await;
        let unmet = broker.get("/api/v1/desk/unmet-needs").await.expect(200).json;
        assert!(unmet["items"].as_array().unwrap().iter().any(|one| one["challenge"]["id"] == *id), "{unmet}");
        let results = broker.get("/api/v1/desk/idle-results").await.expect(200).json;
        assert_eq!((&results["items"][0]["capability"]["id"], &results["total"]), (&json!(idle), &json!(1)));
        // Its nearest call, where there is one, is this broker's to invite for.
        let first = &results["items"][0];
        assert_eq!(first["brokered"], first["nearest"].is_object(), "{first}");
        // Something that fits, and somebody who has looked at the result.
        let order = app.public().get(&call).await.expect(200).json;
        let texts = order["sections"].as_array().unwrap().iter();
        let texts = texts.filter_map(|section| section["content"]["text"]["vi"].as_str());
        let says = json!({"title": order["title"], "topics": order["topics"], "trl": 8,
            "description": {"vi": texts.collect::<Vec<_>>().join(" ")}});
        offer(&app, "startup.owner", app.world.startup, says).await;
        let judged = json!({"organisation_id": app.world.lab, "capability_id": idle, "verdict": "rejected"});
        broker.post(&format!("{call}/shortlist"), judged).await.expect(201);
        app.settle().await;
        let unmet = broker.get("/api/v1/desk/unmet-needs").await.expect(200).json;
        assert_eq!((&unmet["items"], &unmet["open"]), (&json!([]), &json!(1)));
        assert_eq!(broker.get("/api/v1/desk/idle-results").await.expect(200).json["total"], 0);
    }

    async fn needs_alike_are_shown_before_anything_is_stored(app) {
        let call = open_call(&app, json!({})).await;
        app.settle().await;
        let title = app.public().get(&call).await.expect(200).json["title"]["vi"].as_str().unwrap().to_owned();
        let officer = person(&app, "ward.officer").await;
        let words: String = title.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let found = officer.get(&format!("/api/v1/similar-needs?title={words}")).await.expect(200).json;
        assert_eq!(found["items"][0]["title"]["vi"], title);
        assert!(["strong", "good", "weak"].contains(&found["items"][0]["strength"].as_str().unwrap()));
        app.public().get("/api/v1/similar-needs?title=a").await.expect_problem(401, "unauthenticated");
        let long = "a".repeat(301);
        officer.get(&format!("/api/v1/similar-needs?title={long}")).await.expect_problem(422, "invalid");
    }
}
