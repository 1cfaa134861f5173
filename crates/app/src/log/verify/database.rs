//! Checking a database: every record against its event, the tree against its records, the
//! signed heads against the tree, the history against the events, and the things as they are now
//! against all of it.

use std::collections::HashMap;

use nhipcau_domain::log::{Hash, Tile, VerifierKey};
use nhipcau_store::{
    Store,
    event::{self, Event},
    log::{self, actor::Handle},
};
use uuid::Uuid;

use super::{Broken, Verified, Walk, state::Told};
use crate::{
    Error,
    log::sequence::{action_of, envelope_of, leaf_of},
};

/// How many records are read at once.
const BATCH: u64 = 5_000;

/// Why a database could not be found to hold.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something in it is broken.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// It could not be read.
    #[error("the database cannot be read: {0}")]
    Unread(#[from] Error),
}

impl From<nhipcau_store::Error> for Failure {
    fn from(error: nhipcau_store::Error) -> Self {
        Self::Unread(error.into())
    }
}

/// Checks the log of a database.
///
/// # Errors
/// The first record, tile or head that does not hold.
pub async fn database(store: &Store, keys: &[VerifierKey]) -> Result<Verified, Failure> {
    let conn = store.reader();
    let mut walk = Walk::new(keys);
    let mut tiles = Tiles::default();
    let mut heads = Heads::default();
    let mut told = Told::default();
    loop {
        let done = number(walk.peaks.size());
        let rows = log::leaf::after(conn, done, BATCH).await?;
        if rows.is_empty() {
            break;
        }
        let events = event::after(conn, done, BATCH).await?;
        let people: Vec<_> = events.iter().filter_map(|event| event.actor_id).collect();
        let handles = log::actor::of(conn, &people).await?;
        let erasures: Vec<_> = events.iter().filter_map(|event| event.erased_by).collect();
        let erasures = event::numbers(conn, &erasures).await?;
        let mut events = events.into_iter().peekable();
        for row in rows {
            let seq = number(walk.peaks.size()) + 1;
            let broken = |why: &str| Broken::Record { seq, why: why.to_owned() };
            if row.seq != seq {
                return Err(broken("it is missing").into());
            }
            let event = events.next_if(|event| event.seq == Some(seq));
            let event = event.ok_or_else(|| broken("its event is missing or cannot be read"))?;
            let facts = Facts { handles: &handles, erasures: &erasures };
            let hash = facts.check(&row, &event, &mut walk.found).map_err(|why| broken(&why))?;
            walk.record(hash);
            told.record(&event);
            tiles.check(conn, hash).await?;
            if let Some(head) = heads.due(conn, walk.peaks.size()).await? {
                let checkpoint = walk.checkpoint(walk.peaks.size(), &head.note)?;
                if checkpoint.at.0 != head.at || checkpoint.root.as_slice() != head.root {
                    let why = "its columns say something else than its text".to_owned();
                    return Err(Broken::Checkpoint { size: checkpoint.size, why }.into());
                }
            }
        }
    }
    if let Some(event) = event::after(conn, number(walk.peaks.size()), 1).await?.first() {
        let seq = event.seq.unwrap_or_default();
        return Err(
            Broken::Record { seq, why: "an event has a number and no record".into() }.into()
        );
    }
    if let Some(head) = heads.due(conn, u64::MAX).await? {
        let signed = u64::try_from(head.size).unwrap_or_default();
        return Err(Broken::Length { records: walk.peaks.size(), signed }.into());
    }
    tiles.end(conn).await?;
    let found = walk.end()?;
    told.compare(conn).await?;
    Ok(found)
}

fn number(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// What the check of one record must know.
struct Facts<'a> {
    handles: &'a HashMap<Uuid, Handle>,
    erasures: &'a HashMap<Uuid, i64>,
}

impl Facts<'_> {
    /// The hash of a record that says what its event says.
    fn check(&self, row: &log::Leaf, event: &Event, found: &mut Verified) -> Result<Hash, String> {
        let leaf = leaf_of(row).map_err(|error| error.to_string())?;
        for (same, what) in [
            (row.event_id == event.id, "event"),
            (leaf.at == event.at, "time"),
            (leaf.action == action_of(event), "action"),
            (leaf.subject == event.subject_id, "subject"),
        ] {
            if !same {
                return Err(format!("the {what} of record and event differ"));
            }
        }
        // Without a handle the person has been forgotten, and nobody can tell any more.
        match (leaf.actor, event.actor_id.map(|person| self.handles.get(&person))) {
            (None, None) | (Some(_), Some(None) | None) => {}
            (Some(handle), Some(Some(known))) if handle == *known => {}
            _ => return Err("the actor of record and event differ".to_owned()),
        }
        match (&event.salt, event.erased_by) {
            (Some(salt), None) if envelope_of(event).digest(salt) == leaf.digest => {
                found.with_figures += 1;
            }
            (Some(_), None) => return Err("its figures do not have their digest".to_owned()),
            (None, Some(by)) if self.erasures.get(&by).is_some_and(|by| *by > row.seq) => {
                found.erased += 1;
            }
            _ => return Err("its figures are gone and no later record says why".to_owned()),
        }
        Ok(leaf.hash())
    }
}

/// The tiles of the tree, made anew and compared as they become full.
#[derive(Default)]
struct Tiles {
    edge: nhipcau_domain::log::Edge,
}

impl Tiles {
    async fn check(&mut self, conn: &impl nhipcau_store::Conn, leaf: Hash) -> Result<(), Failure> {
        for tile in self.edge.push(leaf) {
            compare(conn, &tile).await?;
        }
        Ok(())
    }

    async fn end(&self, conn: &impl nhipcau_store::Conn) -> Result<(), Failure> {
        for tile in self.edge.unfinished() {
            compare(conn, &tile).await?;
        }
        Ok(())
    }
}

async fn compare(conn: &impl nhipcau_store::Conn, tile: &Tile) -> Result<(), Failure> {
    let name = log::tile::name(tile.level, tile.index);
    let why = match log::tile::find(conn, tile.level, tile.index).await {
        Ok(Some(kept)) if kept == tile.hashes => return Ok(()),
        Ok(Some(kept)) => {
            let first = kept.iter().zip(&tile.hashes).position(|(kept, made)| kept != made);
            match first {
                Some(place) if tile.level == 0 => {
                    let seq = tile.index * nhipcau_domain::log::TILE_WIDTH + place as u64 + 1;
                    format!("the hash of record {seq} is another")
                }
                Some(place) => format!("its hash {place} is another"),
                None => "it has another length".to_owned(),
            }
        }
        Ok(None) => "it is missing".to_owned(),
        Err(nhipcau_store::Error::Corrupt(why)) => why,
        Err(error) => return Err(error.into()),
    };
    Err(Broken::Tile { name, why }.into())
}

/// The signed heads in their order, read some at a time.
#[derive(Default)]
struct Heads {
    read: std::collections::VecDeque<log::Checkpoint>,
    last: i64,
    over: bool,
}

impl Heads {
    /// The head of just this size, or the first beyond what there should be.
    async fn due(
        &mut self,
        conn: &impl nhipcau_store::Conn,
        size: u64,
    ) -> Result<Option<log::Checkpoint>, Failure> {
        if self.read.is_empty() && !self.over {
            self.read.extend(log::checkpoint::after(conn, self.last, BATCH).await?);
            self.over = self.read.is_empty();
        }
        let size = number(size);
        let is_due = self.read.front().is_some_and(|head| head.size <= size);
        let due = if is_due { self.read.pop_front() } else { None };
        if let Some(head) = &due {
            self.last = head.size;
        }
        Ok(due)
    }
}

#[cfg(test)]
mod tests {
    use nhipcau_domain::log::Peaks;

    use super::*;

    #[test]
    fn an_edge_gives_back_its_unfinished_tiles() {
        let mut tiles = Tiles::default();
        let mut peaks = Peaks::default();
        for leaf in 0..300_u16 {
            let leaf = nhipcau_domain::log::leaf_hash(&leaf.to_be_bytes());
            tiles.edge.extend([leaf]);
            peaks.push(leaf);
        }
        let unfinished = tiles.edge.unfinished();
        let places: Vec<_> = unfinished.iter().map(|tile| (tile.level, tile.index)).collect();
        assert_eq!(places, [(0, 1), (1, 0)]);
        assert_eq!(tiles.edge.peaks(), peaks);
    }
}
