//! Puts the application together from its configuration.

use std::{path::Path, sync::Arc, time::Duration};

use nhipcau_app::{
    App, AppConfig, Ids, Mode,
    attachment::Files,
    auth::{Gate, KeyRing, Recognised, Touches},
    clock,
    jobs::{Pulses, Wake},
    judgement::Weights,
    log::{self, LogKey},
    matching::Overview,
    search::{Engine, Names},
    thesaurus::Keeper,
};
use nhipcau_domain::{
    personal_data::{Consents, Terms},
    rule_set::{RuleSets, calendar::Calendar},
};
use nhipcau_mail::{Mailer, Renderer};
use nhipcau_migrations::{Migrator, MigratorTrait};
use nhipcau_store::{Options, Store, clock::Clock, event};

use crate::config::Config;

/// Anything that keeps the application from starting, with a text for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(pub String);

impl StartError {
    /// An error with what was being done.
    pub fn new(what: &str, error: impl std::fmt::Display) -> Self {
        Self(format!("{what}: {error}"))
    }
}

/// What may differ from the configuration's own: the tests' clock, ids and mail.
#[derive(Debug, Default)]
pub struct Overrides {
    /// Another clock.
    pub clock: Option<Clock>,
    /// Another source of ids.
    pub ids: Option<Ids>,
    /// Another way for mails.
    pub mail: Option<nhipcau_mail::Transport>,
    /// Keep the index in memory.
    pub index_in_memory: bool,
}

/// Connects to the database.
pub async fn store(config: &Config) -> Result<Store, StartError> {
    connect(config, true).await
}

/// Connects to a database that is made from the beginning, so that a crash loses nothing.
pub async fn store_unsynced(config: &Config) -> Result<Store, StartError> {
    connect(config, false).await
}

async fn connect(config: &Config, durable: bool) -> Result<Store, StartError> {
    std::fs::create_dir_all(&config.data_dir).map_err(|error| {
        StartError::new(&format!("data folder {}", config.data_dir.display()), error)
    })?;
    let options = Options {
        url: config.database_url(),
        max_connections: config.database_connections,
        acquire_timeout: Duration::from_secs(10),
        durable,
    };
    Store::connect(&options).await.map_err(|error| StartError::new("database", error))
}

/// Brings the database to the present schema.
pub async fn migrate(store: &Store) -> Result<(), StartError> {
    Migrator::up(store.writer(), None).await.map_err(|error| StartError::new("migration", error))
}

/// The key that signs the log of this database. A log keeps its name for good: heads that were handed
/// out carry it.
///
/// # Errors
/// When the configuration names another log than the database holds.
pub async fn log_key(
    config: &Config,
    app_config: &AppConfig,
    store: &Store,
) -> Result<LogKey, StartError> {
    let failed = |error: nhipcau_app::Error| StartError::new("log", error);
    let kept = log::origin_of(store).await.map_err(failed)?;
    if let Some(kept) =
        kept.as_ref().filter(|kept| !config.log_origin.is_empty() && config.log_origin != **kept)
    {
        return Err(StartError(format!(
            "log_origin is {} and the log of this database is called {kept}: give it that name, or \
             leave log_origin empty",
            config.log_origin
        )));
    }
    LogKey::new(&kept.unwrap_or_else(|| config.log_origin()), &app_config.log_key).map_err(failed)
}

/// The installation's own weights, where it has any.
fn weights(path: &Path) -> Result<Option<Weights>, StartError> {
    let failed =
        |error: &dyn std::fmt::Display| StartError::new(&path.display().to_string(), error);
    match std::fs::read_to_string(path) {
        Ok(text) => Weights::read(&text).map(Some).map_err(|error| failed(&error)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(&error)),
    }
}

/// Builds the application on a migrated database.
pub async fn build(
    config: &Config,
    mode: Mode,
    store: Store,
    overrides: Overrides,
) -> Result<Arc<App>, StartError> {
    let app_config = config.app(mode).map_err(|error| StartError(error.to_string()))?;
    let rules = |problems: Vec<String>| StartError(format!("rule sets: {}", problems.join("; ")));
    let mailer = match overrides.mail {
        Some(transport) => Mailer::over(&config.mail_from, transport),
        None => Mailer::open(&config.mail_from, &config.mail_settings()),
    };
    // Opened with what it was built with, which an installation may have changed.
    let thesaurus = Keeper::weighing(weights(&config.weights_file())?);
    let knowledge = thesaurus.knowledge(store.reader()).await;
    let knowledge = knowledge.map_err(|error| StartError::new("thesaurus", error))?;
    let search = if overrides.index_in_memory {
        Engine::in_memory(knowledge)
    } else {
        Engine::open(&config.index_dir(), knowledge)
    };
    let search = search.map_err(|error| StartError::new("search index", error))?;
    if !config.index_snapshot_dir.as_os_str().is_empty() {
        let head = event::head(store.reader()).await;
        let head = head.map_err(|error| StartError::new("database", error))?;
        let adopted = search.adopt(config.index_snapshot_dir.clone(), head).await;
        adopted.map_err(|error| StartError::new("search index", error))?;
    }
    let log_key = log_key(config, &app_config, &store).await?;
    let app = App {
        store,
        clock: Arc::new(overrides.clock.unwrap_or(Clock::database())),
        ids: overrides.ids.unwrap_or(Ids::system()),
        rule_sets: RuleSets::built_in().map_err(rules)?,
        calendar: Calendar::built_in().map_err(rules)?,
        consents: Consents::built_in().map_err(rules)?,
        data_terms: Terms::built_in().map_err(rules)?,
        thesaurus,
        search,
        names: Names::default(),
        overview: Overview::default(),
        watch: Arc::default(),
        files: Files::open(&app_config.data_dir.join("files"))
            .map_err(|error| StartError::new("attachments", error))?,
        mailer: mailer.map_err(|error| StartError::new("mail", error))?,
        letters: Renderer::new(&app_config.base_url)
            .map_err(|error| StartError::new("mail templates", error))?,
        log_key,
        gate: Gate::new(&app_config),
        keys: KeyRing::default(),
        recognised: Recognised::default(),
        touches: Touches::default(),
        pulses: Pulses::default(),
        wake: Wake::default(),
        config: app_config,
    };
    if app.config.is_demo() {
        clock::load(&app).await.map_err(|error| StartError::new("demonstration clock", error))?;
    }
    Ok(Arc::new(app))
}
