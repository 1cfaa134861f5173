//! Consent: never given by saying nothing, provable, and in force at once.

use nhipcau_domain::personal_data::Purpose;
use nhipcau_tests::on_both;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::recorded;
use crate::stages::{open_call, person};

const CONSENTS: &str = "/api/v1/me/consents";

async fn listed(client: &nhipcau_tests::Client, purpose: &str) -> Value {
    let list = client.get(CONSENTS).await.expect(200).json;
    let found = list["items"].as_array().unwrap().iter().find(|item| item["purpose"] == purpose);
    found.unwrap().clone()
}

on_both! {
    async fn an_expert_is_listed_while_the_consent_lasts(app) {
        let broker = person(&app, "science.officer").await;
        let names = async || -> Vec<String> {
            let list = broker.get("/api/v1/experts").await.expect(200).json;
            list["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names().await.len(), 9);
        let expert = person(&app, "expert4").await;
        let path = format!("{CONSENTS}/expert_directory");
        let put = |given: bool| json!({"given": given, "text_version": 1});
        let send = async |body: Value| expert.send(reqwest::Method::PUT, &path, &[], body).await;
        let gone = send(put(false)).await.expect(200).json;
        assert_eq!(gone["given"], false);
        assert!(gone["withdrawn_at"].is_string() && gone["given_at"].is_string(), "{gone}");
        assert!(!names().await.contains(&"Người thử expert4".to_owned()));
        // Nobody withdraws twice, and to agree again is a row of its own.
        send(put(false)).await.expect(200);
        app.forward_seconds(60).await;
        send(put(true)).await.expect(200);
        send(put(true)).await.expect(200);
        assert!(names().await.contains(&"Người thử expert4".to_owned()));
        let rows = nhipcau_store::consent::of_person(app.app.store.reader(), app.world.experts[3]).await.unwrap();
        let said: Vec<_> = rows.iter().map(|row| row.given).collect();
        assert_eq!(said, [true, false, true]);

        // Each is an event, with the hash of what was shown.
        let shown = listed(&expert, "expert_directory").await;
        let words = format!("{}\n\n{}", shown["title"].as_str().unwrap(), shown["text"].as_str().unwrap());
        assert_eq!(rows[2].text_hash, hex::encode(Sha256::digest(words)));
        let events = recorded(&app).await;
        for (row, action) in rows.iter().zip(["give", "withdraw", "give"]) {
            let (name, event) = events.iter().find(|(_, event)| event.id == row.event_id).unwrap();
            assert_eq!(*name, format!("consent.{action}"));
            assert_eq!((event.audience.as_str(), event.audience_id), ("own", Some(row.person_id)));
            assert_eq!(event.payload["text_sha256"], json!(row.text_hash));
        }
        let english = expert.in_english().get(CONSENTS).await.expect(200).json;
        assert!(english["items"][0]["text"].as_str().unwrap().starts_with("I agree"), "{english}");
    }

    async fn nothing_is_ticked_beforehand(app) {
        let officer = person(&app, "health.officer").await;
        let list = officer.get(CONSENTS).await.expect(200).json;
        let items = list["items"].as_array().unwrap();
        assert_eq!(items.len(), Purpose::ALL.len());
        for item in items {
            assert_eq!(item["given"], false, "{item}");
            assert!(item["given_at"].is_null() && item["withdrawn_at"].is_null(), "{item}");
        }
        app.public().get(CONSENTS).await.expect_problem(401, "unauthenticated");
    }

    async fn a_consent_names_the_text_that_was_read(app) {
        let officer = person(&app, "health.officer").await;
        let put = async |purpose: &str, body: Value| {
            officer.send(reqwest::Method::PUT, &format!("{CONSENTS}/{purpose}"), &[], body).await
        };
        let old = json!({"given": true, "text_version": 7});
        let refused = put("activity_mails", old).await.expect_problem(409, "consent_text_changed");
        assert!(refused.json["detail"].as_str().unwrap().contains("bản hiện hành"), "{}", refused.text);
        put("selling", json!({"given": true, "text_version": 1})).await.expect_problem(404, "not_found");
        put("activity_mails", json!({"given": true})).await.expect(422);
        assert_eq!(listed(&officer, "activity_mails").await["given"], false);
    }

    async fn a_courtesy_is_mailed_to_who_agreed_and_shown_to_everybody(app) {
        app.agree("science.officer@test.example", Purpose::ActivityMails).await;
        open_call(&app, json!({})).await;
        assert_eq!(app.addressees("challenge_published").await, ["science.officer"]);
        for name in ["science.officer", "science.approver"] {
            let notes = person(&app, name).await.get("/api/v1/me/notifications").await.expect(200).json;
            let items = notes["items"].as_array().unwrap();
            assert!(items.iter().any(|item| item["kind"] == "challenge_published"), "{name}: {notes}");
        }
        let mail = app.last_mail_to("science.officer@test.example").await;
        assert!(mail.contains("Content-Type: text/plain"), "{mail}");
        // A duty is mailed whatever somebody agreed to.
        assert!(!app.addressees("challenge_proposed").await.is_empty());
    }
}
