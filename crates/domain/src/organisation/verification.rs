//! Verification of an organisation by a named broker, and reliance on it by others.

use crate::{
    lifecycle::{Blocked, Facts, Lifecycle, Row},
    timestamp::Day,
};

text_enum! {
    /// Whether a broker has checked that the organisation is what it says.
    pub enum Verification {
        /// Nobody has looked yet.
        Unverified = "unverified",
        /// The organisation has sent its evidence.
        Requested = "requested",
        /// A named broker has checked it.
        Verified = "verified",
        /// A broker has refused, with reasons.
        Refused = "refused",
        /// It was verified, until a day that has passed. Never stored: the calendar says it.
        Expired = "expired",
    }
}

impl Verification {
    /// The status every reader and writer meets: what was verified until a day that has passed *is*
    /// expired, as a call with a passed deadline is closed (product rule "verified by a named broker
    /// with evidence and expiry").
    #[must_use]
    pub fn effective(self, until: Option<Day>, today: Day) -> Self {
        match (self, until) {
            (Self::Verified, Some(last)) if today > last => Self::Expired,
            _ => self,
        }
    }
}

text_enum! {
    /// Steps of verification.
    pub enum VerificationAction {
        /// The owner sends evidence.
        RequestVerification = "request_verification",
        /// A broker confirms.
        Verify = "verify",
        /// A broker refuses.
        Refuse = "refuse",
        /// A broker takes a confirmation back.
        Revoke = "revoke",
        /// Another broker relies on the confirmation that stands.
        Rely = "rely",
    }
}

/// Parts in verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Owner of the organisation (in a health facility its approver).
    Owner,
    /// Officer or approver of a science department.
    Broker,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The confirmation is another broker's, and this one does not rely on it yet.
    AnothersConfirmation,
}

/// The verification lifecycle of an organisation.
#[derive(Debug)]
pub struct VerificationLifecycle;

impl Lifecycle for VerificationLifecycle {
    type Status = Verification;
    type Action = VerificationAction;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "organisation";
    const TABLE: &'static [Row<Self>] = &[
        Row {
            action: VerificationAction::RequestVerification,
            from: &[Verification::Unverified, Verification::Refused, Verification::Expired],
            to: Verification::Requested,
            who: &[Who::Owner],
            guards: &[],
            reason: false,
        },
        Row {
            action: VerificationAction::Verify,
            // Again while it holds, too: that renews it.
            from: &[
                Verification::Unverified,
                Verification::Requested,
                Verification::Refused,
                Verification::Verified,
                Verification::Expired,
            ],
            to: Verification::Verified,
            who: &[Who::Broker],
            guards: &[],
            reason: false,
        },
        Row {
            action: VerificationAction::Refuse,
            from: &[Verification::Requested],
            to: Verification::Refused,
            who: &[Who::Broker],
            guards: &[],
            reason: true,
        },
        Row {
            action: VerificationAction::Revoke,
            from: &[Verification::Verified],
            to: Verification::Unverified,
            who: &[Who::Broker],
            guards: &[],
            reason: true,
        },
        Row {
            action: VerificationAction::Rely,
            from: &[Verification::Verified],
            to: Verification::Verified,
            who: &[Who::Broker],
            guards: &[Guard::AnothersConfirmation],
            reason: false,
        },
    ];
}

/// What the verification table asks.
#[derive(Debug, Clone, Copy)]
pub struct VerificationFacts {
    /// The actor owns the organisation.
    pub owner: bool,
    /// The actor works for a science department.
    pub broker: bool,
    /// That department gave the confirmation that stands.
    pub own: bool,
    /// It relies on the confirmation that stands.
    pub relies: bool,
}

impl Facts<VerificationLifecycle> for VerificationFacts {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Owner => self.owner,
            Who::Broker => self.broker,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::AnothersConfirmation if self.own => Err(Blocked::because("own_confirmation")),
            Guard::AnothersConfirmation if self.relies => Err(Blocked::because("relied_on")),
            Guard::AnothersConfirmation => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::{self, Refusal, decide};

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<VerificationLifecycle>());
    }

    #[test]
    fn a_verification_ends_with_its_last_day_and_can_be_renewed() {
        let last = Day::parse("2026-06-30").unwrap();
        let on = |day| Verification::Verified.effective(Some(last), day);
        assert_eq!(on(last), Verification::Verified);
        assert_eq!(on(last.plus(1)), Verification::Expired);
        assert_eq!(Verification::Verified.effective(None, last), Verification::Verified);
        assert_eq!(
            Verification::Requested.effective(Some(last), last.plus(1)),
            Verification::Requested
        );

        let nobody = VerificationFacts { owner: false, broker: false, own: false, relies: false };
        let broker = VerificationFacts { broker: true, ..nobody };
        let owner = VerificationFacts { owner: true, ..nobody };
        let step = |status, action, facts: &VerificationFacts| {
            decide::<VerificationLifecycle>(status, action, None, facts).map(|row| row.to)
        };
        for status in [Verification::Verified, Verification::Expired] {
            let verified = step(status, VerificationAction::Verify, &broker);
            assert_eq!(verified, Ok(Verification::Verified));
        }
        let ask = VerificationAction::RequestVerification;
        assert_eq!(step(Verification::Expired, ask, &owner), Ok(Verification::Requested));
        assert_eq!(step(Verification::Verified, ask, &owner), Err(Refusal::WrongStatus));
        assert_eq!(step(Verification::Expired, ask, &broker), Err(Refusal::Forbidden));
    }

    #[test]
    fn one_relies_on_the_confirmation_of_another() {
        let other = VerificationFacts { owner: false, broker: true, own: false, relies: false };
        let rely = |facts: &VerificationFacts| {
            let (status, action) = (Verification::Verified, VerificationAction::Rely);
            decide::<VerificationLifecycle>(status, action, None, facts).map(|row| row.to)
        };
        assert_eq!(rely(&other), Ok(Verification::Verified));
        for (facts, code) in [
            (VerificationFacts { own: true, ..other }, "own_confirmation"),
            (VerificationFacts { relies: true, ..other }, "relied_on"),
        ] {
            assert_eq!(rely(&facts), Err(Refusal::Blocked(Blocked::because(code))));
        }
        let owner = VerificationFacts { owner: true, broker: false, ..other };
        assert_eq!(rely(&owner), Err(Refusal::Forbidden));
    }
}
