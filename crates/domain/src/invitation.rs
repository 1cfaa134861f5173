//! Shortlist and invitations: how the broker brings a challenge and its solvers together.

use uuid::Uuid;

use crate::{
    actor::Actor,
    challenge,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
    submission::lifecycle::{before_deadline, takes_submissions},
    timestamp::{Day, Timestamp},
};

text_enum! {
    /// What the broker makes of a match; kept as judgement data.
    pub enum Verdict {
        /// Worth asking.
        Shortlisted = "shortlisted",
        /// Not fitting.
        Rejected = "rejected",
    }
}

text_enum! {
    /// The status of an invitation.
    #[schema(as = InvitationStatus)]
    pub enum Status {
        /// Not answered yet.
        Sent = "sent",
        /// The solver means to answer the call.
        Accepted = "accepted",
        /// The solver does not.
        Declined = "declined",
    }
}

text_enum! {
    /// What can be done to an invitation.
    #[schema(as = InvitationAction)]
    pub enum Action {
        /// The solver accepts.
        Accept = "accept",
        /// The solver declines and says why.
        Decline = "decline",
        /// The broker calls it to mind once more.
        Remind = "remind",
        /// The broker asks again after it was declined.
        Renew = "renew",
    }
}

text_enum! {
    /// Why an invitation is declined, so that reasons can be counted.
    pub enum DeclineReason {
        /// No people or no time for it.
        NoCapacity = "no_capacity",
        /// Not what the organisation does.
        NotOurField = "not_our_field",
        /// What it has is not ready enough.
        NotReady = "not_ready",
        /// The deadline is too near.
        TimeShort = "time_short",
        /// The budget does not suffice.
        BudgetShort = "budget_short",
        /// Terms of the call: property, data, procedure.
        Terms = "terms",
        /// A conflict of interest.
        Conflict = "conflict",
        /// Something else, in words.
        Other = "other",
    }
}

/// After so many working days without an answer an invitation is called to mind by itself, once.
pub const SILENCE_WORKING_DAYS: u32 = 5;
/// So many times in all an invitation is called to mind, by itself or by the broker.
pub const REMINDER_LIMIT: i32 = 3;
/// So many working days lie between the broker's own reminder and the last word before it.
pub const REMIND_AGAIN_WORKING_DAYS: u32 = 2;
/// The most invitations of one request.
pub const MOST_AT_ONCE: usize = 50;

/// The greatest length of a note or a message, in characters.
pub const TEXT_LIMIT: usize = 2_000;

/// Parts people play around an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Owner or editor of the invited organisation.
    Invitee,
    /// Officer or approver of the broker.
    Broker,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The call still takes submissions.
    CallOpen,
    /// It was not called to mind too often, nor only just now.
    MayRemind,
}

/// The invitation's lifecycle.
#[derive(Debug)]
pub struct InvitationLifecycle;

impl Lifecycle for InvitationLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "invitation";
    const TABLE: &'static [Row<Self>] = &[
        Row {
            action: Action::Accept,
            from: &[Status::Sent, Status::Declined],
            to: Status::Accepted,
            who: &[Who::Invitee],
            guards: &[Guard::CallOpen],
            reason: false,
        },
        Row {
            action: Action::Decline,
            from: &[Status::Sent, Status::Accepted],
            to: Status::Declined,
            who: &[Who::Invitee],
            guards: &[Guard::CallOpen],
            reason: true,
        },
        Row {
            action: Action::Remind,
            from: &[Status::Sent],
            to: Status::Sent,
            who: &[Who::Broker],
            guards: &[Guard::CallOpen, Guard::MayRemind],
            reason: false,
        },
        Row {
            action: Action::Renew,
            from: &[Status::Declined],
            to: Status::Sent,
            who: &[Who::Broker],
            guards: &[Guard::CallOpen],
            reason: false,
        },
    ];
}

/// What the table must know about one invitation, its call and its actor.
#[derive(Debug, Clone, Copy)]
pub struct InvitationFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The invited organisation.
    pub organisation_id: Uuid,
    /// The broker of the call.
    pub broker_id: Uuid,
    /// How often it was called to mind.
    pub reminders: i32,
    /// The first day on which the broker may call it to mind.
    pub remind_from: Day,
    /// The stored status of the challenge.
    pub challenge: challenge::Status,
    /// The deadline in force.
    pub closes_at: Option<Timestamp>,
    /// The instant of the decision.
    pub now: Timestamp,
}

impl Facts<InvitationLifecycle> for InvitationFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Invitee => self.actor.edits_for(self.organisation_id),
            Who::Broker => self.actor.prepares_for(self.broker_id),
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::CallOpen => takes_submissions(self.challenge)
                .and_then(|()| before_deadline(self.challenge, self.closes_at, self.now)),
            Guard::MayRemind if self.reminders >= REMINDER_LIMIT => {
                Err(Blocked::because("reminders_used").with("limit", REMINDER_LIMIT))
            }
            Guard::MayRemind if Day(self.now.vietnam_day()) < self.remind_from => {
                Err(Blocked::because("reminded_lately").with("until", self.remind_from))
            }
            Guard::MayRemind => Ok(()),
        }
    }
}

/// Counts along the way from the match to the submission.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Funnel {
    /// Organisations on the shortlist.
    pub shortlisted: u64,
    /// Invitations sent.
    pub invited: u64,
    /// Invitations accepted.
    pub accepted: u64,
    /// Invitations declined.
    pub declined: u64,
    /// Submissions received; `None` until they are opened, for their number is sealed too.
    pub submitted: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Membership,
        lifecycle::{self, Refusal},
        organisation::{OrganisationKind, Role},
    };

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<InvitationLifecycle>());
    }

    #[test]
    fn declining_needs_reasons_and_an_open_call() {
        let invited = Uuid::from_u128(1);
        let editor = Actor {
            memberships: vec![Membership {
                organisation_id: invited,
                kind: OrganisationKind::Enterprise,
                role: Role::Editor,
                part_of: None,
            }],
            ..Actor::default()
        };
        let facts = InvitationFacts {
            actor: &editor,
            organisation_id: invited,
            broker_id: Uuid::from_u128(2),
            reminders: 0,
            remind_from: Day(Timestamp(0).vietnam_day()),
            challenge: challenge::Status::Open,
            closes_at: Some(Timestamp(10)),
            now: Timestamp(5),
        };
        let decline =
            |facts, reason| lifecycle::decide(Status::Sent, Action::Decline, reason, facts);
        assert_eq!(decline(&facts, None).unwrap_err(), Refusal::ReasonMissing);
        assert!(decline(&facts, Some("Không đủ người")).is_ok());
        let late = InvitationFacts { now: Timestamp(10), ..facts };
        assert_eq!(
            decline(&late, Some("Không đủ người")).unwrap_err(),
            Refusal::Blocked(Blocked::because("deadline-passed"))
        );
    }

    #[test]
    fn the_broker_calls_to_mind_a_few_times_and_not_every_day() {
        let broker_id = Uuid::from_u128(2);
        let officer = Actor {
            memberships: vec![Membership {
                organisation_id: broker_id,
                kind: OrganisationKind::ScienceDepartment,
                role: Role::Officer,
                part_of: None,
            }],
            ..Actor::default()
        };
        let now = Timestamp(5);
        let today = Day(now.vietnam_day());
        let facts = InvitationFacts {
            actor: &officer,
            organisation_id: Uuid::from_u128(1),
            broker_id,
            reminders: 0,
            remind_from: today,
            challenge: challenge::Status::Open,
            closes_at: Some(Timestamp(10)),
            now,
        };
        let remind = |facts| lifecycle::decide(Status::Sent, Action::Remind, None, facts);
        assert!(remind(&facts).is_ok());
        let code = |refusal| match refusal {
            Refusal::Blocked(blocked) => blocked.code,
            other => panic!("{other:?}"),
        };
        let often = InvitationFacts { reminders: REMINDER_LIMIT, ..facts };
        assert_eq!(code(remind(&often).unwrap_err()), "reminders_used");
        let lately = InvitationFacts { remind_from: today.plus(1), ..facts };
        assert_eq!(code(remind(&lately).unwrap_err()), "reminded_lately");
        assert_eq!(
            lifecycle::decide(Status::Sent, Action::Accept, None, &facts).unwrap_err(),
            Refusal::Forbidden
        );
        assert!(lifecycle::decide(Status::Declined, Action::Renew, None, &facts).is_ok());
    }
}
