//! Every text a person meets, in Vietnamese and English: Fluent messages from `locales/`, numbers,
//! money and times as each language writes them, and the order of the Vietnamese alphabet.

mod arg;
mod bundles;
pub mod collation;
pub mod format;
pub mod notification;
pub mod problem;

pub use arg::Arg;
pub use bundles::{find, has, missing_keys, text};
