//! The least that must be kept to go on with a tree: the roots of its complete subtrees.

use super::{Hash, empty_root, node_hash};

/// The complete subtrees of a tree, largest first; at most one of each height.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Peaks {
    size: u64,
    peaks: Vec<(u32, Hash)>,
}

impl Peaks {
    /// The tree with these complete subtrees, largest first, each with its height.
    pub fn new(peaks: Vec<(u32, Hash)>) -> Self {
        let size = peaks.iter().map(|(height, _)| 1_u64 << height).sum();
        Self { size, peaks }
    }

    /// How many leaves the tree has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf by its hash.
    pub fn push(&mut self, leaf: Hash) {
        let (mut height, mut hash) = (0, leaf);
        while let Some((same, left)) = self.peaks.last().copied()
            && same == height
        {
            self.peaks.pop();
            hash = node_hash(&left, &hash);
            height += 1;
        }
        self.peaks.push((height, hash));
        self.size += 1;
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some((_, last)) = peaks.next() else { return empty_root() };
        peaks.fold(*last, |right, (_, left)| node_hash(left, &right))
    }
}
