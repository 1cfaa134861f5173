//! Use cases of the capability.

mod create;
mod list;
mod patch;
mod transition;
mod view;
mod write;

pub use create::{CreateCapability, create};
pub use list::{CapabilityQuery, list};
pub use patch::{PatchCapability, patch};
pub use transition::{TransitionCapability, transition};
pub use view::{CapabilityRef, CapabilitySummary, CapabilityView, read};
pub use write::{Written, insert, list_imported, overwrite};
