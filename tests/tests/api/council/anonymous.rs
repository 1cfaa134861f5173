//! Published sheets name nobody, and names of experts wait for the signed decision.

use nhipcau_tests::on_both;
use serde_json::{Value, json};

use super::stage::Evaluation;

/// The totals on the published sheets about a subject, by seat.
fn totals(ranking: &Value, subject: &str) -> Vec<i64> {
    let mut sheets: Vec<_> = ranking["sheets"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|sheet| sheet["subject_id"] == subject)
        .map(|sheet| {
            let points = sheet["points"].as_object().unwrap().values();
            #[allow(clippy::cast_possible_truncation)]
            let total = points.map(|points| points.as_f64().unwrap()).sum::<f64>().round() as i64;
            (sheet["seat"].as_u64().unwrap(), total)
        })
        .collect();
    sheets.sort_unstable();
    sheets.into_iter().map(|(_, total)| total).collect()
}

/// What a sheet with so many points of a hundred adds up to, in whole points: see `Evaluation::score`.
fn total(percent: i64) -> i64 {
    let halves: i64 = [20, 20, 20, 10, 15, 15].iter().map(|max| max * percent / 50).sum();
    (halves + 1) / 2
}

on_both! {
    async fn seats_are_not_numbered_in_the_order_of_the_members(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..9).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&council, 0..9).await;
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        // Everybody gives another total, in the order of the list of members.
        let percents: Vec<i64> = (0..9).map(|number| 60 + 4 * number).collect();
        let given: Vec<i64> = percents.iter().map(|percent| total(*percent)).collect();
        for (expert, percent) in percents.iter().enumerate() {
            stage.score(&council, expert, &stage.strong, *percent).await;
            stage.score(&council, expert, &stage.weak, 50).await;
        }
        stage.end(&app, &council, 0..9, &stage.strong).await;
        stage.award(&app, &stage.strong).await;

        let ranking = format!("{}/ranking", stage.challenge);
        let public = app.public().get(&ranking).await.expect(200);
        let shown = totals(&public.json, &stage.strong);
        let mut sorted = shown.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, given, "all sheets are there");
        assert_ne!(shown, given, "the seats stand in the order of the members");
        assert_eq!(app.public().get(&ranking).await.expect(200).json, public.json);

        // No tie, so nothing tells the chair's sheet.
        for sheet in public.json["sheets"].as_array().unwrap() {
            assert_eq!(sheet["decides_ties"], false);
        }
        for row in public.json["computed"].as_array().unwrap() {
            assert_eq!(row["chair_total"], Value::Null);
        }

        // The judged read the names from the decision on, and their sheets in no order of seats.
        let named = stage.lab.get(&path).await.expect(200);
        assert_eq!(named.json["members"].as_array().unwrap().len(), 9);
        let own = stage.startup.get(&format!("{path}/sheets")).await.expect(200);
        let told: Vec<_> =
            own.json["items"].as_array().unwrap().iter().map(|one| one["total"].as_f64()).collect();
        #[allow(clippy::cast_precision_loss)]
        let listed: Vec<_> = given.iter().map(|total| Some(*total as f64)).collect();
        assert_ne!(told, listed);
    }

    async fn the_chair_is_marked_only_where_a_tie_needs_it(app) {
        let stage = Evaluation::begin(&app).await;
        let council = stage.form(&app, 0..7).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&council, 0..7).await;
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        for expert in 0..7 {
            // The chair and one member part; the averages are equal.
            let (strong, weak) = match expert {
                0 => (90, 80),
                6 => (80, 90),
                _ => (85, 85),
            };
            stage.score(&council, expert, &stage.strong, strong).await;
            stage.score(&council, expert, &stage.weak, weak).await;
        }
        stage.end(&app, &council, 0..7, &stage.strong).await;
        stage.award(&app, &stage.strong).await;
        let public = app.public().get(&format!("{}/ranking", stage.challenge)).await.expect(200);
        assert_eq!(public.json["tie_broken_by"], "chair_score");
        assert_eq!(public.json["computed"][0]["chair_total"], 90);
        let deciding = public.json["sheets"].as_array().unwrap().iter();
        assert_eq!(deciding.filter(|sheet| sheet["decides_ties"] == true).count(), 2);
    }
}
