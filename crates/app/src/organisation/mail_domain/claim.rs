//! Claiming a mail domain for an organisation.

use nhipcau_domain::{
    lifecycle::Blocked,
    organisation::{
        Role,
        mail_domain::{Status, is_public, parse},
    },
};
use nhipcau_store::organisation::{
    self,
    mail_domain::{self, MailDomain},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::{MailDomainView, view};
use crate::{App, Ctx, Error, Happening, Result};

/// A domain to claim.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimDomain {
    /// The domain, for example `bv-an-phu.vn`.
    pub domain: String,
    /// The role of who comes in by it; never one that binds.
    pub role: Role,
}

/// Claims a domain; a broker confirms it.
///
/// # Errors
/// `Forbidden` unless the actor binds the organisation; `Invalid` when it is no domain of anybody's
/// own, or the role does not fit.
pub async fn claim(app: &App, ctx: &Ctx, id: Uuid, body: ClaimDomain) -> Result<MailDomainView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let organisation = organisation::find_locked(work.conn(), id).await?;
    if !ctx.actor.owns(id) {
        return Err(Error::Forbidden);
    }
    if organisation.merged_into_id.is_some() {
        return Err(Blocked::because("organisation_merged").into());
    }
    let domain = parse(&body.domain).ok_or_else(|| Error::field("/domain", "domain"))?;
    if is_public(&domain) {
        return Err(Error::field("/domain", "public_domain"));
    }
    if !organisation.kind()?.roles().contains(&body.role) || body.role.binds() {
        return Err(Error::field("/role", "unknown_value"));
    }
    if mail_domain::standing(work.conn(), id, &domain).await?.is_some() {
        return Err(Error::field("/domain", "duplicate"));
    }
    let row = MailDomain {
        id: work.new_id(),
        organisation_id: id,
        domain,
        role: body.role.into(),
        status: Status::Claimed.into(),
        reason: None,
        confirmed_by_id: None,
        confirmed_by_organisation_id: None,
        confirmed_at: None,
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    let row = mail_domain::insert(work.conn(), row).await?;
    let happening = Happening::new("mail_domain", row.id, "claim")
        .by(id)
        .with(json!({"organisation_id": id, "domain": row.domain, "role": row.role}));
    work.transition(happening, None, &row.status, None).await?;
    work.commit_created(&format!("/organisation-domains/{}", row.id)).await?;
    view(app, ctx, row).await
}
