//! What a meeting needs before it may conclude: a vote that carries, and a chair who was there.

use nhipcau_tests::on_both;
use serde_json::json;

use super::stage::Evaluation;

on_both! {
    async fn a_recommendation_that_was_voted_down_concludes_nothing(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.in_meeting(&app, 90, 60).await;
        let path = format!("/api/v1/councils/{council}");
        let chair = stage.expert(0);
        stage.meet(&app, &council, 0..7).await;
        let minutes = |in_favour: u32, against: u32| json!({
            "text": "Hội đồng biểu quyết.", "recommendation": {"winner": stage.strong},
            "votes": {"for": in_favour, "against": against, "abstain": 0},
        });
        let put = async |in_favour, against| {
            let etag = chair.get(&path).await.expect(200).etag();
            chair.put(&format!("{path}/minutes"), &etag, minutes(in_favour, against)).await
        };
        // It is put on record, and the secretary is asked for another vote.
        put(0, 7).await.expect(200);
        let refused = chair.transition(&path, json!({"action": "conclude"})).await.expect_problem(409, "blocked");
        assert!(refused.text.contains("tán thành") && refused.text.contains("3/4"), "{}", refused.text);
        let tasks = stage.expert(2).get("/api/v1/me/tasks").await.expect(200);
        assert!(tasks.text.contains("write_minutes"));
        // Five of seven are less than three quarters; more votes than people are no vote.
        put(5, 2).await.expect(200);
        chair.transition(&path, json!({"action": "conclude"})).await.expect_problem(409, "blocked");
        put(8, 0).await.expect_problem(422, "invalid");
        put(6, 1).await.expect(200);
        chair.transition(&path, json!({"action": "conclude"})).await.expect(200);
    }

    async fn an_absent_chair_does_not_conclude(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.in_meeting(&app, 90, 60).await;
        let path = format!("/api/v1/councils/{council}");
        stage.meet(&app, &council, 1..7).await;
        stage.minutes(&council, &stage.strong, 6).await;
        let refused = stage.expert(0).transition(&path, json!({"action": "conclude"})).await.expect_problem(409, "blocked");
        assert!(refused.text.contains("có mặt"), "{}", refused.text);
        stage.expert(1).transition(&path, json!({"action": "conclude"})).await.expect(200);
    }

    async fn a_sheet_taken_up_again_asks_for_new_minutes(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.in_meeting(&app, 90, 60).await;
        stage.meet(&app, &council, 0..7).await;
        stage.minutes(&council, &stage.strong, 7).await;
        let asked = async || {
            let tasks = stage.expert(2).get("/api/v1/me/tasks").await.expect(200);
            tasks.text.contains("write_minutes")
        };
        assert!(!asked().await);
        for expert in 0..7 {
            let sheet = format!("/api/v1/councils/{council}/sheets/{}", stage.strong);
            let reopen = json!({"action": "reopen", "reason": "Đã nghe phản biện"});
            stage.expert(expert).transition(&sheet, reopen).await.expect(200);
            stage.score(&council, expert, &stage.strong, 50).await;
        }
        assert!(asked().await, "the minutes recommend somebody who does not lead any more");
    }

    async fn a_council_tells_what_is_due(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let seen = stage.officer.get(&format!("/api/v1/councils/{council}")).await.expect(200);
        let due = seen.json["due"].as_array().unwrap();
        let kinds: Vec<_> = due.iter().map(|one| one["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["papers", "comments"]);
        assert_eq!(due[0]["source"], "33/2014/TT-BKHCN");
        assert!(due[0]["on"].as_str() < due[1]["on"].as_str());
        assert!(due[1]["on"].as_str() < seen.json["meeting_on"].as_str());
    }
}
