//! The lifecycle of an agreement, as one table.

use uuid::Uuid;

use super::{Status, Terms};
use crate::{
    actor::Actor,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
    timestamp::Day,
};

text_enum! {
    /// What can be done to an agreement.
    #[schema(as = AgreementAction)]
    pub enum Action {
        /// One party signs: its approver or owner puts the signed file on record.
        Sign = "sign",
        /// The last signature is in.
        Conclude = "conclude",
        /// The signatures so far are taken back, so that the draft can be changed.
        Revise = "revise",
        /// The term runs out.
        Expire = "expire",
        /// It is ended before its term, or given up before it was signed.
        Terminate = "terminate",
    }
}

impl Action {
    /// Actions that are only the effect of another act, never asked for by themselves.
    pub const fn is_effect(self) -> bool {
        matches!(self, Self::Conclude | Self::Expire)
    }
}

/// Parts people play around an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Approver of the ordering department.
    OrdererApprover,
    /// Owner of the winning organisation; in a health facility its approver.
    SolverOwner,
    /// The system's clock.
    Clock,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nothing is missing in the terms.
    TermsComplete,
    /// The actor's party has not signed yet.
    OwnSignatureOpen,
    /// Every party has signed.
    EveryPartySigned,
    /// At least one party has signed.
    PartlySigned,
    /// The last day of the term has passed.
    TermOver,
    /// No pilot runs under it; a running one is terminated first.
    NoPilotRuns,
    /// The challenge it carries out has not ended.
    ChallengeGoesOn,
    /// The signer has not drawn it up, where the rule set keeps the two apart.
    SignedByAnother,
}

/// The agreement's lifecycle.
#[derive(Debug)]
pub struct AgreementLifecycle;

const fn row(
    action: Action,
    from: &'static [Status],
    to: Status,
    who: &'static [Who],
    guards: &'static [Guard],
    reason: bool,
) -> Row<AgreementLifecycle> {
    Row { action, from, to, who, guards, reason }
}

const PARTIES: &[Who] = &[Who::OrdererApprover, Who::SolverOwner];

impl Lifecycle for AgreementLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "agreement";
    #[rustfmt::skip]
    const TABLE: &'static [Row<Self>] = &[
        row(Action::Sign, &[Status::Draft], Status::Draft, PARTIES, &[Guard::ChallengeGoesOn, Guard::TermsComplete, Guard::OwnSignatureOpen, Guard::SignedByAnother], false),
        row(Action::Conclude, &[Status::Draft], Status::Signed, PARTIES, &[Guard::ChallengeGoesOn, Guard::EveryPartySigned], false),
        row(Action::Revise, &[Status::Draft], Status::Draft, PARTIES, &[Guard::PartlySigned], true),
        row(Action::Expire, &[Status::Signed], Status::Expired, &[Who::Clock], &[Guard::TermOver], false),
        row(Action::Terminate, &[Status::Draft, Status::Signed], Status::Terminated, PARTIES, &[Guard::NoPilotRuns], true),
    ];
}

/// Between whom the agreement is made, and the broker who follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    /// The ordering department.
    pub orderer_id: Uuid,
    /// The winning organisation.
    pub solver_id: Uuid,
    /// The broker of the programme; reads, does not sign.
    pub broker_id: Uuid,
}

impl Parties {
    /// The party in whose name the actor may sign; the orderer's where the person could sign for
    /// both.
    pub fn signed_by(&self, actor: &Actor) -> Option<Uuid> {
        if actor.signs_for(self.orderer_id) {
            Some(self.orderer_id)
        } else if actor.owns(self.solver_id) {
            Some(self.solver_id)
        } else {
            None
        }
    }

    /// The ids of those who must sign.
    pub const fn signatories(&self) -> [Uuid; 2] {
        [self.orderer_id, self.solver_id]
    }
}

/// Who may read an agreement, in any status: its two parties and the broker.
pub fn may_read(parties: Parties, actor: &Actor) -> bool {
    actor.system
        || [parties.orderer_id, parties.solver_id, parties.broker_id]
            .iter()
            .any(|id| actor.belongs_to(*id))
}

/// Who may draw up an agreement and change its draft: the orderer's office.
pub fn may_prepare(parties: Parties, actor: &Actor) -> bool {
    actor.prepares_for(parties.orderer_id)
}

/// What the table must know about one agreement and its actor.
#[derive(Debug, Clone)]
pub struct AgreementFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// Between whom it is made.
    pub parties: Parties,
    /// What is agreed.
    pub terms: &'a Terms,
    /// Whether the challenge says that personal data are processed.
    pub uses_personal_data: bool,
    /// The organisations that have signed.
    pub signed: &'a [Uuid],
    /// Whether a pilot under it has not ended.
    pub pilot_runs: bool,
    /// Whether the challenge it carries out has ended.
    pub challenge_ended: bool,
    /// Whether the actor wrote in its terms and the rule set has another sign for the orderer.
    pub prepared_by_actor: bool,
    /// The day of the decision, in Vietnam.
    pub today: Day,
}

impl Facts<AgreementLifecycle> for AgreementFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::OrdererApprover => self.actor.signs_for(self.parties.orderer_id),
            Who::SolverOwner => self.actor.owns(self.parties.solver_id),
            Who::Clock => self.actor.system,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        let refuse_if =
            |wrong: bool, code| if wrong { Err(Blocked::because(code)) } else { Ok(()) };
        match guard {
            Guard::TermsComplete => self
                .terms
                .missing(self.uses_personal_data)
                .map_or(Ok(()), |code| Err(Blocked::because(code))),
            Guard::OwnSignatureOpen => {
                let party = self.parties.signed_by(self.actor);
                refuse_if(
                    party.is_some_and(|id| self.signed.contains(&id)),
                    "agreement-already-signed-by-party",
                )
            }
            Guard::EveryPartySigned => refuse_if(
                self.parties.signatories().iter().any(|id| !self.signed.contains(id)),
                "agreement-signature-missing",
            ),
            Guard::PartlySigned => refuse_if(self.signed.is_empty(), "agreement-not-signed-yet"),
            Guard::TermOver => refuse_if(
                self.terms.ends_on.is_none_or(|last| self.today <= last),
                "agreement-term-running",
            ),
            Guard::NoPilotRuns => refuse_if(self.pilot_runs, "agreement-pilot-runs"),
            Guard::ChallengeGoesOn => refuse_if(self.challenge_ended, "challenge-ended"),
            Guard::SignedByAnother => refuse_if(
                self.prepared_by_actor
                    && self.parties.signed_by(self.actor) == Some(self.parties.orderer_id),
                "agreement-signer-prepared",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Membership,
        agreement::BudgetLine,
        lifecycle::{self, Refusal, decide},
        locale::Bilingual,
        money::{FundingSource, Money},
        organisation::{OrganisationKind, Role},
    };

    const ORDERER: Uuid = Uuid::from_u128(1);
    const SOLVER: Uuid = Uuid::from_u128(2);
    const PARTIES: Parties =
        Parties { orderer_id: ORDERER, solver_id: SOLVER, broker_id: Uuid::from_u128(3) };

    fn member(organisation_id: Uuid, kind: OrganisationKind, role: Role) -> Actor {
        Actor {
            person_id: Some(Uuid::from_u128(9)),
            memberships: vec![Membership { organisation_id, kind, role, part_of: None }],
            ..Actor::default()
        }
    }

    fn terms() -> Terms {
        Terms {
            title: Bilingual::vi("Thỏa thuận"),
            ip_terms: Bilingual::vi("Theo luật"),
            budget: vec![BudgetLine { source: FundingSource::Own, amount: Money::vnd(1) }],
            sites: vec!["Bệnh viện".into()],
            starts_on: Day::parse("2026-01-01"),
            ends_on: Day::parse("2026-06-30"),
            data_annex: None,
        }
    }

    fn attempt(
        actor: &Actor,
        status: Status,
        action: Action,
        signed: &[Uuid],
        reason: Option<&str>,
    ) -> Result<Status, Refusal> {
        let terms = terms();
        let facts = AgreementFacts {
            actor,
            parties: PARTIES,
            terms: &terms,
            uses_personal_data: false,
            signed,
            pilot_runs: false,
            challenge_ended: false,
            prepared_by_actor: false,
            today: Day::parse("2026-07-01").unwrap(),
        };
        decide::<AgreementLifecycle>(status, action, reason, &facts).map(|row| row.to)
    }

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<AgreementLifecycle>());
    }

    #[test]
    fn each_party_signs_once_and_the_last_signature_concludes() {
        let orderer = member(ORDERER, OrganisationKind::HealthDepartment, Role::Approver);
        let solver = member(SOLVER, OrganisationKind::Enterprise, Role::Owner);
        assert_eq!(attempt(&orderer, Status::Draft, Action::Sign, &[], None), Ok(Status::Draft));
        assert!(matches!(
            attempt(&orderer, Status::Draft, Action::Sign, &[ORDERER], None),
            Err(Refusal::Blocked(Blocked { code: "agreement-already-signed-by-party", .. }))
        ));
        assert!(matches!(
            attempt(&solver, Status::Draft, Action::Conclude, &[ORDERER], None),
            Err(Refusal::Blocked(Blocked { code: "agreement-signature-missing", .. }))
        ));
        assert_eq!(
            attempt(&solver, Status::Draft, Action::Conclude, &[ORDERER, SOLVER], None),
            Ok(Status::Signed)
        );
    }

    #[test]
    fn officers_editors_and_strangers_do_not_sign() {
        for actor in [
            member(ORDERER, OrganisationKind::HealthDepartment, Role::Officer),
            member(SOLVER, OrganisationKind::Enterprise, Role::Editor),
            member(Uuid::from_u128(8), OrganisationKind::ScienceDepartment, Role::Approver),
            Actor::public(),
        ] {
            assert_eq!(
                attempt(&actor, Status::Draft, Action::Sign, &[], None),
                Err(Refusal::Forbidden)
            );
        }
    }

    #[test]
    fn ending_needs_reasons_and_only_the_clock_expires() {
        let solver = member(SOLVER, OrganisationKind::Enterprise, Role::Owner);
        assert_eq!(
            attempt(&solver, Status::Signed, Action::Terminate, &[ORDERER, SOLVER], Some(" ")),
            Err(Refusal::ReasonMissing)
        );
        assert_eq!(
            attempt(&solver, Status::Signed, Action::Terminate, &[], Some("hết kinh phí")),
            Ok(Status::Terminated)
        );
        assert_eq!(
            attempt(&solver, Status::Signed, Action::Expire, &[], None),
            Err(Refusal::Forbidden)
        );
        assert_eq!(
            attempt(&Actor::system(), Status::Signed, Action::Expire, &[], None),
            Ok(Status::Expired)
        );
    }
}
