//! The binary `nhipcau` under a name that the fault tests can find and kill.

use clap::Parser;
use nhipcau_server::commands::{self, Cli};

fn main() -> std::process::ExitCode {
    commands::main(Cli::parse())
}
