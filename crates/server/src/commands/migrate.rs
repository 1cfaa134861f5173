//! `nhipcau migrate`.

use crate::{
    config::Config,
    wiring::{self, StartError},
};

/// Brings the database to the present schema.
pub async fn run(config: &Config) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    wiring::migrate(&store).await?;
    tracing::info!("the database has the present schema");
    Ok(())
}
