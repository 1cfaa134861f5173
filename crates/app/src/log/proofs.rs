//! The head of the log and the proofs about it.

use std::ops::Range;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use nhipcau_domain::{
    log::{Hash, TileSpan, consistency_ranges, empty_root, inclusion_ranges, root_of, subtrees},
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    log::{self, Checkpoint},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{read::visible, sequence::leaf_of};
use crate::{App, Ctx, Error, Result};

/// The signed head of the log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeadView {
    /// Which log.
    pub origin: String,
    /// How many records it has.
    pub size: u64,
    /// The root of its tree, in hexadecimal.
    pub root: String,
    /// When it was signed; absent while the log is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// The signed note (C2SP `tlog-checkpoint`); absent while the log is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// The public key as one word (C2SP `signed-note`).
    pub verifier_key: String,
    /// The Ed25519 public key alone, in base64.
    pub public_key: String,
}

/// The proof that a record is in the log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProofView {
    /// Which log.
    pub origin: String,
    /// Number of the record, from 1.
    pub seq: i64,
    /// The size of the tree it is proved for.
    pub tree_size: u64,
    /// Hash of the record's leaf, in hexadecimal.
    pub leaf_hash: String,
    /// The leaf itself; for those who may see the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaf: Option<String>,
    /// The hashes that lead from the leaf to the root (RFC 9162, section 2.1.3), in hexadecimal.
    pub path: Vec<String>,
    /// The root they lead to, in hexadecimal.
    pub root: String,
    /// The signed note of a tree of this size; absent when no head was signed just there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
}

/// The proof that one state of the log continues another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConsistencyView {
    /// Which log.
    pub origin: String,
    /// The older size.
    pub from: u64,
    /// The newer size.
    pub to: u64,
    /// The hashes (RFC 9162, section 2.1.4), in hexadecimal.
    pub path: Vec<String>,
    /// The root of the older tree, in hexadecimal.
    pub root_from: String,
    /// The root of the newer tree, in hexadecimal.
    pub root_to: String,
    /// The signed note of the newer tree; absent when no head was signed just there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
}

/// Reads the newest signed head.
pub async fn head(app: &App) -> Result<HeadView> {
    let last = log::checkpoint::last(app.store.reader()).await?;
    let key = app.log_key.public();
    Ok(HeadView {
        origin: key.origin.clone(),
        size: last.as_ref().map_or(Ok(0), Checkpoint::records)?,
        root: last.as_ref().map_or_else(|| hex::encode(empty_root()), |l| hex::encode(&l.root)),
        at: last.as_ref().map(|last| Timestamp(last.at)),
        checkpoint: last.map(|last| last.note),
        verifier_key: key.text(),
        public_key: BASE64.encode(key.public),
    })
}

/// The newest signed note, for what is handed out to people.
pub(crate) async fn last_note(conn: &impl Conn) -> Result<Option<String>> {
    Ok(log::checkpoint::last(conn).await?.map(|last| last.note))
}

/// The signed note of a tree of just this size, if there is one.
async fn note_at(conn: &impl Conn, size: u64) -> Result<Option<String>> {
    Ok(at(conn, size).await?.map(|found| found.note))
}

async fn at(conn: &impl Conn, size: u64) -> Result<Option<Checkpoint>> {
    let wanted = i64::try_from(size).map_err(|_| Error::NotFound)?;
    let found = log::checkpoint::covering(conn, wanted).await?;
    Ok(found.filter(|found| found.size == wanted))
}

/// How many records the log has.
async fn present(conn: &impl Conn) -> Result<u64> {
    Ok(log::checkpoint::last(conn).await?.as_ref().map_or(Ok(0), Checkpoint::records)?)
}

/// The roots of ranges of leaves, from the tiles.
async fn roots(conn: &impl Conn, ranges: Vec<Range<u64>>) -> Result<Vec<Hash>> {
    let parts: Vec<Vec<_>> = ranges
        .into_iter()
        .map(|range| subtrees(range).into_iter().map(TileSpan::of).collect())
        .collect();
    let hashes = log::tile::roots(conn, &parts.concat()).await?;
    let mut hashes = hashes.as_slice();
    let mut found = Vec::new();
    for part in parts {
        let (these, rest) = hashes.split_at(part.len());
        hashes = rest;
        found.push(root_of(these).unwrap_or_else(empty_root));
    }
    Ok(found)
}

fn in_hex(path: &[Hash]) -> Vec<String> {
    path.iter().map(hex::encode).collect()
}

/// Proves that a record is in the log of `size` records, the present one when absent.
///
/// # Errors
/// `NotFound` when the log of that size has no such record or has never been that long.
pub async fn proof(app: &App, ctx: &Ctx, seq: i64, size: Option<u64>) -> Result<ProofView> {
    let conn = app.store.reader();
    let present = present(conn).await?;
    let tree_size = size.unwrap_or(present);
    let number = u64::try_from(seq).map_err(|_| Error::NotFound)?;
    let index = number.checked_sub(1).ok_or(Error::NotFound)?;
    let ranges = inclusion_ranges(index, tree_size).filter(|_| tree_size <= present);
    let mut wanted = ranges.ok_or(Error::NotFound)?;
    wanted.insert(0, 0..tree_size);
    let mut roots = roots(conn, wanted).await?;
    let root = roots.remove(0);
    let row = log::leaf::find(conn, seq).await?.ok_or(Error::NotFound)?;
    let leaf = leaf_of(&row)?;
    Ok(ProofView {
        origin: app.log_key.origin().to_owned(),
        seq,
        tree_size,
        leaf_hash: hex::encode(leaf.hash()),
        leaf: visible(app, ctx, seq).await?.then(|| leaf.text()),
        path: in_hex(&roots),
        root: hex::encode(root),
        checkpoint: note_at(conn, tree_size).await?,
    })
}

/// Proves that the log of `to` records, the present one when absent, continues the one of `from`
/// records.
///
/// # Errors
/// `NotFound` when the log has never been that long; `MalformedParameter` when `from` is after
/// `to`.
pub async fn consistency(app: &App, from: u64, to: Option<u64>) -> Result<ConsistencyView> {
    let conn = app.store.reader();
    let present = present(conn).await?;
    let to = to.unwrap_or(present);
    if to > present {
        return Err(Error::NotFound);
    }
    let ranges = consistency_ranges(from, to).ok_or(Error::MalformedParameter("from"))?;
    let mut roots = roots(conn, [vec![0..from, 0..to], ranges].concat()).await?;
    let path = roots.split_off(2);
    let (root_from, root_to) = (hex::encode(roots[0]), hex::encode(roots[1]));
    Ok(ConsistencyView {
        origin: app.log_key.origin().to_owned(),
        from,
        to,
        path: in_hex(&path),
        root_from,
        root_to,
        checkpoint: note_at(conn, to).await?,
    })
}
