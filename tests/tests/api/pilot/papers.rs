//! Signed papers: each party's own, for their purpose, and kept.

use nhipcau_tests::{Client, on_both};
use serde_json::{Value, json};

use super::{MODEST, active};
use crate::stages::{awarded, judged, laid_up, paper, person, terms, today, work};

fn code(answer: &nhipcau_tests::Answer) -> &Value {
    &answer.json["errors"][0]["code"]
}

/// Everybody here reads the file, or from everybody it is hidden.
async fn reads(readers: &[&Client], file: &Value, status: u16) {
    for reader in readers {
        let url = format!("/api/v1/attachments/{}", file.as_str().unwrap());
        reader.get(&url).await.expect(status);
    }
}

on_both! {
    async fn an_agreement_is_signed_with_ones_own_paper(app) {
        let call = awarded(&app, MODEST()).await.call;
        app.forward_days(9).await;
        let officer = person(&app, "health.officer").await;
        let challenge = officer.get(&call).await.expect(200).id();
        let created = officer.post("/api/v1/agreements", terms(&app, &challenge)).await.expect(201);
        let path = format!("/api/v1/agreements/{}", created.id());
        let approver = person(&app, "health.approver").await;
        let solver = person(&app, "startup.owner").await;
        let sign = |file: &str| json!({"action": "sign", "attachment_id": file});

        let draft = paper(&approver, &path, "attachment").await;
        let refused = approver.transition(&path, sign(&draft)).await.expect_problem(422, "invalid");
        assert_eq!(code(&refused), "unknown_reference");
        let theirs = paper(&solver, &path, "agreement").await;
        let refused = approver.transition(&path, sign(&theirs)).await.expect_problem(422, "invalid");
        assert_eq!(code(&refused), "file_of_another_party");
        // An officer prepares the paper that the approver signs.
        let own = paper(&officer, &path, "agreement").await;
        approver.transition(&path, sign(&own)).await.expect(200);

        let kept = approver.delete(&format!("/api/v1/attachments/{own}")).await.expect_problem(409, "blocked");
        assert!(!kept.json["detail"].as_str().unwrap_or_default().is_empty(), "{}", kept.text);
        approver.transition(&path, json!({"action": "revise", "reason": "Sai số tiền."})).await.expect(200);
        approver.delete(&format!("/api/v1/attachments/{own}")).await.expect_problem(409, "blocked");
        approver.delete(&format!("/api/v1/attachments/{draft}")).await.expect(204);
    }

    async fn each_decision_has_a_paper_of_its_own(app) {
        let (call, path) = active(&app).await;
        app.forward_days(100).await;
        work(&app, &path).await;
        let solver = person(&app, "startup.owner").await;
        let evidence = paper(&solver, &path, "evidence").await;
        solver.transition(&path, json!({"action": "send_to_acceptance"})).await.expect(200);
        judged(&app, &call, &path, "pass").await;
        let broker = person(&app, "science.approver").await;
        let orderer = person(&app, "health.approver").await;
        broker.transition(&path, json!({"action": "accept"})).await.expect(200);

        let decisions = app.public().get(&format!("{call}/decision")).await.expect(200);
        let selection = orderer.get(&call).await.expect(200).id();
        let of_selection = nhipcau_store::decision::of_challenge(app.app.store.reader(), selection.parse().unwrap()).await.unwrap()[0].attachment_id;
        assert_eq!(decisions.json["items"].as_array().unwrap().len(), 1);
        let recognition = |file: &Value| json!({"number": "55/QĐ-SKHCN", "decided_on": today(&app), "attachment_id": file});
        let follow_up = |file: &Value| json!({"number": "77/QĐ-SYT", "decided_on": today(&app), "outcome": "adopt", "attachment_id": file});
        let recognise = format!("{path}/recognition");
        let decide = format!("{path}/follow-up");
        let orderers = json!(laid_up(&app, "health", &path, "decision").await);
        let brokers = json!(laid_up(&app, "science", &path, "decision").await);
        for (file, why) in [
            (json!(evidence), "unknown_reference"),
            (json!(of_selection), "file_of_another_party"),
            (orderers.clone(), "file_of_another_party"),
        ] {
            let refused = broker.post(&recognise, recognition(&file)).await.expect_problem(422, "invalid");
            assert_eq!(code(&refused), why);
        }
        // Until it is signed, a paper is read by those who prepare and sign it, and by nobody else.
        let public = app.public();
        let expert = person(&app, "expert1").await;
        let officer = person(&app, "science.officer").await;
        let ward = person(&app, "ward.approver").await;
        let (offices, others) = ([&orderer, &broker, &officer], [&solver, &expert, &ward, &public]);
        for file in [&orderers, &brokers] {
            reads(&offices, file, 200).await;
            reads(&others, file, 404).await;
        }
        let listed = |seen: &Value, file: &Value| {
            seen["attachments"].as_array().unwrap().iter().any(|one| one["id"] == *file)
        };
        broker.post(&recognise, recognition(&brokers)).await.expect(201);
        reads(&others, &brokers, 200).await;
        reads(&others, &orderers, 404).await;
        let seen = solver.get(&path).await.expect(200).json;
        assert!(listed(&seen, &brokers) && listed(&seen, &json!(evidence)));
        assert!(!listed(&seen, &orderers));
        assert!(listed(&orderer.get(&path).await.expect(200).json, &orderers));
        for (file, why) in [
            (json!(evidence), "unknown_reference"),
            (brokers.clone(), "file_of_another_party"),
            (json!(of_selection), "file_signed_before"),
        ] {
            let refused = orderer.post(&decide, follow_up(&file)).await.expect_problem(422, "invalid");
            assert_eq!(code(&refused), why);
        }
        let id = brokers.as_str().unwrap();
        broker.delete(&format!("/api/v1/attachments/{id}")).await.expect_problem(409, "blocked");
        orderer.post(&decide, follow_up(&orderers)).await.expect(201);
        reads(&others, &orderers, 200).await;
    }
}
