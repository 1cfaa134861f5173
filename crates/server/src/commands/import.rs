//! `nhipcau import`.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use nhipcau_app::{
    App, Ctx, Mode,
    import::{self, ImportOptions, ImportReport},
    search, setup,
};
use nhipcau_store::{Store, person, topic};

use crate::{
    config::Config,
    demo::stand_in,
    wiring::{self, Overrides, StartError},
};

/// Imports lines of JSON from a file, or from standard input when it is `-`.
///
/// # Errors
/// When the file or the database fails, and when any line was not taken: the exit status says so.
pub async fn run(config: &Config, file: &Path, strict: bool, demo: bool) -> Result<(), StartError> {
    let name = file.display().to_string();
    let source: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(file).map_err(|error| StartError::new(&name, error))?))
    };
    let store = wiring::store(config).await?;
    wiring::migrate(&store).await?;
    let mode = mode(&store, demo).await.map_err(|error| StartError::new("database", error))?;
    let app = wiring::build(config, mode, store, Overrides::default()).await?;
    vocabulary(&app).await.map_err(|error| StartError::new("topics", error))?;
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
    if app.config.is_demo() {
        stand_in(&app).await.map_err(|error| StartError::new("demonstration", error))?;
    }
    // What was imported is findable when the command ends, even where no server runs. One that
    // runs and keeps the index follows the log by itself, within a second.
    while nhipcau_app::log::sequence(&app)
        .await
        .map_err(|error| StartError::new("sequencer", error))?
        > 0
    {}
    follow(&app).await.map_err(|error| StartError::new("index", error))?;
    if report.failed > 0 {
        return Err(StartError(format!(
            "{} of {} lines were not taken",
            report.failed, report.read
        )));
    }
    Ok(())
}

/// Whether this is a demonstration: the database says so by its people. Where nobody can sign in
/// yet, it becomes one when asked to.
async fn mode(store: &Store, asked: bool) -> nhipcau_store::Result<Mode> {
    let conn = store.reader();
    let demonstration = !person::demo_cast(conn).await?.is_empty()
        || (asked && person::nobody_signs_in(conn).await?);
    if asked && !demonstration {
        tracing::warn!("this database is no demonstration; it is imported into as it is");
    }
    Ok(if demonstration { Mode::Demonstration } else { Mode::Production })
}

/// An installation without a vocabulary gets the one that comes with the product.
async fn vocabulary(app: &App) -> nhipcau_app::Result<()> {
    if topic::all(app.store.reader()).await?.is_empty() {
        setup::topics(app, &setup::built_in_topics()?).await?;
    }
    Ok(())
}

/// Brings the index up to the log, unless a server keeps it.
async fn follow(app: &App) -> nhipcau_app::Result<()> {
    if !search::is_kept_elsewhere(app).await? {
        match search::follow(app).await {
            // A server may have begun to keep it in this very moment.
            Err(_) if search::is_kept_elsewhere(app).await? => {}
            done => return done,
        }
    }
    tracing::info!("a server keeps the search index and follows by itself");
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
