//! The pulse of each duty of the background work: when it last succeeded and what it last failed
//! of. The readiness of a process is read from it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use nhipcau_domain::timestamp::Timestamp;
use uuid::Uuid;

use super::Duty;

/// So long a duty may go on failing before it counts as ailing.
const FAILING_SECONDS: i64 = 60;
/// So long nothing more is said of a row that keeps failing.
const QUIET_SECONDS: i64 = 600;

/// How one duty fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    /// Since when it is expected of this process.
    pub expected_since: Timestamp,
    /// When it last came through.
    pub last_success: Option<Timestamp>,
    /// When it last failed since then, and of what.
    pub last_failure: Option<(Timestamp, String)>,
}

/// A duty that has not come through for too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ailing {
    /// Which.
    pub duty: Duty,
    /// For how many seconds it has not come through.
    pub seconds: i64,
    /// What it failed of last; `None` when it is only silent.
    pub error: Option<String>,
}

/// The pulses of the duties that this process has taken on.
#[derive(Debug, Default)]
pub struct Pulses {
    beats: Mutex<BTreeMap<Duty, Pulse>>,
    told: Mutex<HashMap<Uuid, Timestamp>>,
}

impl Pulses {
    /// This process takes on a duty.
    pub fn expect(&self, duty: Duty, now: Timestamp) {
        let pulse = Pulse { expected_since: now, last_success: None, last_failure: None };
        lock(&self.beats).insert(duty, pulse);
    }

    /// A duty has come through.
    pub fn succeeded(&self, duty: Duty, now: Timestamp) {
        if let Some(pulse) = lock(&self.beats).get_mut(&duty) {
            pulse.last_success = Some(now);
            pulse.last_failure = None;
        }
    }

    /// A duty has failed.
    pub fn failed(&self, duty: Duty, now: Timestamp, error: String) {
        if let Some(pulse) = lock(&self.beats).get_mut(&duty) {
            pulse.last_failure = Some((now, error));
        }
    }

    /// The pulse of a duty; `None` when it is not this process's.
    pub fn of(&self, duty: Duty) -> Option<Pulse> {
        lock(&self.beats).get(&duty).cloned()
    }

    /// All of them.
    pub fn all(&self) -> BTreeMap<Duty, Pulse> {
        lock(&self.beats).clone()
    }

    /// The duties that keep this process from being ready: the index before it was first built, and
    /// whatever has failed or been silent for too long.
    pub fn ailing(&self, now: Timestamp) -> Vec<Ailing> {
        let beats = self.all();
        let ails = |(duty, pulse): (Duty, Pulse)| {
            let since = pulse.last_success.unwrap_or(pulse.expected_since);
            let seconds = (now.0 - since.0) / 1_000_000;
            let failing = pulse.last_failure.is_some() && seconds > FAILING_SECONDS;
            let silent = seconds > duty.silence_seconds();
            let unbuilt = duty == Duty::Index && pulse.last_success.is_none();
            let error = pulse.last_failure.map(|(_, error)| error);
            (failing || silent || unbuilt).then_some(Ailing { duty, seconds, error })
        };
        beats.into_iter().filter_map(ails).collect()
    }

    /// Whether something is to be said of a row that fails: not again for each round in which it
    /// does.
    pub(super) fn is_news(&self, id: Uuid, now: Timestamp) -> bool {
        let mut told = lock(&self.told);
        told.retain(|_, at| now.0 - at.0 < QUIET_SECONDS * 1_000_000);
        let news = !told.contains_key(&id);
        if news {
            told.insert(id, now);
        }
        news
    }
}

/// What is behind the lock is whole after every statement, also after one that panicked.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp(seconds * 1_000_000)
    }

    #[test]
    fn a_duty_ails_when_it_fails_or_is_silent_for_too_long() {
        let pulses = Pulses::default();
        assert_eq!(pulses.ailing(at(0)), []);
        pulses.expect(Duty::Mail, at(0));
        pulses.succeeded(Duty::Mail, at(1));
        // One that is not this process's is nobody's concern.
        pulses.failed(Duty::Sequencer, at(1), "gone".to_owned());
        pulses.failed(Duty::Mail, at(2), "no answer".to_owned());
        assert_eq!(pulses.ailing(at(2)), []);
        let error = Some("no answer".to_owned());
        assert_eq!(pulses.ailing(at(63)), [Ailing { duty: Duty::Mail, seconds: 62, error }]);
        pulses.succeeded(Duty::Mail, at(64));
        assert_eq!(pulses.ailing(at(64)), []);
        let late = 65 + Duty::Mail.silence_seconds();
        let silent = Ailing { duty: Duty::Mail, seconds: late - 64, error: None };
        assert_eq!(pulses.ailing(at(late)), [silent]);
    }

    #[test]
    fn nothing_is_ready_before_the_index_was_built() {
        let pulses = Pulses::default();
        pulses.expect(Duty::Index, at(0));
        assert_eq!(pulses.ailing(at(0))[0].duty, Duty::Index);
        pulses.succeeded(Duty::Index, at(3));
        assert_eq!(pulses.ailing(at(3)), []);
    }

    #[test]
    fn of_a_row_that_keeps_failing_is_told_now_and_then() {
        let (pulses, id) = (Pulses::default(), Uuid::from_u128(1));
        assert!(pulses.is_news(id, at(0)));
        assert!(!pulses.is_news(id, at(1)));
        assert!(pulses.is_news(Uuid::from_u128(2), at(1)));
        assert!(pulses.is_news(id, at(QUIET_SECONDS)));
    }
}
