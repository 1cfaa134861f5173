//! Which routes actix has registered: the API's, the pages', files, health – whatever it answers by a
//! route of its own, whether or not the OpenAPI document knows it.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{dev::Service as _, test};
use nhipcau_server::http;
use nhipcau_tests::TestApp;

/// The patterns of all routes, from actix's own map of them. The map can be printed and not be
/// listed; `coverage` holds what is read here against the OpenAPI document and the table, so that
/// another way of printing it cannot pass unnoticed.
pub async fn registered(app: &TestApp) -> BTreeSet<String> {
    let service = test::init_service(http::application(app.app.clone())).await;
    let request = test::TestRequest::get().uri("/healthz").to_request();
    let answer = service.call(request).await.unwrap();
    patterns(&format!("{:#?}", answer.request().resource_map()))
}

/// Reads the printed map: nodes within nodes, each with its pattern; those without nodes are routes.
/// The index by name, which repeats them out of place, is passed over.
fn patterns(printed: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut passing: Option<usize> = None;
    let mut lines = printed.lines();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let text = line.trim();
        if let Some(end) = passing {
            if indent == end && text == "}," {
                passing = None;
            }
            continue;
        }
        match text {
            "named: {" => passing = Some(indent),
            "pattern: ResourceDef {" => above.retain(|(depth, _)| *depth < indent),
            "patterns: Single(" => {
                let quoted = lines.next().map(str::trim).unwrap_or_default();
                let pattern = quoted.trim_matches([',', '"']).to_owned();
                // Two fields deeper than those of the node.
                above.push((indent - 4, pattern));
            }
            "nodes: None," => {
                found.insert(above.iter().map(|(_, pattern)| pattern.as_str()).collect());
            }
            _ => assert!(!text.starts_with("patterns: List"), "a route with several patterns"),
        }
    }
    found
}

/// The operations of the OpenAPI document: the methods of each path.
pub async fn documented(app: &TestApp) -> BTreeMap<String, BTreeSet<String>> {
    let document = app.public().get("/openapi.json").await.expect(200);
    let paths = document.json["paths"].as_object().unwrap();
    let methods = |item: &serde_json::Value| {
        item.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect()
    };
    paths.iter().map(|(path, item)| (path.clone(), methods(item))).collect()
}
