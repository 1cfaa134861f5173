//! What goes wrong in one place goes wrong nowhere else: duties of the background work, rows that
//! cannot be read.

use nhipcau_app::jobs::{self, Duty, Share};
use nhipcau_store::{Conn, clock::wall};
use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::{
    challenge::draft,
    council::stage::Evaluation,
    stages::{open_call, person},
};

/// Something done to the database behind the application's back.
async fn tamper(app: &TestApp, statement: &str) {
    app.app.store.writer().execute_unprepared(statement).await.unwrap();
}

async fn capability(owner: &Client, app: &TestApp, kind: &str, title: &str) -> String {
    let body = json!({"organisation_id": app.world.startup, "kind": kind, "title": {"vi": title}, "summary": {"vi": "Một câu."}});
    let id = owner.post("/api/v1/capabilities", body).await.expect(201).id();
    let path = format!("/api/v1/capabilities/{id}");
    owner.transition(&path, json!({"action": "list"})).await.expect(200);
    id
}

fn ids(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..600 {
        if holds().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("in vain: {what}");
}

on_both! {
    async fn a_duty_that_fails_stops_no_other_and_shows_in_readiness(app) {
        let public = app.public();
        public.get("/readyz").await.expect(200);
        tamper(&app, "ALTER TABLE outbox RENAME TO outbox_gone").await;
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn(jobs::run(app.app.clone(), Share::Everything, stopped));
        let owner = person(&app, "startup.owner").await;
        let id = capability(&owner, &app, "product", "Máy đo nhịp tim đeo tay").await;
        until("it is numbered and found all the same", async || {
            let found = public.get("/api/v1/search?q=m%C3%A1y%20%C4%91o%20nh%E1%BB%8Bp%20tim&type=capability").await;
            found.status.is_success() && ids(&found.json) == [id.as_str()]
        })
        .await;
        until("the mails fail", async || {
            app.app.pulses.of(Duty::Mail).is_some_and(|pulse| pulse.last_failure.is_some())
        })
        .await;
        // For a moment that is nobody's concern; after more than a minute it is.
        public.get("/readyz").await.expect(200);
        app.app.pulses.expect(Duty::Mail, wall().plus_seconds(-100));
        until("the mails fail again", async || {
            app.app.pulses.of(Duty::Mail).is_some_and(|pulse| pulse.last_failure.is_some())
        })
        .await;
        let told = public.get("/readyz").await.expect(503).text;
        assert!(told.contains("mail: not done for 1"), "{told}");
        assert!(!told.contains("outbox") && !told.contains("index"), "{told}");

        tamper(&app, "ALTER TABLE outbox_gone RENAME TO outbox").await;
        until("it comes back by itself", async || {
            public.get("/readyz").await.status.is_success()
        })
        .await;
        let figures = public.get("/metrics").await.expect(200).text;
        assert!(figures.contains("nhipcau_duty_seconds{duty=\"mail\"}"), "{figures}");
        stop.send(true).unwrap();
        running.await.unwrap();
    }

    async fn one_unreadable_row_hides_no_other(app) {
        let owner = person(&app, "startup.owner").await;
        let whole = capability(&owner, &app, "product", "Cân sức khỏe nối mạng").await;
        let broken = capability(&owner, &app, "service", "Cân sức khỏe cho thuê").await;
        app.settle().await;
        // JSON of another shape; on SQLite also what is no JSON at all.
        let mut contents = vec!["[]"];
        if app.app.store.backend() == nhipcau_store::Backend::Sqlite {
            contents.push("{");
        }
        for content in contents {
            tamper(&app, &format!("UPDATE capability SET content = '{content}' WHERE kind = 'service'")).await;
            let list = owner.get("/api/v1/capabilities?mine=true&limit=1").await.expect(200).json;
            // The order is by title: the broken one comes first or second, and the pages go on.
            let mut seen: Vec<String> = ids(&list).into_iter().map(str::to_owned).collect();
            let mut cursor = list["next_cursor"].as_str().map(str::to_owned);
            while let Some(at) = cursor {
                let page = owner.get(&format!("/api/v1/capabilities?mine=true&limit=1&cursor={at}")).await.expect(200).json;
                seen.extend(ids(&page).into_iter().map(str::to_owned));
                cursor = page["next_cursor"].as_str().map(str::to_owned);
            }
            assert_eq!(seen, [whole.as_str()], "{content}");
            owner.get(&format!("/api/v1/capabilities/{broken}")).await.expect_problem(500, "internal");
            // The index follows, afresh too, and finds what it can read.
            jobs::round(&app.app).await.unwrap();
            nhipcau_app::search::reindex(&app.app).await.unwrap();
            let found = app.public().get("/api/v1/search?q=c%C3%A2n%20s%E1%BB%A9c%20kh%E1%BB%8Fe&type=capability").await.expect(200);
            assert_eq!(ids(&found.json), [whole.as_str()], "{content}");
        }
    }

    async fn a_deadline_is_recorded_beside_one_that_cannot_be(app) {
        let broken = open_call(&app, json!({"text": {"vi": "Không có."}})).await;
        let whole = open_call(&app, json!({"text": {"vi": "Không có."}})).await;
        let title = json!({"vi": "Hỏng"}).to_string();
        let code = app.public().get(&broken).await.expect(200).json["code"].as_str().unwrap().to_owned();
        tamper(&app, &format!("UPDATE challenge SET title = '{title}' WHERE code = '{code}'")).await;
        tamper(&app, &format!("UPDATE challenge_section SET content = '5' WHERE challenge_id = (SELECT id FROM challenge WHERE code = '{code}')")).await;
        app.forward_days(31).await;
        jobs::close_due(&app.app).await.unwrap();
        let steps = app.public().get(&format!("{whole}/history")).await.expect(200).json;
        let actions: Vec<_> = steps["items"].as_array().unwrap().iter().map(|step| step["action"].clone()).collect();
        assert!(actions.contains(&json!("close")), "{actions:?}");
        let steps = app.public().get(&format!("{broken}/history")).await.expect(200).json;
        let actions: Vec<_> = steps["items"].as_array().unwrap().iter().map(|step| step["action"].clone()).collect();
        assert!(!actions.contains(&json!("close")), "{actions:?}");
        // Lists of both, and the desk of whom the whole one waits for.
        let list = app.public().get("/api/v1/challenges").await.expect(200).json;
        assert_eq!(list["items"].as_array().unwrap().len(), 2);
        app.forward_seconds(61).await;
        let tasks = person(&app, "health.approver").await.get("/api/v1/me/tasks").await.expect(200);
        assert!(tasks.text.contains("close_without_award"), "{}", tasks.text);
    }

    async fn a_council_that_cannot_be_read_is_left_out(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.scoring(&app).await;
        let member = stage.expert(0);
        let list = member.get("/api/v1/councils?mine=true").await.expect(200).json;
        assert_eq!(ids(&list), [council.as_str()]);
        assert!(member.get("/api/v1/me/tasks").await.expect(200).text.contains("score_sheets"));
        tamper(&app, "UPDATE council SET rule_set = '{}'").await;
        let list = member.get("/api/v1/councils?mine=true").await.expect(200).json;
        assert_eq!(list["items"], json!([]));
        assert_eq!(member.get("/api/v1/me/tasks").await.expect(200).json["items"], json!([]));
        member.get(&format!("/api/v1/councils/{council}")).await.expect_problem(500, "internal");
    }

    async fn what_a_body_names_must_exist(app) {
        let nothing = uuid::Uuid::from_u128(7);
        let owner = person(&app, "startup.owner").await;
        let refused = async |client: &Client, path: &str, body: Value, pointer: &str| {
            let answer = client.post(path, body).await.expect_problem(422, "invalid");
            assert_eq!(answer.json["errors"][0]["pointer"], pointer, "{path}: {}", answer.text);
            assert_eq!(answer.json["errors"][0]["code"], "unknown_reference", "{path}");
        };
        let firm = json!({"kind": "enterprise", "name": {"vi": "Công ty Con"}, "parent_id": nothing});
        refused(&owner, "/api/v1/organisations", firm, "/parent_id").await;
        let answering = json!({"challenge_id": nothing, "organisation_id": app.world.startup});
        refused(&owner, "/api/v1/submissions", answering, "/challenge_id").await;

        let officer = person(&app, "ward.officer").await;
        let order = json!({"programme_id": nothing, "proposer_id": app.world.ward, "kind": "solution_order", "title": {"vi": "Đo nhịp tim"}});
        refused(&officer, "/api/v1/challenges", order, "/programme_id").await;
        // An order that is hidden from the reader is not told apart from none.
        let hidden = officer.get(&draft(&app, &officer).await).await.expect(200).id();
        let answering = json!({"challenge_id": hidden, "organisation_id": app.world.startup});
        refused(&owner, "/api/v1/submissions", answering, "/challenge_id").await;
        for id in [nothing.to_string(), hidden] {
            let agreement = json!({"challenge_id": id, "title": {"vi": "Thỏa thuận"}});
            refused(&owner, "/api/v1/agreements", agreement, "/challenge_id").await;
            refused(&owner, "/api/v1/pilots", json!({"challenge_id": id}), "/challenge_id").await;
        }
        let health = person(&app, "health.officer").await;
        let usage = json!({"pilot_id": nothing, "organisation_id": app.world.ward, "site": "Trạm", "started_on": "2026-08-01", "use": "direct", "people_reached": 1});
        refused(&health, "/api/v1/deployments", usage, "/pilot_id").await;

        let call = open_call(&app, json!({"text": {"vi": "Không có."}})).await;
        let broker = person(&app, "science.officer").await;
        for (place, words) in [("invitations", json!({"message": "Mời."})), ("shortlist", json!({"verdict": "shortlisted"}))] {
            let with = |name: &str, id: uuid::Uuid| {
                let mut body = words.clone();
                body["organisation_id"] = json!(app.world.startup);
                body[name] = json!(id);
                body
            };
            let path = format!("{call}/{place}");
            refused(&broker, &path, with("organisation_id", nothing), "/organisation_id").await;
            refused(&broker, &path, with("capability_id", nothing), "/capability_id").await;
        }
        let open = app.public().get(&call).await.expect(200).id();
        let answering = json!({"challenge_id": open, "organisation_id": app.world.startup, "capability_id": nothing});
        refused(&owner, "/api/v1/submissions", answering, "/capability_id").await;
    }
}
