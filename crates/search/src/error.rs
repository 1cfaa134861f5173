//! What can go wrong with the index.

/// A failure of the index. None of them is the fault of a query: queries never fail for what they
/// say.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The index itself failed.
    #[error("search index: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// A file beside the index could not be read or written.
    #[error("search index folder {path}: {source}")]
    Folder {
        /// The folder or file.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A stored document does not have the shape of this version.
    #[error("search index holds a document of another shape: {0}")]
    Stored(#[from] serde_json::Error),
    /// Another process writes to this index.
    #[error("another process writes to the search index")]
    Locked,
    /// The index must be built afresh before changes can be applied to it.
    #[error("the search index must be rebuilt: {0}")]
    NeedsRebuild(RebuildReason),
    /// The thesaurus is wrong; each problem in words for the person who edits it.
    #[error("thesaurus: {}", .0.join("; "))]
    Thesaurus(Vec<String>),
    /// A thread panicked while it held the writer.
    #[error("the search index's writer is lost")]
    Poisoned,
}

/// Why an index must be built afresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RebuildReason {
    /// There is none yet.
    Missing,
    /// It was built by another version of the schema.
    Version {
        /// The version found.
        found: Option<u32>,
    },
    /// Its documents were read with another thesaurus.
    Concepts,
    /// It cannot be read.
    Damaged(String),
}

impl std::fmt::Display for RebuildReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("there is none yet"),
            Self::Version { found: Some(found) } => write!(f, "it has version {found}"),
            Self::Version { found: None } => f.write_str("its version is unknown"),
            Self::Concepts => f.write_str("the thesaurus is another one now"),
            Self::Damaged(what) => write!(f, "it cannot be read: {what}"),
        }
    }
}
