//! Every address at which something could show: all GET routes that actix has registered, with
//! everything that may stand in the place of their placeholders.

use std::collections::{BTreeMap, BTreeSet};

use nhipcau_tests::{Client, TestApp};

use super::MARK;
use crate::{
    permissions::{routes, things::api_segment},
    submission::id_of,
};

/// Pages that count what happens in the whole installation, without a word of what it is: they move
/// with every event. Their texts are searched like all others.
pub const MOVING: &[(&str, &str)] = &[
    ("/metrics", "the number of the last event"),
    ("/api/v1/auth/sessions", "when the reader came last"),
    ("/api/v1/audit/head", "the size of the log"),
    ("/api/v1/audit/1/proof", "the size of the log"),
    ("/api/v1/audit/consistency?from=1", "the size of the log"),
    ("/vi/nhat-ky", "the size of the log"),
    ("/en/log", "the size of the log"),
];

/// Pages whose reading is a record of the log: they are searched like all others, and left out where two
/// readings are compared, for the first would show in the second.
pub const LEAVING_TRACES: &[(&str, &str)] = &[
    ("/api/v1/me/data", "the copy of one's own data"),
    ("/api/v1/operations/accounts", "who has an account, and when it was last used"),
];

/// Questions that are put to a route beside the plain one. `{challenge}` and `{organisation}` are the
/// call and the solver, `{mark}` the words that are hidden, `{hidden}` every id that is.
const QUERIES: &[(&str, &[&str])] = &[
    (
        "/api/v1/challenges",
        &["count=true", "count=true&mine=true", "q={mark}", "count=true&status=draft"],
    ),
    (
        "/api/v1/submissions",
        &[
            "count=true",
            "count=true&mine=true",
            "count=true&challenge={challenge}",
            "count=true&organisation={organisation}",
            "count=true&organisation={organisation}&challenge={challenge}",
            "count=true&status=draft&status=sent&challenge={challenge}",
        ],
    ),
    ("/api/v1/invitations", &["mine=true&count=true"]),
    ("/api/v1/desk/unmet-needs", &["topic=prehospital-emergency"]),
    ("/api/v1/desk/idle-results", &["limit=100"]),
    ("/api/v1/similar-needs", &["title={mark}", "title=b%C3%A1o%20tr%C6%B0%E1%BB%9Bc"]),
    (
        "/api/v1/capabilities",
        &[
            "count=true",
            "q={mark}",
            "count=true&status=draft",
            "count=true&organisation={organisation}",
        ],
    ),
    ("/api/v1/organisations", &["count=true", "q={mark}"]),
    (
        "/api/v1/search",
        &[
            "q={mark}",
            "q=b%C3%A1o%20tr%C6%B0%E1%BB%9Bc",
            "type=challenge",
            "type=capability",
            "organisation={organisation}",
        ],
    ),
    ("/api/v1/search/suggest", &["q=b%C3%A1o", "q={mark}"]),
    (
        "/api/v1/audit",
        &["limit=100", "limit=100&noun=submission", "limit=100&noun=challenge", "mine=true"],
    ),
    (
        "/api/v1/audit",
        &[
            "subject={hidden}",
            "noun=challenge&subject={hidden}",
            "noun=submission&subject={hidden}",
            "noun=capability&subject={hidden}",
            "noun=council&subject={hidden}&limit=100",
        ],
    ),
    ("/api/v1/audit/consistency", &["from=1"]),
    ("/api/v1/councils", &["count=true", "mine=true&count=true"]),
    ("/api/v1/agreements", &["challenge={challenge}&count=true"]),
    ("/api/v1/pilots", &["challenge={challenge}&count=true"]),
    ("/api/v1/deployments", &["challenge={challenge}&count=true"]),
    ("/api/v1/experts", &["q={mark}"]),
    ("/api/v1/thesaurus/concepts", &["q={mark}", "q=dot%20quy"]),
    ("/vi/bai-toan", &["q={mark}"]),
    ("/en/challenges", &["q={mark}"]),
    ("/vi/giai-phap", &["q={mark}"]),
    ("/en/capabilities", &["q={mark}"]),
    ("/vi/tim-kiem", &["q={mark}"]),
    ("/en/search", &["q={mark}"]),
];

/// What stands in the place of placeholders.
pub struct Known {
    values: BTreeMap<String, BTreeSet<String>>,
    hidden: BTreeSet<String>,
    call: String,
    solver: String,
}

impl Known {
    /// What everybody knows of a call that is open.
    pub async fn of(app: &TestApp, call: &str) -> Self {
        let public = app.public();
        let seen = public.get(call).await.expect(200);
        let page = public.get("/vi").await.expect(200).text;
        let asset = page.split("\"/assets/").nth(1).and_then(|rest| rest.split('"').next());
        let world = &app.world;
        let mut known = Self {
            values: BTreeMap::new(),
            hidden: BTreeSet::from([uuid::Uuid::nil().to_string()]),
            call: id_of(call).to_owned(),
            solver: world.startup.to_string(),
        };
        for (name, value) in [
            ("challenges", id_of(call)),
            ("organisations", &world.startup.to_string()),
            ("organisations", &world.lab.to_string()),
            ("programmes", &world.programme.to_string()),
            ("code", seen.json["code"].as_str().unwrap()),
            ("code", "HCM"),
            ("code", "hcm-selection-2026"),
            ("key", "problem"),
            ("key", "approach"),
            ("name", asset.unwrap()),
            ("path:.*", "challenges"),
            // One that anybody may read; what stands behind it is numbered in any order.
            ("seq", "1"),
            ("sessions", &uuid::Uuid::nil().to_string()),
            ("accounts", &uuid::Uuid::nil().to_string()),
            ("data-requests", &uuid::Uuid::nil().to_string()),
            ("saved-searches", &uuid::Uuid::nil().to_string()),
            ("concepts", "nc:stroke"),
            ("changes", &uuid::Uuid::nil().to_string()),
        ] {
            known.add(name, value);
        }
        known
    }

    /// Another value for a placeholder, or for `{id}` after a segment.
    pub fn add(&mut self, name: &str, value: &str) {
        self.values.entry(name.to_owned()).or_default().insert(value.to_owned());
    }

    /// Ids of what is hidden, tried wherever an id may stand.
    pub fn hide(&mut self, ids: &[&str]) {
        self.hidden.extend(ids.iter().map(|id| (*id).to_owned()));
    }

    /// What may stand for a placeholder after a segment; nothing for one that nobody thought of.
    fn values(&self, placeholder: &str, before: &str) -> BTreeSet<&str> {
        let is_id = placeholder == "id" || placeholder.ends_with("_id");
        let name = if placeholder == "id" { api_segment(before) } else { placeholder };
        let own = self.values.get(name).into_iter().flatten().map(String::as_str);
        own.chain(self.hidden.iter().filter(|_| is_id).map(String::as_str)).collect()
    }

    fn addresses(&self, pattern: &str) -> Vec<String> {
        let mut paths = vec![String::new()];
        let mut before = "";
        for segment in pattern.split('/').skip(1) {
            let placeholder = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            let values = match placeholder {
                None => BTreeSet::from([segment]),
                Some(name) => self.values(name, before),
            };
            paths = paths
                .iter()
                .flat_map(|path| values.iter().map(move |value| format!("{path}/{value}")))
                .collect();
            before = segment;
        }
        paths
    }

    fn queries(&self, pattern: &str) -> Vec<String> {
        let asked = QUERIES.iter().filter(|(path, _)| *path == pattern);
        asked
            .flat_map(|(_, queries)| *queries)
            .flat_map(|query| {
                let query = query
                    .replace("{challenge}", &self.call)
                    .replace("{organisation}", &self.solver)
                    .replace("{mark}", &encoded(MARK));
                let each = if query.contains("{hidden}") { self.hidden.len() } else { 1 };
                let ids = self.hidden.iter().take(each);
                ids.map(|id| format!("{pattern}?{}", query.replace("{hidden}", id)))
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

/// Every address, and the proof that each route is among them.
pub async fn surfaces(app: &TestApp, known: &Known) -> Vec<String> {
    let documented = routes::documented(app).await;
    let read = routes::registered(app)
        .await
        .into_iter()
        .filter(|pattern| documented.get(pattern).is_none_or(|methods| methods.contains("GET")));
    let mut paths = Vec::new();
    let mut unvisited = Vec::new();
    for pattern in read {
        let addresses = known.addresses(&pattern);
        if addresses.is_empty() {
            unvisited.push(pattern.clone());
        }
        paths.extend(addresses);
        paths.extend(known.queries(&pattern));
    }
    assert!(unvisited.is_empty(), "the hunt does not visit {unvisited:?}: give `Known` a value");
    for (pattern, _) in QUERIES {
        assert!(paths.iter().any(|path| path == pattern), "a question to no route: {pattern}");
    }
    paths
}

/// The addresses whose reading leaves no trace.
pub fn quiet(mut paths: Vec<String>) -> Vec<String> {
    let before = paths.len();
    paths.retain(|path| LEAVING_TRACES.iter().all(|(traced, _)| path != traced));
    assert_eq!(before - paths.len(), LEAVING_TRACES.len(), "one of them is no address");
    paths
}

/// Percent-encodes what a query cannot carry.
pub fn encoded(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(byte).collect()
}

/// What one reader gets at every address: status, headers and body, without what names the request
/// itself.
pub async fn read(client: &Client, paths: &[String]) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    for path in paths {
        let answer = client.get(path).await;
        let mut headers: Vec<_> = answer
            .headers
            .iter()
            .filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()))
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
            .collect();
        headers.sort();
        let mut body = answer.json;
        if let Some(object) = body.as_object_mut() {
            object.remove("request_id");
        }
        let text = if body.is_null() { answer.text } else { body.to_string() };
        let status = answer.status.as_u16();
        // The workspace is served from the files of its build, which tests do without.
        let not_built = path.starts_with("/app") && status == 503;
        assert!(status < 500 || not_built, "{path}: {text}");
        seen.insert(path.clone(), format!("{status}\n{}\n\n{text}", headers.join("\n")));
    }
    seen
}
