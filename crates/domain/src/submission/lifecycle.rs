//! The lifecycle of a submission, as one table.

use uuid::Uuid;

use super::{Action, Status};
use crate::{
    actor::Actor,
    challenge::{
        self,
        lifecycle::{OPENING_DELAY_SECONDS, Parties},
    },
    document::Missing,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
    timestamp::Timestamp,
};

/// Parts people play around a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Owner or editor of the submitting organisation (in a health facility its officers and
    /// approvers).
    Editor,
    /// Officer or approver of the programme's broker.
    BrokerOfficer,
    /// Approver of the ordering department.
    OrdererApprover,
    /// Approver of the programme's broker, where the decision is the broker's.
    BrokerApprover,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Title and every required section are filled and each success measure is answered.
    Complete,
    /// The call takes submissions.
    ChallengeOpen,
    /// The stamp of the request lies before the deadline.
    BeforeDeadline,
    /// The submitting organisation neither ordered nor proposed the challenge.
    NotOwnOrder,
    /// The call is being evaluated.
    InEvaluation,
    /// No council has begun to score the call.
    NotScored,
}

/// The submission's lifecycle.
#[derive(Debug)]
pub struct SubmissionLifecycle;

const fn row(
    action: Action,
    from: &'static [Status],
    to: Status,
    who: &'static [Who],
    guards: &'static [Guard],
    reason: bool,
) -> Row<SubmissionLifecycle> {
    Row { action, from, to, who, guards, reason }
}

/// Who signs decisions on a call; which of them, the challenge's own row says.
const DECIDERS: &[Who] = &[Who::OrdererApprover, Who::BrokerApprover];

impl Lifecycle for SubmissionLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "submission";
    #[rustfmt::skip]
    const TABLE: &'static [Row<Self>] = &[
        row(Action::Send, &[Status::Draft], Status::Sent, &[Who::Editor], &[Guard::ChallengeOpen, Guard::BeforeDeadline, Guard::NotOwnOrder, Guard::Complete], false),
        row(Action::Revise, &[Status::Sent], Status::Draft, &[Who::Editor], &[Guard::ChallengeOpen, Guard::BeforeDeadline], false),
        row(Action::Withdraw, &[Status::Draft, Status::Sent], Status::Withdrawn, &[Who::Editor], &[Guard::ChallengeOpen, Guard::BeforeDeadline], false),
        row(Action::Open, &[Status::Sent], Status::Opened, &[Who::BrokerOfficer], &[], false),
        row(Action::MarkEligible, &[Status::Opened, Status::Ineligible], Status::Eligible, &[Who::BrokerOfficer], &[Guard::InEvaluation, Guard::NotScored], false),
        row(Action::MarkIneligible, &[Status::Opened, Status::Eligible], Status::Ineligible, &[Who::BrokerOfficer], &[Guard::InEvaluation, Guard::NotScored], true),
        row(Action::Award, &[Status::Eligible, Status::Reserve], Status::Awarded, DECIDERS, &[], false),
        row(Action::Reserve, &[Status::Eligible], Status::Reserve, DECIDERS, &[], false),
        row(Action::NotSelect, &[Status::Opened, Status::Eligible, Status::Reserve], Status::NotSelected, DECIDERS, &[], false),
        row(Action::Void, &[Status::Draft], Status::Void, &[Who::BrokerOfficer, Who::OrdererApprover], &[], false),
        row(Action::Void, &[Status::Sent, Status::Opened, Status::Eligible, Status::Reserve, Status::Awarded], Status::Void, DECIDERS, &[], false),
    ];
}

/// What the table must know about one submission, its call and its actor.
#[derive(Debug, Clone)]
pub struct SubmissionFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The submitting organisation.
    pub organisation_id: Uuid,
    /// Whose challenge it answers.
    pub parties: Parties,
    /// The stored status of the challenge.
    pub challenge: challenge::Status,
    /// The deadline in force.
    pub closes_at: Option<Timestamp>,
    /// When the request arrived, by the database's clock.
    pub stamp: Timestamp,
    /// When it is decided: under the lock that keeps the opening out.
    pub now: Timestamp,
    /// What keeps the submission from being handed in.
    pub missing: &'a [Missing],
    /// Whether a council has begun to score the call.
    pub scored: bool,
}

impl Facts<SubmissionLifecycle> for SubmissionFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Editor => self.actor.edits_for(self.organisation_id),
            Who::BrokerOfficer => self.actor.prepares_for(self.parties.broker_id),
            Who::OrdererApprover => self.actor.signs_for(self.parties.orderer_id),
            Who::BrokerApprover => self.actor.signs_for(self.parties.broker_id),
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::Complete if self.missing.is_empty() => Ok(()),
            Guard::Complete => {
                Err(Blocked::because("submission-incomplete").with("count", self.missing.len()))
            }
            Guard::ChallengeOpen => takes_submissions(self.challenge),
            Guard::BeforeDeadline => {
                before_deadline(self.challenge, self.closes_at, self.stamp)?;
                lands_before_opening(self.closes_at, self.now)
            }
            Guard::NotOwnOrder => not_own_order(self.organisation_id, self.parties),
            Guard::InEvaluation if self.challenge == challenge::Status::InEvaluation => Ok(()),
            Guard::InEvaluation => Err(Blocked::because("not-in-evaluation")),
            Guard::NotScored if self.scored => Err(Blocked::because("scoring-begun")),
            Guard::NotScored => Ok(()),
        }
    }
}

/// Whether a challenge with this stored status has a call at all. A closed one passes here and
/// is turned away by [`before_deadline`], whose reason says more.
///
/// # Errors
/// `challenge-not-open`.
pub fn takes_submissions(status: challenge::Status) -> Result<(), Blocked> {
    match status {
        challenge::Status::Open | challenge::Status::Closed => Ok(()),
        _ => Err(Blocked::because("challenge-not-open")),
    }
}

/// Whether a request stamped `stamp` came before the deadline. The deadline itself is too late. That
/// the passing of the deadline is on record already does not count against an earlier stamp.
///
/// # Errors
/// `deadline-passed`.
pub fn before_deadline(
    status: challenge::Status,
    closes_at: Option<Timestamp>,
    stamp: Timestamp,
) -> Result<(), Blocked> {
    match closes_at {
        Some(deadline)
            if matches!(status, challenge::Status::Open | challenge::Status::Closed)
                && stamp < deadline =>
        {
            Ok(())
        }
        _ => Err(Blocked::because("deadline-passed")),
    }
}

/// Whether a request that came before the deadline gets its turn before the submissions may be
/// opened. One that waited longer is refused, so that nothing lands after an opening.
///
/// # Errors
/// `send-outlasted`.
pub fn lands_before_opening(closes_at: Option<Timestamp>, now: Timestamp) -> Result<(), Blocked> {
    match closes_at {
        Some(deadline) if now >= deadline.plus_seconds(OPENING_DELAY_SECONDS) => {
            Err(Blocked::because("send-outlasted").with("seconds", OPENING_DELAY_SECONDS))
        }
        _ => Ok(()),
    }
}

/// Whether the organisation is a stranger to the order it answers.
///
/// # Errors
/// `own-order`.
pub fn not_own_order(organisation_id: Uuid, parties: Parties) -> Result<(), Blocked> {
    if organisation_id == parties.orderer_id || organisation_id == parties.proposer_id {
        Err(Blocked::because("own-order"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Membership,
        lifecycle::{self, Refusal},
        organisation::{OrganisationKind, Role},
    };
    use proptest::prelude::*;

    const SOLVER: Uuid = Uuid::from_u128(1);
    const UNIT: Uuid = Uuid::from_u128(2);
    const ORDERER: Uuid = Uuid::from_u128(3);
    const BROKER: Uuid = Uuid::from_u128(4);
    const DEADLINE: Timestamp = Timestamp(1_000_000);

    fn member(organisation_id: Uuid, kind: OrganisationKind, role: Role) -> Actor {
        Actor {
            person_id: Some(Uuid::from_u128(9)),
            memberships: vec![Membership { organisation_id, kind, role, part_of: None }],
            ..Actor::default()
        }
    }

    fn facts(actor: &Actor) -> SubmissionFacts<'_> {
        SubmissionFacts {
            actor,
            organisation_id: SOLVER,
            parties: Parties { proposer_id: UNIT, orderer_id: ORDERER, broker_id: BROKER },
            challenge: challenge::Status::Open,
            closes_at: Some(DEADLINE),
            stamp: Timestamp(0),
            now: Timestamp(0),
            missing: &[],
            scored: false,
        }
    }

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<SubmissionLifecycle>());
    }

    #[test]
    fn the_deadline_itself_is_too_late() {
        let editor = member(SOLVER, OrganisationKind::Enterprise, Role::Editor);
        let mut facts = facts(&editor);
        facts.stamp = Timestamp(DEADLINE.0 - 1);
        assert!(lifecycle::decide(Status::Draft, Action::Send, None, &facts).is_ok());
        facts.stamp = DEADLINE;
        assert_eq!(
            lifecycle::decide(Status::Draft, Action::Send, None, &facts).unwrap_err(),
            Refusal::Blocked(Blocked::because("deadline-passed"))
        );
    }

    #[test]
    fn a_send_that_came_in_time_may_wait_until_the_opening_and_no_longer() {
        let editor = member(SOLVER, OrganisationKind::Enterprise, Role::Editor);
        let mut facts = facts(&editor);
        facts.stamp = Timestamp(DEADLINE.0 - 1);
        let opening = DEADLINE.plus_seconds(OPENING_DELAY_SECONDS);
        facts.now = Timestamp(opening.0 - 1);
        for stored in [challenge::Status::Open, challenge::Status::Closed] {
            facts.challenge = stored;
            assert!(lifecycle::decide(Status::Draft, Action::Send, None, &facts).is_ok());
        }
        facts.now = opening;
        assert_eq!(
            lifecycle::decide(Status::Draft, Action::Send, None, &facts).unwrap_err(),
            Refusal::Blocked(Blocked::because("send-outlasted").with("seconds", 60))
        );
    }

    #[test]
    fn nobody_answers_their_own_order() {
        let officer = member(UNIT, OrganisationKind::HealthFacility, Role::Officer);
        let mut facts = facts(&officer);
        facts.organisation_id = UNIT;
        assert_eq!(
            lifecycle::decide(Status::Draft, Action::Send, None, &facts).unwrap_err(),
            Refusal::Blocked(Blocked::because("own-order"))
        );
    }

    #[test]
    fn viewers_and_offices_do_not_send() {
        for actor in [
            member(SOLVER, OrganisationKind::Enterprise, Role::Viewer),
            member(BROKER, OrganisationKind::ScienceDepartment, Role::Approver),
            Actor::public(),
            Actor::system(),
        ] {
            assert_eq!(
                lifecycle::decide(Status::Draft, Action::Send, None, &facts(&actor)).unwrap_err(),
                Refusal::Forbidden
            );
        }
    }

    #[test]
    fn screening_needs_reasons_and_ends_with_scoring() {
        let broker = member(BROKER, OrganisationKind::ScienceDepartment, Role::Officer);
        let mut facts = facts(&broker);
        facts.challenge = challenge::Status::InEvaluation;
        assert_eq!(
            lifecycle::decide(Status::Opened, Action::MarkIneligible, Some(" "), &facts)
                .unwrap_err(),
            Refusal::ReasonMissing
        );
        assert!(lifecycle::decide(Status::Opened, Action::MarkEligible, None, &facts).is_ok());
        facts.scored = true;
        assert_eq!(
            lifecycle::decide(Status::Opened, Action::MarkEligible, None, &facts).unwrap_err(),
            Refusal::Blocked(Blocked::because("scoring-begun"))
        );
    }

    proptest! {
        /// Whenever a send is accepted, no opening was possible yet.
        #[test]
        fn nothing_lands_once_the_opening_is_possible(
            stamp in 0_i64..2_000_000,
            waited in 0_i64..200_000_000,
            challenge in prop::sample::select(challenge::Status::ALL),
        ) {
            let owner = member(SOLVER, OrganisationKind::Enterprise, Role::Owner);
            let mut facts = facts(&owner);
            facts.challenge = challenge;
            facts.stamp = Timestamp(stamp);
            facts.now = Timestamp(stamp + waited);
            if lifecycle::decide(Status::Draft, Action::Send, None, &facts).is_ok() {
                prop_assert!(facts.stamp < DEADLINE);
                prop_assert!(facts.now < DEADLINE.plus_seconds(OPENING_DELAY_SECONDS));
            }
        }

        /// No act of the editors succeeds at or after the deadline, whatever else holds.
        #[test]
        fn after_the_deadline_editors_change_nothing(
            late in 0_i64..10_000_000,
            status in prop::sample::select(Status::ALL),
            action in prop::sample::select(&[Action::Send, Action::Revise, Action::Withdraw][..]),
            challenge in prop::sample::select(challenge::Status::ALL),
        ) {
            let owner = member(SOLVER, OrganisationKind::Enterprise, Role::Owner);
            let mut facts = facts(&owner);
            facts.challenge = challenge;
            facts.stamp = Timestamp(DEADLINE.0 + late);
            prop_assert!(lifecycle::decide(status, action, Some("lý do"), &facts).is_err());
        }
    }
}
