//! The API as its clients meet it, each test on SQLite and on PostgreSQL.

mod attachment;
mod capability;
mod chain;
mod challenge;
mod conventions;
mod council;
mod decision;
mod import;
mod killed;
mod pilot;
mod sealing;
mod search;
mod stages;
mod submission;
mod tasks;
mod trace;
