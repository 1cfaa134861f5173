//! The members of an organisation.

use nhipcau_domain::organisation::Role;
use nhipcau_mail::Template;
use nhipcau_store::{
    organisation,
    person::{
        self,
        membership::{self, Membership},
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Announcement, App, Ctx, Error, Happening, Result,
    view::{ListView, PersonRef},
};

/// A member.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MemberView {
    /// The person.
    pub person: PersonRef,
    /// Mail address.
    pub email: String,
    /// Role.
    pub role: Role,
}

/// A new member: an account that exists.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddMember {
    /// Mail address of the account.
    pub email: String,
    /// Role, one that the kind of organisation knows.
    pub role: Role,
}

/// Lists the members; for members only.
pub async fn list(app: &App, ctx: &Ctx, id: Uuid) -> Result<ListView<MemberView>> {
    ctx.person()?;
    let conn = app.store.reader();
    organisation::find(conn, id).await?;
    if !ctx.actor.belongs_to(id) {
        return Err(Error::Forbidden);
    }
    let rows = membership::of_organisation(conn, id).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.person_id).collect();
    let people = person::find_many(conn, &ids).await?;
    let items: Result<Vec<_>> = rows
        .iter()
        .filter_map(|row| {
            people.iter().find(|person| person.id == row.person_id).map(|person| (row, person))
        })
        .map(|(row, person)| {
            Ok(MemberView {
                person: PersonRef { id: person.id, name: person.name.clone() },
                email: person.email.clone(),
                role: row.role()?,
            })
        })
        .collect();
    let mut items = items?;
    items.sort_by_cached_key(|member| nhipcau_texts::collation::key(&member.person.name));
    Ok(ListView::whole(items))
}

/// Adds a member.
///
/// # Errors
/// `Forbidden` unless the actor binds the organisation; `Invalid` when there is no such account
/// or the role does not fit.
pub async fn add(app: &App, ctx: &Ctx, id: Uuid, body: AddMember) -> Result<MemberView> {
    let inviter = ctx.person()?;
    let work = app.begin(ctx).await?;
    let row = organisation::find(work.conn(), id).await?;
    if !ctx.actor.owns(id) {
        return Err(Error::Forbidden);
    }
    if !row.kind()?.roles().contains(&body.role) {
        return Err(Error::field("/role", "unknown_value"));
    }
    let person = person::find_by_email(work.conn(), body.email.trim())
        .await?
        .ok_or_else(|| Error::field("/email", "unknown_reference"))?;
    let member = Membership {
        id: work.new_id(),
        person_id: person.id,
        organisation_id: id,
        role: body.role.into(),
        created_at: work.now.0,
    };
    membership::insert(work.conn(), member).await.map_err(|error| match error {
        nhipcau_store::Error::Duplicate(_) => Error::field("/email", "taken"),
        other => other.into(),
    })?;
    let happening = Happening::new("organisation", id, "add_member")
        .by(id)
        .with(json!({"person_id": person.id, "role": body.role}));
    work.record(happening).await?;
    let announcement = Announcement {
        kind: Template::MemberAdded,
        params: json!({"organisation": row.name(), "by": inviter.name, "role": body.role}),
        link: format!("/organisations/{id}"),
    };
    work.announce(&[person.id], &announcement).await?;
    let list = format!("/organisations/{id}/members");
    work.commit_created_in(&list, format!("{list}#{}", person.id)).await?;
    Ok(MemberView {
        person: PersonRef { id: person.id, name: person.name },
        email: person.email,
        role: body.role,
    })
}

/// Ends a membership: one's own, or any as somebody who binds the organisation. The last one who
/// binds it cannot leave.
pub async fn remove(app: &App, ctx: &Ctx, id: Uuid, person_id: Uuid) -> Result<()> {
    let person = ctx.person()?;
    let leaves = person.id == person_id && ctx.actor.belongs_to(id);
    if !leaves && !ctx.actor.owns(id) {
        return Err(if ctx.actor.belongs_to(id) { Error::Forbidden } else { Error::NotFound });
    }
    let work = app.begin(ctx).await?;
    // Two who bind it and leave at the same instant: the second sees that the first has gone.
    organisation::find_locked(work.conn(), id).await?;
    let binding =
        membership::people_with_roles(work.conn(), &[id], &[Role::Owner, Role::Approver]).await?;
    if binding == [person_id] {
        return Err(Error::Conflict("conflict"));
    }
    membership::delete(work.conn(), id, person_id).await?;
    let happening = Happening::new("organisation", id, "remove_member")
        .by(id)
        .with(json!({"person_id": person_id}));
    work.record(happening).await?;
    work.commit().await
}
