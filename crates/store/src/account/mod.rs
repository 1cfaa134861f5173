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
