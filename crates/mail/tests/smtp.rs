//! Mail over a real server (`tests/smtp/server.mjs`), read back by a parser of its own: encryption,
//! accounts, refusals, headers, Vietnamese in subject and both parts.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests stop them too")]

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::Stdio,
};

use nhipcau_domain::{locale::Locale, timestamp::Timestamp};
use nhipcau_mail::{
    Letter, Mailer, Outgoing, Renderer, SendError, Settings, SmtpSettings, Template, TlsMode,
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};
use uuid::Uuid;

const ID: Uuid = Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_0042);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/smtp")
}

/// Installs the server's packages once, however many tests start at the same time.
async fn install() {
    let lock = File::create(std::env::temp_dir().join("nhipcau-smtp-install.lock")).unwrap();
    lock.lock().unwrap();
    if !folder().join("node_modules/.package-lock.json").exists() {
        let status = Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--silent"])
            .current_dir(folder())
            .status()
            .await
            .expect("npm, which comes with Node.js, is needed for the mail server of this test");
        assert!(status.success(), "npm ci failed in tests/smtp");
    }
}

struct Server {
    port: u16,
    lines: Lines<BufReader<ChildStdout>>,
    // Killed when the test ends.
    _child: Child,
}

impl Server {
    async fn start(wants: &[&str]) -> Self {
        install().await;
        let mut child = Command::new("node")
            .arg("server.mjs")
            .args(wants)
            .current_dir(folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Node.js is needed for the mail server of this test");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first: Value =
            serde_json::from_str(&lines.next_line().await.unwrap().unwrap()).unwrap();
        let port = u16::try_from(first["port"].as_u64().unwrap()).unwrap();
        Self { port, lines, _child: child }
    }

    fn settings(&self, tls: TlsMode) -> SmtpSettings {
        SmtpSettings {
            host: "localhost".into(),
            port: Some(self.port),
            tls,
            username: None,
            password: None,
            ca_file: Some(folder().join("certificates/ca.pem")),
            timeout_seconds: 10,
            connections: 2,
        }
    }

    async fn next_mail(&mut self) -> Value {
        let line = self.lines.next_line().await.unwrap().expect("the server took no mail");
        serde_json::from_str::<Value>(&line).unwrap()["mail"].take()
    }
}

fn mailer(settings: SmtpSettings) -> Mailer {
    Mailer::open("Nhịp Cầu <no-reply@nhipcau.example.vn>", &Settings::Smtp(settings)).unwrap()
}

fn receipt(address: &str) -> Outgoing {
    let params = json!({
        "code": "HCM-2026-0042",
        "title": {"vi": "Cấp cứu ngoại viện bằng xe hai bánh"},
        "organisation": {"vi": "Công ty Sông Trong"},
        "submission_code": "HS-2026-0108",
        "sent_at": "2026-08-14T09:59:59Z",
        "content_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "closes_at": "2026-08-15T10:00:00Z",
    });
    let letter = Letter {
        template: Template::SubmissionReceipt,
        locale: Locale::Vi,
        recipient: "Đỗ Thị Ước",
        path: "/app/submissions/108",
        params: &params,
    };
    Outgoing {
        id: ID,
        name: "Đỗ Thị Ước".into(),
        address: address.into(),
        at: Timestamp(1_786_701_600_000_000),
        rendered: Renderer::new("http://localhost:8080").unwrap().render(&letter).unwrap(),
        unsubscribe_url: None,
        log_head: Some("nhipcau.example.vn/log\n12\n".to_owned()),
    }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let mut server = Server::start(&[]).await;
    let mail = Outgoing {
        unsubscribe_url: Some("http://localhost:8080/app/follows".into()),
        ..receipt("uoc@songtrong.example.vn")
    };
    mailer(server.settings(TlsMode::None)).send(&mail).await.unwrap();
    let got = server.next_mail().await;
    assert_eq!(got["secure"], false);
    assert_eq!(got["sender"], "no-reply@nhipcau.example.vn");
    assert_eq!(got["recipients"], json!(["uoc@songtrong.example.vn"]));
    assert_eq!(got["from"]["name"], "Nhịp Cầu");
    assert_eq!(got["to"][0]["name"], "Đỗ Thị Ước");
    assert_eq!(got["subject"], "Biên nhận hồ sơ HS-2026-0108");
    assert_eq!(got["message_id"], format!("<{ID}@nhipcau.example.vn>"));
    assert_eq!(got["date"], "2026-08-14T10:00:00.000Z");
    assert_eq!(got["headers"]["auto-submitted"], "auto-generated");
    assert_eq!(got["headers"]["list-unsubscribe"], "<http://localhost:8080/app/follows>");
    assert_eq!(got["headers"].get("reply-to"), None);
    let part = |name: &str| got[name].as_str().unwrap().replace("\r\n", "\n");
    assert_eq!(part("text").trim_end(), mail.rendered.text.trim_end());
    assert_eq!(part("html").trim_end(), mail.rendered.html.trim_end());
    assert!(part("text").contains("16:59 ngày 14/08/2026 (giờ Việt Nam)"));
}

#[tokio::test]
async fn encryption_and_accounts() {
    for (want, mode) in [("starttls", TlsMode::Starttls), ("tls", TlsMode::Implicit)] {
        let mut server = Server::start(&[want, "auth"]).await;
        let account = |password: &str| SmtpSettings {
            username: Some("probe".into()),
            password: Some(password.into()),
            ..server.settings(mode)
        };
        let (right, wrong) = (account("secret"), account("guess"));
        mailer(right).send(&receipt("uoc@songtrong.example.vn")).await.unwrap();
        // Our own account is an operator's matter; the mail waits.
        let error = mailer(wrong).send(&receipt("uoc@songtrong.example.vn")).await.unwrap_err();
        assert!(error.is_temporary(), "{error}");
        let stranger = SmtpSettings { ca_file: None, ..server.settings(mode) };
        let error = mailer(stranger).send(&receipt("uoc@songtrong.example.vn")).await.unwrap_err();
        assert!(error.is_temporary() && error.to_string().contains("certificate"), "{error}");
        let got = server.next_mail().await;
        assert_eq!((&got["secure"], &got["user"]), (&json!(true), &json!("probe")));
    }
}

#[tokio::test]
async fn a_server_without_encryption_gets_nothing_when_it_is_demanded() {
    let server = Server::start(&[]).await;
    let error = mailer(server.settings(TlsMode::Starttls))
        .send(&receipt("uoc@songtrong.example.vn"))
        .await
        .unwrap_err();
    assert!(error.to_string().to_lowercase().contains("starttls"), "{error}");
}

#[tokio::test]
async fn refusals_say_whether_to_try_again() {
    let server = Server::start(&[]).await;
    let mailer = mailer(server.settings(TlsMode::None));
    let busy = mailer.send(&receipt("busy@songtrong.example.vn")).await.unwrap_err();
    assert!(matches!(&busy, SendError::Temporary(words) if words.contains("busy")), "{busy}");
    let nobody = mailer.send(&receipt("nobody@songtrong.example.vn")).await.unwrap_err();
    assert!(matches!(&nobody, SendError::Permanent(_)), "{nobody}");
    let malformed = mailer.send(&receipt("not an address")).await.unwrap_err();
    assert!(matches!(&malformed, SendError::Permanent(_)), "{malformed}");
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_again() {
    let port = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    let settings = SmtpSettings {
        host: "127.0.0.1".into(),
        port: Some(port),
        tls: TlsMode::None,
        username: None,
        password: None,
        ca_file: None,
        timeout_seconds: 5,
        connections: 1,
    };
    let error = mailer(settings).send(&receipt("uoc@songtrong.example.vn")).await.unwrap_err();
    assert!(error.is_temporary(), "{error}");
}

#[tokio::test]
async fn the_folder_gets_the_same_mail_once() {
    let folder = std::env::temp_dir().join(format!("nhipcau-mail-{}", std::process::id()));
    let mailer = Mailer::open(
        "Nhịp Cầu <no-reply@nhipcau.example.vn>",
        &Settings::File { folder: folder.clone() },
    )
    .unwrap();
    let mail = receipt("uoc@songtrong.example.vn");
    mailer.send(&mail).await.unwrap();
    let first = std::fs::read(folder.join(format!("{ID}.eml"))).unwrap();
    mailer.send(&mail).await.unwrap();
    let files: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files, [folder.join(format!("{ID}.eml"))]);
    assert_eq!(std::fs::read(&files[0]).unwrap(), first);
    std::fs::remove_dir_all(folder).unwrap();
}
