//! The rules of the product as pure types and functions: lifecycles, permissions, documents,
//! scoring and ranking. Nothing here touches a database, a clock, a network or a runtime.

#[macro_use]
mod text_enum;

pub mod account;
pub mod actor;
pub mod agreement;
pub mod attachment;
pub mod canonical;
pub mod capability;
pub mod challenge;
pub mod council;
pub mod country;
pub mod decision;
pub mod deployment;
pub mod document;
pub mod evaluation;
pub mod field_error;
pub mod invitation;
pub mod lifecycle;
pub mod locale;
pub mod log;
pub mod money;
pub mod nul;
pub mod organisation;
pub mod personal_data;
pub mod pilot;
pub mod province;
pub mod revision;
pub mod rule_set;
pub mod saved_search;
pub mod submission;
pub mod thesaurus;
pub mod timestamp;
pub mod topic;
pub mod trace;
