//! The index on disk or in memory: opened, followed, rebuilt and swapped.
//!
//! It is derived data. Each commit records the number of the last event it contains, so that a
//! follower knows where to go on after a crash. On disk an index is a folder of generations
//! (`gen-1`, `gen-2`, …) and a file `CURRENT` that names the one in use; a rebuild fills the next
//! generation beside it and then changes that name in one step.

mod folder;
mod live;
mod snapshot;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use tantivy::IndexWriter;
use uuid::Uuid;

use crate::{
    document::Document,
    error::{Error, RebuildReason},
    knowledge::Knowledge,
    weights::Weights,
};
use folder::Folder;
pub(crate) use live::Live;
pub use snapshot::Snapshot;

/// Memory of the writer that follows events.
const FOLLOWING_MEMORY: usize = 32 * 1024 * 1024;
/// Memory of the writer of a rebuild.
const REBUILD_MEMORY: usize = 128 * 1024 * 1024;

/// A change to one document.
#[derive(Debug, Clone)]
pub enum Change {
    /// The document as it is now.
    Put(Box<Document>),
    /// Nothing is to be found under this id any more.
    Delete(Uuid),
}

/// The search index. Cheap to search from many threads; changes go through one writer.
#[derive(Debug)]
pub struct Index {
    live: RwLock<Live>,
    writer: Mutex<Option<Writer>>,
    folder: Option<Folder>,
    /// What the next generation is built with.
    knowledge: RwLock<Arc<Knowledge>>,
}

/// The writer and the generation it writes to.
struct Writer {
    generation: u64,
    writer: IndexWriter,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("generation", &self.generation).finish_non_exhaustive()
    }
}

impl Index {
    /// An empty index in memory, ready for changes.
    pub fn in_memory() -> Result<Self, Error> {
        Self::in_memory_with(Knowledge::built_in()?)
    }

    /// One that knows other concepts or weights.
    pub fn in_memory_with(knowledge: Arc<Knowledge>) -> Result<Self, Error> {
        Ok(Self::with(Live::in_memory(1, None, Arc::clone(&knowledge))?, None, knowledge))
    }

    /// Opens the index in a folder, with what is shipped with the product. When it is missing,
    /// damaged, of another version or read with another thesaurus, what is
    /// returned finds nothing and says so by [`Self::needs_rebuild`].
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::open_with(path, Knowledge::built_in()?)
    }

    /// One that knows other concepts or weights.
    pub fn open_with(path: &Path, knowledge: Arc<Knowledge>) -> Result<Self, Error> {
        let folder = Folder::new(path)?;
        let live = Self::open_current(&folder, Arc::clone(&knowledge))?;
        folder.remove_older_than(live.generation);
        Ok(Self::with(live, Some(folder), knowledge))
    }

    fn with(live: Live, folder: Option<Folder>, knowledge: Arc<Knowledge>) -> Self {
        let knowledge = RwLock::new(knowledge);
        Self { live: RwLock::new(live), writer: Mutex::new(None), folder, knowledge }
    }

    fn open_current(folder: &Folder, knowledge: Arc<Knowledge>) -> Result<Live, Error> {
        let Some(generation) = folder.current()? else {
            return Live::in_memory(0, Some(RebuildReason::Missing), knowledge);
        };
        match Live::open(&folder.generation(generation), generation, Arc::clone(&knowledge)) {
            Ok(live) => Ok(live),
            Err(Error::NeedsRebuild(reason)) => {
                tracing::warn!(%reason, "the search index must be rebuilt");
                Live::in_memory(generation, Some(reason), knowledge)
            }
            Err(error) => Err(error),
        }
    }

    /// What the next generation is built with.
    pub fn knowledge(&self) -> Arc<Knowledge> {
        Arc::clone(&self.knowledge.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes other concepts and weights. Weights hold from the next search on. With other concepts the present
    /// generation goes on serving as it was built, until [`Self::rebuild`] has put another one in its place.
    pub fn know(&self, knowledge: Arc<Knowledge>) {
        let mut live = self.live.write().unwrap_or_else(PoisonError::into_inner);
        if live.knowledge.concepts.fingerprint() == knowledge.concepts.fingerprint() {
            live.knowledge = Arc::clone(&knowledge);
        }
        *self.knowledge.write().unwrap_or_else(PoisonError::into_inner) = knowledge;
    }

    /// The fingerprint of the concepts that the present generation was built with.
    pub fn fingerprint(&self) -> u64 {
        self.live().knowledge.concepts.fingerprint()
    }

    /// Why the index must be built afresh, if it must.
    pub fn needs_rebuild(&self) -> Option<RebuildReason> {
        let live = self.live();
        let known = self.knowledge().concepts.fingerprint();
        let differs = live.knowledge.concepts.fingerprint() != known;
        live.rebuild.or_else(|| differs.then_some(RebuildReason::Concepts))
    }

    /// The weights by which it ranks.
    pub fn weights(&self) -> Weights {
        self.live().knowledge.weights.clone()
    }

    /// How many documents can be found.
    pub fn len(&self) -> u64 {
        self.live().reader.searcher().num_docs()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the last event the index contains. Also notices when another process has
    /// put a rebuilt index in place, and goes over to it.
    pub fn last_sequence(&self) -> Result<Option<i64>, Error> {
        if let Some(folder) = &self.folder {
            let current = folder.current()?;
            let left = self.live().generation;
            if current.is_some_and(|current| current != left) {
                let fresh = Self::open_current(folder, self.knowledge())?;
                if fresh.rebuild == Some(RebuildReason::Concepts) {
                    // Built with concepts that this process has yet to learn, or must build with its own: what it
                    // has serves until then, and takes no change.
                    let mut live = self.live.write().unwrap_or_else(PoisonError::into_inner);
                    live.rebuild = fresh.rebuild;
                } else {
                    self.put_in_place(fresh)?;
                    folder.remove(left);
                }
            }
        }
        Ok(self.live().sequence)
    }

    /// Applies changes and makes them visible. `sequence` is the number of the last event they
    /// come from; it is stored in the same commit.
    pub fn apply(&self, changes: &[Change], sequence: i64) -> Result<(), Error> {
        let live = self.live();
        if let Some(reason) = live.rebuild {
            return Err(Error::NeedsRebuild(reason));
        }
        let mut slot = self.writer()?;
        let writer = match &mut *slot {
            Some(writer) if writer.generation == live.generation => writer,
            slot => slot.insert(Writer {
                generation: live.generation,
                writer: open_writer(&live, FOLLOWING_MEMORY)?,
            }),
        };
        if let Err(error) = write(&live, &mut writer.writer, changes, sequence) {
            // A half-applied batch must not slip into the next commit.
            *slot = None;
            return Err(error);
        }
        live.reader.reload()?;
        live.values.keep_only(&live.reader.searcher());
        self.set_sequence(live.generation, sequence);
        Ok(())
    }

    /// Whether another process writes to this index at this moment: a server that keeps it and
    /// follows by itself.
    pub fn is_kept_elsewhere(&self) -> Result<bool, Error> {
        let live = self.live();
        let slot = self.writer()?;
        if live.rebuild.is_some() || slot.is_some() {
            return Ok(false);
        }
        match open_writer(&live, FOLLOWING_MEMORY) {
            Ok(_) => Ok(false),
            Err(Error::Locked) => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// Begins to build the index afresh. The present one serves until [`Rebuild::finish`].
    pub fn rebuild(&self) -> Result<Rebuild<'_>, Error> {
        let (live, path) = match &self.folder {
            None => {
                let generation = self.live().generation + 1;
                (Live::in_memory(generation, None, self.knowledge())?, None)
            }
            Some(folder) => {
                let (generation, path) = folder.next()?;
                (Live::create(&path, generation, self.knowledge())?, Some(path))
            }
        };
        let writer = open_writer(&live, REBUILD_MEMORY)?;
        Ok(Rebuild { index: self, live, writer: Some(writer), path })
    }

    /// What searches read at this moment.
    pub(crate) fn live(&self) -> Live {
        self.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn writer(&self) -> Result<MutexGuard<'_, Option<Writer>>, Error> {
        self.writer.lock().map_err(|_| Error::Poisoned)
    }

    fn set_sequence(&self, generation: u64, sequence: i64) {
        let mut live = self.live.write().unwrap_or_else(PoisonError::into_inner);
        if live.generation == generation {
            live.sequence = Some(sequence);
        }
    }

    fn put_in_place(&self, fresh: Live) -> Result<(), Error> {
        let mut slot = self.writer()?;
        if let Some(old) = slot.take() {
            old.writer.wait_merging_threads()?;
        }
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }
}

/// A new generation being filled. Dropped unfinished, it leaves nothing behind.
pub struct Rebuild<'a> {
    index: &'a Index,
    live: Live,
    writer: Option<IndexWriter>,
    path: Option<PathBuf>,
}

impl std::fmt::Debug for Rebuild<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rebuild").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Rebuild<'_> {
    /// Adds a document. Each id is to be added once.
    pub fn add(&mut self, document: &Document) -> Result<(), Error> {
        if let Some(writer) = &self.writer {
            writer.add_document(self.live.encode(document)?)?;
        }
        Ok(())
    }

    /// Puts the new index in place of the old one. `sequence` is the number of the last event
    /// that was certainly contained when the documents were read.
    pub fn finish(mut self, sequence: i64) -> Result<(), Error> {
        if let Some(mut writer) = self.writer.take() {
            commit(&self.live, &mut writer, sequence)?;
            writer.wait_merging_threads()?;
        }
        self.live.reader.reload()?;
        let mut fresh = self.live.clone();
        fresh.sequence = Some(sequence);
        let left = self.index.live().generation;
        if let Some(folder) = &self.index.folder {
            folder.set_current(fresh.generation)?;
        }
        self.path = None;
        self.index.put_in_place(fresh)?;
        if let Some(folder) = &self.index.folder {
            folder.remove(left);
        }
        Ok(())
    }
}

impl Drop for Rebuild<'_> {
    fn drop(&mut self) {
        self.writer = None;
        if let Some(path) = &self.path
            && let Err(error) = std::fs::remove_dir_all(path)
        {
            tracing::warn!(path = %path.display(), %error, "an unfinished search index stays behind");
        }
    }
}

fn open_writer(live: &Live, memory: usize) -> Result<IndexWriter, Error> {
    let opened = live.index.writer_with_num_threads(1, memory);
    let writer: IndexWriter = opened.map_err(|error| match error {
        tantivy::TantivyError::LockFailure(..) => Error::Locked,
        error => error.into(),
    })?;
    // A process that dies while it commits leaves files behind that the next commit would be named after.
    writer.garbage_collect_files().wait()?;
    Ok(writer)
}

fn write(
    live: &Live,
    writer: &mut IndexWriter,
    changes: &[Change],
    sequence: i64,
) -> Result<(), Error> {
    for change in changes {
        match change {
            Change::Put(document) => {
                writer.delete_term(live.fields.id_term(document.id));
                writer.add_document(live.encode(document)?)?;
            }
            Change::Delete(id) => {
                writer.delete_term(live.fields.id_term(*id));
            }
        }
    }
    commit(live, writer, sequence)
}

fn commit(live: &Live, writer: &mut IndexWriter, sequence: i64) -> Result<(), Error> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&live::payload(live, sequence)?);
    prepared.commit()?;
    Ok(())
}
