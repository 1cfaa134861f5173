//! How people come into an organisation: by invitation, at their own request, by an address in its
//! mail domain; and how it passes into other hands.

mod create;
mod enter;
mod list;
mod transition;
mod view;

pub use create::{CreateJoining, create};
pub use list::{mine, of_organisation, read, tasks};
pub use transition::{TransitionJoining, transition};
pub(super) use view::stand;
pub use view::{JoiningStand, JoiningView};
