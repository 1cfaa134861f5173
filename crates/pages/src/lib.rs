//! The public pages: HTML for anybody, complete without script, in Vietnamese and English.

mod assets;
mod capability;
mod challenge;
mod deployment;
mod help;
mod home;
mod layout;
mod list;
mod log;
mod organisation;
mod parts;
mod place;
mod plot;
mod programme;
mod respond;
mod routes;
mod search;
mod site;
mod stop;
mod topic;
mod trace;
mod words;

pub use place::Place;
pub use routes::{configure, write_errors};
