//! The lifecycle of a pilot, as one table.

use uuid::Uuid;

use super::{Needs, Setup, Status};
use crate::{
    actor::Actor,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
};

text_enum! {
    /// What can be done to a pilot.
    #[schema(as = PilotAction)]
    pub enum Action {
        /// The orderer sets it going.
        Start = "start",
        /// It is halted; a danger to patients halts it at once.
        Pause = "pause",
        /// The orderer sets it going again.
        Resume = "resume",
        /// The work is done and goes before the acceptance council.
        SendToAcceptance = "send_to_acceptance",
        /// The broker records the council's grade.
        Accept = "accept",
        /// The grade recorded was `fail`.
        Fail = "fail",
        /// The result is recognised by a signed decision.
        Recognise = "recognise",
        /// The orderer ends it before it is graded.
        Terminate = "terminate",
        /// The orderer has decided what follows.
        Close = "close",
    }
}

impl Action {
    /// Actions that are never asked for by name: `fail` is what `accept` comes to with that
    /// grade; `recognise` and `close` are the effects of signed decisions.
    pub const fn is_effect(self) -> bool {
        matches!(self, Self::Fail | Self::Recognise | Self::Close)
    }
}

/// Parts people play around a pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Officer or approver of the ordering department.
    OrdererOfficer,
    /// Approver of the ordering department.
    OrdererApprover,
    /// Approver of the programme's broker.
    BrokerApprover,
    /// Owner of the organisation that carries it out; in a health facility its approver.
    SolverOwner,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The agreement is signed and in force.
    AgreementSigned,
    /// There is an ethics approval where people are studied.
    EthicsApproved,
    /// There is a data annex where personal data are processed.
    DataAnnexed,
    /// There is a risk class where artificial intelligence is used.
    AiClassed,
    /// First and last day are set.
    DatesSet,
    /// Every milestone is done, and there is at least one.
    MilestonesDone,
    /// Every indicator has at least one measurement.
    IndicatorsMeasured,
    /// The final report is filed.
    FinalReportFiled,
    /// The acceptance council has concluded with a grade.
    AcceptanceConcluded,
    /// The council's grade is `fail`.
    GradeFails,
    /// The result is not recognised yet.
    NotRecognised,
    /// The result is recognised.
    Recognised,
}

/// The pilot's lifecycle.
#[derive(Debug)]
pub struct PilotLifecycle;

const fn row(
    action: Action,
    from: &'static [Status],
    to: Status,
    who: &'static [Who],
    guards: &'static [Guard],
    reason: bool,
) -> Row<PilotLifecycle> {
    Row { action, from, to, who, guards, reason }
}

/// What must hold whenever the pilot touches people, data or machines.
const SAFE: &[Guard] = &[
    Guard::AgreementSigned,
    Guard::EthicsApproved,
    Guard::DataAnnexed,
    Guard::AiClassed,
    Guard::DatesSet,
];

impl Lifecycle for PilotLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "pilot";
    #[rustfmt::skip]
    const TABLE: &'static [Row<Self>] = &[
        row(Action::Start, &[Status::Preparing], Status::Active, &[Who::OrdererApprover], SAFE, false),
        row(Action::Pause, &[Status::Active], Status::Paused, &[Who::OrdererOfficer, Who::SolverOwner], &[], true),
        row(Action::Resume, &[Status::Paused], Status::Active, &[Who::OrdererApprover], SAFE, false),
        row(Action::SendToAcceptance, &[Status::Active], Status::InAcceptance, &[Who::SolverOwner, Who::OrdererOfficer], &[Guard::MilestonesDone, Guard::IndicatorsMeasured, Guard::FinalReportFiled], false),
        row(Action::Accept, &[Status::InAcceptance], Status::Accepted, &[Who::BrokerApprover], &[Guard::AcceptanceConcluded], false),
        row(Action::Fail, &[Status::InAcceptance], Status::Failed, &[Who::BrokerApprover], &[Guard::AcceptanceConcluded, Guard::GradeFails], false),
        row(Action::Recognise, &[Status::Accepted], Status::Accepted, &[Who::BrokerApprover], &[Guard::NotRecognised], false),
        row(Action::Terminate, &[Status::Preparing, Status::Active, Status::Paused, Status::InAcceptance], Status::Terminated, &[Who::OrdererApprover], &[], true),
        row(Action::Close, &[Status::Accepted], Status::Closed, &[Who::OrdererApprover], &[Guard::Recognised], false),
        row(Action::Close, &[Status::Failed, Status::Terminated], Status::Closed, &[Who::OrdererApprover], &[], false),
    ];
}

/// Whose pilot it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    /// The unit whose need it answers.
    pub proposer_id: Uuid,
    /// The ordering department.
    pub orderer_id: Uuid,
    /// The broker of the programme.
    pub broker_id: Uuid,
    /// The organisation that carries it out.
    pub solver_id: Uuid,
}

impl Parties {
    /// Whether the actor works for one of the parties, and so reads the unpublished parts:
    /// references, evidence, reports, attachments.
    pub fn include(&self, actor: &Actor) -> bool {
        actor.system
            || [self.proposer_id, self.orderer_id, self.broker_id, self.solver_id]
                .iter()
                .any(|id| actor.belongs_to(*id))
    }

    /// Whether the actor may change the set-up: the orderer's office.
    pub fn set_up_by(&self, actor: &Actor) -> bool {
        actor.prepares_for(self.orderer_id)
    }

    /// Whether the actor records the work: milestones, measurements, reports. The solver's
    /// people do it, and the orderer's office may.
    pub fn recorded_by(&self, actor: &Actor) -> bool {
        actor.edits_for(self.solver_id) || actor.prepares_for(self.orderer_id)
    }
}

/// How far the work is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// How many milestones there are.
    pub milestones: usize,
    /// How many of them are not done.
    pub milestones_open: usize,
    /// How many indicators have no measurement.
    pub indicators_unmeasured: usize,
    /// Whether the final report is filed.
    pub final_report: bool,
}

/// What the table must know about one pilot and its actor.
#[derive(Debug, Clone)]
pub struct PilotFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// Whose pilot it is.
    pub parties: Parties,
    /// Whether its agreement is signed and in force.
    pub agreement_signed: bool,
    /// What the order demands.
    pub needs: Needs,
    /// What the orderer has set.
    pub setup: &'a Setup,
    /// How far the work is.
    pub work: Work,
    /// Whether the concluded acceptance council let it pass; `None` while none has concluded.
    pub passed: Option<bool>,
    /// Whether the result is recognised.
    pub recognised: bool,
}

impl PilotFacts<'_> {
    /// What recording the grade comes to.
    pub const fn acceptance_action(&self) -> Action {
        match self.passed {
            Some(false) => Action::Fail,
            Some(true) | None => Action::Accept,
        }
    }
}

impl Facts<PilotLifecycle> for PilotFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::OrdererOfficer => self.actor.prepares_for(self.parties.orderer_id),
            Who::OrdererApprover => self.actor.signs_for(self.parties.orderer_id),
            Who::BrokerApprover => self.actor.signs_for(self.parties.broker_id),
            Who::SolverOwner => self.actor.owns(self.parties.solver_id),
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        let refuse_if =
            |wrong: bool, code| if wrong { Err(Blocked::because(code)) } else { Ok(()) };
        match guard {
            Guard::AgreementSigned => refuse_if(!self.agreement_signed, "agreement-not-signed"),
            Guard::EthicsApproved => refuse_if(
                self.needs.ethics_approval && self.setup.ethics_reference.is_none(),
                "pilot-without-ethics-approval",
            ),
            Guard::DataAnnexed => refuse_if(
                self.needs.data_annex && self.setup.data_annex_reference.is_none(),
                "pilot-without-data-annex",
            ),
            Guard::AiClassed => refuse_if(
                self.needs.ai_risk_class && self.setup.ai_risk_class.is_none(),
                "pilot-without-ai-risk-class",
            ),
            Guard::DatesSet => refuse_if(
                self.setup.starts_on.is_none() || self.setup.ends_on.is_none(),
                "pilot-without-dates",
            ),
            Guard::MilestonesDone if self.work.milestones == 0 => {
                Err(Blocked::because("pilot-without-milestones"))
            }
            Guard::MilestonesDone if self.work.milestones_open > 0 => {
                Err(Blocked::because("milestones-open").with("count", self.work.milestones_open))
            }
            Guard::IndicatorsMeasured if self.work.indicators_unmeasured > 0 => {
                Err(Blocked::because("indicators-unmeasured")
                    .with("count", self.work.indicators_unmeasured))
            }
            Guard::MilestonesDone | Guard::IndicatorsMeasured => Ok(()),
            Guard::FinalReportFiled => refuse_if(!self.work.final_report, "final-report-missing"),
            Guard::AcceptanceConcluded => {
                refuse_if(self.passed.is_none(), "acceptance-not-concluded")
            }
            Guard::GradeFails => refuse_if(self.passed != Some(false), "acceptance-passed"),
            Guard::NotRecognised => refuse_if(self.recognised, "already-recognised"),
            Guard::Recognised => refuse_if(!self.recognised, "not-recognised"),
        }
    }
}

#[cfg(test)]
mod tests;
