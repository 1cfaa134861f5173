//! Files reach a council that judges without names once somebody has confirmed that they name nobody.

use nhipcau_tests::on_both;
use serde_json::json;

use super::{PLAIN, begin, path_of};
use crate::{council::stage::Evaluation, neighbour, stages::person};

on_both! {
    async fn files_are_withheld_until_somebody_has_looked_at_them(app) {
        let (stage, [first, second]) = begin(&app).await;
        let council = stage.scoring(&app).await;
        let expert = stage.expert(0);
        let path = path_of(&stage.strong);
        let read = expert.get(&path).await.expect(200).json;
        assert_eq!((read["attachments"].clone(), read["withheld_files"].clone()), (json!([]), json!(2)));
        for url in [&first, &second] {
            expert.get(url).await.expect_problem(404, "not_found");
            expert.get(&format!("{url}/details")).await.expect_problem(404, "not_found");
        }

        // The broker's people say so; nobody else may, the council least of all.
        let confirmed = format!("{first}/redaction");
        for (client, status) in [(&stage.health, 403), (&stage.startup, 403), (&stage.lab, 404), (expert, 404), (&app.public(), 401)] {
            assert_eq!(client.put_empty(&confirmed).await.status, status);
            assert_eq!(client.delete(&confirmed).await.status, status);
        }
        assert_eq!(stage.officer.get(&path).await.expect(200).json["confirms_redaction"], true);
        assert_eq!(stage.health.get(&path).await.expect(200).json["confirms_redaction"], false);
        let said = stage.officer.put_empty(&confirmed).await.expect(200).json;
        assert!(said["redaction_confirmed_at"].is_string(), "{said}");
        let again = stage.officer.put_empty(&confirmed).await.expect(200).json;
        assert_eq!(again, said, "saying it twice changes nothing");

        // The name a file came under may tell whose it is.
        let code = expert.get(&path).await.expect(200).json["code"].as_str().unwrap().to_owned();
        let read = expert.get(&path).await.expect(200).json;
        assert_eq!(read["withheld_files"], 1);
        let name = read["attachments"][0]["file_name"].as_str().unwrap();
        assert!(name.starts_with(&code) && name.ends_with(".txt"), "{name}");
        assert_eq!(read["attachments"].as_array().unwrap().len(), 1);
        let served = expert.get(&first).await.expect(200);
        assert_eq!(served.text.as_bytes(), PLAIN);
        assert!(served.header("content-disposition").contains(name), "{:?}", served.headers);
        assert_eq!(expert.get(&format!("{first}/details")).await.expect(200).json["file_name"], name);
        expert.get(&second).await.expect_problem(404, "not_found");
        let own = stage.startup.get(&path).await.expect(200).json;
        assert_eq!(own["attachments"][0]["file_name"], "Nhịp Tim - thuyết minh.txt");

        let back = stage.officer.delete(&confirmed).await.expect(200).json;
        assert_eq!(back.get("redaction_confirmed_at"), None);
        stage.officer.delete(&confirmed).await.expect(200);
        expert.get(&first).await.expect_problem(404, "not_found");

        // Each is a record of the log, once.
        app.settle().await;
        let log = person(&app, "auditor").await.get(&format!("/api/v1/audit?noun=submission&subject={}&limit=100", stage.strong)).await.expect(200).json;
        let told = |action: &str| log["items"].as_array().unwrap().iter().filter(|event| event["action"] == action).count();
        assert_eq!((told("confirm_redaction"), told("take_back_redaction")), (1, 1), "{log}");

        // Once it is decided there is nothing to withhold.
        stage.officer.put_empty(&confirmed).await.expect(200);
        for number in 0..7 {
            stage.score(&council, number, &stage.strong, 90).await;
            stage.score(&council, number, &stage.weak, 60).await;
        }
        stage.end(&app, &council, 0..7, &stage.strong).await;
        stage.award(&app, &stage.strong).await;
        stage.officer.put_empty(&confirmed).await.expect_problem(409, "blocked");
        assert_eq!(expert.get(&path).await.expect(200).json["attachments"].as_array().unwrap().len(), 2);
    }

    async fn the_secretary_who_does_not_score_knows_names_and_confirms(app) {
        let (stage, [first, _]) = begin(&app).await;
        neighbour::add(&app, "thu.ky", vec![]).await;
        let secretary = person(&app, "thu.ky").await;
        let me = secretary.get("/api/v1/me").await.expect(200).json["id"].clone();
        let mut members = stage.members(&app, 0..7);
        members.push(json!({"person_id": me, "role": "administrative_secretary"}));
        let council = stage.form_of(&app, members).await;
        let path = format!("/api/v1/councils/{council}");
        stage.broker.transition(&path, json!({"action": "constitute"})).await.expect(200);
        stage.declare(&council, 0..7).await;
        let asked = secretary.get(&format!("{path}/conflicts")).await.expect(200).json;
        let free: Vec<_> = asked["declarations"].as_array().unwrap().iter().map(|one| json!({"organisation_id": one["organisation"]["id"], "has_conflict": false})).collect();
        secretary.post(&format!("{path}/conflicts"), json!({"declarations": free})).await.expect(200);
        stage.officer.transition(&path, json!({"action": "start_scoring"})).await.expect(200);
        let read = secretary.get(&path_of(&stage.strong)).await.expect(200).json;
        assert_eq!((read["coded"].clone(), read["confirms_redaction"].clone()), (json!(false), json!(true)));
        secretary.put_empty(&format!("{first}/redaction")).await.expect(200);
        assert_eq!(stage.expert(1).get(&path_of(&stage.strong)).await.expect(200).json["withheld_files"], 1);
    }

    async fn nothing_is_confirmed_where_names_are_read(app) {
        let stage = Evaluation::begin(&app).await;
        stage.scoring(&app).await;
        // Its submissions have no files; the paper of the decision is none of a submission.
        let paper = stage.decision_file().await;
        stage.officer.put_empty(&format!("/api/v1/attachments/{paper}/redaction")).await.expect_problem(403, "forbidden");
    }
}
