//! Accounts, sign-in and sessions.

mod allowance;
mod change_password;
mod confirm;
mod delay;
pub mod demo;
pub mod email;
mod forgot;
mod gate;
mod keys;
pub(crate) mod letter;
mod link;
mod login;
mod password;
mod password_strength;
mod recognised;
mod refresh;
mod register;
mod reset;
pub mod second_factor;
mod secrets;
mod session;
pub mod sessions;
mod stop;
mod token;
mod touches;
mod visitor;

pub use change_password::{ChangePassword, change_password};
pub use confirm::{LinkToken, confirm};
pub use forgot::{Forgot, forgot};
pub use gate::Gate;
pub use keys::{Jwk, Jwks, KeyRing, jwks, rotate as rotate_keys};
pub use login::{Login, login};
use nhipcau_store::clock::wall;
pub use password::hash as hash_password;
pub use password_strength::{AskStrength, Strength, password_strength};
pub use recognised::Recognised;
pub use refresh::refresh;
pub(crate) use register::is_address;
pub use register::{MailSent, Register, register};
pub use reset::{Reset, reset};
pub use session::{SessionView, SignedIn, act_for, acting_as, identify, identify_whole, logout};
pub(crate) use session::{reread, unnarrowed};
pub(crate) use stop::{StopScope, stop_scope, stop_token};
pub use touches::Touches;
pub use visitor::Visitor;

use crate::{App, Result};

/// Writes down which sessions were used, and lets another key sign when the one that does is old.
pub(crate) async fn sweep(app: &App) -> Result<()> {
    let now = wall();
    app.gate.sweep(now);
    touches::write_down(app).await?;
    keys::rotate_when_old(app).await?;
    Ok(())
}
