//! One database for each test.

use std::{path::Path, time::Duration};

use nhipcau_store::{Conn, Options, Store};

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file of its own.
    Sqlite,
    /// A database of its own in the cluster of `NHIPCAU_TEST_PG_URL`.
    Postgres,
}

/// A database of one test.
#[derive(Debug)]
pub struct TestDatabase {
    /// Its URL.
    pub url: String,
    made: Option<(String, String)>,
}

impl TestDatabase {
    /// Makes a fresh database.
    pub async fn make(backend: Backend, dir: &Path) -> Self {
        if backend == Backend::Sqlite {
            let url = format!("sqlite:{}?mode=rwc", dir.join("test.sqlite").display());
            return Self { url, made: None };
        }
        let cluster = std::env::var("NHIPCAU_TEST_PG_URL")
            .expect("NHIPCAU_TEST_PG_URL names no PostgreSQL: run the tests by scripts/with-postgres or make test");
        let name = format!("t{}", uuid::Uuid::now_v7().simple());
        run(&cluster, &format!("CREATE DATABASE {name}")).await;
        let (server, options) = match cluster.split_once('?') {
            Some((server, options)) => (server, format!("?{options}")),
            None => (cluster.as_str(), String::new()),
        };
        let slash = server.rfind('/').expect("a database URL has a path");
        Self { url: format!("{}/{name}{options}", &server[..slash]), made: Some((cluster, name)) }
    }

    /// Removes the database.
    pub async fn drop(self) {
        if let Some((cluster, name)) = self.made {
            run(&cluster, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        }
    }
}

async fn run(url: &str, statement: &str) {
    let options = Options {
        url: url.to_owned(),
        max_connections: 1,
        acquire_timeout: Duration::from_secs(30),
        durable: true,
    };
    let store = Store::connect(&options).await.unwrap();
    store.writer().execute_unprepared(statement).await.unwrap();
}
