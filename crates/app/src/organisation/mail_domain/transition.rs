//! Confirming, refusing and giving up a mail domain.

use nhipcau_domain::{
    field_error::FieldError,
    lifecycle,
    locale::clean_text,
    organisation::{
        OrganisationKind, Role,
        mail_domain::{Action, MailDomainLifecycle},
    },
};
use nhipcau_mail::Template;
use nhipcau_store::organisation::{self, mail_domain};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::{MailDomainView, facts, view};
use crate::{
    Announcement, App, Ctx, Error, Expected, Happening, Result, organisation::REASON_LIMIT,
    view::OrgRef,
};

/// What to do about a mail domain.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionDomain {
    /// The action.
    pub action: Action,
    /// Written reasons.
    pub reason: Option<String>,
}

/// Takes a step if the domain's version is still `expected`.
///
/// # Errors
/// `NotFound` unless the reader binds the organisation or works for a broker; else as the lifecycle
/// decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionDomain,
) -> Result<MailDomainView> {
    let person = ctx.person()?;
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    if reason.as_ref().is_some_and(|text| text.chars().count() > REASON_LIMIT) {
        let error = FieldError::new("/reason", "too_long").with("limit", REASON_LIMIT);
        return Err(Error::Invalid(vec![error]));
    }
    let work = app.begin(ctx).await?;
    let mut row = mail_domain::find(work.conn(), id).await?;
    let organisation = organisation::find_locked(work.conn(), row.organisation_id).await?;
    let facts = facts(work.conn(), ctx, &row).await?;
    if !facts.broker && !ctx.actor.belongs_to(row.organisation_id) {
        return Err(Error::NotFound);
    }
    let status = row.status()?;
    lifecycle::entitled::<MailDomainLifecycle>(status, body.action, &facts)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let step =
        lifecycle::decide::<MailDomainLifecycle>(status, body.action, reason.as_deref(), &facts)?;
    let office = ctx.actor.office_of(&[OrganisationKind::ScienceDepartment]);
    let confirms = body.action == Action::Confirm;
    row.status = step.to.into();
    row.reason.clone_from(&reason);
    row.confirmed_by_id = confirms.then_some(person.id);
    row.confirmed_by_organisation_id = office.filter(|_| confirms);
    row.confirmed_at = confirms.then_some(work.now.0);
    row.updated_at = work.now.0;
    let row = mail_domain::save(work.conn(), row).await?;
    let by = office.filter(|_| body.action != Action::Withdraw).unwrap_or(organisation.id);
    let happening = Happening::new("mail_domain", row.id, body.action.as_str())
        .by(by)
        .with(json!({"organisation_id": organisation.id, "domain": row.domain}));
    work.transition(happening, Some(status.as_str()), step.to.as_str(), reason.as_deref()).await?;
    if body.action != Action::Withdraw {
        let office = OrgRef::of(&organisation::find(work.conn(), by).await?)?.name;
        let mut params = json!({
            "organisation": organisation.name(), "domain": row.domain, "by": office,
            "outcome": row.status,
        });
        if let Some(reason) = reason {
            params["reason"] = json!(reason);
        }
        let announcement = Announcement {
            kind: Template::DomainDecided,
            params,
            link: format!("/organisations/{}", organisation.id),
        };
        let binding = [Role::Owner, Role::Approver];
        work.announce_to(&[organisation.id], &binding, &announcement).await?;
    }
    work.commit().await?;
    view(app, ctx, row).await
}
