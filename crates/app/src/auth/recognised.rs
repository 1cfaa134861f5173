//! Who was behind an access token a moment ago. Finding that out costs a signature and four queries;
//! whoever asks for a page asks for several things at once.
//!
//! What is kept holds only as long as nothing was written: the next transaction that this process
//! commits makes all of it void, so that a revocation, a lost role or a suspension acts on the next
//! request. What another process writes is not seen here, so nothing is kept longer than
//! [`LONGEST`].

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use nhipcau_domain::timestamp::Timestamp;

use crate::Ctx;

/// How long what another process changes may stay unnoticed.
const LONGEST: Duration = Duration::from_secs(1);
/// So many are kept at once; one takes some kilobytes.
const MOST: usize = 4_096;

/// A request's context as it was found out, and until when it may be believed at all.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Who it is.
    pub(super) ctx: Ctx,
    /// When the token or its session ends.
    pub(super) until: Timestamp,
}

#[derive(Debug)]
struct Entry {
    known: Known,
    /// Whether no second factor is missing.
    whole: bool,
    at: Instant,
}

#[derive(Debug, Default)]
struct Kept {
    /// The state of the database in which all of them were read.
    generation: u64,
    by_token: HashMap<String, Entry>,
}

/// Who was behind which access token; one a process.
#[derive(Debug, Default)]
pub struct Recognised(Mutex<Kept>);

impl Recognised {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who is behind a token, and whether no second factor is missing; `None` when that has to be
    /// found out.
    pub(super) fn of(&self, token: &str, generation: u64, now: Timestamp) -> Option<(Ctx, bool)> {
        let kept = self.kept();
        let entry = kept.by_token.get(token).filter(|_| kept.generation == generation)?;
        let holds = entry.at.elapsed() < LONGEST && now < entry.known.until;
        holds.then(|| (entry.known.ctx.clone(), entry.whole))
    }

    /// Keeps what was found out; `generation` is the one before anything was read.
    pub(super) fn keep(&self, token: &str, generation: u64, known: Known) {
        let mut kept = self.kept();
        if kept.generation > generation {
            return;
        }
        if kept.generation < generation || kept.by_token.len() >= MOST {
            kept.generation = generation;
            kept.by_token.clear();
        }
        let entry = Entry { known, whole: false, at: Instant::now() };
        kept.by_token.insert(token.to_owned(), entry);
    }

    /// Keeps that no second factor is missing behind a token.
    pub(super) fn is_whole(&self, token: &str, generation: u64) {
        let mut kept = self.kept();
        if kept.generation == generation
            && let Some(entry) = kept.by_token.get_mut(token)
        {
            entry.whole = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use nhipcau_domain::locale::Locale;

    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn known(until: i64) -> Known {
        Known { ctx: Ctx::public(Locale::En), until: Timestamp(until) }
    }

    #[test]
    fn nothing_is_believed_after_a_write_or_an_end() {
        let recognised = Recognised::default();
        recognised.keep("a", 7, known(2_000_000));
        assert!(recognised.of("a", 7, NOW).is_some());
        assert!(recognised.of("b", 7, NOW).is_none());
        assert!(recognised.of("a", 8, NOW).is_none(), "something was written");
        assert!(recognised.of("a", 7, Timestamp(2_000_000)).is_none(), "its session has ended");
        // What was read before a write does not come back after it.
        recognised.keep("b", 8, known(2_000_000));
        recognised.keep("a", 7, known(2_000_000));
        assert!(recognised.of("a", 7, NOW).is_none());
        assert!(recognised.of("a", 8, NOW).is_none());
        assert!(recognised.of("b", 8, NOW).is_some());
    }

    #[test]
    fn a_second_factor_is_shown_to_the_same_state_only() {
        let recognised = Recognised::default();
        recognised.keep("a", 1, known(2_000_000));
        recognised.is_whole("a", 2);
        assert!(!recognised.of("a", 1, NOW).unwrap().1);
        recognised.is_whole("a", 1);
        assert!(recognised.of("a", 1, NOW).unwrap().1);
        recognised.keep("a", 2, known(2_000_000));
        assert!(!recognised.of("a", 2, NOW).unwrap().1);
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for() {
        let recognised = Recognised::default();
        for number in 0..=MOST {
            recognised.keep(&number.to_string(), 1, known(2_000_000));
        }
        assert_eq!(recognised.kept().by_token.len(), 1);
    }
}
