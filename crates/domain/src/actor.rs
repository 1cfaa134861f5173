//! Who acts: a person with memberships, the public, or the system's own clock.

use uuid::Uuid;

use crate::organisation::{OrganisationKind, Role};

/// One membership of the acting person, read afresh for every request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organisation_id: Uuid,
    /// What kind of organisation it is.
    pub kind: OrganisationKind,
    /// The person's role in it.
    pub role: Role,
    /// What it has become part of, as a duplicate.
    pub part_of: Option<Uuid>,
}

/// Everything that permissions ask about the one who acts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// The person; `None` for the public and for the system.
    pub person_id: Option<Uuid>,
    /// In whose name the person may act.
    pub memberships: Vec<Membership>,
    /// Keeps the installation running, reads no content.
    pub operator: bool,
    /// Reads the log.
    pub auditor: bool,
    /// The system itself: clock transitions and background jobs.
    pub system: bool,
}

impl Actor {
    /// Somebody who is not signed in.
    pub fn public() -> Self {
        Self::default()
    }

    /// The system's own clock and jobs.
    pub fn system() -> Self {
        Self { system: true, ..Self::default() }
    }

    fn role_in(&self, organisation_id: Uuid) -> Option<Role> {
        self.memberships.iter().find(|m| m.organisation_id == organisation_id).map(|m| m.role)
    }

    /// Any role in the organisation.
    pub fn belongs_to(&self, organisation_id: Uuid) -> bool {
        self.role_in(organisation_id).is_some()
    }

    /// May prepare papers of this public office: `officer` or `approver`.
    pub fn prepares_for(&self, organisation_id: Uuid) -> bool {
        matches!(self.role_in(organisation_id), Some(Role::Officer | Role::Approver))
    }

    /// May sign for this public office: `approver`.
    pub fn signs_for(&self, organisation_id: Uuid) -> bool {
        matches!(self.role_in(organisation_id), Some(Role::Approver))
    }

    /// May write for this organisation as a solver: `owner`, `editor`, and in a health facility,
    /// which may also answer orders, its officers and approvers.
    pub fn edits_for(&self, organisation_id: Uuid) -> bool {
        matches!(
            self.role_in(organisation_id),
            Some(Role::Owner | Role::Editor | Role::Officer | Role::Approver)
        )
    }

    /// May bind this organisation as a solver: `owner`, in a health facility its approver.
    pub fn owns(&self, organisation_id: Uuid) -> bool {
        matches!(self.role_in(organisation_id), Some(Role::Owner | Role::Approver))
    }

    /// Works in a public office of one of these kinds.
    pub fn in_office_of(&self, kinds: &[OrganisationKind]) -> bool {
        self.office_of(kinds).is_some()
    }

    /// The public office of one of these kinds that the person works in, the first where there are
    /// several.
    pub fn office_of(&self, kinds: &[OrganisationKind]) -> Option<Uuid> {
        let works = |m: &&Membership| {
            kinds.contains(&m.kind) && matches!(m.role, Role::Officer | Role::Approver)
        };
        self.memberships.iter().find(works).map(|m| m.organisation_id)
    }

    /// The public office of one of these kinds that the person signs for, the first where there are several.
    pub fn signing_office_of(&self, kinds: &[OrganisationKind]) -> Option<Uuid> {
        let signs = |m: &&Membership| kinds.contains(&m.kind) && m.role == Role::Approver;
        self.memberships.iter().find(signs).map(|m| m.organisation_id)
    }

    /// Keeps one organisation, and what has become part of it, and nothing else.
    pub fn narrow(&mut self, organisation_id: Uuid) {
        self.memberships
            .retain(|m| [Some(m.organisation_id), m.part_of].contains(&Some(organisation_id)));
    }

    /// The public offices for which this person prepares papers.
    pub fn offices(&self) -> Vec<Uuid> {
        self.organisation_ids().into_iter().filter(|id| self.prepares_for(*id)).collect()
    }

    /// The public offices for which this person signs.
    pub fn signing_offices(&self) -> Vec<Uuid> {
        self.organisation_ids().into_iter().filter(|id| self.signs_for(*id)).collect()
    }

    /// The ids of all organisations of this person.
    pub fn organisation_ids(&self) -> Vec<Uuid> {
        self.memberships.iter().map(|m| m.organisation_id).collect()
    }
}
