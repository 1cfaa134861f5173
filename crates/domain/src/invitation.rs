//! Shortlist and invitations: how the broker brings a challenge and its solvers together.

use uuid::Uuid;

use crate::{
    actor::Actor,
    challenge,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
    submission::lifecycle::{before_deadline, takes_submissions},
    timestamp::Timestamp,
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
    }
}

/// The greatest length of a note or a message, in characters.
pub const TEXT_LIMIT: usize = 2_000;

/// Parts people play around an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Owner or editor of the invited organisation.
    Invitee,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The call still takes submissions.
    CallOpen,
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
    ];
}

/// What the table must know about one invitation, its call and its actor.
#[derive(Debug, Clone, Copy)]
pub struct InvitationFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The invited organisation.
    pub organisation_id: Uuid,
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
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::CallOpen => takes_submissions(self.challenge)
                .and_then(|()| before_deadline(self.challenge, self.closes_at, self.now)),
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
}
