//! How much of something there may be in a while: mails to one address, above all.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use nhipcau_domain::timestamp::Timestamp;

/// So many in so many seconds, counted by name.
#[derive(Debug)]
pub(super) struct Allowance {
    most: usize,
    seconds: i64,
    taken: Mutex<HashMap<String, VecDeque<Timestamp>>>,
}

impl Allowance {
    pub fn new(most: usize, seconds: i64) -> Self {
        Self { most, seconds, taken: Mutex::default() }
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<String, VecDeque<Timestamp>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one; `false` when there have been too many.
    pub fn take(&self, name: &str, now: Timestamp) -> bool {
        let mut all = self.taken();
        let taken = all.entry(name.to_lowercase()).or_default();
        let since = now.plus_seconds(-self.seconds);
        while taken.front().is_some_and(|at| *at <= since) {
            taken.pop_front();
        }
        let fits = taken.len() < self.most;
        if fits {
            taken.push_back(now);
        }
        fits
    }

    /// Forgets names that have been quiet.
    pub fn sweep(&self, now: Timestamp) {
        let since = now.plus_seconds(-self.seconds);
        self.taken().retain(|_, taken| taken.back().is_some_and(|at| *at > since));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_in_a_while_for_each_name() {
        let allowance = Allowance::new(2, 3_600);
        let at = |seconds: i64| Timestamp(seconds * 1_000_000);
        for (name, seconds, fits) in [
            ("an@x.vn", 0, true),
            ("An@X.vn", 1_800, true),
            ("an@x.vn", 3_599, false),
            ("binh@x.vn", 3_599, true),
            // The first is an hour ago; what was refused counts for nothing.
            ("an@x.vn", 3_600, true),
            ("an@x.vn", 3_601, false),
            ("an@x.vn", 5_400, true),
        ] {
            assert_eq!(allowance.take(name, at(seconds)), fits, "{name} at {seconds}");
        }
        allowance.sweep(at(7_199));
        assert_eq!(allowance.taken().len(), 1);
        allowance.sweep(at(9_001));
        assert_eq!(allowance.taken().len(), 0);
    }
}
