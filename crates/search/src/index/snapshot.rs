//! Snapshots: a copy of the index as it stands at one commit, from which another process starts instead of reading
//! every document again. A snapshot folder is laid out like an index's: generations and the name of the one that holds.

use std::{fs, path::Path};

use tantivy::directory::{Directory, META_LOCK};

use super::{
    Index,
    folder::{Folder, at},
    live::Live,
};
use crate::error::{Error, RebuildReason};

/// The file in which tantivy says what an index consists of.
const META: &str = "meta.json";
/// The file in which it keeps what it may remove one day.
const MANAGED: &str = ".managed.json";

/// What a snapshot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// How many documents.
    pub documents: u64,
    /// The number of the last event they contain.
    pub sequence: Option<i64>,
}

impl Index {
    /// Copies the index as it stands on disk into a folder, in place of the snapshot that is there. Searches and changes
    /// go on meanwhile, also those of another process.
    ///
    /// # Errors
    /// When the index is none to start from, or a file cannot be read or written; the snapshot that was there stays.
    pub fn snapshot(&self, path: &Path) -> Result<Snapshot, Error> {
        let Some(folder) = &self.folder else {
            return Err(Error::NeedsRebuild(RebuildReason::Missing));
        };
        // Opened afresh: another process may have put another generation in place or changed it.
        let number = folder.current()?.ok_or(Error::NeedsRebuild(RebuildReason::Missing))?;
        let from = folder.generation(number);
        let live = Live::open(&from, number, self.knowledge())?;
        let target = Folder::new(path)?;
        let (next, into) = target.next()?;
        let copied = copy(&live, &from, &into);
        if copied.is_err() {
            target.remove(next);
        }
        copied?;
        let copied = Live::open(&into, next, self.knowledge())?;
        target.set_current(next)?;
        target.remove_older_than(next);
        let documents = copied.reader.searcher().num_docs();
        Ok(Snapshot { documents, sequence: copied.sequence })
    }

    /// Starts from the snapshot in a folder, if there is one that this process can read and that contains no event after
    /// `head`, the last one of the database: such a snapshot is of another database, or of a state that was lost.
    ///
    /// # Errors
    /// When this index's own folder fails. A snapshot that cannot be read is none.
    pub fn adopt(&self, path: &Path, head: i64) -> Result<Option<Snapshot>, Error> {
        let Some(folder) = &self.folder else { return Ok(None) };
        let (next, into) = folder.next()?;
        match self.copied(path, next, &into) {
            Ok(Some(live)) if live.sequence.is_some_and(|sequence| sequence <= head) => {
                let documents = live.reader.searcher().num_docs();
                let sequence = live.sequence;
                folder.set_current(next)?;
                self.put_in_place(live)?;
                folder.remove_older_than(next);
                Ok(Some(Snapshot { documents, sequence }))
            }
            Ok(found) => {
                if found.is_some() {
                    tracing::warn!(path = %path.display(), "the snapshot of the search index is of another database");
                }
                folder.remove(next);
                Ok(None)
            }
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "the snapshot of the search index is of no use");
                folder.remove(next);
                Ok(None)
            }
        }
    }

    /// Copies a snapshot and opens the copy; nothing where there is none.
    fn copied(&self, path: &Path, number: u64, into: &Path) -> Result<Option<Live>, Error> {
        if !path.exists() {
            return Ok(None);
        }
        let source = Folder::new(path)?;
        let Some(current) = source.current()? else { return Ok(None) };
        let from = source.generation(current);
        let live = Live::open(&from, current, self.knowledge())?;
        copy(&live, &from, into)?;
        Live::open(into, number, self.knowledge()).map(Some)
    }
}

/// Copies what the last commit consists of, and nothing that came after it.
fn copy(live: &Live, from: &Path, into: &Path) -> Result<(), Error> {
    // While this is held nobody removes a file that a commit has left behind.
    let _held =
        live.index.directory().acquire_lock(&META_LOCK).map_err(tantivy::TantivyError::from)?;
    let metas = live.index.load_metas()?;
    let mut files: Vec<_> = metas.list_segment_files().into_iter().collect();
    files.push(MANAGED.into());
    for file in files {
        let (source, target) = (from.join(&file), into.join(&file));
        // Not every segment has every file.
        if source.exists() {
            fs::copy(&source, &target).map_err(at(&target))?;
            fs::File::open(&target).and_then(|file| file.sync_all()).map_err(at(&target))?;
        }
    }
    let meta = into.join(META);
    let write = || {
        fs::File::create(&meta).and_then(|mut file| {
            std::io::Write::write_all(&mut file, serde_json::to_string_pretty(&metas)?.as_bytes())?;
            file.sync_all()
        })
    };
    write().map_err(at(&meta))
}
