//! Proofs that a record is in the log and that one state of the log continues another (RFC 9162,
//! sections 2.1.3 and 2.1.4). A proof is made of the roots of ranges of leaves; which ranges, is
//! worked out here, and their hashes come from wherever the tree is kept.

use std::ops::Range;

use super::{Hash, node_hash};

/// A complete subtree: the `index`-th from the left of those with 2^`height` leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subtree {
    /// Height; 0 is a leaf.
    pub height: u32,
    /// Which one, from 0.
    pub index: u64,
}

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The record would stand outside the tree, or the trees are in the wrong order.
    #[error("the proof is about another size of the tree")]
    OutOfRange,
    /// There are too many hashes or too few.
    #[error("the proof has the wrong length")]
    Length,
    /// The hashes do not lead to the root.
    #[error("the proof does not lead to the root")]
    Root,
}

/// The largest power of two below `n`; `n` is at least 2.
const fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// The ranges whose roots prove that leaf `index` is in the tree of `size` leaves, nearest first;
/// `None` when it is not.
pub fn inclusion_ranges(index: u64, size: u64) -> Option<Vec<Range<u64>>> {
    if index >= size {
        return None;
    }
    let mut ranges = Vec::new();
    let (mut start, mut end) = (0, size);
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            ranges.push(middle..end);
            end = middle;
        } else {
            ranges.push(start..middle);
            start = middle;
        }
    }
    ranges.reverse();
    Some(ranges)
}

/// The ranges whose roots prove that the tree of `to` leaves continues the one of `from` leaves,
/// in the order of RFC 9162; `None` when it cannot. Nothing need be proved of an empty tree or of
/// one and the same.
pub fn consistency_ranges(from: u64, to: u64) -> Option<Vec<Range<u64>>> {
    if from > to {
        return None;
    }
    let mut ranges = Vec::new();
    if from == 0 || from == to {
        return Some(ranges);
    }
    let (mut start, mut end) = (0, to);
    while end != from {
        let middle = start + split(end - start);
        if from <= middle {
            ranges.push(middle..end);
            end = middle;
        } else {
            ranges.push(start..middle);
            start = middle;
        }
    }
    // The old tree's own root is known to who asks.
    if start != 0 {
        ranges.push(start..end);
    }
    ranges.reverse();
    Some(ranges)
}

/// The complete subtrees a range consists of, from the left. The range must begin at a multiple of
/// the size of its first subtree, as all ranges of proofs and all trees do.
pub fn subtrees(range: Range<u64>) -> Vec<Subtree> {
    let mut found = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let height = (range.end - start).ilog2();
        found.push(Subtree { height, index: start >> height });
        start += 1 << height;
    }
    found
}

/// The root of a range from the roots of its complete subtrees, from the left.
pub fn root_of(subtrees: &[Hash]) -> Option<Hash> {
    let (last, rest) = subtrees.split_last()?;
    Some(rest.iter().rev().fold(*last, |right, left| node_hash(left, &right)))
}

/// Checks that a leaf is record number `index` (from 0) of the tree with this size and root.
///
/// # Errors
/// When it is not, or the proof is not one of this tree.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    path: &[Hash],
    root: &Hash,
) -> Result<(), ProofError> {
    let ranges = inclusion_ranges(index, size).ok_or(ProofError::OutOfRange)?;
    if ranges.len() != path.len() {
        return Err(ProofError::Length);
    }
    let reached = ranges.iter().zip(path).fold(*leaf, |hash, (range, other)| {
        if range.start > index { node_hash(&hash, other) } else { node_hash(other, &hash) }
    });
    if reached == *root { Ok(()) } else { Err(ProofError::Root) }
}

/// Checks that the tree of `to` leaves begins with the very tree of `from` leaves.
///
/// # Errors
/// When it does not, or the proof is not one of these trees.
pub fn verify_consistency(
    from: u64,
    from_root: &Hash,
    to: u64,
    to_root: &Hash,
    path: &[Hash],
) -> Result<(), ProofError> {
    let ranges = consistency_ranges(from, to).ok_or(ProofError::OutOfRange)?;
    if ranges.len() != path.len() {
        return Err(ProofError::Length);
    }
    if from == 0 {
        // Every tree continues the empty one; its root is fixed.
        return if *from_root == super::empty_root() { Ok(()) } else { Err(ProofError::Root) };
    }
    // Where the old tree is itself a complete subtree of the new one, its root begins both ways.
    let begun = ranges.first().is_none_or(|range| range.start >= from);
    let (first, rest) = if begun {
        (*from_root, path)
    } else {
        path.split_first().map(|(first, rest)| (*first, rest)).ok_or(ProofError::Length)?
    };
    let (mut old, mut new) = (first, first);
    for (range, hash) in ranges[path.len() - rest.len()..].iter().zip(rest) {
        if range.start >= from {
            new = node_hash(&new, hash);
        } else {
            old = node_hash(hash, &old);
            new = node_hash(hash, &new);
        }
    }
    if old == *from_root && new == *to_root { Ok(()) } else { Err(ProofError::Root) }
}
