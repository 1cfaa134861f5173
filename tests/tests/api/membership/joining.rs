//! Coming in by invitation and by request.

use nhipcau_domain::organisation::joining::ANSWER_DAYS;
use nhipcau_tests::{Answer, TestApp, on_both};
use serde_json::json;

use crate::stages::{join, person};

fn startup(app: &TestApp) -> String {
    format!("/api/v1/organisations/{}", app.world.startup)
}

fn codes(answer: &Answer) -> Vec<(&str, &str)> {
    let errors = answer.json["errors"].as_array().unwrap();
    errors
        .iter()
        .map(|error| (error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap()))
        .collect()
}

/// The roles in which somebody belongs to what, as they read it themselves.
fn roles(me: &Answer) -> Vec<(&str, &str)> {
    me.json["memberships"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (one["organisation"]["name"]["vi"].as_str().unwrap(), one["role"].as_str().unwrap())
        })
        .collect()
}

on_both! {
    async fn an_invitation_is_taken_by_whoever_has_the_address(app) {
        let owner = person(&app, "startup.owner").await;
        let asked = format!("{}/joinings", startup(&app));
        let body = json!({"kind": "invitation", "email": " Khach@Test.example ", "role": "editor", "message": "Mời chị cùng làm."});
        let invited = owner.post(&asked, body.clone()).await.expect(201);
        assert_eq!((&invited.json["email"], &invited.json["status"]), (&json!("khach@test.example"), &json!("pending")));
        assert_eq!((invited.action("withdraw"), invited.action("accept")), (Some(true), None));
        // The mail says what to do, and not the words of whoever invites: they are read after signing in.
        let mail = app.last_mail_to("khach@test.example").await;
        assert!(mail.contains("/app/memberships") && !mail.contains("?token="), "{mail}");
        let again = owner.post(&asked, body).await.expect_problem(422, "invalid");
        assert_eq!(codes(&again), [("/email", "already_invited")]);

        // The address had no account; now it has one.
        let mut guest = app.stranger();
        let account = json!({"email": "khach@test.example", "password": "cau tre lac leo ba nhip", "name": "Khách Mời"});
        guest.post("/api/v1/auth/register", account).await.expect(202);
        let token = app.link_token("khach@test.example").await;
        let session = guest.post("/api/v1/auth/confirm", json!({"token": token})).await.expect(200);
        guest.use_token(session.json["access_token"].as_str().map(str::to_owned));
        let mine = guest.get("/api/v1/me/joinings").await.expect(200);
        assert_eq!(mine.json["items"][0]["id"], invited.json["id"]);
        assert_eq!(mine.json["items"][0]["message"], "Mời chị cùng làm.");
        let tasks = guest.get("/api/v1/me/tasks").await.expect(200);
        assert_eq!(tasks.json["items"][0]["kind"], "answer_membership");
        guest.get(&format!("{}/members", startup(&app))).await.expect_problem(403, "forbidden");

        let joining = format!("/api/v1/joinings/{}", invited.id());
        let taken = guest.transition(&joining, json!({"action": "accept"})).await.expect(200);
        assert_eq!(taken.json["status"], "accepted");
        assert_eq!(roles(&guest.get("/api/v1/me").await.expect(200)), [("Công ty Nhịp Tim", "editor")]);
        guest.get(&format!("{}/members", startup(&app))).await.expect(200);
        guest.transition(&joining, json!({"action": "accept"})).await.expect_problem(409, "wrong_status");
        assert_eq!(app.addressees("joining_answered").await, ["startup.owner"]);
    }

    async fn whether_an_address_has_an_account_is_not_told(app) {
        let owner = person(&app, "startup.owner").await;
        let asked = format!("{}/joinings", startup(&app));
        let invite = |email: &str| json!({"kind": "invitation", "email": email, "role": "viewer"});
        let known = owner.post(&asked, invite("expert1@test.example")).await.expect(201);
        let unknown = owner.post(&asked, invite("khongai@test.example")).await.expect(201);
        let shape = |answer: &Answer| {
            let mut seen = answer.json.clone();
            for field in ["id", "email", "created_at", "expires_at"] {
                seen.as_object_mut().unwrap().remove(field);
            }
            seen
        };
        assert_eq!(shape(&known), shape(&unknown));
        // Of its own members it knows.
        let member = owner.post(&asked, invite("startup.editor@test.example")).await.expect_problem(422, "invalid");
        assert_eq!(codes(&member), [("/email", "already_member")]);
        for (body, fault) in [
            (invite("khong phai dia chi"), ("/email", "email")),
            (json!({"kind": "invitation", "email": "a@b.vn", "role": "approver"}), ("/role", "unknown_value")),
            (json!({"kind": "invitation", "email": "a@b.vn", "role": "viewer", "message": "x".repeat(501)}), ("/message", "too_long")),
        ] {
            let refused = owner.post(&asked, body).await.expect_problem(422, "invalid");
            assert_eq!(codes(&refused), [fault]);
        }
        owner.post(&asked, json!({"kind": "adoption"})).await.expect(422);
        owner.post(&asked, json!({"kind": "invitation", "email": "a@b.vn", "role": "viewer", "as": "king"})).await.expect(422);
    }

    async fn an_invitation_is_nobody_elses_and_ends(app) {
        let owner = person(&app, "startup.owner").await;
        let asked = format!("{}/joinings", startup(&app));
        let invite = json!({"kind": "invitation", "email": "expert1@test.example", "role": "viewer"});
        let joining = format!("/api/v1/joinings/{}", owner.post(&asked, invite.clone()).await.expect(201).id());
        let guest = person(&app, "expert1").await;
        for name in ["expert2", "startup.editor", "science.approver", "operator", "auditor"] {
            person(&app, name).await.get(&joining).await.expect_problem(404, "not_found");
        }
        owner.transition(&joining, json!({"action": "accept"})).await.expect_problem(403, "forbidden");
        guest.transition(&joining, json!({"action": "accept", "role": "owner"})).await.expect_problem(422, "invalid");

        // Too late is too late, whether or not anything has run.
        app.forward_days(ANSWER_DAYS).await;
        assert_eq!(guest.get(&joining).await.expect(200).json["status"], "expired");
        guest.transition(&joining, json!({"action": "accept"})).await.expect_problem(409, "wrong_status");
        let waiting = owner.get(&format!("{asked}?status=pending")).await.expect(200);
        assert_eq!(waiting.json["items"], json!([]));
        let late = owner.get(&format!("{asked}?status=expired")).await.expect(200);
        assert_eq!(late.json["items"].as_array().unwrap().len(), 1);

        let again = format!("/api/v1/joinings/{}", owner.post(&asked, invite).await.expect(201).id());
        owner.transition(&again, json!({"action": "withdraw"})).await.expect(200);
        guest.transition(&again, json!({"action": "accept"})).await.expect_problem(409, "wrong_status");
    }

    async fn who_asks_to_be_taken_in_learns_what_came_of_it(app) {
        let owner = person(&app, "startup.owner").await;
        let path = startup(&app);
        let asks = person(&app, "expert1").await;
        let stand = asks.get(&path).await.expect(200).json["joining"].clone();
        assert_eq!(stand, json!({"may_request": true, "by_domain": false}));
        let body = json!({"kind": "request", "message": "Tôi phụ trách thử nghiệm."});
        let asked = asks.post(&format!("{path}/joinings"), body.clone()).await.expect(201);
        let stand = asks.get(&path).await.expect(200).json["joining"].clone();
        assert_eq!(stand["pending"], asked.json["id"]);
        let twice = asks.post(&format!("{path}/joinings"), body.clone()).await.expect_problem(409, "blocked");
        assert!(twice.json["detail"].as_str().unwrap().contains("chưa trả lời"), "{}", twice.text);
        assert_eq!(app.addressees("membership_asked").await, ["startup.owner"]);
        let tasks = owner.get("/api/v1/me/tasks").await.expect(200).text;
        assert!(tasks.contains("decide_membership"), "{tasks}");

        let joining = format!("/api/v1/joinings/{}", asked.id());
        let seen = owner.get(&joining).await.expect(200);
        assert_eq!(seen.json["email"], "expert1@test.example");
        asks.transition(&joining, json!({"action": "accept", "role": "owner"})).await.expect_problem(403, "forbidden");
        let refused = owner.transition(&joining, json!({"action": "decline"})).await.expect_problem(422, "invalid");
        assert_eq!(codes(&refused), [("/reason", "required")]);
        owner.transition(&joining, json!({"action": "decline", "reason": "Chưa rõ bạn thuộc nhóm nào."})).await.expect(200);
        assert_eq!(asks.get(&joining).await.expect(200).json["reason"], "Chưa rõ bạn thuộc nhóm nào.");
        assert_eq!(app.addressees("membership_declined").await, ["expert1"]);

        let again = asks.post(&format!("{path}/joinings"), body).await.expect(201);
        let joining = format!("/api/v1/joinings/{}", again.id());
        let refused = owner.transition(&joining, json!({"action": "accept"})).await.expect_problem(422, "invalid");
        assert_eq!(codes(&refused), [("/role", "required")]);
        owner.transition(&joining, json!({"action": "accept", "role": "viewer"})).await.expect(200);
        assert_eq!(roles(&asks.get("/api/v1/me").await.expect(200)), [("Công ty Nhịp Tim", "viewer")]);
        assert!(asks.get(&path).await.expect(200).json.get("joining").is_none(), "a member has nothing to ask");
        let member = asks.post(&format!("{path}/joinings"), json!({"kind": "request"})).await.expect_problem(409, "blocked");
        assert!(member.json["detail"].as_str().unwrap().contains("thành viên"), "{}", member.text);
    }

    async fn one_answer_counts_when_two_come_at_once(app) {
        let owner = person(&app, "startup.owner").await;
        let invite = json!({"kind": "invitation", "email": "expert1@test.example", "role": "viewer"});
        let made = owner.post(&format!("{}/joinings", startup(&app)), invite).await.expect(201);
        let step = format!("/api/v1/joinings/{}/transitions", made.id());
        let guest = person(&app, "expert1").await;
        let tag = [("if-match", "\"v1\"")];
        let (yes, no) = tokio::join!(
            guest.send(reqwest::Method::POST, &step, &tag, json!({"action": "accept"})),
            guest.send(reqwest::Method::POST, &step, &tag, json!({"action": "decline"})),
        );
        let mut statuses = [yes.status.as_u16(), no.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 200, "{} {}", yes.text, no.text);
        assert!(matches!(statuses[1], 409 | 412), "{} {}", yes.text, no.text);
        let belongs = !roles(&guest.get("/api/v1/me").await.expect(200)).is_empty();
        assert_eq!(belongs, yes.status.as_u16() == 200);
    }

    async fn the_operator_invites_the_first_one_and_nobody_after(app) {
        let operator = person(&app, "operator").await;
        let office = nhipcau_tests::organisation(
            &app.app, nhipcau_domain::organisation::OrganisationKind::HealthDepartment, "Sở Y tế tỉnh mới", None,
        ).await;
        let path = format!("/api/v1/organisations/{office}");
        let invite = |role: &str| json!({"kind": "invitation", "email": "expert1@test.example", "role": role});
        operator.post(&format!("{path}/joinings"), invite("officer")).await.expect_problem(403, "forbidden");
        let made = operator.post(&format!("{path}/joinings"), invite("approver")).await.expect(201);
        let guest = person(&app, "expert1").await;
        guest.transition(&format!("/api/v1/joinings/{}", made.id()), json!({"action": "accept"})).await.expect(200);
        operator.post(&format!("{path}/joinings"), invite("approver")).await.expect_problem(403, "forbidden");
        join(&app, (&guest, &path), "expert2", "officer").await;
    }

    async fn what_was_agreed_to_is_on_record_and_in_nobody_elses_sight(app) {
        let owner = person(&app, "startup.owner").await;
        let path = startup(&app);
        let guest = join(&app, (&owner, &path), "expert1", "viewer").await;
        app.settle().await;
        let auditor = person(&app, "auditor").await.get("/api/v1/audit?limit=100").await.expect(200);
        for act in ["invite", "accept", "add_member"] {
            assert!(auditor.text.contains(&format!("\"action\":\"{act}\"")), "{act}: {}", auditor.text);
        }
        assert!(!auditor.text.contains("expert1@test.example"));
        let public = app.public().get("/api/v1/audit?limit=100").await.expect(200);
        assert!(!public.text.contains("\"noun\":\"joining\""), "{}", public.text);
        let id = guest.get("/api/v1/me").await.expect(200).id();
        guest.delete(&format!("{path}/members/{id}")).await.expect(204);
        assert_eq!(roles(&guest.get("/api/v1/me").await.expect(200)), []);
    }
}
