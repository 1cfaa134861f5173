//! A person's HTTP client.

use std::{sync::Arc, time::Duration};

use reqwest::{Method, StatusCode, cookie::Jar, header};
use serde_json::{Value, json};

use crate::{repeats::Repeats, stubborn::Ledger};

/// An answer of the server.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers.
    pub headers: header::HeaderMap,
    /// Body as text.
    pub text: String,
    /// Body as JSON; null when it is none.
    pub json: Value,
    what: String,
}

impl Answer {
    /// Demands a status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.what, self.text);
        self
    }

    /// Demands a problem with this status and code.
    #[track_caller]
    pub fn expect_problem(self, status: u16, code: &str) -> Self {
        let answer = self.expect(status);
        assert_eq!(answer.json["code"], code, "{}: {}", answer.what, answer.text);
        assert_eq!(answer.json["status"], status);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert!(
            !answer.json["request_id"].as_str().unwrap_or_default().is_empty(),
            "no request id"
        );
        answer
    }

    /// A header as text; empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// What the `ETag` says of the version, without the digest of what this reader reads.
    pub fn version_tag(&self) -> String {
        let tag = self.header("etag");
        tag.split_once('-').map_or_else(|| tag.to_owned(), |(version, _)| format!("{version}\""))
    }

    /// The `ETag`.
    pub fn etag(&self) -> String {
        self.header("etag").to_owned()
    }

    /// The `id` of the body.
    #[track_caller]
    pub fn id(&self) -> String {
        self.json["id"].as_str().unwrap_or_else(|| panic!("no id in {}", self.text)).to_owned()
    }

    /// What `allowed_actions` says of an action: `None` when it is not listed.
    pub fn action(&self, action: &str) -> Option<bool> {
        let actions = self.json["allowed_actions"].as_array()?;
        actions
            .iter()
            .find(|found| found["action"] == action)
            .and_then(|found| found["allowed"].as_bool())
    }
}

/// A client with the sign-in of one person.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
    stubborn: Option<Ledger>,
    repeats: Option<Repeats>,
    /// `Accept-Language`.
    pub language: &'static str,
}

impl Client {
    /// A client that is not signed in, on the one device that everybody of a test shares.
    pub fn new(base: &str) -> Self {
        let jar = Jar::default();
        let device = format!("nhipcau_device={}; Path=/api/v1/auth; HttpOnly", "d".repeat(64));
        jar.add_cookie_str(&device, &base.parse().unwrap());
        Self::with_cookies(base, jar)
    }

    /// A client that is not signed in, on a device of its own.
    pub fn elsewhere(base: &str) -> Self {
        Self::with_cookies(base, Jar::default())
    }

    fn with_cookies(base: &str, jar: Jar) -> Self {
        // The server hangs up on who is silent for five seconds; a connection is not used up to the last
        // moment, or a request meets one that is just being closed.
        let http = reqwest::Client::builder()
            .cookie_provider(Arc::new(jar))
            .pool_idle_timeout(Duration::from_secs(2))
            .build()
            .unwrap();
        Self {
            http,
            base: base.to_owned(),
            token: None,
            stubborn: None,
            repeats: None,
            language: "vi",
        }
    }

    /// The same client on a network that breaks: it asks again until it knows what became of its
    /// request, and notes down what it is told.
    #[must_use]
    pub fn stubborn(mut self, ledger: Ledger) -> Self {
        self.stubborn = Some(ledger);
        self
    }

    /// The same client with a shaking hand: every POST of somebody signed in is sent twice.
    #[must_use]
    pub fn repeating(mut self, repeats: Repeats) -> Self {
        self.repeats = Some(repeats);
        self
    }

    /// The same person reading English.
    #[must_use]
    pub fn in_english(mut self) -> Self {
        self.language = "en";
        self
    }

    /// Signs in.
    pub async fn login(&mut self, email: &str, password: &str) {
        let body = json!({"email": email, "password": password});
        let answer = self.post("/api/v1/auth/login", body).await.expect(200);
        self.token = answer.json["access_token"].as_str().map(str::to_owned);
    }

    /// Uses this access token from now on.
    pub fn use_token(&mut self, token: Option<String>) {
        self.token = token;
    }

    /// The access token in use.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Any request with any headers.
    pub async fn request(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Answer {
        if let Some(ledger) = &self.stubborn {
            return self.insist(ledger, method, path, headers, body).await;
        }
        if let Some(repeats) = &self.repeats
            && method == Method::POST
            && self.token.is_some()
            && !path.starts_with("/api/v1/auth/")
        {
            return self.repeat(repeats, path, headers, body).await;
        }
        let what = format!("{method} {path}");
        self.attempt(method, path, headers, body)
            .await
            .unwrap_or_else(|| panic!("{what}: no answer"))
    }

    /// Any request; `None` when the connection breaks before the whole answer is there.
    pub async fn attempt(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Option<Answer> {
        let what = format!("{method} {path}");
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .header(header::ACCEPT_LANGUAGE, self.language);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.body(body);
        }
        let response = request.send().await.ok()?;
        let (status, headers) = (response.status(), response.headers().clone());
        let text = String::from_utf8_lossy(&response.bytes().await.ok()?).into_owned();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Some(Answer { status, headers, text, json, what })
    }

    /// GET that may find the server gone.
    pub async fn attempt_get(&self, path: &str) -> Option<Answer> {
        self.attempt(Method::GET, path, &[], None).await
    }

    /// PATCH that may find the server gone.
    pub async fn attempt_patch(&self, path: &str, etag: &str, body: Value) -> Option<Answer> {
        let headers = [("content-type", "application/json"), ("if-match", etag)];
        self.attempt(Method::PATCH, path, &headers, Some(body.to_string().into_bytes())).await
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.request(Method::GET, path, &[], None).await
    }

    /// DELETE.
    pub async fn delete(&self, path: &str) -> Answer {
        self.request(Method::DELETE, path, &[], None).await
    }

    /// PUT without a body, of what is put by its address alone.
    pub async fn put_empty(&self, path: &str) -> Answer {
        self.request(Method::PUT, path, &[], None).await
    }

    /// POST of a JSON body.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, &[], body).await
    }

    /// A JSON body with headers.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Value,
    ) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend_from_slice(headers);
        self.request(method, path, &all, Some(body.to_string().into_bytes())).await
    }

    /// PATCH of a JSON body with `If-Match`.
    pub async fn patch(&self, path: &str, etag: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, &[("if-match", etag)], body).await
    }

    /// PUT of a JSON body with `If-Match`.
    pub async fn put(&self, path: &str, etag: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, &[("if-match", etag)], body).await
    }

    /// A transition of the thing at this path, with its present version. Where the server's own clock
    /// may take a step between the look and the act, it is looked at once more.
    pub async fn transition(&self, path: &str, body: Value) -> Answer {
        let mut looks = if self.stubborn.is_some() { 2 } else { 1 };
        loop {
            let etag = self.get(path).await.expect(200).etag();
            let to = format!("{path}/transitions");
            let answer = self.send(Method::POST, &to, &[("if-match", &etag)], body.clone()).await;
            looks -= 1;
            if looks == 0 || answer.status != StatusCode::PRECONDITION_FAILED {
                return answer;
            }
        }
    }

    /// Writes a section of the thing at this path, with its present version.
    pub async fn write_section(&self, path: &str, key: &str, content: Value) -> Answer {
        let path = format!("{path}/sections/{key}");
        let etag = self.get(&path).await.expect(200).etag();
        self.patch(&path, &etag, content).await
    }

    /// Uploads a file.
    pub async fn upload(
        &self,
        path: &str,
        file_name: &str,
        media_type: &str,
        purpose: &str,
        bytes: &[u8],
    ) -> Answer {
        let boundary = "nhipcau-test-boundary";
        let mut body = Vec::new();
        body.extend_from_slice(
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n{purpose}\r\n").as_bytes(),
        );
        body.extend_from_slice(
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\nContent-Type: {media_type}\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={boundary}");
        self.request(Method::POST, path, &[("content-type", &kind)], Some(body)).await
    }
}
