//! Stopping by the link of a mail.

use nhipcau_tests::{Client, on_both};
use reqwest::Method;
use serde_json::json;

use super::{save, told};
use crate::search::published;

const FORM: [(&str, &str); 1] = [("content-type", "application/x-www-form-urlencoded")];

async fn post(client: &Client, page: &str, form: &str) -> nhipcau_tests::Answer {
    client.request(Method::POST, page, &FORM, Some(form.as_bytes().to_vec())).await
}

/// The address in the head of a mail, without the site.
fn page_of(mail: &str) -> String {
    // Long heads are folded.
    let head = mail.replace("\r\n ", " ");
    let (_, after) = head.split_once("List-Unsubscribe: <").unwrap();
    let url = after.split('>').next().unwrap().replace(' ', "");
    let path = url.split_once("://").unwrap().1;
    path[path.find('/').unwrap()..].to_owned()
}

on_both! {
    async fn one_request_stops_and_can_be_taken_back(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let path = save(&owner, "Ngoại viện", json!({"q": "cấp cứu ngoại viện"}), "at_once").await;
        app.forward_seconds(60).await;
        published(&app).await;
        let mails = told(&app, "startup.owner").await;
        let page = page_of(&mails[0]);
        assert!(page.starts_with("/vi/dung-bao?token="), "{page}");
        let public = app.public();
        let frequency = async || owner.get(&path).await.expect(200).json["frequency"].clone();

        // Whoever only looks stops nothing.
        let shown = public.get(&page).await.expect(200);
        assert!(shown.text.contains("Ngoại viện"));
        assert_eq!(shown.header("cache-control"), "no-store");
        assert_eq!(frequency().await, "at_once");
        for _ in 0..2 {
            post(&public, &page, "List-Unsubscribe=One-Click").await.expect(200);
            assert_eq!(frequency().await, "never");
        }
        app.forward_seconds(60).await;
        published(&app).await;
        assert_eq!(told(&app, "startup.owner").await.len(), 1);

        let english = page.replace("/vi/dung-bao", "/en/stop-alerts");
        assert!(public.get(&english).await.expect(200).text.contains("Stopped."));
        post(&public, &english, "undo=1").await.expect(200);
        assert_eq!(frequency().await, "at_once");
        app.forward_seconds(60).await;
        published(&app).await;
        assert_eq!(told(&app, "startup.owner").await.len(), 2);

        let mut forged = page.clone();
        forged.replace_range(forged.len() - 1.., if page.ends_with('0') { "1" } else { "0" });
        for wrong in [forged.as_str(), "/vi/dung-bao", "/en/stop-alerts?token=zz"] {
            assert_eq!(public.get(wrong).await.status, 404, "{wrong}");
            assert_eq!(post(&public, wrong, "").await.status, 404, "{wrong}");
        }
        owner.delete(&path).await.expect(204);
        assert_eq!(public.get(&page).await.status, 404);
    }

    async fn a_mail_about_several_stops_all_of_them(app) {
        let owner = app.sign_in("startup.owner@test.example").await;
        let first = save(&owner, "Ngoại viện", json!({"q": "cấp cứu ngoại viện"}), "at_once").await;
        let second = save(&owner, "Dược liệu", json!({"q": "dược liệu"}), "weekly").await;
        app.forward_seconds(60).await;
        published(&app).await;
        published(&app).await;
        crate::alerts::listed(&app, "Dược liệu chuẩn hóa", "public").await;
        let etag = owner.get(&second).await.expect(200).etag();
        owner.patch(&second, &etag, json!({"frequency": "at_once"})).await.expect(200);
        let mails = told(&app, "startup.owner").await;
        assert_eq!(mails.len(), 1);
        post(&app.public(), &page_of(&mails[0]), "List-Unsubscribe=One-Click").await.expect(200);
        for (path, before) in [(&first, "at_once"), (&second, "at_once")] {
            let view = owner.get(path).await.expect(200);
            assert_eq!(view.json["frequency"], "never");
            assert_eq!(view.json["stopped_from"], before);
        }
    }
}
