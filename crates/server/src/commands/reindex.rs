//! `nhipcau reindex`.

use nhipcau_app::{Mode, search};

use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// Builds the search index anew from the database.
pub async fn run(config: &Config) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    wiring::migrate(&store).await?;
    let app = wiring::build(config, Mode::Production, store, Overrides::default()).await?;
    while nhipcau_app::log::sequence(&app)
        .await
        .map_err(|error| StartError::new("sequencer", error))?
        > 0
    {}
    let documents = search::reindex(&app).await.map_err(|error| StartError::new("index", error))?;
    tracing::info!(documents, "the search index is built");
    Ok(())
}
