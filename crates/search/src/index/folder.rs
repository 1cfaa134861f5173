//! The folder of generations and the file that names the one in use.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::error::Error;

const CURRENT: &str = "CURRENT";
const PREFIX: &str = "gen-";

/// A folder of generations.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder, created when missing.
    pub fn new(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(at(path))?;
        Ok(Self { path: path.to_owned() })
    }

    /// The generation in use.
    pub fn current(&self) -> Result<Option<u64>, Error> {
        let path = self.path.join(CURRENT);
        match fs::read_to_string(&path) {
            Ok(name) => Ok(number(name.trim())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(&path)(error)),
        }
    }

    /// Names the generation in use, in one step that survives a crash.
    pub fn set_current(&self, generation: u64) -> Result<(), Error> {
        let path = self.path.join(CURRENT);
        let next = self.path.join(format!("{CURRENT}.next"));
        let write = || {
            let mut file = File::create(&next)?;
            file.write_all(format!("{PREFIX}{generation}\n").as_bytes())?;
            file.sync_all()?;
            fs::rename(&next, &path)?;
            File::open(&self.path)?.sync_all()
        };
        write().map_err(at(&path))
    }

    /// The folder of a generation.
    pub fn generation(&self, generation: u64) -> PathBuf {
        self.path.join(format!("{PREFIX}{generation}"))
    }

    /// Makes the folder of the next generation, which nobody else fills.
    pub fn next(&self) -> Result<(u64, PathBuf), Error> {
        let mut generation =
            1 + self.numbers()?.into_iter().chain(self.current()?).max().unwrap_or(0);
        loop {
            let path = self.generation(generation);
            match fs::create_dir(&path) {
                Ok(()) => return Ok((generation, path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => generation += 1,
                Err(error) => return Err(at(&path)(error)),
            }
        }
    }

    /// Removes what crashes left behind. Greater numbers may be filled by somebody right now.
    pub fn remove_older_than(&self, current: u64) {
        match self.numbers() {
            Ok(numbers) => {
                numbers.into_iter().filter(|number| *number < current).for_each(|n| self.remove(n));
            }
            Err(error) => tracing::warn!(%error, "old search indexes stay behind"),
        }
    }

    /// Removes a generation that nobody reads any more. Failing to is no harm.
    pub fn remove(&self, generation: u64) {
        let path = self.generation(generation);
        match fs::remove_dir_all(&path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "an old search index stays behind");
            }
        }
    }

    fn numbers(&self) -> Result<Vec<u64>, Error> {
        let entries = fs::read_dir(&self.path).map_err(at(&self.path))?;
        Ok(entries
            .filter_map(Result::ok)
            .filter_map(|entry| number(entry.file_name().to_str()?))
            .collect())
    }
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix(PREFIX)?.parse().ok()
}

/// A failure at this path.
pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
    move |source| Error::Folder { path: path.to_owned(), source }
}
