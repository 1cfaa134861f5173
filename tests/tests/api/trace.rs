//! The trace of a need, as each of its readers meets it.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use crate::stages::{awarded, open_call, person, pilot, sent};

/// `stage:status[noun.action …]` of every stage.
fn shape(trace: &Value) -> Vec<String> {
    trace["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stage| {
            let entries: Vec<_> = stage["entries"]
                .as_array()
                .unwrap()
                .iter()
                .map(|entry| {
                    format!(
                        "{}.{}",
                        entry["noun"].as_str().unwrap(),
                        entry["action"].as_str().unwrap()
                    )
                })
                .collect();
            format!(
                "{}:{} {}",
                stage["key"].as_str().unwrap(),
                stage["status"].as_str().unwrap(),
                entries.join(" ")
            )
        })
        .collect()
}

on_both! {
    async fn before_the_opening_no_submission_shows(app) {
        let call = open_call(&app, json!({"text": {"vi": "Không có."}})).await;
        app.settle().await;
        let trace = format!("{call}/trace");
        let readers = [
            app.public(),
            person(&app, "science.officer").await,
            person(&app, "health.approver").await,
            person(&app, "ward.officer").await,
            person(&app, "startup.owner").await,
            person(&app, "lab.owner").await,
            person(&app, "operator").await,
            person(&app, "auditor").await,
        ];
        let mut before = Vec::new();
        for reader in &readers {
            before.push(reader.get(&trace).await.expect(200).text);
        }
        sent(&app, &call, "startup.owner", app.world.startup).await;
        app.settle().await;
        for (reader, before) in readers.iter().zip(before) {
            assert_eq!(reader.get(&trace).await.expect(200).text, before);
        }
    }

    async fn each_reader_sees_their_part(app) {
        let decided = awarded(&app, json!({"text": {"vi": "Không có."}})).await;
        let path = pilot(&app, &decided.call).await;
        let approver = person(&app, "health.approver").await;
        approver.transition(&path, json!({"action": "start"})).await.expect(200);
        app.settle().await;
        let trace = format!("{}/trace", decided.call);

        let public = app.public().get(&trace).await.expect(200);
        assert_eq!(shape(&public.json), [
            "order:done challenge.propose challenge.endorse challenge.approve challenge.publish",
            "match:done invitation.invite invitation.accept",
            "submission:done submission.send challenge.close challenge.open_submissions submission.mark_eligible",
            "decision:done council.create council.constitute council.start_scoring council.open_meeting council.record_meeting council.conclude decision.award",
            "pilot:current pilot.create pilot.start",
            "use:ahead ",
        ]);
        // The loser is not named, reasons and agreements are the parties'.
        let loser = decided.loser.rsplit('/').next().unwrap();
        assert!(!public.text.contains(loser));
        assert!(!public.text.contains("Viện Tín hiệu Y sinh"));
        assert!(!public.text.contains("agreement"));
        assert!(public.text.contains("Công ty Nhịp Tim"));
        for stage in public.json["stages"].as_array().unwrap() {
            for entry in stage["entries"].as_array().unwrap() {
                assert!(entry["seq"].is_i64(), "{entry} has no place in the log");
            }
        }

        let desk = person(&app, "science.officer").await.get(&trace).await.expect(200);
        assert!(desk.text.contains(loser) && desk.text.contains("Viện Tín hiệu Y sinh"));
        let winner = person(&app, "startup.owner").await.get(&trace).await.expect(200);
        assert!(winner.text.contains("agreement") && !winner.text.contains(loser));
        let unit = person(&app, "ward.officer").await.get(&trace).await.expect(200);
        assert!(shape(&unit.json)[0].contains("challenge.create challenge.propose challenge.endorse challenge.approve"));
        assert!(!unit.text.contains(loser));
        let own = person(&app, "lab.owner").await.get(&trace).await.expect(200);
        assert!(own.text.contains(loser) && !own.text.contains("agreement"));

        // Two readings are the same.
        assert_eq!(app.public().get(&trace).await.expect(200).text, public.text);
        app.public().get(&format!("/api/v1/challenges/{}/trace", app.world.ward)).await.expect_problem(404, "not_found");
    }
}
