//! The commands of the binary.

mod migrate;
mod openapi;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use nhipcau_app::Mode;

use crate::{config::Config, wiring::StartError};

/// Nhịp Cầu: innovation challenges of public health.
#[derive(Debug, Parser)]
#[command(name = "nhipcau", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves everything over HTTP.
    Serve {
        /// Demonstration mode: sign-in by one click, a clock that can be moved.
        #[arg(long)]
        demo: bool,
    },
    /// Does the background work only.
    Worker {
        /// Demonstration mode.
        #[arg(long)]
        demo: bool,
    },
    /// Brings the database to the present schema.
    Migrate,
    /// Prints the OpenAPI document.
    Openapi,
}

/// Runs a command; errors are printed for the operator.
pub fn main(cli: Cli) -> ExitCode {
    let result = run(cli);
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// The binary's own words to its operator.
#[allow(clippy::print_stderr)]
fn report(text: &str) {
    eprintln!("nhipcau: {text}");
}

fn run(cli: Cli) -> Result<(), StartError> {
    if matches!(cli.command, Command::Openapi) {
        return openapi::run();
    }
    let config = Config::load().map_err(|error| StartError(error.to_string()))?;
    logging(&config);
    actix_web::rt::System::new().block_on(async move {
        match cli.command {
            Command::Serve { demo } => serve::run(&config, mode(demo)).await,
            Command::Worker { demo } => serve::work(&config, mode(demo)).await,
            Command::Migrate => migrate::run(&config).await,
            Command::Openapi => Ok(()),
        }
    })
}

fn mode(demo: bool) -> Mode {
    if demo { Mode::Demonstration } else { Mode::Production }
}

fn logging(config: &Config) {
    use tracing_subscriber::{EnvFilter, fmt};
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,tantivy=warn"));
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json { builder.json().init() } else { builder.init() }
}
