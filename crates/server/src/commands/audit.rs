//! `nhipcau audit`: checking the log and handing it to an auditor.

use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use clap::Subcommand;
use nhipcau_app::{
    Mode,
    log::{self, verify},
};
use nhipcau_domain::log::VerifierKey;

use super::report;
use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// What to do about the log.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Checks the log of this installation's database, an exported log or a proof, and names the
    /// first record that is broken.
    Verify {
        /// An export, a proof or a signed head; `-` reads standard input. The database when absent.
        file: Option<PathBuf>,
        /// The log's public key, as `/api/v1/audit/head` names it and as you have kept it. May be given
        /// several times.
        #[arg(long = "key")]
        keys: Vec<String>,
    },
    /// Writes the log for an outside auditor: JSON Lines that `audit verify` checks anywhere.
    Export {
        /// The file; `-` writes to standard output.
        file: PathBuf,
        /// With the figures that the auditor of this installation reads, not only the public ones.
        #[arg(long)]
        with_parties: bool,
    },
}

/// Checks a file without the installation it comes from.
///
/// # Errors
/// When it is broken or cannot be read.
pub fn verify_file(path: &Path, keys: &[String]) -> Result<(), StartError> {
    let keys = read_keys(keys)?;
    let unread = |error: std::io::Error| StartError::new(&path.display().to_string(), error);
    let input: Box<dyn Read> = if path == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(path).map_err(unread)?)
    };
    let mut input = BufReader::new(input);
    let start = input.fill_buf().map_err(unread)?;
    // The first line of an export names its form within the first hundred bytes.
    let start = String::from_utf8_lossy(&start[..start.len().min(200)]);
    if start.contains("\"nhipcau-log/") {
        let found = verify::export(input, &keys).map_err(|error| StartError(error.to_string()))?;
        report(&found.to_string());
        if keys.is_empty() {
            report(
                "no --key was given: the file fits together, but whose log it is was not checked",
            );
        }
        return Ok(());
    }
    if keys.is_empty() {
        return Err(StartError(
            "a proof is checked against a key that you have kept: give it as --key".to_owned(),
        ));
    }
    let mut text = String::new();
    input.read_to_string(&mut text).map_err(unread)?;
    let proved = verify::proof(&text, &keys).map_err(|error| StartError(error.to_string()))?;
    report(&proved);
    Ok(())
}

/// Checks the database of this installation.
///
/// # Errors
/// When it is broken or cannot be read.
pub async fn verify_database(
    config: &Config,
    mode: Mode,
    keys: &[String],
) -> Result<(), StartError> {
    let mut keys = read_keys(keys)?;
    let store = wiring::store(config).await?;
    let own = config.app(mode).map_err(|error| StartError(error.to_string()))?;
    let own = wiring::log_key(config, &own, &store).await?;
    keys.push(own.public().clone());
    let found = verify::database(&store, &keys).await;
    report(&found.map_err(|error| StartError(error.to_string()))?.to_string());
    Ok(())
}

/// Writes the log of this installation.
///
/// # Errors
/// When the database or the file fails.
pub async fn export(
    config: &Config,
    mode: Mode,
    path: &Path,
    with_parties: bool,
) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    let overrides = Overrides { index_in_memory: true, ..Overrides::default() };
    let app = wiring::build(config, mode, store, overrides).await?;
    let mut out: Box<dyn Write> = if path == Path::new("-") {
        Box::new(std::io::stdout().lock())
    } else {
        let file = File::create(path)
            .map_err(|error| StartError::new(&path.display().to_string(), error))?;
        Box::new(BufWriter::new(file))
    };
    let records = log::export(&app, with_parties, &mut out)
        .await
        .map_err(|error| StartError::new("export", error))?;
    drop(out);
    report(&format!("{records} records written; key: {}", app.log_key.public().text()));
    Ok(())
}

fn read_keys(keys: &[String]) -> Result<Vec<VerifierKey>, StartError> {
    let read = |key: &String| {
        VerifierKey::read(key).map_err(|error| StartError::new(&format!("--key {key}"), error))
    };
    keys.iter().map(read).collect()
}
