//! The API as its clients meet it, each test on SQLite and on PostgreSQL.

mod attachment;
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
mod neighbour;
mod panel;
mod permissions;
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
