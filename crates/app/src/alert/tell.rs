//! Telling: everything that is due to a person goes into one mail, grouped by saved search, and is marked as
//! told in the same transaction.

use std::collections::{HashMap, HashSet};

use nhipcau_domain::{
    locale::Locale,
    saved_search::{Kind, LISTED},
};
use nhipcau_mail::Template;
use nhipcau_search::Document;
use nhipcau_store::{
    notification::{self, Notification},
    outbox::{self, Mail},
    person::Person,
    saved_search::{self, Hit, SavedSearch, hit},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result, Work, auth,
    jobs::go_on,
    saved_search::{NOUN, calls_page, search_page},
    search::url,
};

/// So many people are told in one go.
const PEOPLE: u64 = 100;
/// The page of the workspace with the saved searches.
const PAGE: &str = "/saved-searches";

/// Tells everybody what is due to them by now.
pub async fn tell_due(app: &App) -> Result<()> {
    loop {
        let people = hit::due_people(app.store.reader(), app.clock.now(), PEOPLE).await?;
        let mut told = 0;
        for person_id in &people {
            told +=
                usize::from(go_on(app, NOUN, *person_id, tell(app, *person_id).await)?.is_some());
        }
        // Whoever could not be told waits for the next round, and holds nobody up within this one.
        if people.is_empty() || told < people.len() {
            return Ok(());
        }
    }
}

/// What is told of one saved search.
struct Group {
    search: SavedSearch,
    documents: Vec<Document>,
}

async fn tell(app: &App, person_id: Uuid) -> Result<()> {
    let reader = auth::acting_as(app, person_id).await?;
    let person = reader.person()?;
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let mine = saved_search::of_person(work.conn(), person_id).await?;
    let ids: Vec<_> = mine.iter().map(|row| row.id).collect();
    // Whoever changes, stops or deletes one waits, and so does another process that tells.
    let searches = saved_search::lock(work.tx(), &ids).await?;
    let due = hit::due(work.conn(), person_id, work.now).await?;
    if due.is_empty() {
        return Ok(());
    }
    let groups = groups(&work, &reader, searches, &due).await?;
    let ids: Vec<_> = due.iter().map(|hit| hit.id).collect();
    if hit::mark_told(work.conn(), &ids, work.now.0).await? != ids.len() as u64 {
        return Err(Error::Stale);
    }
    if !groups.is_empty() {
        write(&work, person, &groups).await?;
    }
    work.commit_aside().await
}

/// What is due, by saved search: each thing once, nothing that the person was told of before, and nothing that
/// they may not see any more.
async fn groups(
    work: &Work<'_>,
    reader: &Ctx,
    searches: Vec<SavedSearch>,
    due: &[Hit],
) -> Result<Vec<Group>> {
    let subjects: Vec<_> = due.iter().map(|hit| hit.subject_id).collect();
    let person_id = reader.person()?.id;
    let mut told: HashSet<_> = hit::told(work.conn(), person_id, &subjects).await?;
    let found = super::documents(work.conn(), &reader.actor, due).await?;
    let mut documents: HashMap<_, _> =
        found.into_iter().map(|document| (document.id, document)).collect();
    let mut out = Vec::new();
    for search in searches {
        let of_search = due.iter().filter(|hit| hit.saved_search_id == search.id);
        let documents: Vec<_> = of_search
            .filter(|hit| told.insert(hit.subject_id))
            .filter_map(|hit| documents.remove(&hit.subject_id))
            .collect();
        if !documents.is_empty() {
            out.push(Group { search, documents });
        }
    }
    Ok(out)
}

async fn write(work: &Work<'_>, person: &Person, groups: &[Group]) -> Result<()> {
    let locale = person.locale();
    let count: usize = groups.iter().map(|group| group.documents.len()).sum();
    let names: Vec<_> = groups.iter().map(|group| group.search.name.as_str()).collect();
    let name = names.join(", ");
    let note = Notification {
        id: work.new_id(),
        person_id: person.id,
        kind: Template::AlertFound.into(),
        params: json!({"count": count, "name": name}),
        link: PAGE.to_owned(),
        at: work.now.0,
        read_at: None,
    };
    notification::insert(work.conn(), note).await?;
    let groups: Result<Vec<_>> = groups.iter().map(|group| figures(group, locale)).collect();
    let mail = Mail {
        id: work.new_id(),
        status: "waiting".to_owned(),
        person_id: Some(person.id),
        address: person.email.clone(),
        locale: locale.into(),
        template: Template::AlertFound.into(),
        params: json!({"count": count, "name": name, "groups": groups?}),
        link: ["/app", PAGE].concat(),
        attempts: 0,
        run_after: 0,
        claimed_until: None,
        last_error: None,
        created_at: work.now.0,
        sent_at: None,
    };
    outbox::insert(work.conn(), mail).await?;
    Ok(())
}

fn figures(group: &Group, locale: Locale) -> Result<Value> {
    let search = &group.search;
    let page = match search.kind()? {
        Kind::Profile => ["/app", &calls_page(search.capability_id)].concat(),
        Kind::Search => search_page(locale, &search.query()?),
    };
    let entries: Vec<_> = group.documents.iter().take(LISTED).map(entry).collect();
    Ok(json!({
        "id": search.id, "name": search.name, "page": page, "entries": entries,
        "more": group.documents.len().saturating_sub(LISTED),
    }))
}

fn entry(document: &Document) -> Value {
    let organisation = document.organisation.as_ref().filter(|one| one.id != document.id);
    json!({
        "title": document.title, "code": document.code,
        "organisation": organisation.map(|one| &one.name),
        "closes_at": document.closes_at, "page": url(document.noun, document.id),
    })
}
