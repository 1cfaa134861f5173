//! The sessions of a person, and how to end them.

mod list;
mod revoke;

pub use list::{HeldSession, list};
pub use revoke::{revoke, revoke_others};
