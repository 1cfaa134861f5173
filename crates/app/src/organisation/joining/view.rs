//! What a reader of a joining gets.

use nhipcau_domain::{
    lifecycle,
    organisation::{
        Role,
        joining::{JoiningFacts, JoiningLifecycle, Kind, Status},
        mail_domain,
    },
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    organisation::{
        self, Organisation,
        joining::{self, Joining},
        mail_domain as domains,
    },
    person::{self, Person, membership},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result,
    view::{AllowedAction, OrgRef, PersonRef, allowed_actions, unless_unreadable},
};

/// One way into an organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JoiningView {
    /// Id.
    pub id: Uuid,
    /// By which way.
    pub kind: Kind,
    /// How far it has come.
    pub status: Status,
    /// The organisation.
    pub organisation: OrgRef,
    /// The role it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The invited address, or the address of who asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Who asks, is offered the organisation, or has taken an invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// The words that go with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Who made it; absent when the account is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it can be answered.
    pub expires_at: Timestamp,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
    /// Why it was declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Version.
    pub version: i32,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// How somebody who is signed in and no member may come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct JoiningStand {
    /// Whether they may ask to be taken in.
    pub may_request: bool,
    /// Whether their address lies in a confirmed domain of the organisation.
    pub by_domain: bool,
    /// The invitation or request that waits for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending: Option<Uuid>,
}

/// Whether a joining is addressed to a person: to the address they have confirmed, or as a member.
pub(super) fn is_addressee(row: &Joining, person: &Person) -> Result<bool> {
    Ok(match row.kind()? {
        Kind::Invitation => row.email.as_deref() == Some(&person.email.to_lowercase()),
        Kind::Ownership => row.person_id == Some(person.id),
        Kind::Request | Kind::Domain => false,
    })
}

/// Reads a joining: who is concerned may, and who binds the organisation.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the reader.
pub(super) async fn find(conn: &impl Conn, ctx: &Ctx, id: Uuid) -> Result<Joining> {
    let person = ctx.person()?;
    let row = joining::find(conn, id).await?;
    let concerned = row.person_id == Some(person.id) || is_addressee(&row, person)?;
    if concerned || ctx.actor.owns(row.organisation_id) { Ok(row) } else { Err(Error::NotFound) }
}

/// What the lifecycle asks about a joining and its reader.
pub(super) async fn facts(
    conn: &impl Conn,
    ctx: &Ctx,
    row: &Joining,
    organisation: &Organisation,
) -> Result<JoiningFacts> {
    let person = ctx.person()?;
    let kind = row.kind()?;
    let addressee = is_addressee(row, person)?;
    let concerned = if addressee { Some(person.id) } else { row.person_id };
    let member = match concerned {
        Some(id) => membership::between(conn, organisation.id, id).await?.is_some(),
        None => false,
    };
    let giver_binds = kind != Kind::Ownership
        || membership::binding(conn, organisation.id).await?.contains(&row.created_by_id);
    Ok(JoiningFacts {
        kind,
        addressee,
        asked_by: row.created_by_id == person.id,
        binds: ctx.actor.owns(organisation.id),
        member,
        giver_binds,
        merged: organisation.merged_into_id.is_some(),
    })
}

/// The view of a joining that the reader may read.
pub(super) async fn view(app: &App, ctx: &Ctx, row: &Joining) -> Result<JoiningView> {
    let views = views(app, ctx, std::slice::from_ref(row)).await?;
    views.into_iter().next().ok_or_else(|| Error::unreadable("joining"))
}

/// The views of joinings that the reader may read.
pub(super) async fn views(app: &App, ctx: &Ctx, rows: &[Joining]) -> Result<Vec<JoiningView>> {
    let conn = app.store.reader();
    let ids: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
    let organisations = organisation::find_many(conn, &ids).await?;
    let people: Vec<_> =
        rows.iter().flat_map(|row| row.person_id.into_iter().chain([row.created_by_id])).collect();
    let people = person::find_many(conn, &people).await?;
    let of = |id: Option<Uuid>| people.iter().find(|person| Some(person.id) == id);
    let reference = |person: &Person| PersonRef { id: person.id, name: person.name.clone() };
    let now = app.clock.now();
    let mut out = Vec::new();
    for row in rows {
        let one = async {
            let organisation = organisations
                .iter()
                .find(|one| one.id == row.organisation_id)
                .ok_or_else(|| Error::unreadable("joining without organisation"))?;
            let facts = facts(conn, ctx, row, organisation).await?;
            let status = row.status_at(now)?;
            let asking = of(row.person_id)
                .filter(|person| person.erased_at.is_none() && row.kind().is_ok_and(asks));
            Ok(JoiningView {
                id: row.id,
                kind: row.kind()?,
                status,
                organisation: OrgRef::of(organisation)?,
                role: row.role()?,
                email: row.email.clone().or_else(|| asking.map(|person| person.email.clone())),
                person: of(row.person_id).map(reference),
                message: row.message.clone(),
                by: of(Some(row.created_by_id)).map(reference),
                created_at: Timestamp(row.created_at),
                expires_at: Timestamp(row.expires_at),
                decided_at: row.decided_at.map(Timestamp),
                reason: row.reason.clone(),
                version: row.version,
                allowed_actions: allowed_actions(
                    ctx.locale,
                    lifecycle::allowed::<JoiningLifecycle>(status, &facts),
                ),
            })
        };
        out.extend(unless_unreadable("joining", row.id, one.await)?);
    }
    Ok(out)
}

/// Who comes by these ways shows the address they come with.
fn asks(kind: Kind) -> bool {
    matches!(kind, Kind::Request | Kind::Domain)
}

/// How the reader may come in; `None` for members and for who is not signed in.
pub(in crate::organisation) async fn stand(
    app: &App,
    ctx: &Ctx,
    organisation: &Organisation,
) -> Result<Option<JoiningStand>> {
    let Some(person) = &ctx.person else { return Ok(None) };
    let conn = app.store.reader();
    if membership::between(conn, organisation.id, person.id).await?.is_some()
        || ctx.actor.belongs_to(organisation.id)
    {
        return Ok(None);
    }
    let now = app.clock.now();
    let asked = (None, Some(person.id));
    let mut pending = joining::waiting(conn, organisation.id, Kind::Request, asked, now).await?;
    if pending.is_none() {
        let address = person.email.to_lowercase();
        let invited = (Some(&*address), None);
        pending = joining::waiting(conn, organisation.id, Kind::Invitation, invited, now).await?;
    }
    let stands = organisation.merged_into_id.is_none();
    Ok(Some(JoiningStand {
        may_request: stands && pending.is_none(),
        by_domain: stands && by_domain(conn, organisation.id, person).await?.is_some(),
        pending: pending.map(|row| row.id),
    }))
}

/// The confirmed domain of an organisation in which a person has their address.
pub(super) async fn by_domain(
    conn: &impl Conn,
    organisation_id: Uuid,
    person: &Person,
) -> Result<Option<domains::MailDomain>> {
    let Some(domain) = mail_domain::of_address(&person.email) else { return Ok(None) };
    let found = domains::standing(conn, organisation_id, &domain).await?;
    let confirmed = mail_domain::Status::Confirmed.as_str();
    Ok(found.filter(|row| row.status == confirmed))
}
