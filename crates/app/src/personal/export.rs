//! A copy of everything that is held about the signed-in person, in one file. What others wrote is not in
//! it, and no secret: a password or a token is known by its hash alone, which helps nobody.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::{
    Conn,
    account::{device, email_change, recovery_code, second_factor},
    attachment,
    clock::wall,
    consent, data_request,
    event::{self, Event, Filter, Viewer},
    holdings, notification, outbox,
    page::Page,
    person::Person,
    saved_search, session,
};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::consent::rows_of;
use crate::{
    App, Audience, Ctx, Error, Happening, Result, attachment as files, auth, view::OrgRefs,
};

/// The form of the file.
const FORMAT: &str = "nhipcau-person/1";
/// How many rows are read at once.
const BATCH: u64 = 500;

/// Everything held about a person.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PersonalData {
    /// The form of the file: `nhipcau-person/1`.
    pub format: &'static str,
    /// When it was made.
    pub made_at: Timestamp,
    /// The account.
    pub account: Value,
    /// In whose name the person may act.
    pub memberships: Vec<Value>,
    /// Sessions that are kept, with browser and network address.
    pub sessions: Vec<Value>,
    /// Devices from which the person has signed in.
    pub devices: Vec<Value>,
    /// What the person has agreed to and withdrawn.
    pub consents: Vec<Value>,
    /// Notifications in the workspace.
    pub notifications: Vec<Value>,
    /// Mails to the person.
    pub mails: Vec<Value>,
    /// What the person has saved to be told of.
    pub saved_searches: Vec<Value>,
    /// What was found for the person.
    pub found: Vec<Value>,
    /// What the person has asked about their data.
    pub data_requests: Vec<Value>,
    /// The records of the log about what the person did.
    pub records: Vec<Value>,
    /// What the person has written, signed or filed, by reference.
    pub authored: Vec<Value>,
    /// The person's own score sheets.
    pub score_sheets: Vec<Value>,
    /// The files the person has uploaded. Of one that is sealed from the person by now the name is absent.
    pub files: Vec<Value>,
}

/// Makes the copy; that it was made is a record of the person's own.
///
/// # Errors
/// `Unauthenticated` when nobody is signed in.
pub async fn export(app: &App, ctx: &Ctx) -> Result<PersonalData> {
    // Whatever organisation the request is made for: these are the person's data.
    let ctx = &auth::unnarrowed(app, ctx).await?;
    let person = ctx.person()?;
    // What is held is held of the person, in whatever name they act.
    let ctx = &auth::unnarrowed(app, ctx).await?;
    let conn = app.store.reader();
    let data = PersonalData {
        format: FORMAT,
        made_at: app.clock.now(),
        account: account(conn, person).await?,
        memberships: memberships(conn, ctx).await?,
        sessions: sessions(conn, person).await?,
        devices: device::of_person(conn, person.id)
            .await?
            .iter()
            .map(|row| {
                json!({"created_at": Timestamp(row.created_at), "last_seen_at": Timestamp(row.last_seen_at)})
            })
            .collect(),
        consents: rows_of(&consent::of_person(conn, person.id).await?),
        notifications: notifications(conn, person).await?,
        mails: mails(conn, person).await?,
        saved_searches: saved_searches(conn, person).await?,
        found: found(conn, person).await?,
        data_requests: requests(conn, person).await?,
        records: records(conn, ctx, person).await?,
        authored: holdings::authored(conn, person.id)
            .await?
            .iter()
            .map(|one| {
                json!({"noun": one.noun, "part": one.part, "id": one.id, "at": Timestamp(one.at)})
            })
            .collect(),
        score_sheets: holdings::sheets(conn, person.id)
            .await?
            .iter()
            .map(|sheet| {
                json!({
                    "council_id": sheet.council_id, "subject_id": sheet.subject_id,
                    "status": sheet.status, "content": sheet.content,
                    "submitted_at": sheet.submitted_at.map(Timestamp),
                })
            })
            .collect(),
        files: uploaded(app, ctx, person).await?,
    };
    let work = app.begin(ctx).await?;
    let happening = Happening::new("person", person.id, "export_data");
    work.record(happening.for_audience(Audience::Own(person.id))).await?;
    work.commit().await?;
    Ok(data)
}

async fn account(conn: &impl Conn, person: &Person) -> Result<Value> {
    let factor = second_factor::find(conn, person.id).await?;
    let pending = email_change::of_person(conn, person.id, wall().0).await?;
    Ok(json!({
        "id": person.id, "name": person.name, "email": person.email,
        "pending_email": pending.map(|change| change.new_email),
        "locale": person.locale, "title": person.title, "affiliation": person.affiliation,
        "fields": person.fields, "expert": person.expert, "operator": person.operator,
        "auditor": person.auditor, "created_at": Timestamp(person.created_at),
        "has_password": person.password_hash.is_some(),
        "second_factor_since": factor.and_then(|factor| factor.confirmed_at).map(Timestamp),
        "recovery_codes_left": recovery_code::left(conn, person.id).await?,
    }))
}

async fn memberships(conn: &impl Conn, ctx: &Ctx) -> Result<Vec<Value>> {
    let refs = OrgRefs::load(conn, ctx.actor.organisation_ids()).await?;
    let view = |member: &nhipcau_domain::actor::Membership| {
        let organisation = refs.get(member.organisation_id)?;
        Ok(json!({"organisation": organisation, "role": member.role}))
    };
    ctx.actor.memberships.iter().map(view).collect()
}

async fn sessions(conn: &impl Conn, person: &Person) -> Result<Vec<Value>> {
    let rows = session::of_person(conn, person.id).await?;
    let view = |row: &session::Session| {
        json!({
            "id": row.id, "user_agent": row.user_agent, "address": row.address,
            "created_at": Timestamp(row.created_at), "expires_at": Timestamp(row.expires_at),
            "last_used_at": row.last_used_at.map(Timestamp),
            "ended_at": row.revoked_at.map(Timestamp),
        })
    };
    Ok(rows.iter().map(view).collect())
}

async fn notifications(conn: &impl Conn, person: &Person) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    let mut page = Page { limit: BATCH, ..Page::default() };
    loop {
        let rows = notification::of_person(conn, person.id, &page).await?;
        found.extend(rows.rows.iter().map(|row| {
            json!({
                "kind": row.kind, "figures": row.params, "link": row.link,
                "at": Timestamp(row.at), "read_at": row.read_at.map(Timestamp),
            })
        }));
        match rows.next {
            Some(next) => page.after = Some(next),
            None => return Ok(found),
        }
    }
}

async fn mails(conn: &impl Conn, person: &Person) -> Result<Vec<Value>> {
    let rows = outbox::to_person(conn, person.id).await?;
    let view = |row: &outbox::Mail| {
        json!({
            "template": row.template, "address": row.address, "language": row.locale,
            "figures": row.params, "status": row.status, "written_at": Timestamp(row.created_at),
            "sent_at": row.sent_at.map(Timestamp),
        })
    };
    Ok(rows.iter().map(view).collect())
}

async fn saved_searches(conn: &impl Conn, person: &Person) -> Result<Vec<Value>> {
    let rows = saved_search::of_person(conn, person.id).await?;
    let view = |row: &saved_search::SavedSearch| {
        json!({
            "id": row.id, "kind": row.kind, "name": row.name, "query": row.query,
            "organisation_id": row.organisation_id, "capability_id": row.capability_id,
            "frequency": row.frequency, "created_at": Timestamp(row.created_at),
        })
    };
    Ok(rows.iter().map(view).collect())
}

async fn found(conn: &impl Conn, person: &Person) -> Result<Vec<Value>> {
    let rows = saved_search::hit::of_person(conn, person.id).await?;
    let view = |row: &saved_search::Hit| {
        json!({
            "saved_search_id": row.saved_search_id, "noun": row.noun, "id": row.subject_id,
            "at": Timestamp(row.at), "told_at": row.told_at.map(Timestamp),
            "seen_at": row.seen_at.map(Timestamp),
        })
    };
    Ok(rows.iter().map(view).collect())
}

async fn requests(conn: &impl Conn, person: &Person) -> Result<Vec<Value>> {
    let rows = data_request::of_person(conn, person.id).await?;
    let view = |row: &data_request::DataRequest| {
        json!({
            "id": row.id, "kind": row.kind, "status": row.status, "message": row.message,
            "received_at": Timestamp(row.received_at), "due_on": row.due_on,
            "decided_at": row.decided_at.map(Timestamp), "reason": row.reason,
        })
    };
    Ok(rows.iter().map(view).collect())
}

/// What the person did, as the log itself shows it – what was done in an organisation's name and is still
/// sealed is not shown to whoever has left it –, and what others did to the account.
async fn records(conn: &impl Conn, ctx: &Ctx, person: &Person) -> Result<Vec<Value>> {
    let viewer = Viewer {
        person_id: Some(person.id),
        organisation_ids: ctx.actor.organisation_ids(),
        ..Viewer::default()
    };
    let did = Filter { actor_id: Some(person.id), ..Filter::default() };
    let mut found = all(conn, &viewer, &did).await?;
    let account = Filter {
        noun: Some("person".to_owned()),
        subject_id: Some(person.id),
        ..Filter::default()
    };
    // Whatever the audience: it is the person's own account.
    let viewer = Viewer { auditor: true, ..viewer };
    let mut others = all(conn, &viewer, &account).await?;
    others.retain(|event| event.actor_id != Some(person.id));
    found.append(&mut others);
    found.sort_by_key(|event| std::cmp::Reverse(event.seq));
    Ok(found.iter().map(record).collect())
}

async fn all(conn: &impl Conn, viewer: &Viewer, filter: &Filter) -> Result<Vec<Event>> {
    let mut found = Vec::new();
    let mut page = Page { limit: BATCH, ..Page::default() };
    loop {
        let rows = event::list(conn, viewer, filter, &page).await?;
        found.extend(rows.rows);
        match rows.next {
            Some(next) => page.after = Some(next),
            None => return Ok(found),
        }
    }
}

fn record(row: &Event) -> Value {
    json!({
        "seq": row.seq, "at": Timestamp(row.at), "noun": row.noun, "action": row.action,
        "subject_id": row.subject_id, "organisation_id": row.organisation_id,
        "figures": row.payload,
    })
}

async fn uploaded(app: &App, ctx: &Ctx, person: &Person) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    for row in attachment::uploaded_by(app.store.reader(), person.id).await? {
        let name = match files::details(app, ctx, row.id).await {
            Ok(details) => Some(details.file_name),
            Err(Error::NotFound | Error::Forbidden) => row.file_name.clone(),
            Err(error) => return Err(error),
        };
        found.push(json!({
            "id": row.id, "noun": row.noun, "subject_id": row.subject_id, "purpose": row.purpose,
            "file_name": name, "uploaded_at": Timestamp(row.uploaded_at),
        }));
    }
    Ok(found)
}
