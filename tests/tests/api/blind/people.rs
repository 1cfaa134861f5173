//! Who cannot judge without names, because they know them; and who sits there and comes to an office.

use nhipcau_domain::organisation::Role;
use nhipcau_tests::on_both;
use serde_json::{Value, json};

use super::{begin, path_of};
use crate::{
    neighbour,
    stages::{BLIND_RULES, invited, join, open_call_under, person},
};

fn code(answer: &Value, pointer: &str) -> Value {
    let errors = answer["errors"].as_array().unwrap().iter();
    errors.clone().find(|error| error["pointer"] == pointer).unwrap_or(&Value::Null)["code"].clone()
}

on_both! {
    async fn who_knows_the_names_does_not_score_without_them(app) {
        let (stage, _) = begin(&app).await;
        neighbour::add(&app, "dieu.hanh", vec![(app.world.health, Role::Officer)]).await;
        neighbour::add(&app, "da.doc", vec![(app.world.science, Role::Officer)]).await;
        let running = person(&app, "dieu.hanh").await.get("/api/v1/me").await.expect(200).json["id"].clone();
        let reader = person(&app, "da.doc").await;
        let has_read = reader.get("/api/v1/me").await.expect(200).json["id"].clone();
        reader.get(&path_of(&stage.strong)).await.expect(200);
        let own = format!("/api/v1/organisations/{}/members/{}", app.world.science, has_read.as_str().unwrap());
        reader.delete(&own).await.expect(204);

        let with = |role: &str, person: &Value| {
            let mut members = stage.members(&app, 0..6);
            members.push(json!({"person_id": person, "role": role}));
            json!({"kind": "selection", "rule_set": BLIND_RULES, "members": members})
        };
        let councils = format!("{}/councils", stage.challenge);
        for (person, why) in [(&running, "runs_the_call"), (&has_read, "has_read_names")] {
            let refused = stage.officer.post(&councils, with("member", person)).await.expect_problem(422, "invalid");
            assert_eq!(code(&refused.json, "/members/6/person_id"), why);
        }
        // Without a vote nobody needs to know nothing.
        let made = stage.officer.post(&councils, with("administrative_secretary", &running)).await.expect(201);
        let path = format!("/api/v1/councils/{}", made.id());
        let body = json!({"members": with("member", &has_read)["members"]});
        let refused = stage.officer.put(&format!("{path}/members"), &made.etag(), body).await.expect_problem(422, "invalid");
        assert_eq!(code(&refused.json, "/members/6/person_id"), "has_read_names");
    }

    async fn an_office_gives_no_names_to_who_judges_without_them(app) {
        let call = open_call_under(&app, json!({}), BLIND_RULES).await;
        invited(&app, &call, "startup.owner", app.world.startup).await;
        let answers = vec![
            crate::stages::sent(&app, &call, "startup.owner", app.world.startup).await,
            crate::stages::sent(&app, &call, "lab.owner", app.world.lab).await,
        ];
        let stage = crate::council::stage::Evaluation::around(&app, call, answers, BLIND_RULES).await;
        stage.scoring(&app).await;
        let expert = stage.expert(3);
        // Whoever binds the department takes the member in as its officer, after the council was put together.
        for (owner, organisation) in [(&stage.health, app.world.health), (&stage.broker, app.world.science)] {
            join(&app, (owner, &format!("/api/v1/organisations/{organisation}")), "expert4", "officer").await;
        }
        let me = expert.get("/api/v1/me").await.expect(200).json;
        assert_eq!(me["memberships"].as_array().unwrap().len(), 2, "{me}");

        let path = path_of(&stage.strong);
        let read = expert.get(&path).await.expect(200).json;
        assert_eq!((read["coded"].clone(), read.get("organisation")), (json!(true), None));
        assert_eq!(read["confirms_redaction"], false);
        for acts in ["mark_ineligible", "mark_eligible"] {
            expert.transition(&path, json!({"action": acts, "reason": "Thử sàng lọc hồ sơ."})).await.expect_problem(403, "forbidden");
        }
        for hidden in ["matches", "matches/compare", "shortlist", "invitations", "funnel"] {
            expert.get(&format!("{}/{hidden}", stage.challenge)).await.expect_problem(403, "forbidden");
        }
        let trace = expert.get(&format!("{}/trace", stage.challenge)).await.expect(200).text;
        assert!(!trace.contains("Nhịp Tim") && !trace.contains(&stage.strong), "{trace}");
        // What the reading leaves on record names the council, not the office.
        let readings = stage.startup.get(&format!("{path}/readings")).await.expect(200).json;
        let by = |part: &str| readings["items"].as_array().unwrap().iter().filter(|one| one["part"] == part).count();
        // The broker's is that of the officer who looked before screening it.
        assert_eq!((by("council"), by("broker"), by("orderer")), (1, 1, 0), "{readings}");
        // A colleague who does not sit there reads all of it.
        assert_eq!(stage.officer.get(&path).await.expect(200).json["coded"], false);
    }
}
