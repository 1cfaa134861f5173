//! `nhipcau import`.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use nhipcau_app::{
    Ctx, Mode,
    import::{self, ImportOptions, ImportReport},
    search,
};

use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// Imports lines of JSON from a file, or from standard input when it is `-`.
///
/// # Errors
/// When the file or the database fails, and when any line was not taken: the exit status says so.
pub async fn run(config: &Config, file: &Path, strict: bool, mode: Mode) -> Result<(), StartError> {
    let name = file.display().to_string();
    let source: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(file).map_err(|error| StartError::new(&name, error))?))
    };
    let store = wiring::store(config).await?;
    wiring::migrate(&store).await?;
    let app = wiring::build(config, mode, store, Overrides::default()).await?;
    let report = import::import(
        &app,
        &Ctx::system(),
        source.split(b'\n'),
        ImportOptions { strict },
        progress,
    )
    .await
    .map_err(|error| StartError::new(&name, error))?;
    print(&report).map_err(|error| StartError::new("standard output", error))?;
    // What was imported is findable when the command ends, even where no server runs.
    while nhipcau_store::sequencer::run_once(&app.store)
        .await
        .map_err(|error| StartError::new("sequencer", error))?
        > 0
    {}
    search::follow(&app).await.map_err(|error| StartError::new("index", error))?;
    if report.failed > 0 {
        return Err(StartError(format!(
            "{} of {} lines were not taken",
            report.failed, report.read
        )));
    }
    Ok(())
}

fn progress(report: &ImportReport) {
    tracing::info!(
        read = report.read,
        created = report.created,
        updated = report.updated,
        failed = report.failed,
        "importing"
    );
}

fn print(report: &ImportReport) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for problem in &report.problems {
        writeln!(out, "line {}: {}", problem.line, problem.message)?;
    }
    writeln!(
        out,
        "{} read, {} created, {} updated, {} not taken",
        report.read, report.created, report.updated, report.failed
    )
}
