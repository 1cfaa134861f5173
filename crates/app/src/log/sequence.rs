//! The sequencer: gives committed events their numbers, appends them to the tree and signs its
//! head, all in one transaction, so that a crash leaves neither a gap nor a double.

use std::collections::HashMap;

use nhipcau_domain::{
    log::{Checkpoint, Envelope, Hash, Leaf},
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    event::{self, Event},
    log::{self, actor::Handle},
    person, sequencer,
};
use uuid::Uuid;

use crate::{App, Error, Result, secret_bytes};

/// How many events one batch numbers at most.
const BATCH: u64 = 500;

/// Numbers waiting events; returns how many. When another process is at it, returns 0.
///
/// # Errors
/// `Unreadable` when what is stored of the log does not fit together: nothing is signed over it.
pub async fn sequence(app: &App) -> Result<usize> {
    if event::waiting(app.store.reader(), 1).await?.is_empty() {
        return Ok(0);
    }
    let tx = app.store.begin().await?;
    if !sequencer::take_turn(&tx).await? {
        return Ok(0);
    }
    let conn = tx.conn();
    let events = event::waiting(conn, BATCH).await?;
    if events.is_empty() {
        return Ok(0);
    }
    let before = log::checkpoint::last(conn).await?;
    let size = before.as_ref().map_or(0, |checkpoint| checkpoint.size);
    let records = before.as_ref().map_or(Ok(0), log::Checkpoint::records)?;
    let mut edge = log::tile::edge(conn, records).await?;
    let (numbered, recorded) = (event::head(conn).await?, log::leaf::head(conn).await?);
    let signed_at = before.as_ref().map_or(0, |checkpoint| checkpoint.at);
    let root = before.map_or_else(|| edge.peaks().root().to_vec(), |checkpoint| checkpoint.root);
    if numbered != size || recorded != size || edge.peaks().root().as_slice() != root {
        return Err(Error::unreadable(format!(
            "the log does not fit together: its head has {size} records, the events are numbered up \
             to {numbered}, the last record is {recorded}; run `nhipcau audit verify`"
        )));
    }
    let handles = handles(conn, &events).await?;
    let leaves: Result<Vec<_>> =
        (size + 1..).zip(&events).map(|(seq, event)| leaf(seq, event, &handles)).collect();
    let leaves = leaves?;
    let numbers: Vec<_> = events.iter().zip(&leaves).map(|(e, leaf)| (e.id, leaf.seq)).collect();
    event::number(conn, &numbers).await?;
    let tiles = edge.extend(leaves.iter().map(Leaf::hash));
    log::tile::write(conn, &tiles).await?;
    let rows = events.iter().zip(leaves).map(|(event, leaf)| row(event.id, leaf)).collect();
    log::leaf::insert(conn, rows).await?;
    // A clock that is set back does not make the log run backwards.
    let at = Timestamp(app.clock.stamp(conn).await?.0.max(signed_at));
    log::checkpoint::insert(conn, head(app, edge.size(), edge.peaks().root(), at)?).await?;
    tx.commit().await?;
    Ok(events.len())
}

fn head(app: &App, size: u64, root: Hash, at: Timestamp) -> Result<log::Checkpoint> {
    let origin = app.log_key.origin().to_owned();
    let checkpoint = Checkpoint { origin, size, root, at };
    Ok(log::Checkpoint {
        size: i64::try_from(size).map_err(|_| Error::internal("the log is too long"))?,
        at: at.0,
        root: root.to_vec(),
        note: app.log_key.sign(&checkpoint),
    })
}

/// The handles of those who acted, made where there is none yet. Of somebody who was erased none is
/// kept any more: what was still without a number gets a handle that nobody knows.
async fn handles(conn: &impl Conn, events: &[Event]) -> Result<HashMap<Uuid, Handle>> {
    let mut people: Vec<_> = events.iter().filter_map(|event| event.actor_id).collect();
    people.sort();
    people.dedup();
    let mut handles = log::actor::of(conn, &people).await?;
    let mut fresh = Vec::new();
    for id in people.into_iter().filter(|id| !handles.contains_key(id)) {
        fresh.push((id, secret_bytes()?));
    }
    let ids: Vec<_> = fresh.iter().map(|(id, _)| *id).collect();
    let erased = person::erased(conn, &ids).await?;
    let kept: Vec<_> = fresh.iter().filter(|(id, _)| !erased.contains(id)).copied().collect();
    log::actor::insert(conn, &kept).await?;
    handles.extend(fresh);
    Ok(handles)
}

fn leaf(seq: i64, event: &Event, handles: &HashMap<Uuid, Handle>) -> Result<Leaf> {
    let salt = event.salt.as_deref();
    let salt = salt.ok_or_else(|| Error::unreadable(format!("event {} has no salt", event.id)))?;
    Ok(Leaf {
        seq,
        at: event.at,
        action: action_of(event),
        subject: event.subject_id,
        actor: event.actor_id.and_then(|person| handles.get(&person).copied()),
        digest: envelope_of(event).digest(salt),
    })
}

/// What a leaf says that an event was.
pub(super) fn action_of(event: &Event) -> String {
    format!("{}.{}", event.noun, event.action)
}

/// What a leaf's digest covers.
pub(super) fn envelope_of(event: &Event) -> Envelope<'_> {
    Envelope {
        noun: &event.noun,
        organisation_id: event.organisation_id,
        audience: &event.audience,
        audience_id: event.audience_id,
        payload: &event.payload,
    }
}

fn row(event_id: Uuid, leaf: Leaf) -> log::Leaf {
    let Leaf { seq, at, action, subject, actor, digest } = leaf;
    log::Leaf {
        seq,
        event_id,
        at,
        actor: actor.map(Vec::from),
        action,
        subject_id: subject,
        digest: digest.to_vec(),
    }
}

/// A stored record as it is hashed.
pub(super) fn leaf_of(row: &log::Leaf) -> Result<Leaf> {
    let damaged = || Error::unreadable(format!("record {} of the log", row.seq));
    let actor = row.actor.as_deref().map(Handle::try_from).transpose().map_err(|_| damaged())?;
    Ok(Leaf {
        seq: row.seq,
        at: row.at,
        action: row.action.clone(),
        subject: row.subject_id,
        actor,
        digest: row.digest.as_slice().try_into().map_err(|_| damaged())?,
    })
}
