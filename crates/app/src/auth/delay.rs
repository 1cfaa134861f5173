//! Waits between failed tries, twice as long after each: guessing becomes slow, and nobody is locked
//! out for good. Tries are told apart by where they come from, so that a stranger's failures make
//! only the stranger wait.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use nhipcau_domain::timestamp::Timestamp;

/// The longest wait.
const LONGEST_SECONDS: i64 = 900;
/// So long after a wait the failures before it are forgotten.
const FORGET_SECONDS: i64 = 3_600;
/// So many are remembered; beyond, those whose wait is over make room.
const MOST: usize = 100_000;

/// Where tries come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// A device from which the account's owner has signed in.
    Device(String),
    /// A network address.
    Network(IpAddr),
    /// All of them together: for guesses that only somebody can make who knows the password.
    Anywhere,
}

/// What is tried, of which account, from where.
pub(super) type Tries = (&'static str, String, Source);

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Timestamp,
}

impl Failures {
    /// 1 s after the first, 2 s after the second, 4 s … at most a quarter of an hour.
    fn wait(self) -> i64 {
        let doublings = self.count.saturating_sub(1).min(30);
        (1_i64 << doublings).min(LONGEST_SECONDS)
    }

    fn until(self) -> Timestamp {
        self.last.plus_seconds(self.wait())
    }
}

/// The failures of this process.
#[derive(Debug, Default)]
pub(super) struct Delays(Mutex<HashMap<Tries, Failures>>);

impl Delays {
    fn failures(&self) -> MutexGuard<'_, HashMap<Tries, Failures>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many seconds one has to wait before the next try; `None` when it may come now.
    pub fn wait(&self, tries: &Tries, now: Timestamp) -> Option<u64> {
        let until = self.failures().get(tries)?.until();
        let micros = u64::try_from(until.0 - now.0).ok().filter(|micros| *micros > 0)?;
        Some(micros.div_ceil(1_000_000))
    }

    /// A try has failed.
    pub fn failed(&self, tries: Tries, now: Timestamp) {
        let mut failures = self.failures();
        if failures.len() >= MOST && !failures.contains_key(&tries) {
            failures.retain(|_, failures| failures.until() > now);
        }
        let found = failures.entry(tries).or_insert(Failures { count: 0, last: now });
        found.count = found.count.saturating_add(1);
        found.last = now;
    }

    /// A try has succeeded.
    pub fn succeeded(&self, tries: &Tries) {
        self.failures().remove(tries);
    }

    /// Forgets what was long ago.
    pub fn sweep(&self, now: Timestamp) {
        self.failures().retain(|_, found| found.until().plus_seconds(FORGET_SECONDS) > now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp(seconds * 1_000_000)
    }

    fn tries(account: &str, source: Source) -> Tries {
        ("password", account.to_owned(), source)
    }

    fn network(text: &str) -> Source {
        Source::Network(text.parse().unwrap())
    }

    #[test]
    fn each_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        let (delays, own) = (Delays::default(), tries("an", network("192.0.2.1")));
        let mut now = at(0);
        assert_eq!(delays.wait(&own, now), None);
        for expected in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            delays.failed(own.clone(), now);
            assert_eq!(delays.wait(&own, now), Some(expected));
            let end = now.plus_seconds(i64::try_from(expected).unwrap());
            assert_eq!(delays.wait(&own, Timestamp(end.0 - 1)), Some(1), "not too early");
            assert_eq!(delays.wait(&own, end), None);
            now = end;
        }
        delays.succeeded(&own);
        delays.failed(own.clone(), now);
        assert_eq!(delays.wait(&own, now), Some(1), "a success begins anew");
    }

    #[test]
    fn a_stranger_makes_nobody_else_wait() {
        let delays = Delays::default();
        for _ in 0..40 {
            delays.failed(tries("an", network("192.0.2.1")), at(0));
        }
        assert_eq!(delays.wait(&tries("an", network("192.0.2.1")), at(0)), Some(900));
        for other in [
            tries("an", network("192.0.2.2")),
            tries("an", Source::Device("hash".to_owned())),
            tries("binh", network("192.0.2.1")),
        ] {
            assert_eq!(delays.wait(&other, at(0)), None, "{other:?}");
        }
        // Nor does the stranger's own success elsewhere mend it.
        delays.succeeded(&tries("binh", network("192.0.2.1")));
        assert!(delays.wait(&tries("an", network("192.0.2.1")), at(0)).is_some());
    }

    #[test]
    fn what_was_long_ago_is_forgotten_and_nothing_before() {
        let (delays, own) = (Delays::default(), tries("an", network("192.0.2.1")));
        delays.failed(own.clone(), at(0));
        delays.sweep(at(FORGET_SECONDS));
        assert_eq!(delays.failures().len(), 1);
        delays.sweep(at(FORGET_SECONDS + 1));
        assert_eq!(delays.failures().len(), 0);
    }
}
