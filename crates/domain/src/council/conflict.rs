//! Conflicts of interest: found from what is known, and declared by the members themselves.

use uuid::Uuid;

text_enum! {
    /// Where a conflict comes from.
    pub enum ConflictKind {
        /// The member belongs to an organisation that competes.
        SameOrganisation = "same_organisation",
        /// The member belongs to a partner of one that competes.
        PartnerOrganisation = "partner_organisation",
        /// The member is named in the team of a submission.
        TeamMember = "team_member",
        /// The member has declared it.
        Declared = "declared",
    }
}

/// What one competitor brings into the conflict check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Competitor {
    /// The organisation whose work is judged.
    pub organisation_id: Uuid,
    /// Its partners.
    pub partner_ids: Vec<Uuid>,
    /// Mail addresses named in its team.
    pub team_emails: Vec<String>,
}

/// What is known about a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// The organisations the person belongs to.
    pub organisation_ids: Vec<Uuid>,
    /// The person's address.
    pub email: Option<String>,
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

/// The conflicts of a member, those found before those declared.
pub fn conflicts(
    ties: &Ties,
    competitors: &[Competitor],
    declarations: &[Declaration],
) -> Vec<Conflict> {
    let found = competitors.iter().flat_map(|competitor| {
        let belongs = |id: &Uuid| ties.organisation_ids.contains(id);
        let in_team = ties
            .email
            .as_deref()
            .is_some_and(|own| competitor.team_emails.iter().any(|email| same_address(email, own)));
        [
            (ConflictKind::SameOrganisation, belongs(&competitor.organisation_id)),
            (ConflictKind::PartnerOrganisation, competitor.partner_ids.iter().any(belongs)),
            (ConflictKind::TeamMember, in_team),
        ]
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(kind, _)| Conflict { organisation_id: competitor.organisation_id, kind })
    });
    let declared =
        declarations.iter().filter(|declaration| declaration.has_conflict).map(|declaration| {
            Conflict { organisation_id: declaration.organisation_id, kind: ConflictKind::Declared }
        });
    found.chain(declared).collect()
}

/// Whether a member has declared about every competitor.
pub fn has_declared(competitors: &[Competitor], declarations: &[Declaration]) -> bool {
    competitors.iter().all(|competitor| {
        declarations
            .iter()
            .any(|declaration| declaration.organisation_id == competitor.organisation_id)
    })
}

fn same_address(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAB: Uuid = Uuid::from_u128(1);
    const STARTUP: Uuid = Uuid::from_u128(2);
    const HOSPITAL: Uuid = Uuid::from_u128(3);

    fn competitors() -> Vec<Competitor> {
        vec![
            Competitor { organisation_id: LAB, partner_ids: vec![HOSPITAL], ..Default::default() },
            Competitor {
                organisation_id: STARTUP,
                team_emails: vec!["Ha.Tran@example.vn ".into()],
                ..Default::default()
            },
        ]
    }

    #[test]
    fn ties_are_found_without_a_word() {
        let of = |ties: Ties| -> Vec<_> {
            conflicts(&ties, &competitors(), &[])
                .into_iter()
                .map(|c| (c.organisation_id, c.kind))
                .collect()
        };
        let member_of = |id| Ties { organisation_ids: vec![id], email: None };
        assert_eq!(of(member_of(LAB)), [(LAB, ConflictKind::SameOrganisation)]);
        assert_eq!(of(member_of(HOSPITAL)), [(LAB, ConflictKind::PartnerOrganisation)]);
        let named = Ties { organisation_ids: vec![], email: Some("ha.tran@example.vn".into()) };
        assert_eq!(of(named), [(STARTUP, ConflictKind::TeamMember)]);
        assert_eq!(of(Ties::default()), []);
    }

    #[test]
    fn declarations_count_and_must_be_whole() {
        let yes = Declaration { organisation_id: LAB, has_conflict: true };
        let no = Declaration { organisation_id: STARTUP, has_conflict: false };
        assert!(!has_declared(&competitors(), std::slice::from_ref(&yes)));
        assert!(has_declared(&competitors(), &[yes.clone(), no.clone()]));
        let found = conflicts(&Ties::default(), &competitors(), &[yes, no]);
        assert_eq!(found, [Conflict { organisation_id: LAB, kind: ConflictKind::Declared }]);
    }
}
