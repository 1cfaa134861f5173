//! What is found, by whom, and how soon.

use nhipcau_tests::{Client, TestApp, on_both};
use serde_json::{Value, json};

use crate::challenge::{draft, fill};

/// Takes the ward station's challenge to its publication.
pub async fn published(app: &TestApp) -> String {
    let officer = app.sign_in("ward.officer@test.example").await;
    let path = draft(app, &officer).await;
    fill(&officer, &path).await;
    let step = async |who: &str, body: Value| {
        app.sign_in(&format!("{who}@test.example")).await.transition(&path, body).await.expect(200);
    };
    step("ward.approver", json!({"action": "propose"})).await;
    step("health.approver", json!({"action": "endorse"})).await;
    step("science.approver", json!({"action": "approve"})).await;
    let closes_at = app.now().plus_days(30).to_string();
    step("health.approver", json!({"action": "publish", "closes_at": closes_at})).await;
    path
}

async fn titles(client: &Client, query: &str) -> Vec<String> {
    let found = client.get(&format!("/api/v1/search?{query}")).await.expect(200);
    let items = found.json["items"].as_array().unwrap();
    items.iter().map(|item| item["title"]["vi"].as_str().unwrap_or_default().to_owned()).collect()
}

const TITLE: &str = "Báo trước cấp cứu ngoại viện";

on_both! {
    async fn a_published_challenge_is_found_without_accents(app) {
        let path = published(&app).await;
        app.settle().await;
        let public = app.public();
        for query in ["q=cap%20cuu%20ngoai%20vien", "q=c%E1%BA%A5p%20c%E1%BB%A9u%20ngo%E1%BA%A1i%20vi%E1%BB%87n&type=challenge", "q=pre-arrival+notice"] {
            assert_eq!(titles(&public, query).await.first().map(String::as_str), Some(TITLE), "{query}");
        }
        assert!(titles(&public, "q=cap%20cuu%20ngoai%20vien&exact=true").await.is_empty());

        let found = public.get("/api/v1/search?q=cap%20cuu&type=challenge,capability").await.expect(200);
        let item = &found.json["items"][0];
        assert_eq!(item["url"], path.trim_start_matches("/api/v1"));
        assert_eq!(item["type"], "challenge");
        assert_eq!(item["status"], "open");
        // Care before the hospital is narrower than emergency care: its name is found whole.
        assert_eq!(item["highlights"]["title"][0], "Báo trước <mark>cấp cứu ngoại viện</mark>");
        assert_eq!(item["reasons"][0]["label"], "cấp cứu ngoại viện");
        assert_eq!(found.json["total"], 1);
        let topics = found.json["facets"]["topic"].as_array().unwrap();
        assert!(topics.iter().any(|topic| topic["label"] == "Cấp cứu ngoại viện" && topic["count"] == 1));
        let english = app.public().in_english().get("/api/v1/search?q=emergencies").await.expect(200);
        assert_eq!(english.json["facets"]["status"][0]["label"], "Open");
    }

    async fn other_words_find_it_are_told_and_switched_off(app) {
        published(&app).await;
        app.settle().await;
        let public = app.public();
        let typed = "q=prehospital%20emergency%20care&type=challenge";
        let found = public.get(&format!("/api/v1/search?{typed}&sort=deadline")).await.expect(200);
        assert_eq!(found.json["items"][0]["title"]["vi"], TITLE);
        let told = found.json["concepts"].as_array().unwrap();
        let concept = told.iter().find(|one| one["id"] == "nc:prehospital-care").unwrap();
        assert_eq!(concept["label"], "cấp cứu trước viện");
        assert!(concept["also"].as_array().unwrap().contains(&json!("cấp cứu ngoại viện")), "{concept}");
        let reasons = found.json["items"][0]["reasons"].as_array().unwrap();
        assert!(reasons.iter().any(|one| one["kind"] == "concept"), "{reasons:?}");
        let exactly = public.get(&format!("/api/v1/search?{typed}&exact=true")).await.expect(200);
        assert_eq!(exactly.json["concepts"], json!([]));
        let suggested = public.get("/api/v1/search/suggest?q=cap%20cuu%20ngo").await.expect(200);
        let concepts = suggested.json["concepts"].as_array().unwrap();
        assert!(concepts.iter().any(|label| label["vi"] == "cấp cứu trước viện"), "{concepts:?}");
    }

    async fn only_what_is_published_is_found(app) {
        let officer = app.sign_in("ward.officer@test.example").await;
        let path = draft(&app, &officer).await;
        fill(&officer, &path).await;
        app.settle().await;
        assert!(titles(&officer, "q=ngo%E1%BA%A1i%20vi%E1%BB%87n&type=challenge").await.is_empty());
        let suggested = officer.get("/api/v1/search/suggest?q=b%C3%A1o%20tr").await.expect(200);
        assert_eq!(suggested.json["items"], json!([]));
    }

    async fn a_passed_deadline_closes_in_search_too(app) {
        published(&app).await;
        app.settle().await;
        assert_eq!(titles(&app.public(), "status=open").await, [TITLE]);
        // No job runs in between.
        app.forward_days(31).await;
        assert!(titles(&app.public(), "status=open").await.is_empty());
        let found = app.public().get("/api/v1/search?status=closed").await.expect(200);
        assert_eq!(found.json["items"][0]["status"], "closed");
        assert_eq!(found.json["facets"]["status"][0]["value"], "closed");
    }

    async fn suggestions_continue_what_is_typed(app) {
        published(&app).await;
        app.settle().await;
        let found = app.public().get("/api/v1/search/suggest?q=bao%20tr").await.expect(200);
        assert_eq!(found.json["items"][0]["title"]["vi"], TITLE);
    }

    async fn odd_questions_get_plain_answers(app) {
        app.settle().await;
        let public = app.public();
        for query in ["q=%22%20AND%20(%5B*", "q=%01%1F", "q=!!!", "q=%F0%9F%9A%91"] {
            let found = public.get(&format!("/api/v1/search?{query}")).await.expect(200);
            assert_eq!(found.json["total"], 0, "{query}");
        }
        public.get("/api/v1/search?q=%00%01").await.expect_problem(400, "malformed_parameter");
        let long = "x".repeat(4_000);
        public.get(&format!("/api/v1/search?q={long}")).await.expect(200);
        public.get("/api/v1/search?limit=0").await.expect_problem(422, "invalid");
        public.get("/api/v1/search?cursor=zz").await.expect_problem(400, "malformed_parameter");
        public.get("/api/v1/search?sort=loud").await.expect_problem(422, "invalid");
        public.get("/api/v1/search?type=planet").await.expect_problem(422, "invalid");
        public.get("/api/v1/search?colour=red").await.expect_problem(400, "malformed_parameter");
    }

    async fn pages_are_linked(app) {
        app.settle().await;
        let public = app.public();
        let mut seen = Vec::new();
        let mut next = Some("/api/v1/search?type=organisation&limit=2".to_owned());
        while let Some(path) = next {
            let page = public.get(&path).await.expect(200);
            seen.extend(page.json["items"].as_array().unwrap().iter().map(|item| item["id"].to_string()));
            next = page.json["next_cursor"].as_str().map(|cursor| format!("/api/v1/search?type=organisation&limit=2&cursor={cursor}"));
            assert_eq!(page.header("link").is_empty(), next.is_none());
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((count, seen.len()), (6, 6));
    }

    async fn a_rebuilt_index_finds_the_same(app) {
        published(&app).await;
        app.settle().await;
        let before = titles(&app.public(), "q=").await;
        let documents = nhipcau_app::search::reindex(&app.app).await.unwrap();
        assert_eq!(documents, 7);
        assert_eq!(titles(&app.public(), "q=").await, before);
    }
}
