//! The log that cannot be rewritten unnoticed.

mod tampered;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use nhipcau_app::log::{check_signature, verify};
use nhipcau_domain::log::{Note, VerifierKey};
use nhipcau_tests::{TestApp, on_both};
use serde_json::{Value, json};

use crate::stages::{open_call, sent};

fn key(app: &TestApp) -> Vec<VerifierKey> {
    vec![app.app.log_key.public().clone()]
}

fn proved(app: &TestApp, proof: &Value) -> Result<String, String> {
    verify::proof(&proof.to_string(), &key(app)).map_err(|broken| broken.to_string())
}

on_both! {
    async fn a_published_call_can_be_proved_by_anybody(app) {
        let call = open_call(&app, json!({})).await;
        app.settle().await;
        let public = app.public();
        let head = public.get("/api/v1/audit/head").await.expect(200).json;
        let signing = VerifierKey::read(head["verifier_key"].as_str().unwrap()).unwrap();
        assert_eq!(signing.origin, head["origin"]);
        let note = Note::read(head["checkpoint"].as_str().unwrap()).unwrap();
        let checkpoint = note.checkpoint(&signing, check_signature).unwrap();
        assert_eq!(json!(checkpoint.size), head["size"]);
        assert_eq!(json!(hex::encode(checkpoint.root)), head["root"]);

        let id = call.rsplit('/').next().unwrap();
        let path = format!("/api/v1/audit?noun=challenge&subject={id}");
        let records = public.get(&path).await.expect(200).json;
        let items = records["items"].as_array().unwrap();
        let published = items.iter().find(|item| item["action"] == "publish").unwrap();
        assert_eq!(published["audience"], "public");
        let seq = published["seq"].as_i64().unwrap();
        let detail = public.get(&format!("/api/v1/audit/{seq}")).await.expect(200).json;
        assert_eq!(detail["leaf_hash"], published["leaf_hash"]);
        assert_eq!(detail["withheld"], false);
        let proof = public.get(&format!("/api/v1/audit/{seq}/proof")).await.expect(200).json;
        assert_eq!(proof["leaf"], detail["leaf"]);
        assert_eq!(proof["checkpoint"], head["checkpoint"]);
        let said = proved(&app, &proof).unwrap();
        assert!(said.contains("challenge.publish"), "{said}");

        // What the log held before is still the beginning of what it holds now.
        open_call(&app, json!({})).await;
        app.settle().await;
        let from = &head["size"];
        let grown = public.get(&format!("/api/v1/audit/consistency?from={from}")).await.expect(200).json;
        assert_eq!(grown["root_from"], head["root"]);
        assert!(grown["to"].as_u64() > head["size"].as_u64());
        proved(&app, &grown).unwrap();
        let old = public.get(&format!("/api/v1/audit/{seq}/proof?size={from}")).await.expect(200).json;
        assert_eq!(old["root"], head["root"]);
        proved(&app, &old).unwrap();
    }

    async fn nothing_else_is_taken_for_a_proof(app) {
        open_call(&app, json!({})).await;
        app.settle().await;
        let public = app.public();
        let proof = public.get("/api/v1/audit/3/proof").await.expect(200).json;
        proved(&app, &proof).unwrap();
        let changed = |name: &str, value: Value| {
            let mut other = proof.clone();
            other[name] = value;
            proved(&app, &other).unwrap_err()
        };
        let hash = proof["path"][0].as_str().unwrap();
        let flipped = format!("{}{}", if hash.starts_with('0') { '1' } else { '0' }, &hash[1..]);
        let mut path = proof["path"].clone();
        path[0] = json!(flipped);
        changed("path", path);
        changed("path", json!([]));
        changed("leaf_hash", json!(flipped));
        changed("seq", json!(4));
        changed("tree_size", json!(5));
        changed("checkpoint", Value::Null);
        let why = changed("origin", json!("elsewhere.example/log"));
        assert!(why.contains("another log"), "{why}");
        let note = proof["checkpoint"].as_str().unwrap();
        changed("checkpoint", json!(note.replace("time 2", "time 1")));
        // Another installation's key does not vouch for this log.
        let other = TestApp::start(nhipcau_tests::Backend::Sqlite).await;
        let foreign = verify::proof(&proof.to_string(), &key(&other)).unwrap_err();
        assert!(foreign.to_string().contains("not signed by this key"), "{foreign}");
        other.finish().await;
    }

    async fn what_is_asked_wrongly_is_refused_clearly(app) {
        open_call(&app, json!({})).await;
        app.settle().await;
        let public = app.public();
        let size = public.get("/api/v1/audit/head").await.expect(200).json["size"].as_u64().unwrap();
        for path in ["0", "-1", "-9223372036854775808/proof", "0/proof", "999999", "x", "1/proof?size=999999", "9/proof?size=3"] {
            public.get(&format!("/api/v1/audit/{path}")).await.expect_problem(404, "not_found");
        }
        public.get("/api/v1/audit/consistency?from=999999").await.expect(400);
        public.get(&format!("/api/v1/audit/consistency?from=1&to={}", size + 1)).await.expect_problem(404, "not_found");
        public.get("/api/v1/audit/consistency?from=5&to=3").await.expect(400);
        public.get("/api/v1/audit/consistency").await.expect(400);
        public.get("/api/v1/audit/1/proof?size=-1").await.expect(400);
        public.get("/api/v1/audit?colour=red").await.expect(400);
        public.get("/api/v1/audit?mine=true").await.expect_problem(401, "unauthenticated");
        public.get("/api/v1/audit?limit=1000").await.expect_problem(422, "invalid");
    }

    async fn the_public_the_parties_and_the_auditor_see_their_own_part(app) {
        let call = open_call(&app, json!({})).await;
        app.settle().await;
        let id = call.rsplit('/').next().unwrap().to_owned();
        let path = format!("/api/v1/audit?limit=100&noun=challenge&subject={id}");
        let public = app.public().get(&path).await.expect(200).json;
        let actions = |list: &Value| -> Vec<String> {
            let items = list["items"].as_array().unwrap();
            items.iter().map(|item| item["action"].as_str().unwrap().to_owned()).collect()
        };
        assert!(!actions(&public).contains(&"create".to_owned()), "{public}");
        assert!(public["items"][0]["actor"]["handle"].is_string());
        assert!(public["items"][0]["actor"]["name"].is_null());
        let office = app.sign_in("health.officer@test.example").await;
        assert!(actions(&office.get(&path).await.expect(200).json).contains(&"create".to_owned()));
        let outsider = app.sign_in("startup.owner@test.example").await;
        assert_eq!(actions(&outsider.get(&path).await.expect(200).json), actions(&public));
        let auditor = app.sign_in("auditor@test.example").await.get(&path).await.expect(200).json;
        assert!(actions(&auditor).contains(&"create".to_owned()));
        assert!(auditor["items"][0]["actor"]["name"].is_string(), "{auditor}");
        // Of somebody else's record only the hash is told.
        let created = auditor["items"].as_array().unwrap().iter().find(|item| item["action"] == "create").unwrap();
        let detail = outsider.get(&format!("/api/v1/audit/{}", created["seq"])).await.expect(200).json;
        let hash = &created["leaf_hash"];
        assert_eq!(detail, json!({"seq": created["seq"], "leaf_hash": hash, "withheld": true}));
        let proof = outsider.get(&format!("/api/v1/audit/{}/proof", created["seq"])).await.expect(200).json;
        assert!(proof["leaf"].is_null());
        proved(&app, &proof).unwrap();
    }

    async fn mails_and_receipts_carry_the_head(app) {
        let call = open_call(&app, json!({})).await;
        app.settle().await;
        let path = sent(&app, &call, "startup.owner", app.world.startup).await;
        app.settle().await;
        let owner = app.sign_in("startup.owner@test.example").await;
        let receipt = owner.get(&format!("{path}/receipt")).await.expect(200).json;
        let note = receipt["checkpoint"].as_str().unwrap();
        assert!(verify::proof(note, &key(&app)).is_ok(), "{note}");
        // The send itself is a record of its organisation's, and nobody else's before the opening.
        let record = format!("/api/v1/audit/{}", receipt["record"]);
        let own = owner.get(&record).await.expect(200).json;
        assert_eq!(own["record"]["action"], "send");
        assert_eq!(own["record"]["payload"]["content_hash"], receipt["content_hash"]);
        for name in ["science.officer", "health.approver", "auditor", "operator", "other.owner"] {
            let theirs = app.sign_in(&format!("{name}@test.example")).await.get(&record).await.expect(200).json;
            assert_eq!(theirs["withheld"], true, "{name}: {theirs}");
            assert_eq!(theirs.as_object().unwrap().len(), 3, "{name}: {theirs}");
        }
        let head = app.public().get("/api/v1/audit/head").await.expect(200).json;
        let mut carried = Vec::new();
        for mail in app.mails() {
            let Some((_, rest)) = mail.split_once("Log-Checkpoint: ") else { continue };
            // A long header goes on in lines that begin with a space.
            let lines: Vec<_> = rest.lines().collect();
            let more = lines[1..].iter().take_while(|line| line.starts_with(' ')).count();
            let value: String = lines[..=more].concat().split_whitespace().collect();
            let note = String::from_utf8(BASE64.decode(value).unwrap()).unwrap();
            carried.push(verify::proof(&note, &key(&app)).unwrap());
        }
        assert!(!carried.is_empty());
        let origin = head["origin"].as_str().unwrap();
        assert!(carried.iter().all(|said| said.contains(origin)), "{carried:?}");
    }
}
