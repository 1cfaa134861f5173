//! The application in a process of its own that is killed over and over while a test goes on.

use std::{
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use nhipcau_server::config::Config;
use tokio::task::JoinHandle;

use crate::{process::Process, stubborn::Ledger};

/// A server that keeps being killed and started again.
#[derive(Debug)]
pub(crate) struct Apart {
    pub ledger: Ledger,
    stop: Arc<AtomicBool>,
    killer: JoinHandle<(Process, u32)>,
}

impl Apart {
    /// Starts the server, and whatever kills it.
    pub async fn start(binary: fn() -> Command, config: Config) -> Self {
        let start = move |config: &Config| Process::spawn(binary(), config, &["serve", "--demo"]);
        let mut process = start(&config);
        process.ready(&config).await;
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let killer = tokio::spawn(async move {
            let mut kills = 0;
            loop {
                // The moment of death differs from run to run. Later ones come slower: whoever asked
                // with a key waits until it lapses, and the test would only wait with them.
                let random = u64::from(uuid::Uuid::new_v4().as_bytes()[0]);
                let pause = if kills < 4 { 100 + random * 4 } else { 2_000 + random * 8 };
                tokio::time::sleep(Duration::from_millis(pause)).await;
                if stopped.load(Ordering::SeqCst) {
                    return (process, kills);
                }
                process.kill();
                kills += 1;
                process = start(&config);
                process.ready(&config).await;
            }
        });
        Self { ledger: Ledger::default(), stop, killer }
    }

    /// Stops killing. The server goes on until what is returned goes; with it, how often it died.
    pub async fn spare(self) -> (Process, u32) {
        self.stop.store(true, Ordering::SeqCst);
        self.killer.await.unwrap()
    }
}
