//! What an outside auditor needs, as one file that is checked without this installation: JSON Lines,
//! each line in the canonical form of RFC 8785.

use std::io::Write;

use nhipcau_domain::{actor::Actor, canonical::canonical};
use nhipcau_store::{event, log};
use serde_json::{Value, json};

use super::{
    sequence::{envelope_of, leaf_of},
    sight::{Sight, Surroundings, sight},
    subject,
};
use crate::{App, Ctx, Error, Happening, Result};

/// The form of the file.
pub(super) const FORMAT: &str = "nhipcau-log/1";
/// How many records are read at once.
const BATCH: u64 = 2_000;

/// Writes the log up to its newest signed head; returns how many records.
///
/// That it was written is a record itself, before the first line is: whoever takes the log out of the
/// house is not to do so unnoticed.
///
/// Figures are written of public records and, `with_parties`, of those an auditor reads; of what
/// is sealed or somebody's own business only the hash leaves the house.
///
/// # Errors
/// `Unavailable` when the file cannot be written.
pub async fn export(app: &App, with_parties: bool, out: &mut impl Write) -> Result<u64> {
    let conn = app.store.reader();
    let reader = Actor { auditor: with_parties, ..Actor::public() };
    let last = log::checkpoint::last(conn).await?;
    note(app, last.as_ref().map_or(0, |last| last.size), with_parties).await?;
    let size = last.as_ref().map_or(0, |last| last.size);
    let head = json!({
        "format": FORMAT,
        "kind": "log",
        "origin": app.log_key.origin(),
        "size": size,
        "verifier_keys": [app.log_key.public().text()],
    });
    line(out, &head)?;
    let (mut done, mut signed) = (0, 0);
    let mut heads = std::collections::VecDeque::new();
    while done < size {
        let rows = log::leaf::after(conn, done, BATCH).await?;
        let rows: Vec<_> = rows.into_iter().filter(|row| row.seq <= size).collect();
        let seqs: Vec<_> = rows.iter().map(|row| row.seq).collect();
        let events = event::numbered(conn, &seqs).await?;
        let opened = subject::opened(conn, &events).await?;
        if rows.is_empty() {
            return Err(Error::unreadable(format!("record {} of the log is missing", done + 1)));
        }
        // Both are in the order of their numbers; an event that cannot be read is left out.
        let mut events = events.iter().peekable();
        for row in rows {
            let leaf = leaf_of(&row)?;
            let mut record =
                json!({"hash": hex::encode(leaf.hash()), "kind": "record", "seq": row.seq});
            let event = events.next_if(|event| event.seq == Some(row.seq));
            if let Some(event) = event {
                let opened = opened.contains(&event.subject_id);
                let around = Surroundings { opened, readable: false };
                if sight(&reader, event, around) == Sight::Whole {
                    record["leaf"] = leaf.value();
                    match &event.salt {
                        Some(salt) => {
                            record["envelope"] = json!(envelope_of(event).text());
                            record["salt"] = json!(hex::encode(salt));
                        }
                        None => record["erased"] = json!(true),
                    }
                }
            }
            line(out, &record)?;
            done = row.seq;
            if heads.is_empty() {
                heads.extend(log::checkpoint::after(conn, signed, BATCH).await?);
            }
            while heads.front().is_some_and(|head: &log::Checkpoint| head.size <= done) {
                let Some(head) = heads.pop_front() else { break };
                line(out, &json!({"kind": "checkpoint", "note": head.note, "size": head.size}))?;
                signed = head.size;
            }
        }
    }
    out.flush().map_err(unwritten)?;
    Ok(last.as_ref().map_or(Ok(0), log::Checkpoint::records)?)
}

async fn note(app: &App, size: i64, with_parties: bool) -> Result<()> {
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let happening = Happening::new("log", work.new_id(), "export")
        .with(json!({"size": size, "with_parties": with_parties}));
    work.record(happening).await?;
    work.commit().await
}

fn line(out: &mut impl Write, value: &Value) -> Result<()> {
    writeln!(out, "{}", canonical(value)).map_err(unwritten)
}

fn unwritten(error: std::io::Error) -> Error {
    Error::Unavailable(format!("writing the export: {error}"))
}
