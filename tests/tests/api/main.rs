//! The API as its clients meet it, each test on SQLite and on PostgreSQL.

mod challenge;
mod conventions;
mod council;
mod import;
mod pilot;
mod search;
mod stages;
mod trace;
