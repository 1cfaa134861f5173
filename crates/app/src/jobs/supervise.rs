//! Keeping one duty up: round after round, whatever becomes of a round.

use std::{future::Future, time::Duration};

use nhipcau_store::clock::wall;
use tokio::{sync::watch, task::JoinError};

use super::{Duty, pulse::Pulses};
use crate::Result;

/// How often a duty is done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rhythm {
    /// The wait after a round that came through.
    pub tick: Duration,
    /// The wait after the first failure; each further one is twice as long.
    pub first_wait: Duration,
    /// The longest wait.
    pub longest_wait: Duration,
}

impl Rhythm {
    fn after(self, failures: u32) -> Duration {
        let factor = 2_u32.saturating_pow(failures.saturating_sub(1));
        self.first_wait.saturating_mul(factor).min(self.longest_wait)
    }
}

/// Does a duty until `stop` says so. A round that fails or panics is logged, shows in the pulse and
/// is done again after a wait that grows; `wake` cuts the wait short while all goes well.
pub(super) async fn keep_up<F>(
    duty: Duty,
    pulses: &Pulses,
    rhythm: Rhythm,
    (mut wake, mut stop): (watch::Receiver<()>, watch::Receiver<bool>),
    round: impl Fn() -> F,
) where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let mut failures = 0_u32;
    while !*stop.borrow() {
        wake.borrow_and_update();
        // A task of its own: a panic ends it and nothing else.
        let failure = match tokio::spawn(round()).await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(error) => Some(last_words(error)),
        };
        let wait = if let Some(error) = failure {
            failures = failures.saturating_add(1);
            let wait = rhythm.after(failures);
            tracing::error!(%duty, error, failures, ?wait, "a duty failed and will be done again");
            pulses.failed(duty, wall(), error);
            wait
        } else {
            if failures > 0 {
                tracing::info!(%duty, failures, "a duty has come through again");
            }
            failures = 0;
            pulses.succeeded(duty, wall());
            rhythm.tick
        };
        tokio::select! {
            Ok(()) = wake.changed(), if failures == 0 => {}
            () = tokio::time::sleep(wait) => {}
            _ = stop.changed() => return,
        }
    }
}

/// What a task that panicked says.
fn last_words(error: JoinError) -> String {
    let Ok(payload) = error.try_into_panic() else { return "cancelled".to_owned() };
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    format!("panicked: {}", text.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    use super::*;
    use crate::Error;

    const FAST: Rhythm = Rhythm {
        tick: Duration::from_millis(1),
        first_wait: Duration::from_millis(1),
        longest_wait: Duration::from_millis(4),
    };

    async fn until(what: &str, holds: impl Fn() -> bool) {
        for _ in 0..2_000 {
            if holds() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("in vain: {what}");
    }

    #[tokio::test]
    async fn a_duty_that_panics_comes_back_and_the_others_never_notice() {
        let pulses = Arc::new(Pulses::default());
        let (stop, stopped) = watch::channel(false);
        let (_wake, woken) = watch::channel(());
        let rounds = Arc::new(AtomicU32::new(0));
        let mended = Arc::new(AtomicU32::new(0));
        for duty in [Duty::Mail, Duty::Sequencer] {
            pulses.expect(duty, wall());
        }
        let ill = tokio::spawn({
            let (pulses, rounds, mended) = (pulses.clone(), rounds.clone(), mended.clone());
            let ends = (woken.clone(), stopped.clone());
            async move {
                let round = || {
                    let number = rounds.fetch_add(1, Ordering::SeqCst);
                    let well = mended.load(Ordering::SeqCst) == 1;
                    async move {
                        match number {
                            _ if well => Ok(()),
                            number if number % 2 == 0 => panic!("round {number} went wrong"),
                            _ => Err(Error::internal("no luck")),
                        }
                    }
                };
                keep_up(Duty::Mail, &pulses, FAST, ends, round).await;
            }
        });
        let healthy = tokio::spawn({
            let (pulses, ends) = (pulses.clone(), (woken, stopped));
            async move { keep_up(Duty::Sequencer, &pulses, FAST, ends, async || Ok(())).await }
        });
        let rounds_done = || rounds.load(Ordering::SeqCst);
        until("it is tried again after panic and error", || rounds_done() >= 4).await;
        let pulse = pulses.of(Duty::Mail).unwrap();
        assert_eq!(pulse.last_success, None);
        let (_, error) = pulse.last_failure.unwrap();
        assert!(error.contains("went wrong") || error.contains("no luck"), "{error}");
        assert!(pulses.of(Duty::Sequencer).unwrap().last_success.is_some());
        // A minute on, the process says of which duty it ails.
        let later = wall().plus_seconds(61);
        assert!(pulses.ailing(later).iter().any(|ailing| ailing.duty == Duty::Mail));

        mended.store(1, Ordering::SeqCst);
        until("it comes through", || {
            pulses.of(Duty::Mail).is_some_and(|pulse| pulse.last_success.is_some())
        })
        .await;
        assert_eq!(pulses.of(Duty::Mail).unwrap().last_failure, None);
        stop.send(true).unwrap();
        ill.await.unwrap();
        healthy.await.unwrap();
    }

    #[test]
    fn waits_grow_to_a_limit() {
        let waits = [1, 2, 3, 4, 100].map(|failures| FAST.after(failures).as_millis());
        assert_eq!(waits, [1, 2, 4, 4, 4]);
    }
}
