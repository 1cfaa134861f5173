//! What the server tells browsers, and what it refuses to take from another site.

use nhipcau_tests::on_both;
use reqwest::Method;
use serde_json::json;

fn login() -> Option<Vec<u8>> {
    let body = json!({"email": "ward.officer@test.example", "password": nhipcau_tests::PASSWORD});
    Some(body.to_string().into_bytes())
}

on_both! {
    async fn pages_run_no_script_but_their_own(app) {
        let public = app.public();
        for path in ["/vi/", "/en/challenges", "/vi/tim-kiem?q=%3Cscript%3E", "/en/log", "/vi/nowhere"] {
            let page = public.get(path).await;
            let policy = page.header("content-security-policy").to_owned();
            assert!(policy.contains("default-src 'none'; script-src 'self';"), "{path}: {policy}");
            assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"));
            assert_eq!(page.header("x-content-type-options"), "nosniff");
            assert_eq!(page.header("referrer-policy"), "same-origin");
            assert_eq!(page.header("cross-origin-opener-policy"), "same-origin");
            for part in page.text.split("<script").skip(1) {
                let tag = part.split('>').next().unwrap_or_default();
                let data = tag.contains("application/ld+json");
                assert!(data || tag.contains("src="), "{path} has a script of its own: {tag}");
            }
            assert!(!page.text.contains(" onclick=") && !page.text.contains("javascript:"), "{path}");
        }
        let data = public.get("/api/v1/challenges").await.expect(200);
        assert_eq!(data.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
        // Sent in clear, as here, nothing is promised about the next visit.
        assert_eq!(data.header("strict-transport-security"), "");
    }

    async fn a_page_that_is_kept_keeps_its_rule(app) {
        let public = app.public();
        let page = public.get("/vi/bai-toan").await.expect(200);
        let known = [("if-none-match", page.header("etag"))];
        let again = public.request(Method::GET, "/vi/bai-toan", &known, None).await.expect(304);
        // A browser puts the headers of a 304 in the place of those it has kept.
        assert_eq!(again.header("content-security-policy"), "");
        assert_eq!(again.header("x-content-type-options"), "nosniff");
    }

    async fn another_site_cannot_use_the_cookie(app) {
        let path = "/api/v1/auth/login";
        let host = app.base.trim_start_matches("http://").to_owned();
        let own = format!("http://{host}");
        let sent = async |headers: &[(&str, &str)]| {
            let all = [&[("content-type", "application/json")], headers].concat();
            app.public().request(Method::POST, path, &all, login()).await
        };
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
        ] {
            sent(headers).await.expect_problem(403, "forbidden");
            for path in ["/api/v1/auth/refresh", "/api/v1/auth/logout"] {
                app.public().request(Method::POST, path, headers, None).await.expect_problem(403, "forbidden");
            }
        }
        for headers in [&[][..], &[("sec-fetch-site", "same-origin")], &[("origin", own.as_str())]] {
            sent(headers).await.expect(200);
        }
    }

    async fn what_people_write_is_never_markup(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let evil = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        let created = owner.post("/api/v1/capabilities", json!({
            "organisation_id": app.world.startup, "kind": "product",
            "title": {"vi": evil}, "summary": {"vi": evil}, "description": {"vi": evil},
        })).await.expect(201);
        let id = created.id();
        owner.transition(&format!("/api/v1/capabilities/{id}"), json!({"action": "list"})).await.expect(200);
        app.settle().await;
        for path in [format!("/vi/giai-phap/{id}"), "/vi/giai-phap".to_owned(), "/vi/tim-kiem?q=onerror".to_owned()] {
            let page = app.public().get(&path).await.expect(200).text;
            assert!(page.contains("&lt;img src=x"), "{path}");
            assert!(!page.contains("<img src=x") && !page.contains("<script>alert"), "{path}");
        }
    }
}
