//! A server in a process of its own, which can be killed.

use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use nhipcau_server::config::Config;

/// A process of the binary. It ends with its owner.
#[derive(Debug)]
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts a command of the binary (`Command::new(env!("CARGO_BIN_EXE_served"))`) on the data
    /// and database of a configuration.
    pub fn spawn(mut binary: Command, config: &Config, arguments: &[&str]) -> Self {
        let child = binary
            .args(arguments)
            .env("NHIPCAU_DATA_DIR", &config.data_dir)
            .env("NHIPCAU_DATABASE_URL", &config.database_url)
            .env("NHIPCAU_HTTP_ADDR", &config.http_addr)
            .env("NHIPCAU_INDEX_DIR", &config.index_dir)
            .env("NHIPCAU_INDEX_SNAPSHOT_DIR", &config.index_snapshot_dir)
            .env("NHIPCAU_WORKER", config.worker.to_string())
            .env("NHIPCAU_ARGON2_MEMORY_KIB", config.argon2_memory_kib.to_string())
            .env("NHIPCAU_ARGON2_PASSES", config.argon2_passes.to_string())
            .env("NHIPCAU_SIGN_INS_PER_MINUTE", config.sign_ins_per_minute.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { child }
    }

    /// Waits until the server at the configuration's address is ready.
    pub async fn ready(&mut self, config: &Config) {
        let begun = Instant::now();
        loop {
            let ready = reqwest::get(format!("http://{}/readyz", config.http_addr)).await;
            if ready.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("the server has ended: {status}");
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "the server does not come up");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until a command has ended, and says whether it succeeded.
    pub fn succeeded(mut self) -> bool {
        self.child.wait().unwrap().success()
    }

    /// Kills it: SIGKILL on Unix, so no destructor and no flush.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A free address of this machine.
pub fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// What a test's server is configured with: hashing is what it is in production, only cheaper.
pub fn configuration(data_dir: &std::path::Path, database_url: &str) -> Config {
    Config {
        data_dir: data_dir.to_owned(),
        database_url: database_url.to_owned(),
        database_connections: 4,
        argon2_memory_kib: 1_024,
        argon2_passes: 1,
        // Everybody of a test signs in from one address.
        sign_ins_per_minute: 10_000,
        ..Config::default()
    }
}
