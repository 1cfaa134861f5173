//! `nhipcau keys`: the keys that sign access tokens.

use nhipcau_app::{Mode, auth};

use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// Lets another key sign. Processes that serve take it up within a minute; nobody is signed out.
pub async fn rotate(config: &Config) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    let overrides = Overrides { index_in_memory: true, ..Overrides::default() };
    let app = wiring::build(config, Mode::Production, store, overrides).await?;
    auth::rotate_keys(&app).await.map_err(|error| StartError::new("keys", error))?;
    Ok(())
}
