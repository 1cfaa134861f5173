//! Where ids come from: time and chance, both given. The making of demonstration data uses a
//! fixed seed, so that it makes the same ids each time.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use nhipcau_domain::timestamp::Timestamp;
use uuid::{Builder, Uuid};

/// A source of ids (UUID version 7, RFC 9562).
#[derive(Debug)]
pub enum Ids {
    /// Random bits from the operating system.
    System,
    /// A sequence that depends on nothing but its seed.
    Seeded(AtomicU64),
}

impl Ids {
    /// A sequence with this seed.
    pub const fn seeded(seed: u64) -> Self {
        Self::Seeded(AtomicU64::new(seed))
    }

    /// The next id, with `now` as its time.
    pub fn next(&self, now: Timestamp) -> Uuid {
        let mut bits = [0_u8; 10];
        match self {
            Self::System => {
                if SystemRandom::new().fill(&mut bits).is_err() {
                    // The operating system refuses randomness only before it has booted.
                    tracing::error!("no randomness from the operating system");
                }
            }
            Self::Seeded(state) => {
                let n = state.fetch_add(1, Ordering::Relaxed);
                // The counter leads, so that ids made within one millisecond keep their order.
                bits[..2]
                    .copy_from_slice(&u16::try_from((n >> 32) & 0xfff).unwrap_or(0).to_be_bytes());
                bits[2..].copy_from_slice(&n.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
                bits[2..6]
                    .copy_from_slice(&u32::try_from(n & 0xffff_ffff).unwrap_or(0).to_be_bytes());
            }
        }
        let millis = u64::try_from(now.0.div_euclid(1_000)).unwrap_or(0);
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
}
