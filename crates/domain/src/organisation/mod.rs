//! Organisations: what kinds there are, the roles in them, how they are verified and joined.

pub mod joining;
pub mod mail_domain;
pub mod ror;
mod verification;

pub use verification::{
    Verification, VerificationAction, VerificationFacts, VerificationLifecycle,
};

text_enum! {
    /// What kind of organisation it is; decides which roles its members have.
    pub enum OrganisationKind {
        /// Hospital, health centre or ward station.
        HealthFacility = "health_facility",
        /// Health department (Sở Y tế).
        HealthDepartment = "health_department",
        /// Science department (Sở KH&CN), the broker.
        ScienceDepartment = "science_department",
        /// Ministry.
        Ministry = "ministry",
        /// City, district or other authority.
        Authority = "authority",
        /// Startup or other enterprise.
        Enterprise = "enterprise",
        /// Laboratory or institute.
        ResearchInstitute = "research_institute",
        /// University.
        University = "university",
        /// Inventor acting alone.
        Individual = "individual",
        /// Association.
        Association = "association",
        /// Sponsor.
        Sponsor = "sponsor",
    }
}

impl OrganisationKind {
    /// Public offices have officers and approvers; the others owners, editors and viewers.
    pub const fn is_office(self) -> bool {
        matches!(
            self,
            Self::HealthFacility
                | Self::HealthDepartment
                | Self::ScienceDepartment
                | Self::Ministry
                | Self::Authority
        )
    }

    /// Kinds that anybody may register; offices are set up by the operator or an import.
    pub const fn is_self_registered(self) -> bool {
        !self.is_office()
    }

    /// The roles that members of this kind of organisation may have.
    pub const fn roles(self) -> &'static [Role] {
        if self.is_office() {
            &[Role::Officer, Role::Approver]
        } else {
            &[Role::Owner, Role::Editor, Role::Viewer]
        }
    }

    /// The role that binds this kind of organisation and manages its members.
    pub const fn binding_role(self) -> Role {
        if self.is_office() { Role::Approver } else { Role::Owner }
    }

    /// The role of somebody who has handed the binding one on.
    pub const fn working_role(self) -> Role {
        if self.is_office() { Role::Officer } else { Role::Editor }
    }

    /// The least of its roles.
    pub const fn least_role(self) -> Role {
        if self.is_office() { Role::Officer } else { Role::Viewer }
    }
}

text_enum! {
    /// A person's role in an organisation.
    pub enum Role {
        /// Prepares papers in a public office.
        Officer = "officer",
        /// Signs for a public office.
        Approver = "approver",
        /// Binds a solver's organisation and manages its members.
        Owner = "owner",
        /// Writes for a solver's organisation.
        Editor = "editor",
        /// Reads what the organisation's members read.
        Viewer = "viewer",
    }
}

impl Role {
    /// Whether who has it binds the organisation and manages its members.
    pub const fn binds(self) -> bool {
        matches!(self, Self::Owner | Self::Approver)
    }

    /// Whether it is worth more than another one of the same kind of organisation.
    pub const fn outranks(self, other: Self) -> bool {
        self.rank() > other.rank()
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Viewer => 0,
            Self::Editor | Self::Officer => 1,
            Self::Owner | Self::Approver => 2,
        }
    }
}
