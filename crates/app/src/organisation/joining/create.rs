//! Asking: an invitation, a request, an offer – and coming in by a mail domain, which asks nobody.

use nhipcau_domain::{
    field_error::FieldError,
    lifecycle::Blocked,
    locale::clean_text,
    organisation::{
        Role,
        joining::{ANSWER_DAYS, Kind, MESSAGE_LIMIT, Status},
    },
};
use nhipcau_mail::Template;
use nhipcau_store::{
    organisation::{
        self, Organisation,
        joining::{self, Joining},
    },
    person::{self, membership},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    enter::enter,
    view::{JoiningView, by_domain, view},
};
use crate::{
    Announcement, App, Ctx, Error, Happening, Result, Work,
    auth::{is_address, letter},
};

/// So many invitations of one organisation may wait for an answer.
const MOST_WAITING: u64 = 200;

/// A new joining.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CreateJoining {
    /// Who binds the organisation invites an address.
    Invitation {
        /// Mail address; whoever has confirmed it may accept.
        email: String,
        /// The role, one that the kind of organisation knows.
        role: Role,
        /// Words that go with it, shown in the workspace only.
        #[serde(default)]
        message: Option<String>,
    },
    /// The person asks to be taken in.
    Request {
        /// Words that go with it.
        #[serde(default)]
        message: Option<String>,
    },
    /// The person comes in by their address.
    Domain,
    /// Who binds the organisation offers that to a member.
    Ownership {
        /// The member.
        person_id: Uuid,
    },
}

/// Makes a joining.
///
/// # Errors
/// `Forbidden` unless the actor may ask in this way; `Blocked` when it leads nowhere now; `Invalid`
/// with the wrong fields.
pub async fn create(app: &App, ctx: &Ctx, id: Uuid, body: CreateJoining) -> Result<JoiningView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    // Who joins and who leaves at the same instant see each other.
    let organisation = organisation::find_locked(work.conn(), id).await?;
    if matches!(body, CreateJoining::Invitation { .. } | CreateJoining::Ownership { .. }) {
        check_right(&work, &organisation, &body).await?;
    }
    if organisation.merged_into_id.is_some() {
        return Err(Blocked::because("organisation_merged").into());
    }
    let row = match body {
        CreateJoining::Invitation { email, role, message } => {
            invite(&work, &organisation, &email, role, message).await?
        }
        CreateJoining::Request { message } => request(&work, &organisation, message).await?,
        CreateJoining::Domain => come_in(&work, &organisation).await?,
        CreateJoining::Ownership { person_id } => offer(&work, &organisation, person_id).await?,
    };
    work.commit_created(&format!("/joinings/{}", row.id)).await?;
    view(app, ctx, &row).await
}

/// Who binds the organisation invites and offers. Where nobody does, the operator invites somebody
/// who will.
async fn check_right(
    work: &Work<'_>,
    organisation: &Organisation,
    body: &CreateJoining,
) -> Result<()> {
    let actor = &work.ctx().actor;
    if actor.owns(organisation.id) {
        return Ok(());
    }
    let first = matches!(body, CreateJoining::Invitation { role, .. } if role.binds());
    if actor.operator
        && first
        && membership::binding(work.conn(), organisation.id).await?.is_empty()
    {
        return Ok(());
    }
    Err(Error::Forbidden)
}

fn words(message: Option<String>) -> Result<Option<String>> {
    let message = message.map(|text| clean_text(&text)).filter(|text| !text.is_empty());
    if message.as_ref().is_some_and(|text| text.chars().count() > MESSAGE_LIMIT) {
        let error = FieldError::new("/message", "too_long").with("limit", MESSAGE_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    Ok(message)
}

fn fresh(work: &Work<'_>, organisation: &Organisation, kind: Kind) -> Result<Joining> {
    Ok(Joining {
        id: work.new_id(),
        kind: kind.into(),
        status: Status::Pending.into(),
        organisation_id: organisation.id,
        email: None,
        person_id: None,
        role: None,
        message: None,
        created_by_id: work.ctx().person()?.id,
        decided_by_id: None,
        reason: None,
        created_at: work.now.0,
        expires_at: work.now.plus_days(ANSWER_DAYS).0,
        decided_at: None,
        version: 1,
    })
}

async fn record(work: &Work<'_>, row: &Joining, action: &str) -> Result<()> {
    let happening = Happening::new("joining", row.id, action)
        .by(row.organisation_id)
        .with(json!({"kind": row.kind, "role": row.role}));
    work.transition(happening, None, &row.status, None).await
}

async fn invite(
    work: &Work<'_>,
    organisation: &Organisation,
    email: &str,
    role: Role,
    message: Option<String>,
) -> Result<Joining> {
    let email = email.trim().to_lowercase();
    if !is_address(&email) {
        return Err(Error::field("/email", "email"));
    }
    if !organisation.kind()?.roles().contains(&role) {
        return Err(Error::field("/role", "unknown_value"));
    }
    let message = words(message)?;
    let conn = work.conn();
    // Its members' addresses are known to who binds it; whether others have accounts is not told.
    let known = person::find_by_email(conn, &email).await?;
    if let Some(person) = &known
        && membership::between(conn, organisation.id, person.id).await?.is_some()
    {
        return Err(Error::field("/email", "already_member"));
    }
    let (kind, now) = (Kind::Invitation, work.now);
    if joining::waiting(conn, organisation.id, kind, (Some(&email), None), now).await?.is_some() {
        return Err(Error::field("/email", "already_invited"));
    }
    if joining::count_waiting(conn, organisation.id, kind, now).await? >= MOST_WAITING {
        return Err(Blocked::because("too_many_invitations").with("limit", MOST_WAITING).into());
    }
    let row = Joining {
        email: Some(email.clone()),
        role: Some(role.into()),
        message,
        ..fresh(work, organisation, kind)?
    };
    let row = joining::insert(conn, row).await?;
    record(work, &row, "invite").await?;
    let inviter = work.ctx().person()?;
    let announcement = Announcement {
        kind: Template::MemberInvited,
        params: json!({"organisation": organisation.name(), "by": inviter.name, "role": role}),
        link: "/memberships".to_owned(),
    };
    match known {
        Some(person) => work.announce(&[person.id], &announcement).await?,
        None => {
            let to = letter::Addressee {
                person_id: None,
                name: email.clone(),
                address: email,
                locale: inviter.locale(),
            };
            let (template, params) = (announcement.kind, announcement.params);
            letter::post(work, to, template, params, &announcement.link).await?;
        }
    }
    Ok(row)
}

async fn request(
    work: &Work<'_>,
    organisation: &Organisation,
    message: Option<String>,
) -> Result<Joining> {
    let person = work.ctx().person()?;
    let (conn, id) = (work.conn(), organisation.id);
    let message = words(message)?;
    if membership::between(conn, id, person.id).await?.is_some() {
        return Err(Blocked::because("already_member").into());
    }
    let who = (None, Some(person.id));
    if joining::waiting(conn, id, Kind::Request, who, work.now).await?.is_some() {
        return Err(Blocked::because("already_asked").into());
    }
    let row = Joining {
        person_id: Some(person.id),
        message,
        ..fresh(work, organisation, Kind::Request)?
    };
    let row = joining::insert(conn, row).await?;
    record(work, &row, "ask").await?;
    let announcement = Announcement {
        kind: Template::MembershipAsked,
        params: json!({"organisation": organisation.name(), "person": person.name}),
        link: format!("/organisations/{id}"),
    };
    work.announce_to(&[id], &[Role::Owner, Role::Approver], &announcement).await?;
    Ok(row)
}

async fn come_in(work: &Work<'_>, organisation: &Organisation) -> Result<Joining> {
    let person = work.ctx().person()?;
    let (conn, id) = (work.conn(), organisation.id);
    if membership::between(conn, id, person.id).await?.is_some() {
        return Err(Blocked::because("already_member").into());
    }
    let domain = by_domain(conn, id, person)
        .await?
        .ok_or_else(|| Error::from(Blocked::because("no_domain")))?;
    let role = domain.role()?;
    let row = Joining {
        status: Status::Accepted.into(),
        person_id: Some(person.id),
        role: Some(role.into()),
        decided_by_id: Some(person.id),
        decided_at: Some(work.now.0),
        ..fresh(work, organisation, Kind::Domain)?
    };
    let row = joining::insert(conn, row).await?;
    record(work, &row, "come_in").await?;
    enter(work, organisation, person.id, role).await?;
    let announcement = Announcement {
        kind: Template::MemberJoined,
        params: json!({
            "organisation": organisation.name(), "person": person.name, "role": role,
            "domain": domain.domain,
        }),
        link: format!("/organisations/{id}"),
    };
    work.announce_to(&[id], &[Role::Owner, Role::Approver], &announcement).await?;
    Ok(row)
}

async fn offer(work: &Work<'_>, organisation: &Organisation, person_id: Uuid) -> Result<Joining> {
    let giver = work.ctx().person()?;
    let (conn, id) = (work.conn(), organisation.id);
    let member = membership::between(conn, id, person_id)
        .await?
        .ok_or_else(|| Error::field("/person_id", "unknown_reference"))?;
    if member.role()?.binds() {
        return Err(Error::field("/person_id", "binds_already"));
    }
    let (kind, who) = (Kind::Ownership, (None, Some(person_id)));
    if joining::waiting(conn, id, kind, who, work.now).await?.is_some() {
        return Err(Error::field("/person_id", "already_invited"));
    }
    let row = Joining {
        person_id: Some(person_id),
        role: Some(organisation.kind()?.binding_role().into()),
        ..fresh(work, organisation, kind)?
    };
    let row = joining::insert(conn, row).await?;
    record(work, &row, "offer").await?;
    let announcement = Announcement {
        kind: Template::OwnershipOffered,
        params: json!({"organisation": organisation.name(), "by": giver.name}),
        link: "/memberships".to_owned(),
    };
    work.announce(&[person_id], &announcement).await?;
    Ok(row)
}
