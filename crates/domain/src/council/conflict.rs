//! Conflicts of interest: found from what is known, and declared by the members themselves.

use uuid::Uuid;

text_enum! {
    /// Where a conflict comes from.
    pub enum ConflictKind {
        /// The member belongs to an organisation that competes.
        SameOrganisation = "same_organisation",
        /// The member has declared it.
        Declared = "declared",
    }
}

/// One conflict of one member with one competitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The competitor.
    pub organisation_id: Uuid,
    /// Where it comes from.
    pub kind: ConflictKind,
}

/// A member's word about one competitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The competitor.
    pub organisation_id: Uuid,
    /// Whether there is a conflict.
    pub has_conflict: bool,
}

/// The conflicts of a member who belongs to `own` organisations, those found before those
/// declared. `competitors` are the organisations whose work is judged.
pub fn conflicts(
    own: &[Uuid],
    competitors: &[Uuid],
    declarations: &[Declaration],
) -> Vec<Conflict> {
    let found = competitors
        .iter()
        .filter(|id| own.contains(id))
        .map(|id| Conflict { organisation_id: *id, kind: ConflictKind::SameOrganisation });
    let declared = declarations.iter().filter(|declaration| declaration.has_conflict).map(|said| {
        Conflict { organisation_id: said.organisation_id, kind: ConflictKind::Declared }
    });
    found.chain(declared).collect()
}

/// Whether a member has declared about every competitor.
pub fn has_declared(competitors: &[Uuid], declarations: &[Declaration]) -> bool {
    competitors.iter().all(|id| declarations.iter().any(|said| said.organisation_id == *id))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAB: Uuid = Uuid::from_u128(1);
    const STARTUP: Uuid = Uuid::from_u128(2);
    const HOSPITAL: Uuid = Uuid::from_u128(3);

    #[test]
    fn people_of_a_competitor_are_found_without_a_word() {
        let of = |own| conflicts(own, &[LAB, STARTUP], &[]);
        let kind = ConflictKind::SameOrganisation;
        assert_eq!(of(&[HOSPITAL, LAB]), [Conflict { organisation_id: LAB, kind }]);
        assert_eq!(of(&[HOSPITAL]), []);
    }

    #[test]
    fn declarations_count_and_must_be_whole() {
        let yes = Declaration { organisation_id: LAB, has_conflict: true };
        let no = Declaration { organisation_id: STARTUP, has_conflict: false };
        assert!(!has_declared(&[LAB, STARTUP], std::slice::from_ref(&yes)));
        assert!(has_declared(&[LAB, STARTUP], &[yes.clone(), no.clone()]));
        let kind = ConflictKind::Declared;
        assert_eq!(
            conflicts(&[], &[LAB, STARTUP], &[yes, no]),
            [Conflict { organisation_id: LAB, kind }]
        );
    }
}
