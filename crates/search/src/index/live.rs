//! One generation of the index, opened for reading.

use std::{path::Path, sync::Arc};

use serde::{Deserialize, Serialize};
use tantivy::{
    IndexBuilder, IndexReader, IndexSettings, ReloadPolicy, TantivyDocument, TantivyError,
    schema::Schema,
};

use crate::{
    analysis,
    collector::ValueCache,
    document::Document,
    error::{Error, RebuildReason},
    knowledge::Knowledge,
    opened::Shelf,
    schema::{self, Fields},
};

/// Stored documents are packed together in so many bytes: the ten of an answer stand far from each other, and each
/// takes the unpacking of all its neighbours.
const STORED_TOGETHER: usize = 4_096;

/// What a commit says about itself.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    version: u32,
    sequence: i64,
    /// Which thesaurus its documents were read with; absent in versions that knew none.
    #[serde(default)]
    concepts: u64,
}

/// The text stored with a commit.
pub(super) fn payload(live: &Live, sequence: i64) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Payload {
        version: schema::VERSION,
        sequence,
        concepts: live.knowledge.concepts.fingerprint(),
    })
}

/// A generation that searches read. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Live {
    pub generation: u64,
    pub index: tantivy::Index,
    pub reader: IndexReader,
    pub fields: Fields,
    pub sequence: Option<i64>,
    pub rebuild: Option<RebuildReason>,
    /// What its documents were read with.
    pub knowledge: Arc<Knowledge>,
    /// The values of its segments as searches have laid them out.
    pub values: Arc<ValueCache>,
    /// The documents that answers showed last.
    pub shelf: Arc<Shelf>,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live")
            .field("generation", &self.generation)
            .field("sequence", &self.sequence)
            .field("rebuild", &self.rebuild)
            .finish_non_exhaustive()
    }
}

impl Live {
    /// An empty one in memory.
    pub fn in_memory(
        generation: u64,
        rebuild: Option<RebuildReason>,
        knowledge: Arc<Knowledge>,
    ) -> Result<Self, Error> {
        let (schema, fields) = schema::build();
        Self::over(builder(schema).create_in_ram()?, generation, fields, rebuild, knowledge)
    }

    /// An empty one in an empty folder.
    pub fn create(path: &Path, generation: u64, knowledge: Arc<Knowledge>) -> Result<Self, Error> {
        let (schema, fields) = schema::build();
        Self::over(builder(schema).create_in_dir(path)?, generation, fields, None, knowledge)
    }

    /// The one in this folder.
    pub fn open(path: &Path, generation: u64, knowledge: Arc<Knowledge>) -> Result<Self, Error> {
        let index = tantivy::Index::open_in_dir(path).map_err(unreadable)?;
        let metas = index.load_metas().map_err(unreadable)?;
        let (schema, fields) = schema::build();
        let payload: Option<Payload> =
            metas.payload.as_deref().and_then(|payload| serde_json::from_str(payload).ok());
        let found = payload.as_ref().map(|payload| payload.version);
        if found != Some(schema::VERSION) || index.schema() != schema {
            return Err(Error::NeedsRebuild(RebuildReason::Version { found }));
        }
        if payload.as_ref().map(|payload| payload.concepts)
            != Some(knowledge.concepts.fingerprint())
        {
            return Err(Error::NeedsRebuild(RebuildReason::Concepts));
        }
        let over = Self::over(index, generation, fields, None, knowledge);
        let mut live = over.map_err(|error| match error {
            Error::Tantivy(error) => unreadable(error),
            error => error,
        })?;
        live.sequence = payload.map(|payload| payload.sequence);
        Ok(live)
    }

    fn over(
        index: tantivy::Index,
        generation: u64,
        fields: Fields,
        rebuild: Option<RebuildReason>,
        knowledge: Arc<Knowledge>,
    ) -> Result<Self, Error> {
        analysis::register(index.tokenizers());
        // Reloaded by whoever commits, so that nobody finds less than they were promised.
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (values, shelf) = (Arc::default(), Arc::default());
        let sequence = None;
        Ok(Self { generation, index, reader, fields, sequence, rebuild, knowledge, values, shelf })
    }
}

impl Live {
    /// A document as this generation takes it.
    pub fn encode(&self, document: &Document) -> Result<TantivyDocument, serde_json::Error> {
        self.fields.encode(document, &self.knowledge.concepts)
    }
}

fn builder(schema: Schema) -> IndexBuilder {
    let docstore_blocksize = STORED_TOGETHER;
    let settings = IndexSettings { docstore_blocksize, ..IndexSettings::default() };
    tantivy::Index::builder().schema(schema).settings(settings)
}

/// An index that cannot be read can be rebuilt; a system that refuses to read files cannot.
fn unreadable(error: TantivyError) -> Error {
    match error {
        TantivyError::IoError(_) | TantivyError::LockFailure(..) => Error::Tantivy(error),
        error => Error::NeedsRebuild(RebuildReason::Damaged(error.to_string())),
    }
}
