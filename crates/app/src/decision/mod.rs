//! Use cases of the decision.

mod case;
mod decide;
mod tasks;
mod view;

pub use decide::{Decide, decide};
pub use tasks::tasks;
pub use view::{DecisionView, list, views};
