//! Reminders of milestones come once and are in nobody's way.

use nhipcau_tests::on_both;
use serde_json::json;

use super::active;
use crate::stages::person;

on_both! {
    async fn a_reminder_makes_nobodys_version_stale(app) {
        let (_, path) = active(&app).await;
        let solver = person(&app, "startup.editor").await;
        let first = solver.get(&format!("{path}/milestones")).await.expect(200).json["items"][0].clone();
        let one = format!("{path}/milestones/{}", first["id"].as_str().unwrap());
        let soon = app.now().plus_days(30).vietnam_day().to_string();
        let etag = solver.get(&one).await.expect(200).etag();
        let seen = solver.patch(&one, &etag, json!({"due_on": soon})).await.expect(200).etag();

        app.forward_days(24).await;
        app.settle().await;
        let told = app.addressees("milestone_due").await;
        assert_eq!(told, ["startup.editor", "startup.owner"]);
        // What was read before the reminder can still be written after it.
        assert_eq!(solver.get(&one).await.expect(200).etag(), seen);
        let words = json!({"deliverable": {"vi": "Biên bản lắp đặt."}});
        solver.patch(&one, &seen, words).await.expect(200);
        app.forward_days(1).await;
        app.settle().await;
        assert_eq!(app.addressees("milestone_due").await, told, "once is enough");
        // Another day is another matter.
        let etag = solver.get(&one).await.expect(200).etag();
        let later = app.now().plus_days(6).vietnam_day().to_string();
        solver.patch(&one, &etag, json!({"due_on": later})).await.expect(200);
        app.settle().await;
        assert_eq!(app.addressees("milestone_due").await.len(), 4);
    }
}
