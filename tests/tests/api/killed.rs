//! The whole chain on a server that is killed (`kill -9`) at random moments of it: people on a
//! broken connection reach the end, and nothing they were told is kept is lost.

use std::process::Command;

use nhipcau_tests::{Backend, TestApp};

use crate::chain;

/// Fewer deaths than this show nothing.
const DEATHS: u32 = 3;

async fn survives(backend: Backend) {
    let binary = || Command::new(env!("CARGO_BIN_EXE_served"));
    let app = TestApp::start_apart(backend, binary).await;
    chain::walk(&app).await;
    let (kills, lost) = app.finish_killed().await;
    assert!(kills >= DEATHS, "the server was killed {kills} times only");
    assert!(lost > 0, "no answer was lost: the test shows nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_is_walked_to_its_end_sqlite() {
    survives(Backend::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_is_walked_to_its_end_postgres() {
    survives(Backend::Postgres).await;
}
