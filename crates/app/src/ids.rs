//! Where ids come from: time and chance, both given. The making of demonstration data uses a
//! fixed seed, so that it makes the same ids each time.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use nhipcau_domain::timestamp::Timestamp;
use uuid::{Builder, Uuid};

/// A source of ids (UUID version 7, RFC 9562).
#[derive(Debug)]
pub enum Ids {
    /// Random bits from the operating system behind a counter (RFC 9562, section 6.2, method 1),
    /// so that ids of one process keep their order within a millisecond too.
    System(Mutex<(u64, u32)>),
    /// A sequence that depends on nothing but its seed.
    Seeded(AtomicU64),
}

/// The counter has this many bits: what is left of the first four bytes behind the time when
/// version and variant are taken out.
const COUNTER_BITS: u32 = 26;

/// Places a counter around the bits of version and variant.
fn with_counter(bits: &mut [u8; 10], counter: u32) {
    let [high, middle, low, lowest] =
        [counter >> 22, counter >> 14, counter >> 8, counter].map(|part| part.to_be_bytes()[3]);
    bits[0] = high & 0x0f;
    bits[1] = middle;
    bits[2] = low & 0x3f;
    bits[3] = lowest;
}

impl Ids {
    /// Random bits from the operating system.
    pub const fn system() -> Self {
        Self::System(Mutex::new((0, 0)))
    }

    /// A sequence with this seed.
    pub const fn seeded(seed: u64) -> Self {
        Self::Seeded(AtomicU64::new(seed))
    }

    /// The next id, with `now` as its time.
    pub fn next(&self, now: Timestamp) -> Uuid {
        let mut millis = u64::try_from(now.0.div_euclid(1_000)).unwrap_or(0);
        let mut bits = [0_u8; 10];
        match self {
            Self::System(last) => {
                if SystemRandom::new().fill(&mut bits).is_err() {
                    // The operating system refuses randomness only before it has booted.
                    tracing::error!("no randomness from the operating system");
                }
                let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
                let counter = if millis > last.0 {
                    // A random start below half of the range leaves room to count.
                    u32::from_be_bytes([0, bits[0], bits[1], bits[2]]) << 1
                } else {
                    // The clock stands still or went back: the last time goes on.
                    last.1 + 1
                };
                millis = millis.max(last.0);
                if counter >= 1 << COUNTER_BITS {
                    millis += 1;
                    *last = (millis, 0);
                } else {
                    *last = (millis, counter);
                }
                with_counter(&mut bits, last.1);
            }
            Self::Seeded(state) => {
                let n = state.fetch_add(1, Ordering::Relaxed);
                bits[2..].copy_from_slice(&n.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
                let counter = u32::try_from(n & ((1 << COUNTER_BITS) - 1)).unwrap_or(0);
                with_counter(&mut bits, counter);
            }
        }
        Builder::from_unix_timestamp_millis(millis, &bits).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_ids_repeat_and_keep_their_order() {
        let (one, two) = (Ids::seeded(7), Ids::seeded(7));
        let now = Timestamp(1_790_000_000_000_000);
        let first: Vec<_> = (0..100).map(|_| one.next(now)).collect();
        let second: Vec<_> = (0..100).map(|_| two.next(now)).collect();
        assert_eq!(first, second);
        let mut sorted = first.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted, first);
    }

    #[test]
    fn system_ids_keep_their_order_when_the_clock_stands_still_or_goes_back() {
        let ids = Ids::system();
        let now = Timestamp(1_790_000_000_000_000);
        let made: Vec<_> = (0..3_000).map(|n| ids.next(Timestamp(now.0 - n * 1_000))).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
