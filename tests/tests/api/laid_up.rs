//! Who signs is another than who prepared: papers of decisions and agreements.

use nhipcau_tests::{Client, on_both};
use serde_json::json;

use crate::{
    council::stage::Evaluation,
    pilot::active,
    stages::{awarded, drawn_up, judged, laid_up, paper, person, terms, today, work},
};

on_both! {
    async fn who_lays_up_the_paper_of_a_decision_does_not_put_it_on_record(app) {
        let stage = Evaluation::begin(&app).await;
        stage.conclude(&app, 90, 60, Some(&stage.strong)).await;
        let own = paper(&stage.health, &stage.challenge, "decision").await;
        let decide = |file: &str| json!({
            "number": "12/QĐ-SYT", "decided_on": today(&app), "outcome": "award",
            "attachment_id": file, "submission_id": stage.strong,
        });
        let path = format!("{}/decision", stage.challenge);
        let refused = stage.health.post(&path, decide(&own)).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["pointer"], "/attachment_id");
        assert_eq!(refused.json["errors"][0]["code"], "laid_up_by_signer");

        // A colleague's paper waits for the approver, who sees who laid it up; the officer signs nothing.
        let officers = laid_up(&app, "health", &stage.challenge, "decision").await;
        let waiting = async |client: &Client| client.get(&stage.challenge).await.expect(200).json;
        let seen = waiting(&stage.health).await;
        assert_eq!((&seen["separate_signer"], &seen["may_lay_up"]), (&json!(true), &json!(true)));
        let papers: Vec<_> = seen["laid_up"].as_array().unwrap().iter().map(|one| (one["id"].clone(), one["prepared_by"]["name"].clone(), one["signable"].clone())).collect();
        assert_eq!(papers, [
            (json!(own), json!("Người thử health.approver"), json!(false)),
            (json!(officers), json!("Người thử health.officer"), json!(true)),
        ]);
        let seen = waiting(&stage.preparer).await;
        assert!(seen["laid_up"].as_array().unwrap().iter().all(|one| one["signable"] == false), "{seen}");
        for other in [&stage.startup, &app.public(), stage.expert(0), &person(&app, "ward.approver").await] {
            let seen = waiting(other).await;
            assert_eq!((&seen["laid_up"], &seen["may_lay_up"]), (&json!([]), &json!(false)));
        }
        stage.health.post(&path, decide(&officers)).await.expect(201);
        let left: Vec<_> = waiting(&stage.health).await["laid_up"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
        assert_eq!(left, [json!(own)], "what a decision rests on waits no more");
    }

    async fn who_prepares_an_agreement_does_not_sign_it_for_the_office(app) {
        let call = awarded(&app, json!({})).await.call;
        app.forward_days(9).await;
        app.settle().await;
        // Drawn up by the approver: then nobody but another approver signs for the department.
        let approver = person(&app, "health.approver").await;
        let body = terms(&app, &approver.get(&call).await.expect(200).id());
        let made = approver.post("/api/v1/agreements", body.clone()).await.expect(201);
        let path = format!("/api/v1/agreements/{}", made.id());
        let sign = |file: &str| json!({"action": "sign", "attachment_id": file});
        let officers = laid_up(&app, "health", &path, "agreement").await;
        let blocked = approver.transition(&path, sign(&officers)).await.expect_problem(409, "blocked");
        assert!(blocked.json["detail"].as_str().unwrap().contains("soạn"), "{}", blocked.text);
        let seen = approver.get(&path).await.expect(200).json;
        let action = seen["allowed_actions"].as_array().unwrap().iter().find(|one| one["action"] == "sign").unwrap().clone();
        assert_eq!((action["allowed"].clone(), action["blocked"]["code"].clone()), (json!(false), json!("agreement-signer-prepared")));
        assert!(!approver.get("/api/v1/me/tasks").await.expect(200).text.contains("sign_agreement"));
        approver.transition(&path, json!({"action": "terminate", "reason": "Soạn lại."})).await.expect(200);

        // Drawn up by an officer, it is signed with the paper of the officer, not with one's own.
        let path = drawn_up(&app, &call, |_| {}).await;
        let own = paper(&approver, &path, "agreement").await;
        let refused = approver.transition(&path, sign(&own)).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["code"], "laid_up_by_signer");
        let officers = laid_up(&app, "health", &path, "agreement").await;
        let seen = approver.get(&path).await.expect(200).json;
        let signable: Vec<_> = seen["laid_up"].as_array().unwrap().iter().map(|one| one["signable"].clone()).collect();
        assert_eq!((signable, seen["separate_signer"].clone()), (vec![json!(false), json!(true)], json!(true)));
        approver.transition(&path, sign(&officers)).await.expect(200);

        // A solver may have nobody else: its owner does both.
        let owner = person(&app, "startup.owner").await;
        let file = paper(&owner, &path, "agreement").await;
        let seen = owner.get(&path).await.expect(200).json;
        assert_eq!((&seen["separate_signer"], &seen["may_lay_up"]), (&json!(false), &json!(true)));
        let theirs = seen["laid_up"].as_array().unwrap().iter().find(|one| one["id"] == file).unwrap();
        assert_eq!(theirs["signable"], true);
        assert_eq!(owner.transition(&path, sign(&file)).await.expect(200).json["status"], "signed");
    }

    async fn a_decision_about_a_pilot_is_laid_up_by_another_too(app) {
        let (call, path) = active(&app).await;
        app.forward_days(100).await;
        work(&app, &path).await;
        person(&app, "startup.owner").await.transition(&path, json!({"action": "send_to_acceptance"})).await.expect(200);
        judged(&app, &call, &path, "pass").await;
        let broker = person(&app, "science.approver").await;
        broker.transition(&path, json!({"action": "accept"})).await.expect(200);
        let own = paper(&broker, &path, "decision").await;
        let body = |file: &str| json!({"number": "5/QĐ-SKHCN", "decided_on": today(&app), "attachment_id": file});
        let recognise = format!("{path}/recognition");
        let refused = broker.post(&recognise, body(&own)).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][0]["code"], "laid_up_by_signer");
        let officers = laid_up(&app, "science", &path, "decision").await;
        let seen = broker.get(&path).await.expect(200).json;
        let signable: Vec<_> = seen["laid_up"].as_array().unwrap().iter().map(|one| one["signable"].clone()).collect();
        assert_eq!((signable, &seen["may_lay_up"]), (vec![json!(false), json!(true)], &json!(true)));
        // What follows is the orderer's to prepare, once the result is recognised.
        let orderer = person(&app, "health.officer").await;
        assert_eq!(orderer.get(&path).await.expect(200).json["may_lay_up"], false);
        assert_eq!(app.public().get(&path).await.expect(200).json["laid_up"], json!([]));
        broker.post(&recognise, body(&officers)).await.expect(201);
        assert_eq!(orderer.get(&path).await.expect(200).json["may_lay_up"], true);
        assert_eq!(broker.get(&path).await.expect(200).json["may_lay_up"], false);
    }
}
