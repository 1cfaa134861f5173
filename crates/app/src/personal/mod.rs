//! Personal data: what people agree to, the copy of their own data, their requests, and erasure.

pub mod consent;
pub mod erase;
mod export;
pub mod request;

pub use export::{PersonalData, export};
