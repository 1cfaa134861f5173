//! `nhipcau`: one binary with everything inside.

use clap::Parser;
use nhipcau_server::commands::{self, Cli};

/// Answers are made of thousands of small texts: the system's own allocator takes a tenth of their time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    commands::main(Cli::parse())
}
