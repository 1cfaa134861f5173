//! Duplicates: one organisation becomes part of another, and can be taken out of it again. No record
//! is rewritten: what was done in the earlier name stays under it, and whoever belongs to the whole
//! belongs to the part.

use nhipcau_domain::{
    field_error::FieldError,
    lifecycle::Blocked,
    locale::clean_text,
    organisation::{OrganisationKind, Role},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    organisation::{self, Organisation},
    person::membership::{self, Membership},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    REASON_LIMIT,
    view::{self, OrganisationView},
};
use crate::{
    Announcement, App, Audience, Ctx, Error, Expected, Happening, Result, Work, view::OrgRef,
};

/// Into what, and why.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeOrganisation {
    /// The organisation that is kept.
    pub into: Uuid,
    /// Written reasons.
    pub reason: String,
}

/// Why it is taken out again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeparateOrganisation {
    /// Written reasons.
    pub reason: String,
}

/// The science department for which the actor signs.
fn signing_broker(ctx: &Ctx) -> Result<Uuid> {
    ctx.person()?;
    let signs = |m: &&nhipcau_domain::actor::Membership| {
        m.kind == OrganisationKind::ScienceDepartment && ctx.actor.signs_for(m.organisation_id)
    };
    let broker = ctx.actor.memberships.iter().find(signs);
    broker.map(|m| m.organisation_id).ok_or(Error::Forbidden)
}

fn written(reason: &str) -> Result<String> {
    let reason = clean_text(reason);
    if reason.is_empty() {
        return Err(Error::field("/reason", "required"));
    }
    if reason.chars().count() > REASON_LIMIT {
        let error = FieldError::new("/reason", "too_long").with("limit", REASON_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    Ok(reason)
}

/// Makes an organisation part of another one of the same sort. Its people become members of that
/// one in its least role; who binds it may give them more.
///
/// # Errors
/// `Forbidden` unless the actor signs for a science department; `Blocked` when either has been
/// merged, or others into the one that is to be.
pub async fn merge(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: MergeOrganisation,
) -> Result<OrganisationView> {
    let broker = signing_broker(ctx)?;
    let work = app.begin(ctx).await?;
    // Always in the same order, so that two merges do not wait for each other.
    let (first, second) = if id < body.into { (id, body.into) } else { (body.into, id) };
    let at = |one: Uuid| {
        move |error: nhipcau_store::Error| {
            if one == id { error.into() } else { Error::at("/into")(error) }
        }
    };
    let first = organisation::find_locked(work.conn(), first).await.map_err(at(first))?;
    let second = organisation::find_locked(work.conn(), second).await.map_err(at(second))?;
    let (mut row, whole) = if first.id == id { (first, second) } else { (second, first) };
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let reason = written(&body.reason)?;
    if whole.id == row.id {
        return Err(Error::field("/into", "part_of_itself"));
    }
    if whole.kind()?.is_office() != row.kind()?.is_office() {
        return Err(Error::field("/into", "another_sort"));
    }
    if row.merged_into_id.is_some() || whole.merged_into_id.is_some() {
        return Err(Blocked::because("organisation_merged").into());
    }
    if !organisation::merged_into(work.conn(), &[id]).await?.is_empty() {
        return Err(Blocked::because("has_parts").into());
    }
    row.merged_into_id = Some(whole.id);
    row.updated_at = work.now.0;
    let row = organisation::save(work.conn(), row).await?;
    take_in(&work, &row, &whole).await?;
    record(&work, &row, "merge", broker, (&whole, &reason)).await?;
    work.commit().await?;
    let ctx = crate::auth::reread(app, ctx).await?;
    view::view(app, &ctx, &row).await
}

/// Takes an organisation out of the one it was made part of. Who came into that one by it stays.
///
/// # Errors
/// `Forbidden` unless the actor signs for a science department; `Blocked` when it stands by itself.
pub async fn separate(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: SeparateOrganisation,
) -> Result<OrganisationView> {
    let broker = signing_broker(ctx)?;
    let work = app.begin(ctx).await?;
    let mut row = organisation::find_locked(work.conn(), id).await?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let reason = written(&body.reason)?;
    let Some(whole) = row.merged_into_id else {
        return Err(Blocked::because("not_merged").into());
    };
    let whole = organisation::find(work.conn(), whole).await?;
    row.merged_into_id = None;
    row.updated_at = work.now.0;
    let row = organisation::save(work.conn(), row).await?;
    record(&work, &row, "separate", broker, (&whole, &reason)).await?;
    work.commit().await?;
    let ctx = crate::auth::reread(app, ctx).await?;
    view::view(app, &ctx, &row).await
}

async fn take_in(work: &Work<'_>, part: &Organisation, whole: &Organisation) -> Result<()> {
    let there = membership::of_organisation(work.conn(), whole.id).await?;
    let role = whole.kind()?.least_role();
    for member in membership::of_organisation(work.conn(), part.id).await? {
        if there.iter().any(|one| one.person_id == member.person_id) {
            continue;
        }
        let row = Membership {
            id: work.new_id(),
            person_id: member.person_id,
            organisation_id: whole.id,
            role: role.into(),
            created_at: work.now.0,
        };
        membership::insert(work.conn(), row).await?;
        let happening = Happening::new("organisation", whole.id, "add_member")
            .by(whole.id)
            .with(json!({"person_id": member.person_id, "role": role}));
        work.record(happening).await?;
    }
    Ok(())
}

async fn record(
    work: &Work<'_>,
    row: &Organisation,
    action: &str,
    broker: Uuid,
    (whole, reason): (&Organisation, &str),
) -> Result<()> {
    let happening = Happening::new("organisation", row.id, action)
        .by(broker)
        .for_audience(Audience::Public)
        .with(json!({"whole_id": whole.id}));
    let status = &row.verification;
    work.transition(happening, Some(status), status, Some(reason)).await?;
    let by = OrgRef::of(&organisation::find(work.conn(), broker).await?)?.name;
    let announcement = Announcement {
        kind: Template::OrganisationMerged,
        params: json!({
            "organisation": row.name(), "whole": whole.name(), "by": by, "reason": reason,
            "outcome": if action == "merge" { "merged" } else { "separated" },
        }),
        link: format!("/organisations/{}", row.id),
    };
    let binding = [Role::Owner, Role::Approver];
    work.announce_to(&[row.id, whole.id], &binding, &announcement).await
}
