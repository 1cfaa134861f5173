//! A client that sends every POST twice under one `Idempotency-Key`, and demands the same answer
//! twice.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use reqwest::Method;

use crate::{Answer, Client};

/// Which POSTs were repeated, by path.
#[derive(Debug, Clone, Default)]
pub struct Repeats(Arc<Mutex<BTreeSet<String>>>);

impl Repeats {
    /// The paths of the POSTs that were answered the same twice.
    pub fn paths(&self) -> BTreeSet<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Client {
    /// Sends a request, and when it had an effect sends it again with the same key: status, place
    /// and body of the second answer are those of the first, and nothing happens twice.
    pub(crate) async fn repeat(
        &self,
        repeats: &Repeats,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Answer {
        let key = uuid::Uuid::new_v4().to_string();
        let mut headers = headers.to_vec();
        headers.push(("idempotency-key", &key));
        let what = format!("POST {path}");
        let ask = async || {
            let answer = self.attempt(Method::POST, path, &headers, body.clone()).await;
            answer.unwrap_or_else(|| panic!("{what}: no answer"))
        };
        let first = ask().await;
        if !first.status.is_success() {
            return first;
        }
        assert_eq!(first.header("idempotency-replayed"), "", "{what}");
        let again = ask().await;
        assert_eq!(again.status, first.status, "{what}: {}", again.text);
        assert_eq!(again.header("idempotency-replayed"), "true", "{what}");
        for header in ["location", "etag", "content-type"] {
            assert_eq!(again.header(header), first.header(header), "{what}: {header}");
        }
        assert_eq!(again.json, first.json, "{what}");
        repeats.0.lock().unwrap().insert(path.split('?').next().unwrap_or(path).to_owned());
        first
    }
}
