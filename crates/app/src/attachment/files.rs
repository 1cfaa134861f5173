//! Where the content of attachments is kept: an object store, by default a folder. Objects are
//! named by the SHA-256 of what is stored, so that equal files are kept once and a stored file
//! can be checked.

use std::{path::Path, sync::Arc};

use aws_lc_rs::digest::{SHA256, digest};
use object_store::{
    Error as StoreError, ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem,
    path::Path as Key,
};

use crate::{Error, Result};

/// The object store of attachments.
#[derive(Debug, Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

impl Files {
    /// A folder; it is made when missing. A file is on the disk before the row that names it is
    /// written.
    pub fn open(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .map_err(|error| Error::Unavailable(format!("{}: {error}", folder.display())))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(unavailable)?.with_fsync(true);
        Ok(Self { store: Arc::new(store) })
    }

    /// Stores content and returns its name.
    pub async fn put(&self, content: Vec<u8>) -> Result<String> {
        let name = hex::encode(digest(&SHA256, &content));
        let key = key(&name);
        match self.store.head(&key).await {
            Ok(_) => return Ok(name),
            Err(StoreError::NotFound { .. }) => {}
            Err(error) => return Err(unavailable(error)),
        }
        self.store.put(&key, PutPayload::from(content)).await.map_err(unavailable)?;
        Ok(name)
    }

    /// Reads stored content and checks that it is what was stored.
    pub async fn get(&self, name: &str) -> Result<Vec<u8>> {
        let found = self.store.get(&key(name)).await.map_err(unavailable)?;
        let content = found.bytes().await.map_err(unavailable)?;
        if hex::encode(digest(&SHA256, &content)) != name {
            return Err(Error::internal(format!("stored file {name} has changed")));
        }
        Ok(content.to_vec())
    }

    /// Deletes stored content; one that is gone already is no failure.
    pub async fn delete(&self, name: &str) -> Result<()> {
        match self.store.delete(&key(name)).await {
            Ok(()) | Err(StoreError::NotFound { .. }) => Ok(()),
            Err(error) => Err(unavailable(error)),
        }
    }
}

/// Two levels of folders, so that none grows without end.
fn key(name: &str) -> Key {
    Key::from_iter([name.get(..2).unwrap_or("00"), name])
}

fn unavailable(error: impl std::fmt::Display) -> Error {
    Error::Unavailable(format!("files: {error}"))
}
