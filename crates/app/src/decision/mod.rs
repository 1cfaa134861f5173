//! Use cases of the decision.

mod decide;
mod view;

pub use decide::{Decide, decide};
pub use view::{DecisionView, list, views};
