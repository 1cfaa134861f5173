//! The lifecycle of a challenge, as one table.

use uuid::Uuid;

use super::{Status, deciding::Deciding};
use crate::{
    actor::Actor,
    document::Missing,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
    rule_set::Authority,
    timestamp::Timestamp,
};

text_enum! {
    /// What can be done to a challenge.
    #[schema(as = ChallengeAction)]
    pub enum Action {
        /// A unit proposes its need to the department.
        Propose = "propose",
        /// The department hands its own order to the broker.
        SubmitForVetting = "submit_for_vetting",
        /// The department endorses a unit's proposal.
        Endorse = "endorse",
        /// The department or the broker sends it back with reasons.
        Return = "return",
        /// The department or the broker declines it.
        Decline = "decline",
        /// The broker approves it.
        Approve = "approve",
        /// The author takes it back.
        Withdraw = "withdraw",
        /// The orderer publishes it with a deadline.
        Publish = "publish",
        /// The orderer moves the deadline back, for everybody.
        Extend = "extend",
        /// The orderer cancels it.
        Cancel = "cancel",
        /// The deadline passes.
        Close = "close",
        /// The broker opens the submissions, on record.
        OpenSubmissions = "open_submissions",
        /// The orderer ends a call that nobody answered.
        CloseWithoutAward = "close_without_award",
        /// The signed decision names a winner.
        Award = "award",
        /// The signed decision names none.
        DecideNoAward = "decide_no_award",
        /// The pilot is set up.
        StartPilot = "start_pilot",
        /// What follows the pilot is decided.
        Complete = "complete",
    }
}

impl Action {
    /// Actions that are only the effect of another act (a signed decision, a pilot, the clock),
    /// never asked for by themselves.
    pub const fn is_effect(self) -> bool {
        matches!(
            self,
            Self::Close | Self::Award | Self::DecideNoAward | Self::StartPilot | Self::Complete
        )
    }

    /// Effects of a signed decision on the selection, which has a route of its own.
    pub const fn is_decision(self) -> bool {
        matches!(self, Self::Award | Self::DecideNoAward)
    }
}

/// Parts people play around a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Approver of the proposing unit, when that is not the orderer.
    UnitApprover,
    /// Officer or approver of the ordering department.
    OrdererOfficer,
    /// Approver of the ordering department.
    OrdererApprover,
    /// Approver of the orderer when the order is its own.
    OwnOrderApprover,
    /// Officer or approver of the programme's broker.
    BrokerOfficer,
    /// Approver of the programme's broker.
    BrokerApprover,
    /// Approver of the authority whose decision it is by the rule set of the call.
    DecidingApprover,
    /// The system's clock.
    Clock,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Where the rule set says so: who signs has not written in it.
    SignedByAnother,
    /// Every required section is filled.
    Complete,
    /// It was the department that sent it back, so that it goes to the department again.
    OrdererReturned,
    /// It was the broker that sent it back: it goes to the broker again and needs no second
    /// endorsement.
    BrokerReturned,
    /// The rule set in force lets the broker approve without an identification council.
    DirectApproval,
    /// The deadline given lies far enough ahead of the opening.
    DeadlineAhead,
    /// No set time is asked for.
    AtOnce,
    /// The set time asked for lies ahead.
    AtSetTime,
    /// The set time that was signed has come.
    SetTimeReached,
    /// The signed deadline still leaves the call its days, should the clock come late.
    DeadlineStillFar,
    /// The deadline has passed.
    DeadlinePassed,
    /// A minute has passed since the deadline and no earlier-stamped send is in flight.
    OpeningDue,
    /// At least one submission was sent.
    SubmissionsReceived,
    /// No submission was sent.
    NoSubmissions,
    /// A selection council has concluded.
    Recommended,
    /// A selection council has concluded, or every submission was screened out.
    RecommendedOrEmpty,
    /// The winner has withdrawn: the agreement with it was given up or ended.
    WinnerGone,
    /// A submission stands in reserve.
    ReserveLeft,
}

/// The challenge's lifecycle.
#[derive(Debug)]
pub struct ChallengeLifecycle;

const fn row(
    action: Action,
    from: &'static [Status],
    to: Status,
    who: &'static [Who],
    guards: &'static [Guard],
    reason: bool,
) -> Row<ChallengeLifecycle> {
    Row { action, from, to, who, guards, reason }
}

impl Lifecycle for ChallengeLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "challenge";
    #[rustfmt::skip]
    const TABLE: &'static [Row<Self>] = &[
        row(Action::Propose, &[Status::Draft], Status::Proposed, &[Who::UnitApprover], &[Guard::Complete, Guard::SignedByAnother], false),
        row(Action::Propose, &[Status::Returned], Status::Proposed, &[Who::UnitApprover], &[Guard::Complete, Guard::SignedByAnother, Guard::OrdererReturned], false),
        row(Action::Propose, &[Status::Returned], Status::InVetting, &[Who::UnitApprover], &[Guard::Complete, Guard::SignedByAnother, Guard::BrokerReturned], false),
        row(Action::SubmitForVetting, &[Status::Draft, Status::Returned], Status::InVetting, &[Who::OwnOrderApprover], &[Guard::Complete, Guard::SignedByAnother], false),
        row(Action::Endorse, &[Status::Proposed], Status::InVetting, &[Who::OrdererApprover], &[Guard::Complete], false),
        row(Action::Return, &[Status::Proposed], Status::Returned, &[Who::OrdererApprover], &[], true),
        row(Action::Decline, &[Status::Proposed], Status::Declined, &[Who::OrdererApprover], &[], true),
        row(Action::Approve, &[Status::InVetting], Status::Approved, &[Who::BrokerApprover], &[Guard::Complete, Guard::DirectApproval], false),
        row(Action::Return, &[Status::InVetting], Status::Returned, &[Who::BrokerApprover], &[], true),
        row(Action::Decline, &[Status::InVetting], Status::Declined, &[Who::BrokerApprover], &[], true),
        row(Action::Withdraw, &[Status::Draft, Status::Proposed, Status::Returned], Status::Withdrawn, &[Who::UnitApprover, Who::OwnOrderApprover], &[], true),
        row(Action::Publish, &[Status::Approved], Status::Open, &[Who::OrdererApprover], &[Guard::SignedByAnother, Guard::DeadlineAhead, Guard::AtOnce], false),
        row(Action::Publish, &[Status::Approved], Status::Approved, &[Who::OrdererApprover], &[Guard::SignedByAnother, Guard::DeadlineAhead, Guard::AtSetTime], false),
        row(Action::Publish, &[Status::Approved], Status::Open, &[Who::Clock], &[Guard::SetTimeReached, Guard::DeadlineStillFar], false),
        row(Action::Extend, &[Status::Open], Status::Open, &[Who::OrdererApprover], &[Guard::DeadlineAhead], true),
        row(Action::Close, &[Status::Open], Status::Closed, &[Who::Clock], &[Guard::DeadlinePassed], false),
        row(Action::OpenSubmissions, &[Status::Closed], Status::InEvaluation, &[Who::BrokerOfficer], &[Guard::OpeningDue, Guard::SubmissionsReceived], false),
        row(Action::CloseWithoutAward, &[Status::Closed], Status::NotAwarded, &[Who::OrdererApprover], &[Guard::OpeningDue, Guard::NoSubmissions], true),
        row(Action::Award, &[Status::InEvaluation], Status::Awarded, &[Who::DecidingApprover], &[Guard::Recommended], false),
        row(Action::DecideNoAward, &[Status::InEvaluation], Status::NotAwarded, &[Who::DecidingApprover], &[Guard::RecommendedOrEmpty], true),
        row(Action::Award, &[Status::Awarded], Status::Awarded, &[Who::DecidingApprover], &[Guard::WinnerGone, Guard::ReserveLeft], true),
        row(Action::DecideNoAward, &[Status::Awarded], Status::NotAwarded, &[Who::DecidingApprover], &[Guard::WinnerGone], true),
        row(Action::StartPilot, &[Status::Awarded], Status::InPilot, &[Who::OrdererOfficer], &[], false),
        row(Action::Complete, &[Status::InPilot], Status::Completed, &[Who::OrdererApprover], &[], false),
        row(Action::Cancel, &[Status::Approved, Status::Open, Status::Closed, Status::InEvaluation, Status::Awarded], Status::Cancelled, &[Who::OrdererApprover], &[], true),
    ];
}

/// Whose challenge it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    /// The unit (or the orderer itself) whose need it is.
    pub proposer_id: Uuid,
    /// The ordering department: the owner of the programme.
    pub orderer_id: Uuid,
    /// The broker of the programme.
    pub broker_id: Uuid,
}

impl Parties {
    /// Whether the actor works for one of the parties.
    pub fn include(&self, actor: &Actor) -> bool {
        [self.proposer_id, self.orderer_id, self.broker_id].iter().any(|id| actor.belongs_to(*id))
    }

    /// Whether the actor works for the orderer or the broker.
    pub fn run_by(&self, actor: &Actor) -> bool {
        actor.prepares_for(self.orderer_id) || actor.prepares_for(self.broker_id)
    }
}

/// What the table must know about one challenge and its actor.
#[derive(Debug, Clone)]
pub struct ChallengeFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// Whose challenge it is.
    pub parties: Parties,
    /// The instant of the decision.
    pub now: Timestamp,
    /// The deadline in force.
    pub closes_at: Option<Timestamp>,
    /// The deadline asked for by `publish` and `extend`; `None` when only listing actions.
    pub asked_deadline: Option<Timestamp>,
    /// When it is to open, asked for by `publish`; at once when absent.
    pub asked_opening: Option<Timestamp>,
    /// When it is to open, as signed.
    pub opens_at: Option<Timestamp>,
    /// Whether a deadline is demanded, that is, whether the action is really being done.
    pub doing: bool,
    /// The status it was sent back from, while it is returned.
    pub returned_from: Option<Status>,
    /// Required sections that are not filled.
    pub missing: &'a [Missing],
    /// Whether the actor has written in it, where the rule set wants another to sign.
    pub prepared_by_actor: bool,
    /// Whether the rule set lets the broker approve alone.
    pub direct_approval: bool,
    /// How many days a call stays open at least, from the rule set.
    pub call_min_days: u32,
    /// How many submissions were sent. Only asked after the deadline.
    pub submissions: u64,
    /// What stands before a signed decision.
    pub deciding: Deciding,
}

/// How late the clock may publish at a set time and still count the call's days from that time:
/// background work comes in rounds, and a restart takes a while.
pub const PUBLISHING_GRACE_SECONDS: i64 = 3_600;

impl ChallengeFacts<'_> {
    /// From when the call takes submissions, as far as is asked.
    fn opening(&self) -> Timestamp {
        self.asked_opening.map_or(self.now, |at| at.max(self.now))
    }
}

/// Opening waits this long after the deadline, so that a send stamped before it can finish
/// (product rule "The deadline").
pub const OPENING_DELAY_SECONDS: i64 = 60;

impl Facts<ChallengeLifecycle> for ChallengeFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        let Parties { proposer_id, orderer_id, broker_id } = self.parties;
        match who {
            Who::UnitApprover => proposer_id != orderer_id && self.actor.signs_for(proposer_id),
            Who::OwnOrderApprover => proposer_id == orderer_id && self.actor.signs_for(orderer_id),
            Who::OrdererOfficer => self.actor.prepares_for(orderer_id),
            Who::OrdererApprover => self.actor.signs_for(orderer_id),
            Who::BrokerOfficer => self.actor.prepares_for(broker_id),
            Who::BrokerApprover => self.actor.signs_for(broker_id),
            Who::DecidingApprover => self.actor.signs_for(match self.deciding.authority {
                Authority::Orderer => orderer_id,
                Authority::Broker => broker_id,
            }),
            Who::Clock => self.actor.system,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::SignedByAnother if self.prepared_by_actor => {
                Err(Blocked::because("signer-prepared"))
            }
            Guard::SignedByAnother => Ok(()),
            Guard::Complete if self.missing.is_empty() => Ok(()),
            Guard::Complete => {
                Err(Blocked::because("challenge-incomplete").with("count", self.missing.len()))
            }
            Guard::OrdererReturned if self.returned_from == Some(Status::Proposed) => Ok(()),
            Guard::BrokerReturned if self.returned_from == Some(Status::InVetting) => Ok(()),
            Guard::OrdererReturned | Guard::BrokerReturned => {
                Err(Blocked::because("returned-from-elsewhere"))
            }
            Guard::DirectApproval if self.direct_approval => Ok(()),
            Guard::DirectApproval => Err(Blocked::because("needs-identification-council")),
            Guard::DeadlineAhead => match (self.asked_deadline, self.closes_at) {
                (None, _) if !self.doing => Ok(()),
                (None, _) => Err(Blocked::because("deadline-missing")),
                (Some(asked), _) if asked <= self.opening() => {
                    Err(Blocked::because("deadline-in-past"))
                }
                (Some(asked), Some(current)) if asked <= current => {
                    Err(Blocked::because("deadline-not-later"))
                }
                (Some(asked), None)
                    if asked < self.opening().plus_days(i64::from(self.call_min_days)) =>
                {
                    Err(Blocked::because("deadline-too-soon").with("days", self.call_min_days))
                }
                (Some(_), _) => Ok(()),
            },
            Guard::AtOnce if self.asked_opening.is_none() => Ok(()),
            Guard::AtSetTime if self.asked_opening.is_some_and(|at| at > self.now) => Ok(()),
            Guard::AtOnce | Guard::AtSetTime => Err(Blocked::because("opening-in-past")),
            Guard::SetTimeReached if self.opens_at.is_some_and(|at| at <= self.now) => Ok(()),
            Guard::SetTimeReached => Err(Blocked::because("opening-ahead")),
            Guard::DeadlineStillFar => {
                let days = i64::from(self.call_min_days);
                let least = self.now.plus_days(days).plus_seconds(-PUBLISHING_GRACE_SECONDS);
                match self.asked_deadline {
                    Some(deadline) if deadline > self.now && deadline >= least => Ok(()),
                    _ => Err(Blocked::because("deadline-too-soon").with("days", days)),
                }
            }
            Guard::DeadlinePassed => match self.closes_at {
                Some(deadline) if self.now >= deadline => Ok(()),
                _ => Err(Blocked::because("deadline-ahead")),
            },
            Guard::OpeningDue => {
                match self.closes_at {
                    Some(deadline) if self.now >= deadline.plus_seconds(OPENING_DELAY_SECONDS) => {
                        Ok(())
                    }
                    _ => Err(Blocked::because("opening-too-early")
                        .with("seconds", OPENING_DELAY_SECONDS)),
                }
            }
            Guard::SubmissionsReceived if self.submissions > 0 => Ok(()),
            Guard::SubmissionsReceived => Err(Blocked::because("no-submissions")),
            Guard::NoSubmissions if self.submissions == 0 => Ok(()),
            Guard::NoSubmissions => Err(Blocked::because("submissions-received")),
            Guard::Recommended => self.deciding.recommended(),
            Guard::RecommendedOrEmpty => self.deciding.recommended_or_empty(),
            Guard::WinnerGone => self.deciding.winner_gone(),
            Guard::ReserveLeft => self.deciding.reserve_left(),
        }
    }
}

/// Who may read a challenge that is not published: its parties, with drafts only for the author,
/// and for the orderer once the unit has proposed. The broker reads it once it was handed over: not
/// what the orderer sent back or declined before, which is what `left` tells.
pub fn may_read(
    status: Status,
    left: Option<Status>,
    published: bool,
    parties: Parties,
    actor: &Actor,
) -> bool {
    if published || actor.system {
        return true;
    }
    let at = match status {
        Status::Returned | Status::Declined => left.unwrap_or(status),
        other => other,
    };
    match at {
        Status::Draft | Status::Withdrawn => actor.belongs_to(parties.proposer_id),
        Status::Proposed => {
            actor.belongs_to(parties.proposer_id) || actor.belongs_to(parties.orderer_id)
        }
        _ => parties.include(actor),
    }
}

/// Who may change the text: the author's people while it is editable, the orderer's while it
/// has the proposal on its desk.
pub fn may_edit(status: Status, parties: Parties, actor: &Actor) -> bool {
    (status.is_editable() && actor.prepares_for(parties.proposer_id))
        || (status == Status::Proposed && actor.prepares_for(parties.orderer_id))
}
