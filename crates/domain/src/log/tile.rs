//! How the tree is kept: in tiles of 256 hashes. A tile of level 0 holds hashes of leaves; one of
//! level L holds the roots of the full tiles of level L − 1. Every complete subtree can be worked
//! out from one tile, and to go on only the last tile of each level must be known.

use std::ops::Range;

use super::{Hash, Peaks, Subtree, node_hash, subtrees};

/// How many hashes a full tile has.
pub const TILE_WIDTH: u64 = 256;
const HEIGHT: u32 = 8;

/// A tile, full or the last of its level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// Its level.
    pub level: u32,
    /// Which one of its level, from 0.
    pub index: u64,
    /// Its hashes, 1 to 256.
    pub hashes: Vec<Hash>,
}

/// The part of a tile that a complete subtree is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileSpan {
    /// Level of the tile.
    pub level: u32,
    /// Which tile of the level.
    pub index: u64,
    /// Which of its hashes.
    pub span: Range<usize>,
}

impl TileSpan {
    /// Where a complete subtree is found.
    pub fn of(subtree: Subtree) -> Self {
        let (level, within) = (subtree.height / HEIGHT, subtree.height % HEIGHT);
        let first = subtree.index << within;
        let start = usize::try_from(first % TILE_WIDTH).unwrap_or_default();
        Self { level, index: first / TILE_WIDTH, span: start..start + (1 << within) }
    }

    /// The root of the subtree, when the tile reaches that far.
    pub fn root(&self, tile: &[Hash]) -> Option<Hash> {
        Some(complete_root(tile.get(self.span.clone())?))
    }
}

/// The root over hashes whose number is a power of two.
fn complete_root(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| node_hash(&pair[0], &pair[pair.len() - 1])).collect();
    }
    row[0]
}

/// The right edge of the tree: the last, unfinished tile of each level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    levels: Vec<Vec<Hash>>,
}

impl Edge {
    /// The places of the unfinished tiles of a tree of this size, by level, each with its width; full
    /// ones are left out.
    pub fn tiles_at(size: u64) -> Vec<(u32, u64, usize)> {
        let mut found = Vec::new();
        let (mut level, mut count) = (0, size);
        while count > 0 {
            let width = usize::try_from(count % TILE_WIDTH).unwrap_or_default();
            if width > 0 {
                found.push((level, count / TILE_WIDTH, width));
            }
            count /= TILE_WIDTH;
            level += 1;
        }
        found
    }

    /// The edge of a tree of this size from its unfinished tiles; `None` when they do not fit it.
    pub fn of(size: u64, tiles: &[Tile]) -> Option<Self> {
        let mut edge = Self { size, levels: Vec::new() };
        for (level, index, width) in Self::tiles_at(size) {
            let tile = tiles.iter().find(|tile| (tile.level, tile.index) == (level, index))?;
            let row = usize::try_from(level).ok()?;
            edge.levels.resize(edge.levels.len().max(row + 1), Vec::new());
            edge.levels[row] = tile.hashes.get(..width)?.to_vec();
        }
        Some(edge)
    }

    /// How many leaves the tree has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds one leaf by its hash and returns the tiles that have become full with it.
    pub fn push(&mut self, leaf: Hash) -> Vec<Tile> {
        let mut full = Vec::new();
        self.carry(leaf, &mut full, &mut Vec::new());
        full
    }

    /// Adds leaves by their hashes and returns every tile that has changed, each as it is now.
    pub fn extend(&mut self, leaves: impl IntoIterator<Item = Hash>) -> Vec<Tile> {
        let mut full = Vec::new();
        let mut touched = Vec::new();
        for leaf in leaves {
            self.carry(leaf, &mut full, &mut touched);
        }
        let changed = |tile: &Tile| {
            usize::try_from(tile.level).ok().and_then(|row| touched.get(row)).copied() == Some(true)
        };
        full.extend(self.unfinished().into_iter().filter(changed));
        full
    }

    /// Adds a leaf and, where that fills a tile, the tile's root to the level above, and so on.
    fn carry(&mut self, leaf: Hash, full: &mut Vec<Tile>, touched: &mut Vec<bool>) {
        let mut carried = Some(leaf);
        let (mut row, mut level, mut count) = (0, 0, self.size);
        while let Some(hash) = carried.take() {
            if self.levels.len() == row {
                self.levels.push(Vec::new());
            }
            let tile = &mut self.levels[row];
            tile.push(hash);
            touched.resize(touched.len().max(row + 1), false);
            touched[row] = true;
            if tile.len() as u64 == TILE_WIDTH {
                let hashes = std::mem::take(tile);
                carried = Some(complete_root(&hashes));
                full.push(Tile { level, index: count / TILE_WIDTH, hashes });
                touched[row] = false;
                count /= TILE_WIDTH;
                row += 1;
                level += 1;
            }
        }
        self.size += 1;
    }

    /// The unfinished tiles, as they are kept.
    pub fn unfinished(&self) -> Vec<Tile> {
        let tile = |(level, index, _)| {
            let hashes = self.levels.get(usize::try_from(level).ok()?)?.clone();
            Some(Tile { level, index, hashes })
        };
        Self::tiles_at(self.size).into_iter().filter_map(tile).collect()
    }

    /// The complete subtrees of the tree.
    pub fn peaks(&self) -> Peaks {
        let peaks = subtrees(0..self.size).into_iter().filter_map(|subtree| {
            let place = TileSpan::of(subtree);
            let tile = self.levels.get(usize::try_from(place.level).ok()?)?;
            Some((subtree.height, place.root(tile)?))
        });
        Peaks::new(peaks.collect())
    }
}
