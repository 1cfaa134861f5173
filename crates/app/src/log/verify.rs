//! Checking a log: a database, an export or a proof, and naming the first record that is broken.

mod database;
mod export;
mod proof;
mod state;

use std::fmt;

pub use database::database;
pub use export::export;
use nhipcau_domain::{
    log::{Checkpoint, Hash, Note, NoteError, Peaks, VerifierKey},
    timestamp::Timestamp,
};
pub use proof::proof;

use uuid::Uuid;

use super::check_signature;

/// What was found to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many records.
    pub records: u64,
    /// How many signed heads.
    pub checkpoints: u64,
    /// Of how many records the figures were checked too.
    pub with_figures: u64,
    /// Of how many records the figures have been erased, as a later record says.
    pub erased: u64,
}

/// The first thing that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A record.
    #[error("record {seq} is broken: {why}")]
    Record {
        /// Its number.
        seq: i64,
        /// What is wrong.
        why: String,
    },
    /// A signed head: something up to it was changed, or the head itself.
    #[error("the signed head of {size} records is broken: {why}")]
    Checkpoint {
        /// How many records it is about.
        size: u64,
        /// What is wrong.
        why: String,
    },
    /// A tile of the tree.
    #[error("tile {name} of the tree is broken: {why}")]
    Tile {
        /// Which.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// A line of a file.
    #[error("line {line} is broken: {why}")]
    Line {
        /// Its number, from 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// The log ends before its last signed head, or goes on behind it.
    #[error("the log has {records} records and its last signed head {signed}")]
    Length {
        /// How many records there are.
        records: u64,
        /// How many are signed for.
        signed: u64,
    },
    /// A thing is not in the status that its records lead to.
    #[error("{noun} {id} is not what the log says: {why}")]
    State {
        /// The noun.
        noun: String,
        /// The thing.
        id: Uuid,
        /// What is wrong.
        why: String,
    },
    /// A proof does not prove what it says.
    #[error("the proof does not hold: {0}")]
    Proof(String),
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { records, checkpoints, with_figures, erased } = self;
        write!(
            f,
            "{records} records and {checkpoints} signed heads hold; the figures of {with_figures} records \
             were checked, those of {erased} have been erased"
        )
    }
}

/// Opens a signed head with one of the keys.
fn open(note: &str, keys: &[VerifierKey]) -> Result<Checkpoint, NoteError> {
    let note = Note::read(note)?;
    let mut refused = NoteError::Unsigned;
    for key in keys {
        match note.checkpoint(key, check_signature) {
            Ok(checkpoint) => return Ok(checkpoint),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// Goes through records and heads in their order.
struct Walk<'a> {
    keys: &'a [VerifierKey],
    peaks: Peaks,
    signed: u64,
    last: Option<Timestamp>,
    found: Verified,
}

impl<'a> Walk<'a> {
    fn new(keys: &'a [VerifierKey]) -> Self {
        let (peaks, found) = (Peaks::default(), Verified::default());
        Self { keys, peaks, signed: 0, last: None, found }
    }

    /// The next record, by its hash.
    fn record(&mut self, leaf: Hash) {
        self.peaks.push(leaf);
        self.found.records += 1;
    }

    /// A signed head that is met after the records it is about.
    fn checkpoint(&mut self, size: u64, note: &str) -> Result<Checkpoint, Broken> {
        let broken = |why: String| Broken::Checkpoint { size, why };
        let checkpoint = open(note, self.keys).map_err(|error| broken(error.to_string()))?;
        if checkpoint.size != size || size != self.peaks.size() {
            return Err(broken(format!("it speaks of {} records", checkpoint.size)));
        }
        if checkpoint.root != self.peaks.root() {
            let since = self.signed + 1;
            return Err(broken(format!(
                "its root is another; one of the records {since} to {size} was changed together with its hash"
            )));
        }
        if self.last.is_some_and(|last| checkpoint.at < last) {
            return Err(broken("it was signed before the one before".to_owned()));
        }
        self.last = Some(checkpoint.at);
        self.signed = size;
        self.found.checkpoints += 1;
        Ok(checkpoint)
    }

    /// What was found, when everything is signed for.
    fn end(self) -> Result<Verified, Broken> {
        let (records, signed) = (self.peaks.size(), self.signed);
        if records == signed { Ok(self.found) } else { Err(Broken::Length { records, signed }) }
    }
}
