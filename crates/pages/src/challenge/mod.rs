//! The pages of the noun challenge.

pub(crate) mod card;
mod course;
mod detail;
mod evaluation;
pub(crate) mod list;
mod outcome;
mod sections;

pub(crate) use detail::show;
pub(crate) use outcome::in_use;
