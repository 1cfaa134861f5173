//! Tags, preconditions, `HEAD` and methods that a path does not take.

use nhipcau_tests::{Client, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{challenge::draft, stages::person, submission::open_call};

async fn known(client: &Client, path: &str, tag: &str) -> nhipcau_tests::Answer {
    client.request(Method::GET, path, &[("if-none-match", tag)], None).await
}

on_both! {
    async fn what_is_known_is_not_sent_again(app) {
        let officer = person(&app, "ward.officer").await;
        let path = draft(&app, &officer).await;
        let read = officer.get(&path).await.expect(200);
        let tag = read.etag();
        assert!(tag.starts_with("\"v1.0-"), "{tag}");
        assert_eq!(read.header("cache-control"), "private, no-cache");
        for known_as in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let again = known(&officer, &path, &known_as).await.expect(304);
            assert_eq!((again.text.as_str(), again.etag()), ("", tag.clone()), "{known_as}");
        }
        known(&officer, &path, "\"v1.0\"").await.expect(200);
        // What another reader may do is another representation of the same version.
        let approver = person(&app, "ward.approver").await;
        let theirs = known(&approver, &path, &tag).await.expect(200);
        assert_eq!(theirs.version_tag(), read.version_tag());
        assert_ne!(theirs.etag(), tag);
        // So is a name that changes elsewhere.
        let ward = format!("/api/v1/organisations/{}", app.world.ward);
        let named = person(&app, "ward.approver").await.get(&ward).await.expect(200);
        approver.patch(&ward, &named.etag(), json!({"name": {"vi": "Trạm Y tế đổi tên"}})).await.expect(200);
        let renamed = known(&officer, &path, &tag).await.expect(200);
        assert_eq!(renamed.version_tag(), read.version_tag());
        // A write answers with the tag under which the same reader reads it.
        let title = json!({"title": {"vi": "Tên khác"}});
        let written = officer.patch(&path, &tag, title).await.expect(200);
        known(&officer, &path, &written.etag()).await.expect(304);
        // Lists and files too; what is refused has no tag.
        for path in ["/api/v1/challenges?mine=true", "/api/v1/topics", "/api/v1/search?q=a"] {
            let list = officer.get(path).await.expect(200);
            assert!(list.etag().starts_with("W/\""), "{path}: {}", list.etag());
            assert_eq!(known(&officer, path, &list.etag()).await.expect(304).text, "");
        }
        let file = officer.upload(&format!("{path}/attachments"), "a.txt", "text/plain", "attachment", b"x").await.expect(201);
        let url = file.json["url"].as_str().unwrap();
        let served = officer.get(url).await.expect(200);
        assert_eq!(known(&officer, url, &served.etag()).await.expect(304).text, "");
        known(&app.public(), &path, "*").await.expect_problem(404, "not_found");
    }

    async fn a_write_names_what_it_is_meant_for(app) {
        let officer = person(&app, "ward.officer").await;
        let path = draft(&app, &officer).await;
        let title = json!({"title": {"vi": "Tên khác"}});
        for foreign in ["W/\"v1\"", "\"v2\"", "\"1\"", "v1", "\"v2\", W/\"v1\""] {
            officer.patch(&path, foreign, title.clone()).await.expect_problem(412, "stale_version");
        }
        officer.patch(&path, "\"v7\", \"v1\"", title.clone()).await.expect(200);
        officer.patch(&path, "\"v1\"", title.clone()).await.expect_problem(412, "stale_version");
        officer.patch(&path, "*", title).await.expect(200);
        let section = format!("{path}/sections/problem");
        officer.patch(&section, "*", json!({"text": {"vi": "Một."}})).await.expect(200);
        let read = officer.get(&section).await.expect(200).etag();
        officer.patch(&section, &format!("\"v0\", {read}"), json!({"text": {"vi": "Hai."}})).await.expect(200);
        officer.patch(&section, &read, json!({"text": {"vi": "Ba."}})).await.expect_problem(412, "stale_version");

        // Who answers for a step names what they saw.
        let approver = person(&app, "ward.approver").await;
        let step = format!("{path}/transitions");
        let sign = async |tag: &str| {
            approver.send(Method::POST, &step, &[("if-match", tag)], json!({"action": "withdraw", "reason": "Thôi."})).await
        };
        sign("*").await.expect_problem(428, "precondition_required");
        sign("\"v3\"").await.expect_problem(412, "stale_version");
        let read = approver.get(&path).await.expect(200).etag();
        sign(&format!("W/{read}")).await.expect_problem(412, "stale_version");
        sign(&format!("\"v1.0\", {read}")).await.expect(200);
        let owner = person(&app, "startup.owner").await;
        let made = owner.post("/api/v1/capabilities", json!({"organisation_id": app.world.startup, "kind": "product", "title": {"vi": "Máy báo trước"}, "summary": {"vi": "Báo trước cho khoa cấp cứu."}})).await.expect(201);
        let list = format!("/api/v1/capabilities/{}/transitions", made.id());
        owner.send(Method::POST, &list, &[("if-match", "*")], json!({"action": "list"})).await.expect_problem(428, "precondition_required");
        owner.send(Method::POST, &list, &[("if-match", &made.etag())], json!({"action": "list"})).await.expect(200);
    }

    async fn head_is_get_without_its_body(app) {
        let call = open_call(&app).await;
        let code = app.public().get(&call).await.expect(200).json["code"].as_str().unwrap().to_owned();
        let officer = person(&app, "ward.officer").await;
        let page = format!("/vi/bai-toan/{code}");
        for path in [
            call.as_str(), "/api/v1/challenges", "/api/v1/topics", "/api/v1/me", "/api/v1/nothing",
            "/api/v1/challenges/not-an-id", "/api/v1/challenges?limit=1000", "/api/v1/outbox", &page,
            "/vi", "/en/challenges", "/vi/bai-toan/khong-co", "/healthz", "/openapi.json", "/docs/api", "/robots.txt",
        ] {
            let read = officer.get(path).await;
            let head = officer.request(Method::HEAD, path, &[], None).await;
            assert_eq!(head.status, read.status, "{path}");
            assert_eq!(head.text, "", "{path}");
            for header in ["content-type", "etag", "cache-control", "content-language", "link"] {
                assert_eq!(head.header(header), read.header(header), "{path}: {header}");
            }
            let length = head.header("content-length").parse::<usize>();
            assert_eq!(length, Ok(read.text.len()), "{path}: length");
        }
        assert_eq!(officer.request(Method::HEAD, "/api/v1/nothing", &[], None).await.status, 404);
        assert_eq!(officer.request(Method::HEAD, "/api/v1/outbox", &[], None).await.status, 403);
        assert_eq!(app.public().request(Method::HEAD, "/api/v1/me", &[], None).await.status, 401);
        let tag = officer.get(&call).await.expect(200).etag();
        officer.request(Method::HEAD, &call, &[("if-none-match", &tag)], None).await.expect(304);
    }

    async fn every_path_says_which_methods_it_takes(app) {
        let public = app.public();
        let document = public.get("/openapi.json").await.expect(200).json;
        let id = uuid::Uuid::nil().to_string();
        let mut asked = 0;
        for (template, item) in document["paths"].as_object().unwrap() {
            let taken = |method: &str| item[method.to_lowercase()].is_object();
            let path: Vec<_> = template.split('/').map(|part| if part.starts_with('{') { &id } else { part }).collect();
            let path = path.join("/");
            for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
                if taken(method) || (method == "HEAD" && taken("GET")) {
                    continue;
                }
                let answer = public.request(method.parse().unwrap(), &path, &[], None).await.expect(405);
                let allowed: Vec<_> = answer.header("allow").split(", ").map(str::to_owned).collect();
                for name in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
                    assert_eq!(allowed.iter().any(|one| one == name), sibling(&document, &path, name), "{method} {path}: {allowed:?}");
                }
                assert_eq!(answer.header("content-type"), "application/problem+json", "{method} {path}");
                assert_eq!(allowed.iter().any(|one| one == "HEAD"), allowed.iter().any(|one| one == "GET"));
                asked += 1;
            }
        }
        assert!(asked > 300, "{asked}");
        public.delete("/api/v1/nothing").await.expect_problem(404, "not_found");
        public.delete("/api/v1/challenges/").await.expect_problem(404, "not_found");
    }
}

/// Whether the document takes this method under this path, by whichever template.
fn sibling(document: &Value, path: &str, method: &str) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    document["paths"].as_object().unwrap().iter().any(|(template, item)| {
        let wanted: Vec<_> = template.split('/').collect();
        let fits = wanted.len() == parts.len()
            && wanted.iter().zip(&parts).all(|(one, part)| one.starts_with('{') || one == part);
        fits && item[method.to_lowercase()].is_object()
    })
}
