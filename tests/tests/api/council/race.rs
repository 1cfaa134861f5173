//! What is judged is settled under the challenge's lock: nothing is screened out meanwhile.

use std::time::Duration;

use nhipcau_domain::submission::Status;
use nhipcau_store::{
    challenge,
    submission::{self, Submission},
};
use nhipcau_tests::{on_both, told};
use serde_json::json;

use super::stage::Evaluation;

on_both! {
    async fn scoring_waits_for_a_screening_under_way(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&council, 0..7).await;

        // A screening that has the call's row, as `mark_ineligible` has it, and is not through.
        let id = stage.challenge.rsplit('/').next().unwrap().parse().unwrap();
        let tx = app.app.store.begin().await.unwrap();
        challenge::find_locked(tx.conn(), id, false).await.unwrap();
        let row = submission::find(tx.conn(), stage.weak.parse().unwrap()).await.unwrap();
        let row = Submission { status: Status::Ineligible.into(), ..row };
        let row = submission::save(tx.conn(), row).await.unwrap();
        told(tx.conn(), ("submission", row.id), &row.status, app.now()).await;
        let officer = stage.officer.clone();
        let target = path.clone();
        let begun = tokio::spawn(async move {
            officer.transition(&target, json!({"action": "start_scoring"})).await
        });
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert!(!begun.is_finished(), "scoring did not wait for the screening");
        tx.commit().await.unwrap();
        let begun = begun.await.unwrap().expect(200);
        let judged = begun.json["subjects"].as_array().unwrap();
        assert_eq!(judged.len(), 1, "{}", begun.text);
        assert_eq!(judged[0]["id"], stage.strong.as_str());
    }
}
