//! What keeps a flood of sign-ins out: so many tries a minute from one network address, fewer of
//! them for one account, growing waits after failed ones, and never more passwords hashed at once
//! than the machine bears.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use nhipcau_domain::timestamp::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{
    allowance::Allowance,
    delay::{Delays, Source, Tries},
};
use crate::{AppConfig, Error, Result};

/// The part of an address's tries that may go to one account.
const ACCOUNT_SHARE: u32 = 3;
/// However few an address has, so many may go to one account: people mistype.
const LEAST_FOR_ACCOUNT: u32 = 3;
/// A longer account name is no account's.
const LONGEST_NAME: usize = 254;
/// Strangers can cause so many mails to one address in an hour.
const MAILS_AN_HOUR: usize = 5;
/// Who tries to sign in before confirming the account gets another mail, once in so many seconds.
const REMINDER_SECONDS: i64 = 600;
/// So many times as often as a password may be tried, one may ask how strong one would be.
const JUDGING_SHARE: u32 = 10;
/// Who waits longer for a turn at the hashing is sent away.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The gate before sign-in and registration; one a process.
#[derive(Debug)]
pub struct Gate {
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    // Always with the address: otherwise a stranger could lock somebody out by guessing wrong.
    accounts: DefaultKeyedRateLimiter<(IpAddr, String)>,
    delays: Delays,
    mails: Allowance,
    reminders: Allowance,
    judging: DefaultKeyedRateLimiter<IpAddr>,
    hashing: Arc<Semaphore>,
    hashed: AtomicU64,
}

impl Gate {
    /// As configured.
    pub fn new(config: &AppConfig) -> Self {
        let all = config.sign_ins_per_minute.max(1);
        let one = (all / ACCOUNT_SHARE).max(LEAST_FOR_ACCOUNT.min(all));
        Self::of(all, one, config.argon2_parallel.max(1))
    }

    fn of(all: u32, one: u32, parallel: usize) -> Self {
        Self {
            addresses: RateLimiter::keyed(per_minute(all)),
            accounts: RateLimiter::keyed(per_minute(one)),
            delays: Delays::default(),
            mails: Allowance::new(MAILS_AN_HOUR, 3_600),
            reminders: Allowance::new(1, REMINDER_SECONDS),
            judging: RateLimiter::keyed(per_minute(all.saturating_mul(JUDGING_SHARE))),
            hashing: Arc::new(Semaphore::new(parallel)),
            hashed: AtomicU64::new(0),
        }
    }

    /// Counts a try from an address.
    ///
    /// # Errors
    /// `RateLimited` when there have been too many.
    pub(super) fn admit(&self, from: IpAddr) -> Result<()> {
        limit(self.addresses.check_key(&network(from)))
    }

    /// Counts a try from an address to sign in to an account, whether or not there is one.
    ///
    /// # Errors
    /// `RateLimited` when there have been too many.
    pub(super) fn admit_to(&self, from: IpAddr, account: &str) -> Result<()> {
        self.admit(from)?;
        limit(self.accounts.check_key(&(network(from), name_of(account))))
    }

    /// Counts a question how strong a password is.
    ///
    /// # Errors
    /// `RateLimited` when there have been too many.
    pub(super) fn admit_judging(&self, from: IpAddr) -> Result<()> {
        limit(self.judging.check_key(&network(from)))
    }

    /// Whether a secret of an account may be tried now. Tries that come at the same moment are all
    /// let in and all counted; how many of them there can be, the limits above say.
    ///
    /// # Errors
    /// `RateLimited` while one has to wait after failed ones.
    pub(super) fn may_try(&self, tries: &Tries, now: Timestamp) -> Result<()> {
        match self.delays.wait(tries, now) {
            Some(seconds) => Err(Error::RateLimited(seconds)),
            None => Ok(()),
        }
    }

    /// A secret of an account was wrong.
    pub(super) fn failed(&self, tries: &Tries, now: Timestamp) {
        self.delays.failed(tries.clone(), now);
    }

    /// It was right.
    pub(super) fn succeeded(&self, tries: &Tries) {
        self.delays.succeeded(tries);
    }

    /// Whether a stranger may cause another mail to an address. Nobody is told when not.
    pub(super) fn may_mail(&self, address: &str, now: Timestamp) -> bool {
        let may = self.mails.take(address, now);
        if !may {
            tracing::warn!("too many mails about one account; this one is left out");
        }
        may
    }

    /// Whether it is time to remind somebody who has not confirmed their account.
    pub(super) fn may_remind(&self, address: &str, now: Timestamp) -> bool {
        self.reminders.take(address, now) && self.may_mail(address, now)
    }

    /// Waits for a turn at the hashing, which lasts until the permit is dropped.
    ///
    /// # Errors
    /// `Unavailable` when there are too many before.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit> {
        self.hashed.fetch_add(1, Ordering::Relaxed);
        let turn = self.hashing.clone().acquire_owned();
        match tokio::time::timeout(LONGEST_WAIT, turn).await {
            Ok(turn) => turn.map_err(|error| Error::internal(error.to_string())),
            Err(_) => Err(Error::Unavailable("too many passwords wait to be hashed".to_owned())),
        }
    }

    /// How many passwords have been hashed or were waiting for it since the start: the same for an
    /// account that exists and for one that does not.
    pub fn hashed(&self) -> u64 {
        self.hashed.load(Ordering::Relaxed)
    }

    /// Forgets the addresses that have been quiet.
    pub(crate) fn sweep(&self, now: Timestamp) {
        self.delays.sweep(now);
        self.mails.sweep(now);
        self.reminders.sweep(now);
        self.judging.retain_recent();
        self.judging.shrink_to_fit();
        self.addresses.retain_recent();
        self.accounts.retain_recent();
        self.addresses.shrink_to_fit();
        self.accounts.shrink_to_fit();
    }
}

fn per_minute(tries: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(tries).unwrap_or(NonZeroU32::MIN))
}

fn limit(outcome: Result<(), governor::NotUntil<<DefaultClock as Clock>::Instant>>) -> Result<()> {
    outcome.map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        // Whole seconds, and never too early.
        Error::RateLimited(wait.as_secs() + 1)
    })
}

/// How an account is named in what is counted, whether or not there is one.
pub(super) fn name_of(account: &str) -> String {
    let name: String = account.trim().chars().take(LONGEST_NAME).collect();
    name.to_lowercase()
}

/// Where tries for an account come from: a device it knows counts by itself.
pub(super) fn source(from: IpAddr, known_device: Option<String>) -> Source {
    known_device.map_or_else(|| Source::Network(network(from)), Source::Device)
}

/// What counts as one address: of IPv6 the network, for its owner has all the addresses in it.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(tries: u32) -> Gate {
        Gate::of(tries, 2, 1)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_has_so_many_tries_and_is_told_when_to_come_again() {
        let gate = gate(3);
        for name in ["a", "b", "c"] {
            gate.admit_to(ip("192.0.2.1"), name).unwrap();
        }
        let Err(Error::RateLimited(seconds)) = gate.admit_to(ip("192.0.2.1"), "d") else {
            panic!("a fourth try")
        };
        assert!((19..=21).contains(&seconds), "{seconds}");
        gate.admit_to(ip("192.0.2.2"), "d").unwrap();
    }

    #[test]
    fn an_account_is_locked_for_the_address_that_guesses_and_for_nobody_else() {
        let gate = gate(100);
        gate.admit_to(ip("192.0.2.1"), "An@Example.vn").unwrap();
        gate.admit_to(ip("192.0.2.1"), " an@example.vn").unwrap();
        assert!(gate.admit_to(ip("192.0.2.1"), "an@example.vn").is_err());
        gate.admit_to(ip("192.0.2.1"), "binh@example.vn").unwrap();
        gate.admit_to(ip("192.0.2.2"), "an@example.vn").unwrap();
    }

    #[test]
    fn one_network_counts_as_one_address() {
        assert_eq!(network(ip("2001:db8:1:2:3::1")), network(ip("2001:db8:1:2:ffff::9")));
        assert_ne!(network(ip("2001:db8:1:2::1")), network(ip("2001:db8:1:3::1")));
        assert_eq!(network(ip("::ffff:192.0.2.1")), ip("192.0.2.1"));
    }

    #[test]
    fn who_has_been_quiet_is_forgotten() {
        // A million tries a minute are made up for within a millisecond.
        let gate = gate(1_000_000);
        gate.admit(ip("192.0.2.1")).unwrap();
        assert_eq!(gate.addresses.len(), 1);
        std::thread::sleep(Duration::from_millis(20));
        gate.sweep(Timestamp(0));
        assert_eq!(gate.addresses.len(), 0);
    }

    #[tokio::test]
    async fn only_so_many_hash_at_once() {
        let gate = gate(3);
        let turn = gate.turn().await.unwrap();
        assert_eq!(gate.hashing.available_permits(), 0);
        drop(turn);
        assert_eq!(gate.hashing.available_permits(), 1);
        let _next = gate.turn().await.unwrap();
    }
}
