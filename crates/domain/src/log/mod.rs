//! The log that cannot be rewritten unnoticed: one append-only Merkle tree over everything that
//! happened, in the manner of RFC 9162 (Certificate Transparency 2.0, section 2.1).
//!
//! A [`Leaf`] holds what may be kept for ever; what may have to be deleted (figures, the name
//! behind an actor) is kept apart and bound to it by a salted digest. The tree's head is signed
//! again and again as a [`Checkpoint`]; whoever keeps one can tell later whether anything
//! before it was changed.

mod checkpoint;
mod leaf;
mod peaks;
mod proof;
mod tile;

pub use checkpoint::{Checkpoint, Note, NoteError, Signature, VerifierKey};
pub use leaf::{Envelope, Leaf, LeafError};
pub use peaks::Peaks;
pub use proof::{
    ProofError, Subtree, consistency_ranges, inclusion_ranges, root_of, subtrees,
    verify_consistency, verify_inclusion,
};
use sha2::{Digest, Sha256};
pub use tile::{Edge, TILE_WIDTH, Tile, TileSpan};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash of a leaf (RFC 9162, section 2.1.1: prefix 0x00).
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([0]);
    hasher.update(leaf);
    hasher.finalize().into()
}

/// The hash of an inner node (RFC 9162, section 2.1.1: prefix 0x01).
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update([1]);
    hasher.update(left);
    hasher.update(right);
    hasher.finalize().into()
}

/// The root of a tree without leaves: the hash of nothing.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

#[cfg(test)]
mod tests;
