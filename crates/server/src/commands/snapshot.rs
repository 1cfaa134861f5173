//! `nhipcau snapshot`.

use std::path::Path;

use nhipcau_app::{Mode, search::Snapshot};

use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// Copies the search index into a folder.
pub async fn run(config: &Config, folder: &Path) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    let app = wiring::build(config, Mode::Production, store, Overrides::default()).await?;
    let copied = app.search.snapshot(folder.to_owned()).await;
    let Snapshot { documents, sequence } =
        copied.map_err(|error| StartError::new("search index", error))?;
    tracing::info!(documents, sequence, folder = %folder.display(), "the search index is copied");
    Ok(())
}
