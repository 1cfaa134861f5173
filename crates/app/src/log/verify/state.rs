//! Holding what the tables of the things say now against what the log says became of them: whoever
//! changes a status in the database, past the log, is found out.

use std::collections::HashMap;

use nhipcau_domain::organisation::Verification;
use nhipcau_store::{
    Conn,
    event::{self, Event},
    log,
};
use uuid::Uuid;

use super::{Broken, database::Failure};

/// How many things are read at once.
const BATCH: u64 = 5_000;

/// What the log says of each thing: the status it has come to, or nothing where the words of the
/// record have been erased.
#[derive(Default)]
pub(super) struct Told(HashMap<(String, Uuid), Option<String>>);

impl Told {
    /// Takes the next record.
    pub(super) fn record(&mut self, event: &Event) {
        let of = || (event.noun.clone(), event.subject_id);
        if event.erased_by.is_some() {
            self.0.insert(of(), None);
        } else if let Some(to) = event.payload["to"].as_str() {
            self.0.insert(of(), Some(to.to_owned()));
        }
    }

    /// Compares the tables with it.
    ///
    /// # Errors
    /// The first thing whose status the log does not tell.
    pub(super) async fn compare(mut self, conn: &impl Conn) -> Result<(), Failure> {
        for noun in log::nouns() {
            let mut after = None;
            loop {
                let rows = log::standing(conn, noun, (after, None), BATCH).await?;
                for (id, status) in &rows {
                    let told = self.0.remove(&(noun.to_owned(), *id));
                    if !agrees(noun, told.as_ref(), status) {
                        // It may have taken a step since its record was read.
                        check(conn, noun, *id).await?;
                    }
                }
                let Some((last, _)) = rows.last() else { break };
                after = Some(*last);
            }
            // What the log tells of and no table has is gone: nothing is ever taken away.
            let gone = self.0.keys().filter(|(told, _)| told == noun).min();
            if let Some((_, id)) = gone {
                let why = "it is in no table any more".to_owned();
                return Err(Broken::State { noun: noun.to_owned(), id: *id, why }.into());
            }
        }
        Ok(())
    }
}

/// Whether a status is the one the log tells. An organisation begins unverified without a word; of
/// everything else the first record tells the first status.
fn agrees(noun: &str, told: Option<&Option<String>>, status: &str) -> bool {
    match told {
        Some(Some(told)) => told == status,
        // Its words have been erased, with a record of that.
        Some(None) => true,
        None => noun == "organisation" && status == Verification::Unverified.as_str(),
    }
}

/// Compares one thing with all its records, those without a number too. What is being written
/// meanwhile is looked at twice.
async fn check(conn: &impl Conn, noun: &str, id: Uuid) -> Result<(), Failure> {
    let mut looks = 2;
    loop {
        let mut events = event::of_subjects(conn, &[id]).await?;
        events.retain(|event| event.noun == noun);
        events.sort_by_key(|event| (event.seq.is_none(), event.seq));
        let mut told = Told::default();
        for event in &events {
            told.record(event);
        }
        let told = told.0.into_values().next();
        let stands = log::standing(conn, noun, (None, Some(id)), 1).await?;
        let stands = stands.into_iter().next().map(|(_, status)| status).unwrap_or_default();
        if agrees(noun, told.as_ref(), &stands) {
            return Ok(());
        }
        looks -= 1;
        if looks == 0 {
            let why = match told.flatten() {
                Some(told) => format!("its table says {stands}, and its last record {told}"),
                None => format!("its table says {stands}, and no record tells of it"),
            };
            return Err(Broken::State { noun: noun.to_owned(), id, why }.into());
        }
    }
}
