//! The log that cannot be rewritten unnoticed: numbering what was committed, signing the tree's
//! head, and showing records and proofs to those who may see them.

mod export;
mod key;
mod list;
mod proofs;
mod read;
mod sequence;
mod sight;
mod subject;
pub mod verify;

pub use export::export;
pub use key::{LogKey, check_signature, origin_of};
pub use list::{LogQuery, list};
pub(crate) use proofs::last_note;
pub use proofs::{ConsistencyView, HeadView, ProofView, consistency, head, proof};
pub use read::{LogActor, RecordDetail, RecordView, read};
pub use sequence::sequence;
