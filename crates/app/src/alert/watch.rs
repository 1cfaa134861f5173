//! The saved searches as this process holds them in memory.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard},
};

use nhipcau_domain::{
    province,
    saved_search::{Frequency, Kind, SavedQuery, Subject},
    timestamp::Timestamp,
};
use nhipcau_search::{
    Document, Filter, Noun,
    alert::{Alerts, Frequencies, Saved},
};
use nhipcau_store::saved_search::{self, SavedSearch};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::{App, Error, Result, view::unless_unreadable};

/// So many rows are read at once.
const PAGE: u64 = 500;
/// Of so few documents the words' rarity says little; growth beyond counts.
const FEW: u64 = 100;

/// The wish to be told of what fits a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Profile {
    /// Whose.
    pub organisation_id: Uuid,
    /// The one capability it is about.
    pub capability_id: Option<Uuid>,
}

/// Everything that is watched for.
#[derive(Debug, Default)]
pub(super) struct Watched {
    alerts: Alerts,
    /// By saved search.
    pub profiles: HashMap<Uuid, Profile>,
    /// How many documents the index held when the weights were taken.
    weighed: u64,
    /// The fingerprint of the concepts by which they were read first.
    concepts: Option<u64>,
}

impl Watched {
    /// Whether nobody wants to be told of anything.
    pub fn is_empty(&self) -> bool {
        self.alerts.is_empty() && self.profiles.is_empty()
    }

    /// The saved searches that each of these documents matches.
    pub fn matching(&self, document: &Document, now: Timestamp) -> Vec<Uuid> {
        self.alerts.matching(document, now).into_iter().map(|found| found.id).collect()
    }

    fn forget(&mut self, id: Uuid) {
        self.alerts.remove(id);
        self.profiles.remove(&id);
    }
}

/// What this process watches for, and how far it has come.
#[derive(Debug, Default)]
pub struct Watch {
    pub(super) state: Mutex<State>,
    watched: Arc<RwLock<Watched>>,
}

/// How far a process has come.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The last event gone through; nothing before the saved searches were read.
    pub sequence: Option<i64>,
}

impl Watch {
    /// What is watched for.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Watched> {
        self.watched.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads every saved search, and weighs their words by what the index holds now.
    pub(super) async fn load(&self, app: &App) -> Result<()> {
        let conn = app.store.reader();
        let mut after = None;
        let mut rows = Vec::new();
        loop {
            let page = saved_search::watched(conn, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            rows.extend(page);
        }
        *self.watched.write().unwrap_or_else(PoisonError::into_inner) = Watched::default();
        self.put(app, rows).await
    }

    /// Takes these saved searches as they are now; `gone` are no more.
    pub(super) async fn refresh(&self, app: &App, ids: &[Uuid]) -> Result<()> {
        let rows = saved_search::find_many(app.store.reader(), ids).await?;
        {
            let mut watched = self.watched.write().unwrap_or_else(PoisonError::into_inner);
            for id in ids {
                watched.forget(*id);
            }
        }
        self.put(app, rows).await
    }

    /// Whether the index has grown so much that the weights no longer say how rare a word is, or knows other
    /// concepts by now.
    pub(super) async fn is_outdated(&self, app: &App) -> Result<bool> {
        let (documents, concepts) =
            app.search.run(|index| Ok((index.len(), index.fingerprint()))).await?;
        let watched = self.read();
        Ok(documents > FEW.max(watched.weighed.saturating_mul(2))
            || watched.concepts.is_some_and(|known| known != concepts))
    }

    async fn put(&self, app: &App, rows: Vec<SavedSearch>) -> Result<()> {
        let mut searches = Vec::new();
        let mut profiles = Vec::new();
        for row in &rows {
            let wish = unless_unreadable("saved_search", row.id, wish_of(row))?;
            match wish.flatten() {
                Some(Wish::Search(saved)) => searches.push(*saved),
                Some(Wish::Profile(profile)) => profiles.push((row.id, profile)),
                None => {}
            }
        }
        let watched = Arc::clone(&self.watched);
        app.search
            .run(move |index| {
                let frequencies = Frequencies::of(index);
                let mut watched = watched.write().unwrap_or_else(PoisonError::into_inner);
                watched.weighed = watched.weighed.max(frequencies.documents());
                watched.concepts.get_or_insert(frequencies.fingerprint());
                for saved in &searches {
                    watched.alerts.put(saved, &frequencies);
                }
                watched.profiles.extend(profiles);
                Ok(())
            })
            .await
    }
}

enum Wish {
    Search(Box<Saved>),
    Profile(Profile),
}

/// What a row wants to be told of; nothing when it is never told.
fn wish_of(row: &SavedSearch) -> Result<Option<Wish>> {
    if row.frequency()? == Frequency::Never {
        return Ok(None);
    }
    let wish = match row.kind()? {
        Kind::Search => Wish::Search(Box::new(saved(row.id, row.query()?))),
        Kind::Profile => Wish::Profile(Profile {
            organisation_id: row.organisation_id.ok_or_else(|| {
                Error::unreadable(format!("saved_search {} is about nobody", row.id))
            })?,
            capability_id: row.capability_id,
        }),
    };
    Ok(Some(wish))
}

/// The state of the search page as the index's filter.
fn saved(id: Uuid, query: SavedQuery) -> Saved {
    let noun = |subject: &Subject| match subject {
        Subject::Challenge => Noun::Challenge,
        Subject::Capability => Noun::Capability,
        Subject::Organisation => Noun::Organisation,
    };
    let filter = Filter {
        nouns: query.r#type.iter().map(noun).collect(),
        kinds: query.kind,
        statuses: query.status,
        topics: query.topic,
        levels: query.level,
        countries: query.country,
        provinces: query.province.into_iter().map(province::sought).collect(),
        programmes: query.programme,
        languages: query.language,
        organisation_kinds: query.organisation_kind,
        organisations: query.organisation,
        external_ids: Vec::new(),
        trl_min: query.trl_min,
        budget_from: query.budget_min,
        budget_to: query.budget_max,
        closes_after: None,
        without: Vec::new(),
        written_in: None,
    };
    Saved { id, text: query.q, exact: query.exact, filter }
}
