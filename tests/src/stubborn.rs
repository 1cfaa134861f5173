//! A client on a network that breaks: it asks again until it knows what became of its request, by
//! the means the API promises for that (`Idempotency-Key`, `ETag`), and remembers what it was told
//! is kept.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use reqwest::Method;

use crate::client::{Answer, Client};

/// How long it asks before giving up.
const PATIENCE: Duration = Duration::from_secs(150);

/// The last `ETag` that was acknowledged for each thing, and how often an answer was lost.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    etags: Arc<Mutex<BTreeMap<String, String>>>,
    lost: Arc<Mutex<u32>>,
}

impl Ledger {
    /// What was acknowledged: path and version.
    pub fn acknowledged(&self) -> Vec<(String, u64)> {
        let etags = self.etags.lock().unwrap();
        etags.iter().map(|(path, etag)| (path.clone(), version(etag))).collect()
    }

    /// How often an answer was lost on the way.
    pub fn lost(&self) -> u32 {
        *self.lost.lock().unwrap()
    }

    fn note(&self, path: &str, answer: &Answer) {
        let etag = answer.etag();
        if answer.status.is_success() && !etag.is_empty() {
            let path = match answer.header("location") {
                "" => versioned(path),
                location => location,
            };
            self.etags.lock().unwrap().insert(path.to_owned(), etag);
        }
    }
}

/// The thing whose version a write to this path goes by.
fn versioned(path: &str) -> &str {
    let parts = ["/transitions", "/minutes", "/members"];
    parts.iter().find_map(|part| path.strip_suffix(part)).unwrap_or(path)
}

/// The version in an `ETag` such as `"v3-0a1b"`, or `"v3.17-0a1b"` where the text has a number of its
/// own.
pub fn version(etag: &str) -> u64 {
    let tag = etag.trim_matches(['"', 'v']);
    let number = tag.split(['.', '-']).next().unwrap_or_default();
    number.parse().unwrap_or_else(|_| panic!("{etag} is no tag of ours"))
}

impl Client {
    /// Asks until there is an answer that says what became of the request.
    pub(crate) async fn insist(
        &self,
        ledger: &Ledger,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Answer {
        let key = uuid::Uuid::new_v4().to_string();
        let mut headers = headers.to_vec();
        let writes = method != Method::GET;
        if method == Method::POST && self.token().is_some() {
            headers.push(("idempotency-key", &key));
        }
        let begun = Instant::now();
        let mut broke = false;
        loop {
            assert!(begun.elapsed() < PATIENCE, "{method} {path}: nothing came of it");
            match self.attempt(method.clone(), path, &headers, body.clone()).await {
                // The first one may still be at it, or have died at it; then its key lapses.
                Some(answer) if answer.json["code"] == "idempotency_in_progress" => {}
                // Its key is only known to have had its effect with the version it expected.
                Some(answer) if broke && writes && answer.status == 412 => {
                    if let Some(ours) = self.written_before(path, &headers).await {
                        ledger.note(path, &ours);
                        return ours;
                    }
                    return answer;
                }
                Some(answer) => {
                    if writes {
                        ledger.note(path, &answer);
                    }
                    return answer;
                }
                None => {
                    broke = true;
                    *ledger.lost.lock().unwrap() += 1;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The thing as it is, when it has just the version after the one that was expected: then the
    /// lost answer was that of a write that was kept, for nobody else writes here.
    async fn written_before(&self, path: &str, headers: &[(&str, &str)]) -> Option<Answer> {
        let expected = headers.iter().find(|(name, _)| *name == "if-match")?.1;
        let path = versioned(path);
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(answer) = self.attempt_get(path).await {
                return (version(&answer.etag()) == version(expected) + 1).then_some(answer);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        None
    }
}
