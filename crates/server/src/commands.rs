//! The commands of the binary.

mod audit;
mod import;
mod judgements;
mod keys;
mod migrate;
mod openapi;
mod reference;
mod reindex;
mod retention;
mod serve;
mod setup;
mod snapshot;
mod thesaurus;

use std::{path::PathBuf, process::ExitCode};

use audit::Audit;
use clap::{Parser, Subcommand};
use nhipcau_app::Mode;

use crate::{config::Config, demo, wiring::StartError};

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
    /// Makes the first offices, people and programmes from a JSON file.
    Setup {
        /// The file.
        file: PathBuf,
    },
    /// Fills an empty database with the demonstration's city.
    Demo {
        /// Do nothing when the database is not empty.
        #[arg(long)]
        if_empty: bool,
    },
    /// Imports organisations, capabilities, challenges, topics, experts and deployments from JSON
    /// Lines.
    Import {
        /// The file; `-` reads standard input.
        file: PathBuf,
        /// Stop at the first bad line.
        #[arg(long)]
        strict: bool,
        /// Make a demonstration of a database in which nobody can sign in yet. A demonstration that
        /// is there is known without this.
        #[arg(long)]
        demo: bool,
    },
    /// The keys that sign access tokens.
    Keys {
        /// What to do with them.
        #[command(subcommand)]
        command: Keys,
    },
    /// Shows what is over its time, and with `--apply` removes it. The background work does so each day.
    Retention {
        /// Remove it.
        #[arg(long)]
        apply: bool,
        /// The database is a demonstration's.
        #[arg(long)]
        demo: bool,
    },
    /// Builds the search index anew from the database.
    Reindex,
    /// Copies the search index into a folder from which other processes start (`index_snapshot_dir`), beside the
    /// server that keeps it.
    Snapshot {
        /// The folder; the snapshot that is there is replaced.
        folder: PathBuf,
    },
    /// What people made of matches: exports it, or fits the weights of the facts to it.
    Judgements {
        /// What to do.
        #[command(subcommand)]
        act: judgements::Act,
        /// The database is a demonstration's.
        #[arg(long, global = true)]
        demo: bool,
    },
    /// Checks the log, or writes it for an outside auditor.
    Audit {
        /// What to do.
        #[command(subcommand)]
        what: audit::Audit,
        /// The database is a demonstration's.
        #[arg(long, global = true)]
        demo: bool,
    },
    /// Checks the thesaurus, or prints it.
    Thesaurus {
        /// What to do.
        #[command(subcommand)]
        act: thesaurus::Act,
    },
    /// Prints the OpenAPI document.
    Openapi,
    /// Writes the reference pages of the docs into a folder.
    Reference {
        /// The folder.
        folder: PathBuf,
    },
}

/// What can be done with the keys that sign access tokens.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Lets another key sign from now on. Nobody is signed out.
    Rotate,
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
    match &cli.command {
        Command::Openapi => return openapi::run(),
        Command::Thesaurus { act: thesaurus::Act::Export { installed: true } } => {}
        Command::Thesaurus { act } => return thesaurus::run(act),
        Command::Reference { folder } => return reference::run(folder),
        Command::Audit { what: Audit::Verify { file: Some(file), keys }, .. } => {
            return audit::verify_file(file, keys);
        }
        _ => {}
    }
    let config = Config::load().map_err(|error| StartError(error.to_string()))?;
    logging(&config);
    actix_web::rt::System::new().block_on(async move {
        match cli.command {
            Command::Serve { demo } => serve::run(&config, mode(demo)).await,
            Command::Worker { demo } => serve::work(&config, mode(demo)).await,
            Command::Migrate => migrate::run(&config).await,
            Command::Setup { file } => setup::run(&config, &file).await,
            Command::Demo { if_empty } => Box::pin(demo::run(&config, if_empty)).await,
            Command::Import { file, strict, demo } => {
                import::run(&config, &file, strict, demo).await
            }
            Command::Keys { command: Keys::Rotate } => keys::rotate(&config).await,
            Command::Retention { apply, demo } => retention::run(&config, mode(demo), apply).await,
            Command::Reindex => reindex::run(&config).await,
            Command::Snapshot { folder } => snapshot::run(&config, &folder).await,
            Command::Judgements { act, demo } => judgements::run(&config, mode(demo), &act).await,
            Command::Audit { what: Audit::Verify { keys, .. }, demo } => {
                audit::verify_database(&config, mode(demo), &keys).await
            }
            Command::Audit { what: Audit::Export { file, with_parties }, demo } => {
                audit::export(&config, mode(demo), &file, with_parties).await
            }
            Command::Thesaurus { act: thesaurus::Act::Export { installed: true } } => {
                thesaurus::export(&config).await
            }
            // Answered above, without a configuration.
            Command::Openapi | Command::Reference { .. } | Command::Thesaurus { .. } => Ok(()),
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
