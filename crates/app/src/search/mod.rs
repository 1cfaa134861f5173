//! Search: the index of this process, how it follows the event sequence, and what people ask it.

mod documents;
mod follow;
mod labels;
mod names;
mod query;
mod suggest;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub(crate) use follow::fill;
pub use follow::{follow, reindex};
pub(crate) use query::url;
pub use query::{ConceptItem, FACETS, SearchItem, SearchQuery, SearchView, search};
pub use suggest::{SuggestView, Suggestion, suggest};

pub(crate) use documents::{Builder, organisation_with_everything};
pub use labels::{HighlightsView, ReasonView};
pub(crate) use labels::{Labels, highlights};
pub use names::Names;

use nhipcau_domain::{actor::Actor, organisation::OrganisationKind, thesaurus::Thesaurus};
use nhipcau_search::{Audience, Index, Knowledge, Weights};
pub use nhipcau_search::{Noun, Sort, index::Snapshot};

use crate::{App, Error, Result};

/// Among half as many documents a question takes about half a millisecond (`scripts/bench search 10000`); handing it to
/// another thread and being woken for the answer took the system 0.15 ms (docs/BENCHMARKS.md).
const FEW: u64 = 20_000;

/// The search index of this process.
#[derive(Debug, Clone)]
pub struct Engine {
    index: Arc<Index>,
    /// Held by whoever applies events, so that batches never overtake each other.
    following: Arc<tokio::sync::Mutex<()>>,
}

impl Engine {
    /// In memory; filled from the database on the first round.
    pub fn in_memory(knowledge: Arc<Knowledge>) -> Result<Self> {
        Ok(Self::over(Index::in_memory_with(knowledge)?))
    }

    /// In a folder. A missing, damaged or outdated index, and one of another thesaurus, is rebuilt on the first
    /// round.
    pub fn open(path: &Path, knowledge: Arc<Knowledge>) -> Result<Self> {
        Ok(Self::over(Index::open_with(path, knowledge)?))
    }

    /// Starts from a snapshot where the index would have to be built from the database; `head` is the database's
    /// last event.
    pub async fn adopt(&self, snapshot: PathBuf, head: i64) -> Result<()> {
        self.run(move |index| {
            if index.needs_rebuild().is_some()
                && let Some(Snapshot { documents, sequence }) = index.adopt(&snapshot, head)?
            {
                tracing::info!(documents, sequence, "the search index starts from a snapshot");
            }
            Ok(())
        })
        .await
    }

    /// Copies the index into a folder from which other processes start.
    pub async fn snapshot(&self, path: PathBuf) -> Result<Snapshot> {
        self.run(move |index| index.snapshot(&path)).await
    }

    fn over(index: Index) -> Self {
        Self { index: Arc::new(index), following: Arc::default() }
    }

    /// Asks what an index of few documents answers sooner than another thread could be woken for it.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Index) -> Result<T, nhipcau_search::Error> + Send + 'static,
    ) -> Result<T> {
        if self.index.len() <= FEW {
            return Ok(question(&self.index)?);
        }
        self.run(question).await
    }

    /// Works with the index where it may take its time.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Index) -> Result<T, nhipcau_search::Error> + Send + 'static,
    ) -> Result<T> {
        let index = Arc::clone(&self.index);
        Ok(aside(move || work(&index)).await??)
    }
}

/// Does what takes its time where it may.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Error::internal(format!("search: {error}")))
}

/// What an index is to know where this thesaurus is in force, with weights of the installation's own or those shipped.
pub(crate) fn knowledge(
    thesaurus: &Thesaurus,
    weights: Option<&Weights>,
) -> Result<Arc<Knowledge>> {
    let weights = weights.map_or_else(Weights::built_in, |weights| Ok(weights.clone()));
    Ok(Knowledge::new(thesaurus, weights?))
}

impl From<nhipcau_search::Error> for Error {
    fn from(error: nhipcau_search::Error) -> Self {
        match error {
            nhipcau_search::Error::Locked | nhipcau_search::Error::NeedsRebuild(_) => {
                Self::Unavailable(error.to_string())
            }
            other => Self::Internal(other.to_string()),
        }
    }
}

/// The number of the last event the index contains; 0 before the first.
pub fn last_sequence(app: &App) -> Result<i64> {
    Ok(app.search.index.last_sequence()?.unwrap_or(0))
}

/// Whether another process writes to this process's index, so that it follows the log there.
pub async fn is_kept_elsewhere(app: &App) -> Result<bool> {
    app.search.run(Index::is_kept_elsewhere).await
}

/// What this actor may find.
pub(crate) fn audience(actor: &Actor) -> Audience {
    if actor.in_office_of(&[OrganisationKind::ScienceDepartment]) {
        Audience::Brokers
    } else {
        Audience::Public
    }
}
