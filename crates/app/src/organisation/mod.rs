//! Use cases of the organisation.

mod create;
mod experts;
mod list;
mod members;
mod parent;
mod patch;
mod read;
mod tasks;
mod verification;
mod view;

pub use create::{CreateOrganisation, check as check_organisation, create};
pub use experts::{ExpertView, experts};
pub use list::{OrganisationQuery, list};
pub use members::{
    AddMember, MemberView, add as add_member, list as members, remove as remove_member,
};
pub(crate) use parent::check_parent;
pub use patch::{PatchOrganisation, patch};
pub use read::read;
pub use tasks::tasks;
pub use verification::{TransitionOrganisation, transition};
pub use view::{OrganisationSummary, OrganisationView};
