//! The agreement: drawn up by the orderer after the standstill, signed by both parties.

mod create;
mod end;
mod expire;
mod files;
mod list;
mod loaded;
mod tasks;
mod transition;
mod update;
mod view;

pub use create::{CreateAgreement, create};
pub use expire::expire_due;
pub use list::{ListAgreements, list, read};
pub use tasks::tasks;
pub use transition::{TransitionAgreement, transition};
pub use update::{UpdateAgreement, update};
pub use view::{AgreementSummary, AgreementView, SignatureView};

pub(crate) use end::end_all;
pub(crate) use files::check_files;
pub(crate) use loaded::{Loaded, constraints};

/// The noun of agreements in events and history.
pub(crate) const NOUN: &str = "agreement";
