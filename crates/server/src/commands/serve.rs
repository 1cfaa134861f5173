//! `nhipcau serve` and `nhipcau worker`.

use nhipcau_app::{
    Mode, idempotency,
    jobs::{self, Share},
};
use nhipcau_store::person;
use tokio::sync::watch;

use crate::{
    config::Config,
    demo::stand_in,
    http,
    wiring::{self, Overrides, StartError},
};

/// Serves over HTTP, with the background work beside it unless configured otherwise.
pub async fn run(config: &Config, mode: Mode) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    wiring::migrate(&store).await?;
    refuse_demo_people(&store, mode).await?;
    let app = wiring::build(config, mode, store, Overrides::default()).await?;
    if mode == Mode::Demonstration {
        stand_in(&app).await.map_err(|error| StartError::new("demonstration", error))?;
    }
    idempotency::forget_the_dead(&app)
        .await
        .map_err(|error| StartError::new("idempotency keys", error))?;
    let (stop, stopped) = watch::channel(false);
    // Without the background work the process still follows the log for its own index.
    let share = if config.worker { Share::Everything } else { Share::IndexOnly };
    let worker = tokio::spawn(jobs::run(app.clone(), share, stopped));
    let server = http::serve(&app, &config.http_addr, config.http_workers)
        .map_err(|error| StartError::new(&format!("listening on {}", config.http_addr), error))?;
    tracing::info!(address = config.http_addr, url = config.base_url, ?mode, "serving");
    let served = server.await;
    // The worker has gone when nobody listens; that is no failure.
    let _ = stop.send(true);
    worker.await.map_err(|error| StartError::new("background work", error))?;
    served.map_err(|error| StartError::new("server", error))
}

/// Does the background work until interrupted. Nobody searches here, so the process keeps no
/// index and may share the data folder of one that serves.
pub async fn work(config: &Config, mode: Mode) -> Result<(), StartError> {
    let store = wiring::store(config).await?;
    let overrides = Overrides { index_in_memory: true, ..Overrides::default() };
    let app = wiring::build(config, mode, store, overrides).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(jobs::run(app, Share::WithoutIndex, stopped));
    tokio::signal::ctrl_c().await.map_err(|error| StartError::new("signals", error))?;
    let _ = stop.send(true);
    worker.await.map_err(|error| StartError::new("background work", error))
}

/// Demonstration people have no passwords of their own; a production start refuses their data.
async fn refuse_demo_people(store: &nhipcau_store::Store, mode: Mode) -> Result<(), StartError> {
    if mode == Mode::Demonstration {
        return Ok(());
    }
    let cast = person::demo_cast(store.reader())
        .await
        .map_err(|error| StartError::new("database", error))?;
    if cast.is_empty() {
        return Ok(());
    }
    Err(StartError(
        "this database holds demonstration data; start with `serve --demo`, or give production an empty \
         NHIPCAU_DATA_DIR or NHIPCAU_DATABASE_URL"
            .to_owned(),
    ))
}
