//! Use cases of the organisation.

mod create;
mod desk;
mod experts;
pub mod joining;
mod list;
pub mod mail_domain;
mod members;
mod merge;
mod parent;
mod patch;
mod read;
mod stands;
mod tasks;
mod verification;
mod view;

pub use create::{CreateOrganisation, check as check_organisation, create};
pub use desk::{
    Duplicate, ExpiringOrganisation, Likeness, VerificationDesk, WaitingOrganisation, desk,
};
pub use experts::{ExpertView, experts};
pub use list::{OrganisationQuery, list};
pub use members::{
    MemberView, PatchMember, list as members, patch as patch_member, remove as remove_member,
};
pub use merge::{MergeOrganisation, SeparateOrganisation, merge, separate};
pub(crate) use parent::check_parent;
pub use patch::{PatchOrganisation, patch};
pub use read::read;
pub(crate) use stands::check_stands;
pub use tasks::tasks;
pub use verification::{TransitionOrganisation, transition};
pub use view::{OrganisationSummary, OrganisationView, RelianceView};

/// The greatest length of written reasons, in characters.
pub(crate) const REASON_LIMIT: usize = 2_000;
