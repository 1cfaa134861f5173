//! The thesaurus of an installation: who changes it, what a preview shows, and what is found from then on.

use nhipcau_app::{Ctx, jobs, search as engine};
use nhipcau_domain::locale::Locale;
use nhipcau_tests::{Answer, Client, TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{alerts, search, stages::person};

const CONCEPTS: &str = "/api/v1/thesaurus/concepts";
const CHANGES: &str = "/api/v1/thesaurus/changes";
const PREVIEW: &str = "/api/v1/thesaurus/preview";
/// Care before the hospital, which the published challenge is about.
const CARE: &str = "nc:prehospital-care";
/// What nobody writes and people may say.
const WORD: &str = "hú còi chạy gấp";

async fn concept(client: &Client, id: &str) -> Value {
    client.get(&format!("{CONCEPTS}/{id}")).await.expect(200).json
}

/// The concept with one more everyday word.
async fn with_word(client: &Client, id: &str, word: &str) -> Value {
    let mut concept = concept(client, id).await["concept"].clone();
    concept["synonyms"]["vi"].as_array_mut().unwrap().push(json!(word));
    concept
}

async fn publish(client: &Client, body: Value) -> Answer {
    let etag = client.get(&format!("{CONCEPTS}/{CARE}")).await.expect(200).etag();
    client.send(Method::POST, CHANGES, &[("if-match", &etag)], body).await
}

/// Publishes one more everyday word of a concept; the change's id.
pub(crate) async fn published(app: &TestApp, id: &str, word: &str) -> String {
    let approver = person(app, "science.approver").await;
    let put = with_word(&approver, id, word).await;
    let body = json!({"put": [put], "reason": "Người dân gọi như vậy."});
    publish(&approver, body).await.expect(201).id()
}

async fn found(client: &Client, text: &str) -> Vec<String> {
    let query = crate::hunt::surfaces::encoded(text);
    let found = client.get(&format!("/api/v1/search?q={query}&type=challenge")).await.expect(200);
    let items = found.json["items"].as_array().unwrap();
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn ids(found: &Value) -> Vec<&str> {
    found.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

on_both! {
    async fn a_new_word_is_tried_out_published_and_found(app) {
        let path = search::published(&app).await;
        let call = path.rsplit('/').next().unwrap();
        app.settle().await;
        let public = app.public();
        assert!(found(&public, WORD).await.is_empty());
        let officer = person(&app, "science.officer").await;
        let put = with_word(&officer, CARE, WORD).await;

        let tried = officer.post(PREVIEW, json!({"put": [put]})).await.expect(200).json;
        assert_eq!(tried["problems"], json!([]));
        assert_eq!(tried["changes"][0]["action"], "change");
        assert_eq!(tried["changes"][0]["term"]["vi"], "cấp cứu trước viện");
        assert_eq!(tried["documents"], tried["of"]);
        let asked = tried["queries"].as_array().unwrap();
        assert_eq!(asked.len(), 1);
        assert_eq!((&asked[0]["q"], &asked[0]["why"]), (&json!(WORD), &json!("name")));
        assert_eq!((&asked[0]["before"], &asked[0]["gone"]), (&json!([]), &json!([])));
        assert_eq!(asked[0]["changed"], true);
        assert_eq!(ids(&asked[0]["after"]), [call]);
        assert_eq!(asked[0]["after"][0]["rank"], 1);
        assert!(asked[0]["after"][0].get("was").is_none());
        // What the reader wants to know instead.
        let body = json!({"put": [put], "queries": ["cấp cứu ngoại viện", " "]});
        let tried = officer.post(PREVIEW, body).await.expect(200).json;
        let asked = tried["queries"].as_array().unwrap();
        assert_eq!((asked.len(), &asked[0]["changed"]), (1, &json!(false)));
        assert_eq!((&asked[0]["why"], &asked[0]["after"][0]["was"]), (&json!("asked"), &json!(1)));
        assert!(found(&public, WORD).await.is_empty(), "a preview changes nothing");

        published(&app, CARE, WORD).await;
        app.settle().await;
        assert_eq!(found(&public, WORD).await, [call]);
        assert_eq!(found(&public, "hu coi chay gap").await, [call]);
        let view = concept(&officer, CARE).await;
        assert_eq!((&view["origin"], &view["version"]), (&json!("changed"), &json!(1)));
        assert!(!view["shipped"]["synonyms"]["vi"].as_array().unwrap().contains(&json!(WORD)));
        assert_eq!(view["history"][0]["reason"], "Người dân gọi như vậy.");

        // Another server hears of it on its way along the events, and one that starts knows it.
        let beside = app.beside().await;
        jobs::round(&beside).await.unwrap();
        let query = engine::SearchQuery { text: WORD.to_owned(), ..Default::default() };
        let there = engine::search(&beside, &Ctx::public(Locale::Vi), query).await.unwrap();
        assert_eq!(there.items.len(), 1);

        let approver = person(&app, "science.approver").await;
        let back = json!({"restore": [CARE], "reason": "Lấy lại bản gốc để so sánh."});
        let tried = approver.post(PREVIEW, json!({"restore": [CARE]})).await.expect(200).json;
        assert_eq!(tried["changes"][0]["action"], "restore");
        assert_eq!(ids(&tried["queries"][0]["gone"]), [call]);
        let done = publish(&approver, back).await.expect(201).json;
        assert_eq!((&done["version"], &done["changes"][0]["action"]), (&json!(2), &json!("restore")));
        app.settle().await;
        assert!(found(&public, WORD).await.is_empty());
        jobs::round(&beside).await.unwrap();
        let query = engine::SearchQuery { text: WORD.to_owned(), ..Default::default() };
        let there = engine::search(&beside, &Ctx::public(Locale::Vi), query).await.unwrap();
        assert!(there.items.is_empty());
        assert_eq!(concept(&officer, CARE).await["origin"], "shipped");
    }

    async fn an_index_on_disk_is_opened_with_the_thesaurus_in_force(app) {
        search::published(&app).await;
        published(&app, CARE, WORD).await;
        app.settle().await;
        let first = app.beside_on_disk().await;
        engine::follow(&first).await.unwrap();
        let sequence = engine::last_sequence(&first).unwrap();
        assert!(sequence > 0);
        drop(first);
        let again = app.beside_on_disk().await;
        assert_eq!(engine::last_sequence(&again).unwrap(), sequence, "it was built afresh");
        let query = engine::SearchQuery { text: WORD.to_owned(), ..Default::default() };
        let there = engine::search(&again, &Ctx::public(Locale::Vi), query).await.unwrap();
        assert_eq!(there.items.len(), 1);
        // What changes while it is away is made up for at the start.
        drop(again);
        published(&app, CARE, "xe cứu mạng phường").await;
        app.settle().await;
        let later = app.beside_on_disk().await;
        engine::follow(&later).await.unwrap();
        let text = "xe cứu mạng phường".to_owned();
        let query = engine::SearchQuery { text, ..Default::default() };
        let there = engine::search(&later, &Ctx::public(Locale::Vi), query).await.unwrap();
        assert_eq!(there.items[0].reasons[0].label, "cấp cứu ngoại viện");
    }

    async fn what_is_wrong_is_said_in_both_languages(app) {
        let officer = person(&app, "science.officer").await;
        let approver = person(&app, "science.approver").await;
        let wrong = with_word(&officer, CARE, "đột quỵ").await;
        let at = wrong["synonyms"]["vi"].as_array().unwrap().len() - 1;
        let loose = json!({"id": "nc:Lẻ", "term": {"vi": "điều lẻ loi", "en": "lone thing"}, "related": ["nc:khong-co"]});
        let body = json!({"put": [wrong, loose], "remove": ["nc:stroke"]});
        let problems = async |client: &Client| {
            let tried = client.post(PREVIEW, body.clone()).await.expect(200).json;
            assert_eq!((&tried["queries"], &tried["documents"]), (&json!([]), &json!(0)));
            tried["problems"].clone()
        };
        let told = problems(&officer).await;
        let codes: Vec<_> = told.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        for code in ["concept_id", "concept_unknown", "concept_loose"] {
            assert!(codes.contains(&code), "{told}");
        }
        // Somebody else names what is taken out.
        let elsewhere = told.as_array().unwrap().iter().find(|one| one["pointer"] == "").unwrap();
        assert_eq!(elsewhere["args"]["other"], "nc:stroke");

        let body = json!({"put": [wrong], "reason": "Thử một từ đã có."});
        let refused = publish(&approver, body.clone()).await.expect_problem(422, "invalid");
        let error = &refused.json["errors"][0];
        let whose = error["code"].as_str().unwrap();
        assert_eq!(whose, "concept_word_claimed", "{}", refused.text);
        // Which of the two is told depends on their order; either names the word and both concepts.
        for words in ["đột quỵ", "cấp cứu trước viện", "đã là tên gọi"] {
            assert!(error["message"].as_str().unwrap().contains(words), "{}", refused.text);
        }
        let english = publish(&approver.clone().in_english(), body).await.expect_problem(422, "invalid");
        assert!(english.text.contains("is a name of the concept"), "{}", english.text);
        let place = error["pointer"].as_str().unwrap();
        assert!(place.is_empty() || place == format!("/put/0/synonyms/vi/{at}"), "{place}");

        for (body, pointer, code) in [
            (json!({"put": [], "reason": "Không có gì."}), "", "nothing_changes"),
            (json!({"remove": ["nc:khong-co"], "reason": "Bỏ đi cho gọn."}), "/remove/0", "unknown_reference"),
            (json!({"remove": [CARE], "restore": [CARE], "reason": "Bỏ rồi lấy lại."}), "/restore/0", "duplicate"),
            (json!({"remove": [CARE], "reason": "ngắn"}), "/reason", "too_short"),
            (json!({"remove": [CARE]}), "/reason", "required"),
            (json!({"remove": vec![CARE; 501], "reason": "Quá nhiều một lần."}), "/put", "too_many"),
        ] {
            let refused = publish(&approver, body).await.expect_problem(422, "invalid");
            let error = &refused.json["errors"][0];
            assert_eq!((&error["pointer"], &error["code"]), (&json!(pointer), &json!(code)), "{}", refused.text);
        }
        let mut long = with_word(&officer, CARE, "x".repeat(201).as_str()).await;
        long["broader"] = json!(vec!["nc:disease"; 31]);
        let refused = officer.post(PREVIEW, json!({"put": [long], "queries": ["y".repeat(200)]})).await.expect_problem(422, "invalid");
        for place in [format!("/put/0/synonyms/vi/{at}"), "/put/0/broader".to_owned()] {
            assert!(refused.json["errors"].as_array().unwrap().iter().any(|one| one["pointer"] == place), "{}", refused.text);
        }
        let many = json!({"queries": vec!["ho"; 11]});
        officer.post(PREVIEW, many).await.expect_problem(422, "invalid");
        officer.post(PREVIEW, json!({"queries": ["ho".repeat(101)]})).await.expect_problem(422, "invalid");
    }

    async fn who_signs_publishes_what_they_have_seen(app) {
        let approver = person(&app, "science.approver").await;
        let officer = person(&app, "science.officer").await;
        let view = concept(&officer, CARE).await;
        let action = &view["allowed_actions"][0];
        assert_eq!((&action["action"], &action["allowed"]), (&json!("publish"), &json!(false)));
        assert_eq!(action["blocked"]["code"], "thesaurus-approver");
        assert_eq!(concept(&approver, CARE).await["allowed_actions"][0]["allowed"], true);
        let body = json!({"put": [with_word(&officer, CARE, WORD).await], "reason": "Người dân gọi như vậy."});
        publish(&officer, body.clone()).await.expect_problem(403, "forbidden");
        approver.post(CHANGES, body.clone()).await.expect_problem(428, "precondition_required");
        let with = async |tag: &str, body: &Value| {
            approver.send(Method::POST, CHANGES, &[("if-match", tag)], body.clone()).await
        };
        with("*", &body).await.expect_problem(428, "precondition_required");
        with("\"v7\"", &body).await.expect_problem(412, "stale_version");
        let key = [("if-match", "\"v0\""), ("idempotency-key", "tu-dien-1")];
        let first = approver.send(Method::POST, CHANGES, &key, body.clone()).await.expect(201);
        let again = approver.send(Method::POST, CHANGES, &key, body.clone()).await.expect(201);
        assert_eq!((&first.json, first.header("location")), (&again.json, again.header("location")));
        assert_eq!(first.etag().split('-').next(), Some("\"v1"));
        with("\"v0\"", &body).await.expect_problem(412, "stale_version");
        // The same once more changes nothing.
        with("\"v1\"", &body).await.expect_problem(422, "invalid");

        let listed = officer.get(&format!("{CHANGES}?count=true")).await.expect(200).json;
        assert_eq!((&listed["total"], &listed["items"][0]), (&json!(1), &first.json));
        let done = &listed["items"][0]["changes"][0];
        assert_eq!((&done["concept"], &done["action"]), (&json!(CARE), &json!("change")));
        let words = |concept: &Value| concept["synonyms"]["vi"].as_array().unwrap().len();
        assert_eq!(words(&done["after"]), words(&done["before"]) + 1);
        assert!(listed["items"][0]["by"]["name"].is_string());

        app.settle().await;
        let id = first.id();
        let log = officer.get(&format!("/api/v1/audit?noun=thesaurus&subject={id}")).await.expect(200).json;
        let record = &log["items"][0];
        assert_eq!(record["action"], "publish");
        assert_eq!(record["payload"]["reason"], "Người dân gọi như vậy.");
        assert_eq!(record["payload"]["changes"], json!([{"concept": CARE, "action": "change"}]));
        let auditor = person(&app, "auditor").await;
        let log = auditor.get("/api/v1/audit?noun=thesaurus").await.expect(200).json;
        assert_eq!(log["items"][0]["payload"]["version"], 1);
        let others = person(&app, "health.officer").await;
        let log = others.get("/api/v1/audit?noun=thesaurus").await.expect(200).json;
        assert_eq!(log["items"], json!([]));
        let nobody = app.public().get(&format!("/api/v1/audit?noun=thesaurus&subject={id}")).await;
        assert_eq!(nobody.expect(200).json["items"], json!([]));
    }

    async fn concepts_are_looked_up_by_any_name(app) {
        let officer = person(&app, "science.officer").await;
        let look = async |query: &str| officer.get(&format!("{CONCEPTS}?{query}")).await.expect(200).json;
        let hit = look("q=tai%20bien%20mach%20mau%20nao").await["items"][0].clone();
        assert_eq!((&hit["id"], &hit["matched"]), (&json!("nc:stroke"), &json!("tai biến mạch máu não")));
        assert_eq!((&hit["origin"], &hit["term"]["en"]), (&json!("shipped"), &json!("stroke")));
        assert!(hit["broader"][0]["term"]["vi"].is_string());
        assert!(look("q=stroke").await["items"][0].get("matched").is_none());
        assert_eq!(look("q=nc:stroke").await["items"][0]["id"], "nc:stroke");
        let all = look("limit=2").await;
        let total = all["total"].as_u64().unwrap();
        assert!(total >= 600);
        let next = look(&format!("limit=2&cursor={}", all["next_cursor"].as_str().unwrap())).await;
        let order = |list: &Value| ids(&list["items"]).iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_ne!(order(&all), order(&next));
        assert_eq!(look("origin=changed&origin=added&origin=removed").await["total"], 0);

        let new = json!({"id": "nc:tram-luu-dong", "term": {"vi": "trạm lưu động", "en": "mobile station"}, "broader": ["nc:health-facility"]});
        let leaf = leaf(&officer).await;
        let approver = person(&app, "science.approver").await;
        let body = json!({"put": [new], "remove": [leaf], "reason": "Thêm một, bỏ một."});
        publish(&approver, body).await.expect(201);
        let changed = look("origin=added&origin=removed").await;
        assert_eq!(changed["total"], 2);
        assert_eq!(look("limit=1").await["total"], total, "what is taken out is not in force");
        let gone = concept(&officer, &leaf).await;
        assert_eq!((&gone["origin"], &gone["shipped"]["id"]), (&json!("removed"), &json!(leaf)));
        let above = concept(&officer, "nc:health-facility").await;
        assert!(ids(&above["narrower"]).contains(&"nc:tram-luu-dong"));
        let encoded = officer.get(&format!("{CONCEPTS}/nc%3Atram-luu-dong")).await.expect(200).json;
        assert_eq!((&encoded["origin"], &encoded["concept"]["related"]), (&json!("added"), &json!([])));
        officer.get(&format!("{CONCEPTS}/nc:khong-co")).await.expect_problem(404, "not_found");
        officer.get(&format!("{CONCEPTS}?limit=0")).await.expect_problem(422, "invalid");
        officer.get(&format!("{CONCEPTS}?origin=moon")).await.expect_problem(400, "malformed_parameter");
    }

    async fn what_is_exported_is_imported_again(app) {
        let officer = person(&app, "science.officer").await;
        let export = app.public().get("/api/v1/thesaurus").await.expect(200);
        assert_eq!(export.header("content-type"), "application/ld+json");
        assert!(export.header("content-disposition").contains("thesaurus.jsonld"));
        let etag = export.etag();
        let known = app.public().request(Method::GET, "/api/v1/thesaurus", &[("if-none-match", &etag)], None).await;
        known.expect(304);
        let import = async |document: &Value| {
            let headers = [("content-type", "application/ld+json")];
            officer.request(Method::POST, "/api/v1/thesaurus/import", &headers, Some(document.to_string().into_bytes())).await
        };
        let mut document = export.json.clone();
        let all = document["@graph"].as_array().unwrap().len();
        let same = import(&document).await.expect(200).json;
        assert_eq!((&same["same"], &same["put"]), (&json!(all), &json!([])));

        let graph = document["@graph"].as_array_mut().unwrap();
        let stroke = graph.iter_mut().find(|one| one["@id"] == "nc:stroke").unwrap();
        stroke["altLabel"]["vi"].as_array_mut().unwrap().push(json!(" ngã quỵ bất ngờ "));
        let differs = import(&document).await.expect(200).json;
        assert_eq!((&differs["same"], &differs["problems"]), (&json!(all - 1), &json!([])));
        let put = differs["put"].clone();
        assert!(put[0]["synonyms"]["vi"].as_array().unwrap().contains(&json!("ngã quỵ bất ngờ")));
        let approver = person(&app, "science.approver").await;
        publish(&approver, json!({"put": put, "reason": "Nhập từ tệp của sở."})).await.expect(201);
        let after = app.public().get("/api/v1/thesaurus").await.expect(200);
        assert_ne!(after.etag(), etag);
        assert_eq!(import(&after.json).await.expect(200).json["put"], json!([]));
        // The file from before says how it was: putting that back is what is shipped.
        let back = import(&export.json).await.expect(200).json["put"].clone();
        let done = publish(&approver, json!({"put": back, "reason": "Trở lại như cũ."})).await.expect(201);
        assert_eq!(done.json["changes"][0]["action"], "restore");

        let refused = import(&json!({"@graph": [{"@id": "nc:a"}, 7]})).await.expect_problem(422, "invalid");
        assert_eq!(refused.json["errors"][1]["pointer"], "/@graph/1");
        import(&json!([1])).await.expect_problem(422, "invalid");
        let headers = [("content-type", "application/ld+json")];
        let large = Some(vec![b' '; 4 * 1024 * 1024 + 1]);
        officer.request(Method::POST, "/api/v1/thesaurus/import", &headers, large).await.expect_problem(413, "payload_too_large");
    }

    async fn a_saved_search_hears_of_the_new_word(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        alerts::save(&owner, "Xe hú còi", json!({"q": WORD}), "at_once").await;
        app.settle().await;
        app.forward_seconds(60).await;
        published(&app, CARE, WORD).await;
        // One round for both: what is new is met by the words that were published before it.
        search::published(&app).await;
        assert_eq!(alerts::told(&app, "startup.owner").await.len(), 1);
    }
}

/// A concept that nothing names and that means nothing to others.
async fn leaf(client: &Client) -> String {
    let document = client.get("/api/v1/thesaurus").await.expect(200).json;
    let graph = document["@graph"].as_array().unwrap();
    let named = |id: &Value| {
        let near = graph.iter().flat_map(|one| {
            ["broader", "related"].into_iter().filter_map(|key| one[key].as_array()).flatten()
        });
        near.into_iter().any(|other| other == id)
    };
    // Nor is any broader concept of it left without another one below.
    let alone = |one: &&Value| {
        one["broader"].as_array().is_some_and(|above| above.len() == 1) && !named(&one["@id"])
    };
    graph.iter().find(alone).unwrap()["@id"].as_str().unwrap().to_owned()
}
