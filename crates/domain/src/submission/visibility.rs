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
    /// Whether the reader has a voting seat on a council of that challenge that judges without names,
    /// and nothing is decided yet.
    pub blind: bool,
}

/// How much of a submission its reader meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everything.
    Whole,
    /// What it says under its code: neither whose it is nor who would do the work.
    Coded,
}

impl Sight {
    /// Whether names are withheld.
    pub const fn is_coded(self) -> bool {
        matches!(self, Self::Coded)
    }
}

/// How the reader meets the submission; `None` when the reader may not know that it exists. Until it
/// is opened only the members of the submitting organisation may; afterwards also the offices that
/// run the call and the members of its councils. Operators and auditors never.
///
/// Who judges without names does so in every capacity: an officer who has a voting seat gets from the
/// office no more than from the seat.
pub fn sight(reading: Reading<'_>) -> Option<Sight> {
    let Reading { actor, organisation_id, parties, opened, council_member, blind } = reading;
    if actor.belongs_to(organisation_id) {
        return Some(Sight::Whole);
    }
    if !opened {
        return None;
    }
    if blind {
        return council_member.then_some(Sight::Coded);
    }
    (parties.run_by(actor) || council_member || actor.system).then_some(Sight::Whole)
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
        Reading {
            actor,
            organisation_id: SOLVER,
            parties: PARTIES,
            opened,
            council_member: false,
            blind: false,
        }
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
            blind: bool,
        ) {
            let actor = Actor {
                operator, auditor, system, ..member(Uuid::from_u128(organisation), role)
            };
            let reading = Reading { council_member, blind, ..reading(&actor, false) };
            prop_assert_eq!(sight(reading), None);
            prop_assert!(!may_write(&actor, SOLVER));
        }
    }

    #[test]
    fn every_member_reads_and_viewers_do_not_write() {
        for role in Role::ALL {
            let actor = member(SOLVER, *role);
            assert_eq!(sight(reading(&actor, false)), Some(Sight::Whole));
            assert_eq!(may_write(&actor, SOLVER), *role != Role::Viewer);
        }
    }

    #[test]
    fn the_opening_lets_in_the_offices_and_the_council() {
        let orderer = member(PARTIES.orderer_id, Role::Officer);
        let broker = member(PARTIES.broker_id, Role::Approver);
        let unit = member(PARTIES.proposer_id, Role::Approver);
        assert_eq!(sight(reading(&orderer, true)), Some(Sight::Whole));
        assert_eq!(sight(reading(&broker, true)), Some(Sight::Whole));
        assert_eq!(sight(reading(&unit, true)), None);
        let expert = Actor { person_id: Some(Uuid::from_u128(7)), ..Actor::default() };
        assert_eq!(sight(reading(&expert, true)), None);
        assert_eq!(
            sight(Reading { council_member: true, ..reading(&expert, true) }),
            Some(Sight::Whole)
        );
        let operator = Actor { operator: true, auditor: true, ..expert };
        assert_eq!(sight(reading(&operator, true)), None);
    }

    #[test]
    fn whoever_judges_blind_meets_codes_whatever_office_the_person_holds() {
        let expert = Actor { person_id: Some(Uuid::from_u128(7)), ..Actor::default() };
        for actor in [&expert, &member(PARTIES.orderer_id, Role::Officer)] {
            let blind = Reading { blind: true, ..reading(actor, true) };
            // Before the declaration there is nothing to read at all.
            assert_eq!(sight(blind), None);
            let judges = Reading { council_member: true, ..blind };
            assert_eq!(sight(judges), Some(Sight::Coded));
        }
        // Somebody of the organisation itself knows whose it is.
        let own = member(SOLVER, Role::Editor);
        let reading = Reading { blind: true, council_member: true, ..reading(&own, true) };
        assert_eq!(sight(reading), Some(Sight::Whole));
    }
}
