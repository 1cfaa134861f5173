//! Who may read a submission. The most delicate rule of the product stands here alone, as a
//! pure function, and everything that shows submissions asks it.

use uuid::Uuid;

use crate::{actor::Actor, challenge::lifecycle::Parties};

/// What the rule must know about one submission and its reader.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// Who reads.
    pub actor: &'a Actor,
    /// The submitting organisation.
    pub organisation_id: Uuid,
    /// Whose challenge it answers.
    pub parties: Parties,
    /// Whether this very submission was unsealed at the opening. A draft never is, nor is a
    /// submission withdrawn or voided before.
    pub opened: bool,
    /// Whether the reader judges on a council of that challenge, free of declared conflicts.
    pub council_member: bool,
}

/// Whether the reader may know that the submission exists and read it. Until it is opened only
/// the members of the submitting organisation may; afterwards also the offices that run the
/// call and the members of its councils. Operators and auditors never.
pub fn may_read(reading: Reading<'_>) -> bool {
    let Reading { actor, organisation_id, parties, opened, council_member } = reading;
    actor.belongs_to(organisation_id)
        || (opened && (parties.run_by(actor) || council_member || actor.system))
}

/// Whether the actor may change the text, as far as the person is concerned.
pub fn may_write(actor: &Actor, organisation_id: Uuid) -> bool {
    actor.edits_for(organisation_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Membership,
        organisation::{OrganisationKind, Role},
    };
    use proptest::prelude::*;

    const SOLVER: Uuid = Uuid::from_u128(1);
    const PARTIES: Parties = Parties {
        proposer_id: Uuid::from_u128(2),
        orderer_id: Uuid::from_u128(3),
        broker_id: Uuid::from_u128(4),
    };

    fn reading(actor: &Actor, opened: bool) -> Reading<'_> {
        Reading { actor, organisation_id: SOLVER, parties: PARTIES, opened, council_member: false }
    }

    fn member(organisation_id: Uuid, role: Role) -> Actor {
        Actor {
            person_id: Some(Uuid::from_u128(9)),
            memberships: vec![Membership {
                organisation_id,
                kind: OrganisationKind::ScienceDepartment,
                role,
                part_of: None,
            }],
            ..Actor::default()
        }
    }

    proptest! {
        /// Before the opening nobody outside the organisation reads, whatever they are.
        #[test]
        fn sealed_means_sealed(
            organisation in 2_u128..8,
            role in prop::sample::select(Role::ALL),
            operator: bool,
            auditor: bool,
            system: bool,
            council_member: bool,
        ) {
            let actor = Actor {
                operator, auditor, system, ..member(Uuid::from_u128(organisation), role)
            };
            let reading = Reading { council_member, ..reading(&actor, false) };
            prop_assert!(!may_read(reading));
            prop_assert!(!may_write(&actor, SOLVER));
        }
    }

    #[test]
    fn every_member_reads_and_viewers_do_not_write() {
        for role in Role::ALL {
            let actor = member(SOLVER, *role);
            assert!(may_read(reading(&actor, false)));
            assert_eq!(may_write(&actor, SOLVER), *role != Role::Viewer);
        }
    }

    #[test]
    fn the_opening_lets_in_the_offices_and_the_council() {
        let orderer = member(PARTIES.orderer_id, Role::Officer);
        let broker = member(PARTIES.broker_id, Role::Approver);
        let unit = member(PARTIES.proposer_id, Role::Approver);
        assert!(may_read(reading(&orderer, true)));
        assert!(may_read(reading(&broker, true)));
        assert!(!may_read(reading(&unit, true)));
        let expert = Actor { person_id: Some(Uuid::from_u128(7)), ..Actor::default() };
        assert!(!may_read(reading(&expert, true)));
        assert!(may_read(Reading { council_member: true, ..reading(&expert, true) }));
        let operator = Actor { operator: true, auditor: true, ..expert };
        assert!(!may_read(reading(&operator, true)));
    }
}
