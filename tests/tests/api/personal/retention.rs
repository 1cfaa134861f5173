//! What is kept for a while only.

use nhipcau_domain::organisation::joining::ANSWER_DAYS;
use nhipcau_store::Conn;
use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use super::{filed, recorded};
use crate::stages::{awarded, person};

const PATH: &str = "/api/v1/operations/retention";
const DAY: i64 = 86_400 * 1_000_000;

async fn rule(app: &TestApp, name: &str) -> Value {
    let list = person(app, "operator").await.get(PATH).await.expect(200).json;
    list["items"].as_array().unwrap().iter().find(|rule| rule["rule"] == name).unwrap().clone()
}

/// Makes rows older by days.
async fn age(app: &TestApp, table: &str, columns: &[&str], days: i64) {
    let set: Vec<_> =
        columns.iter().map(|column| format!("{column} = {column} - {}", days * DAY)).collect();
    let sql = format!("UPDATE {table} SET {}", set.join(", "));
    let done = app.app.store.writer().execute_unprepared(&sql).await.unwrap();
    assert!(done.rows_affected() > 0, "nothing in {table}");
}

on_both! {
    async fn each_rule_is_shown_before_it_is_carried_out(app) {
        awarded(&app, json!({})).await;
        app.settle().await;
        person(&app, "operator").await;
        let headers = [("idempotency-key", "k-giu-lai")];
        let company = json!({"kind": "enterprise", "name": {"vi": "Công ty Giữ"}});
        person(&app, "expert9").await.send(reqwest::Method::POST, "/api/v1/organisations", &headers, company).await.expect(201);
        app.public().post("/api/v1/auth/password/forgot", json!({"email": "expert9@test.example"})).await.expect(202);
        let lab = format!("/api/v1/organisations/{}/joinings", app.world.lab);
        let invited = json!({"kind": "invitation", "email": "khach@ngoai.example", "role": "viewer"});
        person(&app, "lab.owner").await.post(&lab, invited).await.expect(201);
        app.settle().await;
        // An invitation has its time before it.
        age(&app, "joining", &["expires_at"], ANSWER_DAYS).await;
        for (name, table, columns, days) in [
            ("sent_mails", "outbox", &["sent_at", "created_at"][..], 180),
            ("idempotency_replies", "idempotency_key", &["created_at"], 1),
            ("links", "account_link", &["expires_at"], 1),
            ("devices", "device", &["last_seen_at"], 400),
            ("notifications", "notification", &["at"], 730),
            ("joinings", "joining", &["expires_at"], 365),
        ] {
            let fresh = rule(&app, name).await;
            assert_eq!((&fresh["due"], &fresh["keeps_days"]), (&json!(0), &json!(days)), "{name}");
            assert!(fresh["oldest"].is_null(), "{fresh}");
            // What is within its time stays; the story itself has taken two months.
            if days > 60 {
                age(&app, table, columns, days - 60).await;
                assert_eq!(rule(&app, name).await["due"], 0, "{name}");
            }
            age(&app, table, columns, 62).await;
            let old = rule(&app, name).await;
            assert!(old["due"].as_i64() > Some(0) && old["oldest"].is_string(), "{old}");
            let seen = nhipcau_app::retention::dry_run(&app.app).await.unwrap();
            assert!(seen.iter().any(|one| one.rule.as_str() == name && json!(one.due) == old["due"]));
            app.settle().await;
            assert_eq!(rule(&app, name).await["due"], 0, "{name}");
            let purges: Vec<_> = recorded(&app).await.into_iter().filter(|(what, event)| what == "retention.purge" && event.payload["rule"] == name).collect();
            assert_eq!(purges.len(), 1, "{name}");
            assert_eq!(purges[0].1.payload, json!({"rule": name, "count": old["due"], "keeps_days": days}));
            assert_eq!(purges[0].1.actor_id, None);
        }
        // A mail that still waits is no sent mail, however old.
        app.public().post("/api/v1/auth/password/forgot", json!({"email": "expert8@test.example"})).await.expect(202);
        age(&app, "outbox", &["created_at"], 900).await;
        assert_eq!(rule(&app, "sent_mails").await["due"], 0);
    }

    async fn what_is_kept_is_the_operators_to_see(app) {
        app.public().get(PATH).await.expect_problem(401, "unauthenticated");
        for name in ["auditor", "science.approver", "startup.owner"] {
            person(&app, name).await.get(PATH).await.expect_problem(403, "forbidden");
        }
        let list = person(&app, "operator").await.get(PATH).await.expect(200).json;
        assert_eq!(list["items"].as_array().unwrap().len(), nhipcau_domain::personal_data::Retained::ALL.len());
    }

    async fn a_name_leaves_the_papers_when_their_time_is_over(app) {
        awarded(&app, json!({})).await;
        let expert = person(&app, "expert1").await;
        let path = filed(&expert, "erasure").await;
        person(&app, "operator").await.transition(&path, json!({"action": "complete"})).await.expect(200);
        let kept = async || {
            let row = nhipcau_store::person::find(app.app.store.reader(), app.world.experts[0]).await.unwrap();
            (row.name, row.paper_name, row.paper_name_until)
        };
        let (name, paper, until) = kept().await;
        assert_eq!(name, app.app.data_terms.erased_name);
        assert_eq!(paper.as_deref(), Some("Người thử expert1"));
        assert!(until.unwrap().starts_with("2031-"));
        app.forward_days(5 * 365).await;
        app.settle().await;
        assert!(kept().await.1.is_some());
        app.forward_days(40).await;
        app.settle().await;
        assert_eq!((kept().await.1, kept().await.2), (None, None));
    }
}
