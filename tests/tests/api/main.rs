//! The API as its clients meet it, each test on SQLite and on PostgreSQL.

mod account;
mod attachment;
mod browser;
mod capability;
mod chain;
mod challenge;
mod conventions;
mod council;
mod deadline;
mod decision;
mod endings;
mod import;
mod killed;
mod log;
mod pilot;
mod robust;
mod roles;
mod sealing;
mod search;
mod sign_in;
mod signing;
mod stages;
mod submission;
mod tasks;
mod trace;
mod verification;
