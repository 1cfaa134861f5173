//! Keeping the index in step with the database: batch by batch along the event sequence, or all
//! at once.

use std::{collections::BTreeSet, sync::Arc};

use nhipcau_domain::capability::Status as CapabilityStatus;
use nhipcau_search::{Change, Document, Index};
use nhipcau_store::{
    capability,
    challenge::{self, Filter, Scope, Sort},
    event::{self, Event},
    organisation,
    page::Page,
};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{aside, documents::Builder};
use crate::{App, Ctx, Result, view::unless_unreadable};

/// The status of a capability that is offered.
const OFFERED: &str = CapabilityStatus::Listed.as_str();
/// So many events are taken at once.
const BATCH: u64 = 500;
/// So many rows of a list are read at once.
const PAGE: u64 = 200;

/// Applies every numbered event the index does not contain yet; builds the index first where
/// there is none, or where it was built with another thesaurus than is in force.
pub async fn follow(app: &App) -> Result<()> {
    let _turn = app.search.following.lock().await;
    loop {
        learn(app).await?;
        let last = app.search.run(|index| Ok(index.last_sequence()?.unwrap_or(0))).await?;
        if let Some(reason) = app.search.index.needs_rebuild() {
            tracing::info!(%reason, "building the search index");
            build(app).await?;
            continue;
        }
        let events = event::after(app.store.reader(), last, BATCH).await?;
        let Some(sequence) = events.last().and_then(|event| event.seq) else { return Ok(()) };
        let labels = |event: &Event| {
            event.noun == "topic" || (event.noun == "programme" && event.action != "create")
        };
        if events.iter().any(labels) {
            // Labels stand in every document that is filed under them; nothing is under a new
            // programme yet.
            build(app).await?;
            continue;
        }
        let changes = changes(app, &events).await?;
        app.search.run(move |index| index.apply(&changes, sequence)).await?;
    }
}

/// Makes known to the index which thesaurus is in force. Every process that keeps an index does so on its way
/// along the events, and so learns of what another one has published.
async fn learn(app: &App) -> Result<()> {
    let in_force = app.thesaurus.in_force(app.store.reader()).await?;
    app.search
        .run(move |index| {
            Ok(in_force.knowledge().map(|knowledge| {
                if !Arc::ptr_eq(&knowledge, &index.knowledge()) {
                    index.know(knowledge);
                }
            }))
        })
        .await?
}

/// Builds the index afresh from the database; the present one serves meanwhile. Returns how many
/// documents it holds.
pub async fn reindex(app: &App) -> Result<u64> {
    let _turn = app.search.following.lock().await;
    learn(app).await?;
    build(app).await?;
    app.search.run(|index| Ok(index.len())).await
}

/// What a batch of events changes in the index.
async fn changes(app: &App, events: &[Event]) -> Result<Vec<Change>> {
    let conn = app.store.reader();
    let (mut challenges, mut capabilities, mut organisations) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut edited = Vec::new();
    for event in events {
        match event.noun.as_str() {
            "challenge" => {
                challenges.insert(event.subject_id);
            }
            "capability" => {
                capabilities.insert(event.subject_id);
                let (from, to) = (&event.payload["from"], &event.payload["to"]);
                // Its holder's document lists what is offered. What is not offered leaves no trace in
                // it: a document written again, even word by word, moves the scores of others.
                if *from == OFFERED || *to == OFFERED {
                    organisations.extend(event.organisation_id);
                } else if to.is_null() {
                    edited.push(event.subject_id);
                }
            }
            // Who works for it stands in no document.
            "organisation" if is_about_people(&event.action) => {}
            // A name stands in everything its organisation holds or orders.
            "organisation" if event.action == "edit" => {
                organisations.insert(event.subject_id);
                let held = capability::listed_of(conn, event.subject_id).await?;
                capabilities.extend(held.into_iter().map(|row| row.id));
                challenges.extend(ordered_by(app, event.subject_id).await?);
            }
            "organisation" => {
                organisations.insert(event.subject_id);
            }
            _ => {}
        }
    }
    for row in capability::find_many(conn, &edited).await? {
        if row.status == OFFERED {
            organisations.insert(row.organisation_id);
        }
    }
    let list = |ids: BTreeSet<Uuid>| ids.into_iter().collect::<Vec<_>>();
    let (challenges, capabilities, organisations) =
        (list(challenges), list(capabilities), list(organisations));
    if challenges.is_empty() && capabilities.is_empty() && organisations.is_empty() {
        return Ok(Vec::new());
    }
    let builder = Builder::load(conn).await?;
    let (found, gone) = builder.affected(conn, &challenges, &capabilities, &organisations).await?;
    let puts = found.into_iter().map(|document| Change::Put(Box::new(document)));
    Ok(puts.chain(gone.into_iter().map(Change::Delete)).collect())
}

async fn ordered_by(app: &App, organisation_id: Uuid) -> Result<Vec<Uuid>> {
    let filter =
        Filter { organisation_id: Some(organisation_id), published: true, ..Filter::default() };
    let mut out = Vec::new();
    let mut page = Page { limit: PAGE, ..Page::default() };
    loop {
        let rows = published(app, &filter, &page).await?;
        out.extend(rows.rows.iter().map(|row| row.id));
        match rows.next {
            Some(next) => page.after = Some(next),
            None => return Ok(out),
        }
    }
}

async fn published(
    app: &App,
    filter: &Filter,
    page: &Page,
) -> Result<nhipcau_store::page::Paged<challenge::Challenge>> {
    let scope = Scope::of(&Ctx::system().actor);
    let now = app.clock.now();
    Ok(challenge::list(app.store.reader(), &scope, filter, Sort::Title, now, page).await?)
}

/// Fills a new generation and puts it in place.
async fn build(app: &App) -> Result<()> {
    fill(app, vec![Arc::clone(&app.search.index)], None).await?;
    Ok(())
}

/// Fills a new generation of each of these indexes with the same documents, and puts it in place; returns how
/// many documents that were. `most` bounds them, and then calls and what is offered come before organisations.
pub(crate) async fn fill(app: &App, indexes: Vec<Arc<Index>>, most: Option<u64>) -> Result<u64> {
    // Read before any row: what changes meanwhile has a greater number and is applied after.
    let sequence = event::head(app.store.reader()).await?;
    let (send, mut receive) = mpsc::channel::<Step>(256);
    let filling = aside(move || -> Result<()> {
        let rebuilds: Result<Vec<_>, _> = indexes.iter().map(|index| index.rebuild()).collect();
        let mut rebuilds = rebuilds?;
        while let Some(step) = receive.blocking_recv() {
            match step {
                Step::Add(document) => {
                    for rebuild in &mut rebuilds {
                        rebuild.add(&document)?;
                    }
                }
                Step::Finish => {
                    for rebuild in rebuilds {
                        rebuild.finish(sequence)?;
                    }
                    return Ok(());
                }
            }
        }
        // Reading has failed; the unfinished generation goes, and the reader reports why.
        Ok(())
    });
    let feed = Feed { send, left: most.unwrap_or(u64::MAX), sent: 0 };
    let (read, filled) = tokio::join!(read_all(app, feed, most.is_some()), filling);
    filled??;
    read
}

/// What the reading of the database hands to the filling of the index.
enum Step {
    Add(Box<Document>),
    Finish,
}

/// The way from the one to the other.
struct Feed {
    send: mpsc::Sender<Step>,
    left: u64,
    sent: u64,
}

impl Feed {
    /// Hands over a document; says whether another one is wanted. None is when the filling has stopped, which
    /// reports its error itself.
    async fn add(&mut self, document: Document) -> bool {
        if self.left == 0 || self.send.send(Step::Add(Box::new(document))).await.is_err() {
            self.left = 0;
            return false;
        }
        (self.left, self.sent) = (self.left - 1, self.sent + 1);
        self.left > 0
    }
}

/// Reads every document, or as many as are wanted; returns how many.
async fn read_all(app: &App, mut feed: Feed, calls_first: bool) -> Result<u64> {
    let builder = Builder::load(app.store.reader()).await?;
    if calls_first {
        read_challenges(app, &builder, &mut feed).await?;
        read_capabilities(app, &builder, &mut feed).await?;
        read_organisations(app, &builder, &mut feed).await?;
    } else {
        read_organisations(app, &builder, &mut feed).await?;
        read_challenges(app, &builder, &mut feed).await?;
        read_capabilities(app, &builder, &mut feed).await?;
    }
    // A closed channel is the filling's failure, which it reports itself.
    let _ = feed.send.send(Step::Finish).await;
    Ok(feed.sent)
}

async fn read_organisations(app: &App, builder: &Builder, feed: &mut Feed) -> Result<()> {
    let conn = app.store.reader();
    let mut page = Page { limit: PAGE, ..Page::default() };
    while feed.left > 0 {
        let rows = organisation::list(conn, &organisation::Filter::default(), &page).await?;
        for row in &rows.rows {
            let document = builder.organisation(conn, row).await;
            let Some(document) = unless_unreadable("organisation", row.id, document)? else {
                continue;
            };
            if !feed.add(document).await {
                return Ok(());
            }
        }
        let Some(next) = rows.next else { break };
        page.after = Some(next);
    }
    Ok(())
}

async fn read_challenges(app: &App, builder: &Builder, feed: &mut Feed) -> Result<()> {
    let conn = app.store.reader();
    let mut page = Page { limit: PAGE, ..Page::default() };
    let filter = Filter { published: true, ..Filter::default() };
    while feed.left > 0 {
        let rows = published(app, &filter, &page).await?;
        for row in rows.rows {
            let id = row.id;
            let document = builder.challenge(conn, row).await;
            let Some(document) = unless_unreadable("challenge", id, document)? else { continue };
            if !feed.add(document).await {
                return Ok(());
            }
        }
        let Some(next) = rows.next else { break };
        page.after = Some(next);
    }
    Ok(())
}

async fn read_capabilities(app: &App, builder: &Builder, feed: &mut Feed) -> Result<()> {
    let conn = app.store.reader();
    let mut after = None;
    while feed.left > 0 {
        let ids = capability::listed_ids(conn, after, PAGE).await?;
        after = ids.last().copied();
        for row in capability::find_many(conn, &ids).await? {
            let document = builder.capability(conn, &row).await;
            let Some(document) = unless_unreadable("capability", row.id, document)? else {
                continue;
            };
            if !feed.add(document).await {
                return Ok(());
            }
        }
        if after.is_none() {
            break;
        }
    }
    Ok(())
}

/// Whether an event of an organisation says who works for it, or in what part.
fn is_about_people(action: &str) -> bool {
    matches!(action, "add_member" | "remove_member" | "change_role" | "transfer_ownership")
}
