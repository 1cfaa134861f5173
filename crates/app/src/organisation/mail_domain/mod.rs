//! The mail domains of an organisation.

mod claim;
mod list;
mod transition;
mod view;

pub use claim::{ClaimDomain, claim};
pub use list::{of_organisation, read, tasks};
pub use transition::{TransitionDomain, transition};
pub use view::MailDomainView;
pub(super) use view::views;
