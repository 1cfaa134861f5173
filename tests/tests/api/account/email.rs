//! Another mail address: the owners of both agree.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use super::{ANOTHER, PASSWORD, expect_fault, log_in, me, on_own_device, own_events};

const EMAIL: &str = "/api/v1/auth/email";
const CONFIRM: &str = "/api/v1/auth/email/confirm";
const OLD: &str = "ward.officer@test.example";
const NEW: &str = "can.bo.moi@test.example";

fn ask(email: &str) -> Value {
    json!({"email": email, "password": PASSWORD})
}

on_both! {
    async fn an_address_changes_when_both_have_agreed(app) {
        let client = on_own_device(&app, "ward.officer").await;
        app.public().post(EMAIL, ask(NEW)).await.expect_problem(401, "unauthenticated");
        expect_fault(client.post(EMAIL, ask("khong-phai")).await, "/email", "email");
        expect_fault(client.post(EMAIL, ask(OLD)).await, "/email", "same_email");
        let wrong = json!({"email": NEW, "password": "khong-phai-the"});
        expect_fault(client.post(EMAIL, wrong).await, "/password", "wrong_password");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        let sent = client.post(EMAIL, ask(NEW)).await.expect(202);
        assert_eq!(sent.json, json!({"status": "mail_sent"}));
        assert_eq!(me(&client).await["pending_email"], NEW);
        let (new, old) = (app.link_token(NEW).await, app.link_token(OLD).await);
        assert!(app.last_mail_to(NEW).await.contains("/app/confirm-email?token="));

        // The links are followed wherever the mails are read.
        let first = app.stranger().post(CONFIRM, json!({"token": new})).await.expect(200);
        assert_eq!(first.json, json!({"status": "waiting_for_other"}));
        assert_eq!(me(&client).await["email"], OLD);
        expect_fault(app.stranger().post(CONFIRM, json!({"token": new})).await, "/token", "link_invalid");
        let second = app.stranger().post(CONFIRM, json!({"token": old})).await.expect(200);
        assert_eq!(second.json, json!({"status": "changed"}));
        let own = me(&client).await;
        assert_eq!(own["email"], NEW);
        assert!(own.get("pending_email").is_none());
        assert_eq!(app.addressees("email_changed").await, ["can.bo.moi", "ward.officer"]);
        log_in(&app.public(), "can.bo.moi", PASSWORD).await.expect(200);
        log_in(&app.public(), "ward.officer", PASSWORD).await.expect_problem(401, "invalid_credentials");
        let events = own_events(&app, own["id"].as_str().unwrap()).await;
        assert_eq!(events[2..4], ["person.email_change_asked", "person.email_changed"]);
    }

    async fn a_change_can_be_withdrawn_and_another_takes_its_place(app) {
        let client = on_own_device(&app, "ward.officer").await;
        client.post(EMAIL, ask("dau.tien@test.example")).await.expect(202);
        let first_old = app.link_token(OLD).await;
        let first_new = app.link_token("dau.tien@test.example").await;
        client.post(EMAIL, ask(NEW)).await.expect(202);
        for token in [first_old, first_new] {
            expect_fault(app.public().post(CONFIRM, json!({"token": token})).await, "/token", "link_invalid");
        }
        let (new, old) = (app.link_token(NEW).await, app.link_token(OLD).await);
        client.delete(EMAIL).await.expect(204);
        client.delete(EMAIL).await.expect(204);
        assert!(me(&client).await.get("pending_email").is_none());
        for token in [new, old] {
            expect_fault(app.public().post(CONFIRM, json!({"token": token})).await, "/token", "link_invalid");
        }
        assert_eq!(me(&client).await["email"], OLD);
        app.public().delete(EMAIL).await.expect_problem(401, "unauthenticated");
    }

    async fn a_taken_address_is_not_told(app) {
        let client = on_own_device(&app, "ward.officer").await;
        let taken = "startup.owner@test.example";
        let sent = client.post(EMAIL, ask(taken)).await.expect(202);
        let free = on_own_device(&app, "lab.owner").await.post(EMAIL, ask(NEW)).await.expect(202);
        assert_eq!((sent.status, &sent.text), (free.status, &free.text));
        assert_eq!(me(&client).await["pending_email"], taken);
        assert_eq!(app.addressees("account_exists").await, ["startup.owner"]);
        let old = app.link_token(OLD).await;
        let answer = app.public().post(CONFIRM, json!({"token": old})).await.expect(200);
        assert_eq!(answer.json["status"], "waiting_for_other");
        assert_eq!(me(&client).await["email"], OLD);
    }

    async fn an_address_that_is_taken_meanwhile_is_lost(app) {
        let client = on_own_device(&app, "ward.officer").await;
        client.post(EMAIL, ask(NEW)).await.expect(202);
        let (new, old) = (app.link_token(NEW).await, app.link_token(OLD).await);
        app.public().post(CONFIRM, json!({"token": new})).await.expect(200);
        let body = json!({"email": NEW, "password": ANOTHER, "name": "Người khác"});
        app.public().post("/api/v1/auth/register", body).await.expect(202);
        let token = app.link_token(NEW).await;
        app.stranger().post("/api/v1/auth/confirm", json!({"token": token})).await.expect(200);
        expect_fault(app.public().post(CONFIRM, json!({"token": old})).await, "/token", "link_invalid");
        assert_eq!(me(&client).await["email"], OLD);
    }
}
