//! The database of Nhịp Cầu on sea-orm: entities, repositories, the transaction with its event,
//! history, mail and notification rows, and the sequencer. The only crate (with the migrations)
//! that names sea-orm; rows leave it as plain structs.

#[macro_use]
mod repository;

pub mod account;
pub mod challenge;
pub mod clock;
mod connect;
pub mod consent;
pub mod data_request;
pub mod erasure;
mod error;
pub mod event;
pub mod history;
pub mod holdings;
pub mod idempotency;
pub mod inspect;
pub mod log;
pub mod notification;
pub mod organisation;
pub mod outbox;
pub mod page;
pub mod person;
pub mod programme;
mod readable;
pub mod retention;
pub mod sequencer;
pub mod session;
pub mod setting;
pub mod token_key;
pub mod topic;

pub mod agreement;
pub mod attachment;
pub mod capability;
pub mod council;
pub mod decision;
pub mod deployment;
pub mod invitation;
pub mod pilot;
pub mod reading;
pub mod saved_search;
pub mod submission;
pub mod thesaurus;

pub use connect::{Backend, Options, Store, Tx};
pub use error::{Error, Result};
/// Anything queries can be sent to: the pool of readers or a transaction.
pub use sea_orm::ConnectionTrait as Conn;
