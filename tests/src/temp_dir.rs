//! A folder of one test.

use std::path::{Path, PathBuf};

/// A folder that goes with its owner.
#[derive(Debug)]
pub struct TempDir(PathBuf);

impl TempDir {
    /// Makes a fresh folder.
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("nhipcau-test-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Default for TempDir {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        // A folder left behind by a failing removal is the machine's temporary one.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
