//! What a reader of an organisation gets.

use nhipcau_domain::{
    lifecycle,
    locale::Bilingual,
    organisation::{OrganisationKind, Verification, VerificationFacts, VerificationLifecycle},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn,
    organisation::{self, Organisation, reliance},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::joining::{self, JoiningStand};
use crate::{
    App, Ctx, Result,
    view::{AllowedAction, OrgRef, OrgRefs, allowed_actions},
};

/// An organisation in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganisationSummary {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub kind: OrganisationKind,
    /// Name.
    pub name: Bilingual,
    /// Short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// Country code (ISO 3166-1 alpha-2).
    pub country: String,
    /// Province code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// Whether a broker has checked it, and whether that still holds.
    pub verification: Verification,
    /// Its id in the system it was imported from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Version.
    pub version: i32,
}

impl OrganisationSummary {
    /// The list form of an organisation, as it stands on a day.
    pub fn of(row: &Organisation, today: Day) -> Result<Self> {
        Ok(Self {
            id: row.id,
            kind: row.kind()?,
            name: row.name(),
            short_name: row.short_name.clone(),
            country: row.country.clone(),
            province: row.province.clone(),
            verification: row.verification_on(today)?,
            external_id: row.external_id.clone(),
            version: row.version,
        })
    }
}

/// An organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganisationView {
    /// The list form.
    #[serde(flatten)]
    pub summary: OrganisationSummary,
    /// What it says of itself.
    pub profile: Bilingual,
    /// Tax or registration number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// Its id in the Research Organization Registry, nine characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ror: Option<String>,
    /// Web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// The office it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrgRef>,
    /// Who verified it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_by: Option<OrgRef>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<Timestamp>,
    /// Day until which the verification holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_until: Option<Day>,
    /// What it was verified by; for its members and brokers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// Who relies on that verification, the first first.
    pub relied_on_by: Vec<RelianceView>,
    /// What it has become part of, as a duplicate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<OrgRef>,
    /// What has become part of it.
    pub formerly: Vec<OrgRef>,
    /// How this reader may come in; absent for members and for who is not signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joining: Option<JoiningStand>,
    /// Whether this reader belongs to it.
    pub member: bool,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// A broker that relies on the verification that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelianceView {
    /// The broker.
    pub broker: OrgRef,
    /// Since when.
    pub at: Timestamp,
}

/// What the verification table asks about this organisation and reader.
pub(super) async fn facts(
    conn: &impl Conn,
    ctx: &Ctx,
    row: &Organisation,
) -> Result<VerificationFacts> {
    let office = ctx.actor.office_of(&[OrganisationKind::ScienceDepartment]);
    let broker = office.is_some();
    let relying = if broker { reliance::of_present(conn, row).await? } else { Vec::new() };
    Ok(VerificationFacts {
        owner: ctx.actor.owns(row.id),
        broker,
        own: office.is_some() && row.verified_by_organisation_id == office,
        relies: relying.iter().any(|one| Some(one.broker_id) == office),
    })
}

/// The view of an organisation for this reader.
pub(super) async fn view(app: &App, ctx: &Ctx, row: &Organisation) -> Result<OrganisationView> {
    let conn = app.store.reader();
    let facts = facts(conn, ctx, row).await?;
    let summary = OrganisationSummary::of(row, Day(app.clock.now().vietnam_day()))?;
    let stands = summary.verification == Verification::Verified;
    let relying = if stands { reliance::of_present(conn, row).await? } else { Vec::new() };
    let named = row
        .parent_id
        .into_iter()
        .chain(row.verified_by_organisation_id)
        .chain(row.merged_into_id)
        .chain(relying.iter().map(|one| one.broker_id));
    let refs = OrgRefs::load(conn, named).await?;
    let member = ctx.actor.belongs_to(row.id);
    let parts = organisation::merged_into(conn, &[row.id]).await?;
    let allowed = lifecycle::allowed::<VerificationLifecycle>(summary.verification, &facts);
    Ok(OrganisationView {
        summary,
        profile: row.profile(),
        registration_number: row.registration_number.clone(),
        ror: row.ror.clone(),
        website: row.website.clone(),
        parent: row.parent_id.map(|id| refs.get(id)).transpose()?,
        verified_by: row.verified_by_organisation_id.map(|id| refs.get(id)).transpose()?,
        verified_at: row.verified_at.map(Timestamp),
        verified_until: row.verified_until.as_deref().and_then(Day::parse),
        evidence: row.evidence.clone().filter(|_| member || facts.broker),
        relied_on_by: relying
            .iter()
            .map(|one| Ok(RelianceView { broker: refs.get(one.broker_id)?, at: Timestamp(one.at) }))
            .collect::<Result<_>>()?,
        merged_into: row.merged_into_id.map(|id| refs.get(id)).transpose()?,
        formerly: parts.iter().map(OrgRef::of).collect::<Result<_>>()?,
        joining: joining::stand(app, ctx, row).await?,
        member,
        allowed_actions: allowed_actions(ctx.locale, allowed),
    })
}
