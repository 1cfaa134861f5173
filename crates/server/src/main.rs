//! `nhipcau`: one binary with everything inside.

use clap::Parser;
use nhipcau_server::commands::{self, Cli};

fn main() -> std::process::ExitCode {
    commands::main(Cli::parse())
}
