//! Verification of an organisation by a named broker.

use nhipcau_domain::{
    country,
    field_error::FieldError,
    lifecycle,
    locale::clean_text,
    organisation::{OrganisationKind, Role, VerificationAction, VerificationLifecycle},
    timestamp::Day,
};
use nhipcau_mail::Template;
use nhipcau_store::organisation::{
    self, Organisation,
    reliance::{self, Reliance},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::{self, OrganisationView};
use crate::{
    Announcement, App, Audience, Ctx, Error, Expected, Happening, Result, Work, view::OrgRef,
};

/// What to do about verification.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionOrganisation {
    /// The action.
    pub action: VerificationAction,
    /// What shows that the organisation is what it says.
    pub evidence: Option<String>,
    /// Last day the verification holds.
    pub valid_until: Option<Day>,
    /// Written reasons.
    pub reason: Option<String>,
}

/// Takes a step of verification if the organisation's version is still `expected`.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionOrganisation,
) -> Result<OrganisationView> {
    let person = ctx.person()?;
    let work = app.begin(ctx).await?;
    let mut row = organisation::find(work.conn(), id).await?;
    let from = row.verification_on(Day(work.now.vietnam_day()))?;
    let facts = view::facts(work.conn(), ctx, &row).await?;
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    lifecycle::entitled::<VerificationLifecycle>(from, body.action, &facts)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let step =
        lifecycle::decide::<VerificationLifecycle>(from, body.action, reason.as_deref(), &facts)?;
    let evidence = body.evidence.as_deref().map(clean_text).filter(|evidence| !evidence.is_empty());
    if evidence.as_ref().is_some_and(|evidence| evidence.chars().count() > 2_000) {
        return Err(Error::Invalid(vec![
            FieldError::new("/evidence", "too_long").with("limit", 2_000),
        ]));
    }
    let broker = ctx.actor.office_of(&[OrganisationKind::ScienceDepartment]);
    match body.action {
        VerificationAction::RequestVerification => {
            // Who is known by a number here is known by one there.
            let named = row.registration_number.is_some() || row.ror.is_some();
            if row.country != country::HOME && !named {
                return Err(Error::field("/registration_number", "required"));
            }
            row.evidence = Some(evidence.ok_or_else(|| Error::field("/evidence", "required"))?);
        }
        VerificationAction::Verify => {
            let until = body.valid_until.ok_or_else(|| Error::field("/valid_until", "required"))?;
            if until.0 <= work.now.vietnam_day() {
                return Err(Error::field("/valid_until", "in_past"));
            }
            row.evidence = evidence.or(row.evidence);
            row.verified_by_id = Some(person.id);
            row.verified_by_organisation_id = broker;
            row.verified_at = Some(work.now.0);
            row.verified_until = Some(until.to_string());
        }
        VerificationAction::Rely => {
            let missing = || Error::internal("a broker without an office relies");
            let one = Reliance {
                id: work.new_id(),
                organisation_id: id,
                broker_id: broker.ok_or_else(missing)?,
                person_id: person.id,
                verified_at: row.verified_at.ok_or(Error::WrongStatus)?,
                at: work.now.0,
            };
            reliance::insert(work.conn(), one).await?;
        }
        VerificationAction::Refuse | VerificationAction::Revoke => {
            row.verified_by_id = None;
            row.verified_by_organisation_id = None;
            row.verified_at = None;
            row.verified_until = None;
        }
    }
    row.verification = step.to.into();
    row.updated_at = work.now.0;
    let row = organisation::save(work.conn(), row).await?;
    let by = broker.filter(|_| facts.broker).unwrap_or(id);
    let happening = Happening::new("organisation", id, step.action.as_str())
        .by(by)
        .for_audience(Audience::Public);
    work.transition(happening, Some(from.as_str()), step.to.as_str(), reason.as_deref()).await?;
    tell(&work, &row, step.action, by, reason.as_deref()).await?;
    work.commit().await?;
    view::view(app, ctx, &row).await
}

async fn tell(
    work: &Work<'_>,
    row: &Organisation,
    action: VerificationAction,
    by: Uuid,
    reason: Option<&str>,
) -> Result<()> {
    let link = format!("/organisations/{}", row.id);
    if action == VerificationAction::RequestVerification {
        let filter = organisation::Filter {
            kinds: vec![OrganisationKind::ScienceDepartment],
            province: row.province.clone(),
            ..organisation::Filter::default()
        };
        let page = nhipcau_store::page::Page { limit: 10, ..Default::default() };
        let brokers = organisation::list(work.conn(), &filter, &page).await?.rows;
        let ids: Vec<_> = brokers.iter().map(|broker| broker.id).collect();
        let announcement = Announcement {
            kind: Template::VerificationRequested,
            params: json!({"organisation": row.name()}),
            link,
        };
        return work.announce_to(&ids, &[Role::Officer, Role::Approver], &announcement).await;
    }
    let outcome = match action {
        VerificationAction::Verify => "verified",
        VerificationAction::Refuse => "refused",
        VerificationAction::Rely => "relied_on",
        _ => "revoked",
    };
    let by = OrgRef::of(&organisation::find(work.conn(), by).await?)?.name;
    let mut params = json!({"organisation": row.name(), "by": by, "outcome": outcome});
    if let Some(reason) = reason {
        params["reason"] = json!(reason);
    }
    if let Some(until) = row.verified_until.as_deref().filter(|_| outcome == "verified") {
        params["valid_until_on"] = json!(until);
    }
    let announcement = Announcement { kind: Template::VerificationDecided, params, link };
    work.announce_to(&[row.id], &[Role::Owner, Role::Approver], &announcement).await
}
