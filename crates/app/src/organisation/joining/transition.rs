//! Answering an invitation, a request or an offer, and taking it back.

use nhipcau_domain::{
    field_error::FieldError,
    lifecycle,
    locale::clean_text,
    organisation::{
        Role,
        joining::{Action, JoiningLifecycle, Kind, MESSAGE_LIMIT},
    },
};
use nhipcau_mail::Template;
use nhipcau_store::organisation::{
    self, Organisation,
    joining::{self, Joining},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    enter::{enter, hand_over},
    view::{JoiningView, facts, find, view},
};
use crate::{Announcement, App, Ctx, Error, Expected, Happening, Result, Work};

/// What to do about a joining.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionJoining {
    /// The action.
    pub action: Action,
    /// The role that a request leads to.
    pub role: Option<Role>,
    /// Written reasons.
    pub reason: Option<String>,
}

/// Takes a step if the joining's version is still `expected`.
///
/// # Errors
/// `NotFound` when it is hidden; else as the lifecycle decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionJoining,
) -> Result<JoiningView> {
    let person = ctx.person()?;
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    if reason.as_ref().is_some_and(|text| text.chars().count() > MESSAGE_LIMIT) {
        let error = FieldError::new("/reason", "too_long").with("limit", MESSAGE_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    let work = app.begin(ctx).await?;
    let organisation_id = find(work.conn(), ctx, id).await?.organisation_id;
    let organisation = organisation::find_locked(work.conn(), organisation_id).await?;
    // Read again under the lock: two answers at the same instant see each other.
    let mut row = joining::find(work.conn(), id).await?;
    let status = row.status_at(work.now)?;
    let facts = facts(work.conn(), ctx, &row, &organisation).await?;
    lifecycle::entitled::<JoiningLifecycle>(status, body.action, &facts)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let step =
        lifecycle::decide::<JoiningLifecycle>(status, body.action, reason.as_deref(), &facts)?;
    if body.action == Action::Accept {
        accept(&work, &organisation, &mut row, body.role).await?;
    } else if body.role.is_some() {
        return Err(Error::field("/role", "not_here"));
    }
    row.status = step.to.into();
    row.reason.clone_from(&reason);
    row.decided_by_id = Some(person.id);
    row.decided_at = Some(work.now.0);
    let row = joining::save(work.conn(), row).await?;
    let happening = Happening::new("joining", row.id, body.action.as_str())
        .by(organisation.id)
        .with(json!({"kind": row.kind, "role": row.role}));
    work.transition(happening, Some(status.as_str()), step.to.as_str(), reason.as_deref()).await?;
    tell(&work, &organisation, &row, body.action).await?;
    work.commit().await?;
    // Whoever has come in reads as a member.
    let ctx = crate::auth::reread(app, ctx).await?;
    view(app, &ctx, &row).await
}

async fn accept(
    work: &Work<'_>,
    organisation: &Organisation,
    row: &mut Joining,
    role: Option<Role>,
) -> Result<()> {
    let person = work.ctx().person()?;
    match row.kind()? {
        Kind::Invitation | Kind::Ownership | Kind::Domain if role.is_some() => {
            Err(Error::field("/role", "not_here"))
        }
        Kind::Request => {
            let role = role.ok_or_else(|| Error::field("/role", "required"))?;
            if !organisation.kind()?.roles().contains(&role) {
                return Err(Error::field("/role", "unknown_value"));
            }
            row.role = Some(role.into());
            let asks = row.person_id.ok_or_else(|| Error::unreadable("request of nobody"))?;
            enter(work, organisation, asks, role).await
        }
        Kind::Ownership => hand_over(work, organisation, (row.created_by_id, person.id)).await,
        Kind::Invitation | Kind::Domain => {
            let role = row.role()?.ok_or_else(|| Error::unreadable("invitation to no role"))?;
            row.person_id = Some(person.id);
            enter(work, organisation, person.id, role).await
        }
    }
}

async fn tell(
    work: &Work<'_>,
    organisation: &Organisation,
    row: &Joining,
    action: Action,
) -> Result<()> {
    let person = work.ctx().person()?;
    let link = format!("/organisations/{}", organisation.id);
    let name = organisation.name();
    match (row.kind()?, action) {
        // Who asked and takes it back has changed nothing for anybody.
        (_, Action::Withdraw) => Ok(()),
        (Kind::Request, Action::Accept) => {
            let params = json!({"organisation": name, "by": person.name, "role": row.role});
            let announcement = Announcement { kind: Template::MemberAdded, params, link };
            work.announce(row.person_id.as_slice(), &announcement).await
        }
        (Kind::Request, _) => {
            let params = json!({"organisation": name, "by": person.name, "reason": row.reason});
            let announcement = Announcement { kind: Template::MembershipDeclined, params, link };
            work.announce(row.person_id.as_slice(), &announcement).await
        }
        (kind, _) => {
            let params = json!({
                "organisation": name, "person": person.name, "way": kind, "outcome": row.status,
            });
            let announcement = Announcement { kind: Template::JoiningAnswered, params, link };
            let binding = [Role::Owner, Role::Approver];
            work.announce_to(&[organisation.id], &binding, &announcement).await
        }
    }
}
