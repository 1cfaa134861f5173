//! The names of topics and programmes as every answer of a search needs them, read once and kept until something is
//! written. What another process writes is not seen here, so nothing is kept longer than [`LONGEST`].

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use nhipcau_domain::locale::Bilingual;
use nhipcau_store::{programme, topic};

use crate::{App, Result};

/// How long what another process changes may stay unnoticed.
const LONGEST: Duration = Duration::from_secs(1);

/// The names by their codes.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub topics: HashMap<String, Bilingual>,
    pub programmes: HashMap<String, Bilingual>,
}

/// What was read last, after how many commits, and when.
type Kept = Option<(u64, Instant, Arc<Vocabulary>)>;

/// The names as they were read a moment ago; one a process.
#[derive(Debug, Default)]
pub struct Names(Mutex<Kept>);

impl Names {
    fn of(&self, commits: u64) -> Option<Arc<Vocabulary>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, _, names) =
            kept.as_ref().filter(|(then, at, _)| *then == commits && at.elapsed() < LONGEST)?;
        Some(Arc::clone(names))
    }

    /// Keeps what was read; `commits` is the number before anything was read.
    fn keep(&self, commits: u64, names: &Arc<Vocabulary>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.as_ref().is_none_or(|(then, ..)| *then <= commits) {
            *kept = Some((commits, Instant::now(), Arc::clone(names)));
        }
    }
}

/// The names as they are now.
pub(super) async fn vocabulary(app: &App) -> Result<Arc<Vocabulary>> {
    let commits = app.store.commits();
    if let Some(names) = app.names.of(commits) {
        return Ok(names);
    }
    let conn = app.store.reader();
    let topics = topic::all(conn).await?.into_iter();
    let programmes = programme::all(conn).await?.into_iter();
    let names = Arc::new(Vocabulary {
        topics: topics.map(|topic| (topic.code, topic.label)).collect(),
        programmes: programmes.map(|row| (row.code.clone(), row.title())).collect(),
    });
    app.names.keep(commits, &names);
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_until_something_is_written() {
        let names = Names::default();
        assert!(names.of(7).is_none());
        names.keep(7, &Arc::default());
        assert!(names.of(7).is_some());
        assert!(names.of(8).is_none(), "something was written");
        // What was read before a write does not take the place of what was read after it.
        names.keep(9, &Arc::default());
        names.keep(8, &Arc::default());
        assert!(names.of(9).is_some());
    }
}
