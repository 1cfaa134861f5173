//! The members of an organisation.

use nhipcau_domain::organisation::Role;
use nhipcau_mail::Template;
use nhipcau_store::{
    organisation,
    person::{self, membership},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Announcement, App, Ctx, Error, Happening, Result, Work,
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

/// Another role for a member.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatchMember {
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

/// Gives a member another role.
///
/// # Errors
/// `NotFound` when the person is no member, `Forbidden` unless the actor binds the organisation;
/// `Conflict` when nobody would bind it any more.
pub async fn patch(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    person_id: Uuid,
    body: PatchMember,
) -> Result<MemberView> {
    let by = ctx.person()?;
    check_right(ctx, id)?;
    let work = app.begin(ctx).await?;
    // Two who bind it and step down at the same instant: the second sees that the first has.
    let row = organisation::find_locked(work.conn(), id).await?;
    let member = membership::between(work.conn(), id, person_id).await?.ok_or(Error::NotFound)?;
    if !row.kind()?.roles().contains(&body.role) {
        return Err(Error::field("/role", "unknown_value"));
    }
    if !body.role.binds() {
        keeps_owner(&work, id, person_id).await?;
    }
    let from = member.role()?;
    if from != body.role {
        membership::set_role(work.conn(), id, person_id, body.role).await?;
        let happening = Happening::new("organisation", id, "change_role")
            .by(id)
            .with(json!({"person_id": person_id, "from": from, "role": body.role}));
        work.record(happening).await?;
        let announcement = Announcement {
            kind: Template::MemberRoleChanged,
            params: json!({"organisation": row.name(), "by": by.name, "role": body.role}),
            link: format!("/organisations/{id}"),
        };
        if person_id != by.id {
            work.announce(&[person_id], &announcement).await?;
        }
    }
    let person = person::find(work.conn(), person_id).await?;
    work.commit().await?;
    Ok(MemberView {
        person: PersonRef { id: person.id, name: person.name },
        email: person.email,
        role: body.role,
    })
}

/// Ends a membership: one's own, or any as somebody who binds the organisation. The last one who
/// binds it cannot leave.
///
/// # Errors
/// `NotFound` when there is no such membership, or the reader belongs to another organisation;
/// `Conflict` when nobody would bind it any more.
pub async fn remove(app: &App, ctx: &Ctx, id: Uuid, person_id: Uuid) -> Result<()> {
    let person = ctx.person()?;
    let leaves = person.id == person_id && ctx.actor.belongs_to(id);
    if !leaves {
        check_right(ctx, id)?;
    }
    let work = app.begin(ctx).await?;
    // Two who bind it and leave at the same instant: the second sees that the first has gone.
    let row = organisation::find_locked(work.conn(), id).await?;
    keeps_owner(&work, id, person_id).await?;
    membership::delete(work.conn(), id, person_id).await?;
    let happening = Happening::new("organisation", id, "remove_member")
        .by(id)
        .with(json!({"person_id": person_id}));
    work.record(happening).await?;
    if !leaves {
        let announcement = Announcement {
            kind: Template::MemberRemoved,
            params: json!({"organisation": row.name(), "by": person.name}),
            link: format!("/organisations/{id}"),
        };
        work.announce(&[person_id], &announcement).await?;
    }
    work.commit().await
}

/// Who does not belong to it does not learn who does.
fn check_right(ctx: &Ctx, id: Uuid) -> Result<()> {
    if ctx.actor.owns(id) {
        return Ok(());
    }
    Err(if ctx.actor.belongs_to(id) { Error::Forbidden } else { Error::NotFound })
}

/// Somebody besides this person binds the organisation.
async fn keeps_owner(work: &Work<'_>, id: Uuid, person_id: Uuid) -> Result<()> {
    if membership::binding(work.conn(), id).await? == [person_id] {
        return Err(Error::Conflict("last_owner"));
    }
    Ok(())
}
