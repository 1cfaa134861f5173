//! Going along the event sequence: what is new or changed and public is held against everything watched for.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use nhipcau_domain::saved_search::Frequency;
use nhipcau_search::{Audience, Document, Noun};
use nhipcau_store::{
    capability, challenge, event,
    event::Event,
    organisation,
    saved_search::{self, Hit, hit},
    setting,
};
use uuid::Uuid;

use super::{profile, watch::State};
use crate::{
    App, Ctx, Error, Result, auth,
    saved_search::NOUN,
    search::{self, Builder, audience},
    thesaurus,
};

/// Up to which event everything found is noted down. Kept now and then: what is gone through twice is found
/// once.
const KEPT: &str = "alerts.sequence";
/// So many events are taken at once.
const BATCH: u64 = 500;
/// So many events without anything found may lie behind what is kept.
const LAG: i64 = 1_000;

/// A public thing and since when it is public.
struct Public {
    document: Document,
    since: i64,
}

/// Something that a saved search has found.
struct Found {
    saved_search_id: Uuid,
    noun: Noun,
    subject_id: Uuid,
    /// Who may see it.
    audience: Audience,
    /// Since when it is public.
    since: i64,
}

/// Goes through every numbered event that this process has not gone through yet.
pub async fn follow(app: &App) -> Result<()> {
    let mut state = app.watch.state.lock().await;
    let mut last = begin(app, &mut state).await?;
    loop {
        let events = event::after(app.store.reader(), last, BATCH).await?;
        let Some(sequence) = events.last().and_then(|event| event.seq) else { return Ok(()) };
        if events.iter().any(|event| event.noun == thesaurus::NOUN) {
            // What is new from here on is found by the words that hold from here on.
            search::follow(app).await?;
            app.watch.load(app).await?;
        }
        let changed: BTreeSet<_> = events
            .iter()
            .filter(|event| event.noun == NOUN)
            .map(|event| event.subject_id)
            .collect();
        if !changed.is_empty() {
            app.watch.refresh(app, &changed.into_iter().collect::<Vec<_>>()).await?;
        }
        let found = found_in(app, &events).await?;
        if !found.is_empty() || sequence - kept(app).await? > LAG {
            keep(app, found, sequence).await?;
        }
        (state.sequence, last) = (Some(sequence), sequence);
    }
}

/// Where to begin; reads the saved searches when they were not yet, or must be weighed again.
async fn begin(app: &App, state: &mut State) -> Result<i64> {
    if let Some(last) = state.sequence {
        if app.watch.is_outdated(app).await? {
            app.watch.load(app).await?;
        }
        return Ok(last);
    }
    // Read first: whatever is saved from here on wants nothing that was public before.
    let head = event::head(app.store.reader()).await?;
    app.watch.load(app).await?;
    let last = if app.watch.read().is_empty() { head } else { kept(app).await? };
    state.sequence = Some(last);
    Ok(last)
}

async fn kept(app: &App) -> Result<i64> {
    let kept = setting::get(app.store.reader(), KEPT).await?;
    kept.map_or(Ok(0), |text| {
        text.parse().map_err(|_| Error::internal("the alerts' place in the events is no number"))
    })
}

/// What a batch of events brings.
async fn found_in(app: &App, events: &[Event]) -> Result<Vec<Found>> {
    if app.watch.read().is_empty() {
        return Ok(Vec::new());
    }
    let now = app.clock.now();
    let mut found = Vec::new();
    for Public { document, since } in public_things(app, events).await? {
        let (noun, subject_id, audience) = (document.noun, document.id, document.audience);
        let fitting = profile::fitting(app, &document, now).await?;
        let watch = Arc::clone(&app.watch);
        let matching =
            tokio::task::spawn_blocking(move || watch.read().matching(&document, now)).await;
        let matching = matching.map_err(|error| Error::internal(format!("alerts: {error}")))?;
        found.extend(matching.into_iter().chain(fitting).map(|saved_search_id| Found {
            saved_search_id,
            noun,
            subject_id,
            audience,
            since,
        }));
    }
    Ok(found)
}

/// What the events are about and everybody, or every broker, may find.
async fn public_things(app: &App, events: &[Event]) -> Result<Vec<Public>> {
    let conn = app.store.reader();
    let ids = |noun: Noun| -> Vec<Uuid> {
        let of_noun = events.iter().filter(|event| event.noun == noun.as_str());
        of_noun.map(|event| event.subject_id).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let (challenges, capabilities, organisations) =
        (ids(Noun::Challenge), ids(Noun::Capability), ids(Noun::Organisation));
    if challenges.is_empty() && capabilities.is_empty() && organisations.is_empty() {
        return Ok(Vec::new());
    }
    let mut since = HashMap::new();
    for row in challenge::find_many(conn, &challenges).await? {
        since.extend(row.published_at.map(|at| (row.id, at)));
    }
    for row in capability::find_many(conn, &capabilities).await? {
        since.extend(row.listed_at.map(|at| (row.id, at)));
    }
    for row in organisation::find_many(conn, &organisations).await? {
        since.insert(row.id, row.created_at);
    }
    let builder = Builder::load(conn).await?;
    let (documents, _) = builder.affected(conn, &challenges, &capabilities, &organisations).await?;
    let public = |document: Document| {
        let since = *since.get(&document.id)?;
        Some(Public { document, since })
    };
    Ok(documents.into_iter().filter_map(public).collect())
}

/// Notes down what was found, for the saved searches that still want it and whose owners may see it.
async fn keep(app: &App, found: Vec<Found>, sequence: i64) -> Result<()> {
    let ids: BTreeSet<_> = found.iter().map(|found| found.saved_search_id).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let rows = saved_search::find_many(app.store.reader(), &ids).await?;
    let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut wanted = Vec::new();
    for found in found {
        let Some(row) = rows.get(&found.saved_search_id) else { continue };
        if row.frequency()? != Frequency::Never && found.since >= row.watching_since {
            wanted.push((found, row.person_id));
        }
    }
    let wanted = visible(app, wanted).await?;
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    // Deleted since: there is nobody to tell.
    let there = saved_search::find_many(work.conn(), &ids).await?;
    let there: BTreeSet<_> = there.into_iter().map(|row| row.id).collect();
    let hits = wanted.into_iter().filter(|(found, _)| there.contains(&found.saved_search_id)).map(
        |(found, person_id)| Hit {
            id: work.new_id(),
            saved_search_id: found.saved_search_id,
            person_id,
            noun: found.noun.to_string(),
            subject_id: found.subject_id,
            at: work.now.0,
            told_at: None,
            seen_at: None,
        },
    );
    hit::insert_new(work.conn(), hits.collect()).await?;
    setting::set(work.conn(), KEPT, &sequence.to_string()).await?;
    work.commit_aside().await
}

/// Those of the finds whose person may see the thing now. What is told is asked once more when it is told.
async fn visible(app: &App, found: Vec<(Found, Uuid)>) -> Result<Vec<(Found, Uuid)>> {
    let mut audiences: HashMap<Uuid, Audience> = HashMap::new();
    let mut out = Vec::with_capacity(found.len());
    for (found, person_id) in found {
        if found.audience > Audience::Public {
            let audience = match audiences.get(&person_id) {
                Some(audience) => *audience,
                None => {
                    let reader = auth::acting_as(app, person_id).await?;
                    *audiences.entry(person_id).or_insert(audience(&reader.actor))
                }
            };
            if found.audience > audience {
                continue;
            }
        }
        out.push((found, person_id));
    }
    Ok(out)
}
