//! What a reader of a mail domain gets.

use nhipcau_domain::{
    lifecycle,
    organisation::{
        OrganisationKind, Role,
        mail_domain::{MailDomainFacts, MailDomainLifecycle, Status, of_address},
    },
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    organisation::mail_domain::MailDomain,
    person::{self, membership},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result,
    view::{AllowedAction, OrgRef, OrgRefs, allowed_actions},
};

/// A mail domain of an organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailDomainView {
    /// Id.
    pub id: Uuid,
    /// The organisation.
    pub organisation: OrgRef,
    /// The domain.
    pub domain: String,
    /// The role of who comes in by it.
    pub role: Role,
    /// Whether it is the organisation's.
    pub status: Status,
    /// Whether somebody who binds the organisation has a confirmed address there.
    pub proved: bool,
    /// The broker that confirmed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<OrgRef>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<Timestamp>,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Version.
    pub version: i32,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// What the lifecycle asks about a domain and its reader.
pub(super) async fn facts(
    conn: &impl Conn,
    ctx: &Ctx,
    row: &MailDomain,
) -> Result<MailDomainFacts> {
    let binding = membership::binding(conn, row.organisation_id).await?;
    let people = person::find_many(conn, &binding).await?;
    let there = |person: &person::Person| of_address(&person.email).as_deref() == Some(&row.domain);
    Ok(MailDomainFacts {
        owner: ctx.actor.owns(row.organisation_id),
        broker: ctx.actor.in_office_of(&[OrganisationKind::ScienceDepartment]),
        proved: people.iter().any(there),
    })
}

/// The view of one domain.
pub(super) async fn view(app: &App, ctx: &Ctx, row: MailDomain) -> Result<MailDomainView> {
    let views = views(app, ctx, &[row]).await?;
    views.into_iter().next().ok_or_else(|| Error::unreadable("mail domain"))
}

/// The views of domains that the reader may read.
pub(in crate::organisation) async fn views(
    app: &App,
    ctx: &Ctx,
    rows: &[MailDomain],
) -> Result<Vec<MailDomainView>> {
    let conn = app.store.reader();
    let named = |row: &MailDomain| -> Vec<Uuid> {
        row.confirmed_by_organisation_id.into_iter().chain([row.organisation_id]).collect()
    };
    let refs = OrgRefs::load(conn, rows.iter().flat_map(named)).await?;
    let mut out = Vec::new();
    for row in rows {
        let facts = facts(conn, ctx, row).await?;
        let status = row.status()?;
        let allowed = lifecycle::allowed::<MailDomainLifecycle>(status, &facts);
        out.push(MailDomainView {
            id: row.id,
            organisation: refs.get(row.organisation_id)?,
            domain: row.domain.clone(),
            role: row.role()?,
            status,
            proved: facts.proved,
            confirmed_by: row.confirmed_by_organisation_id.map(|id| refs.get(id)).transpose()?,
            confirmed_at: row.confirmed_at.map(Timestamp),
            reason: row.reason.clone(),
            version: row.version,
            allowed_actions: allowed_actions(ctx.locale, allowed),
        });
    }
    Ok(out)
}
