//! What belongs to an account and to nobody but its owner: registrations and changes of address
//! that wait for a confirmation, links in mails, devices, second factors.

pub mod device;
pub mod email_change;
pub mod link;
pub mod recovery_code;
pub mod registration;
pub mod second_factor;

pub use device::Device;
pub use email_change::EmailChange;
pub use link::Link;
pub use recovery_code::RecoveryCode;
pub use registration::Registration;
pub use second_factor::SecondFactor;

use crate::{Conn, Result};

/// Forgets links, registrations and changes of address whose time was over before `at`; returns
/// how many there were.
pub async fn forget(conn: &impl Conn, at: i64) -> Result<u64> {
    Ok(link::forget(conn, at).await?
        + registration::forget(conn, at).await?
        + email_change::forget(conn, at).await?)
}

/// Whether there is anything to forget.
pub async fn any_before(conn: &impl Conn, at: i64) -> Result<bool> {
    Ok(link::any_before(conn, at).await?
        || registration::any_before(conn, at).await?
        || email_change::any_before(conn, at).await?)
}
