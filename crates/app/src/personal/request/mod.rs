//! What people ask about their data: correction, erasure, restriction, objection. Each has its clocks,
//! which the operators see running.

mod create;
mod letters;
mod list;
mod tasks;
mod transition;
mod view;

pub use create::{CreateDataRequest, create};
pub use list::{DataRequestQuery, list, mine, read};
pub(crate) use tasks::tasks;
pub use transition::{TransitionDataRequest, transition};
pub use view::{DataRequestView, PersonWithAddress};

/// The noun.
const NOUN: &str = "data_request";
