//! Accounts, sign-in and sessions.

pub mod demo;
mod gate;
mod login;
mod password;
mod register;
mod session;
mod token;

pub use gate::Gate;
pub use login::{Login, login};
pub use password::hash as hash_password;
pub(crate) use register::is_address;
pub use register::{Register, register};
pub(crate) use session::actor_of;
pub use session::{SessionView, SignedIn, acting_as, identify, logout, refresh};
