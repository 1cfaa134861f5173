//! What a reader of a capability gets.

use nhipcau_domain::{
    actor::Actor,
    capability::{
        CapabilityFacts, CapabilityKind, CapabilityLifecycle, IpStatus, OriginTask, Seek, Status,
        Visibility, may_edit, may_read,
    },
    lifecycle,
    locale::Bilingual,
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    capability::{self, Capability},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result,
    view::{AllowedAction, OrgRef, OrgRefs, allowed_actions},
};

/// A capability, as named by something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CapabilityRef {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub kind: CapabilityKind,
    /// Title.
    pub title: Bilingual,
}

impl CapabilityRef {
    /// The reference to a capability.
    pub fn of(row: &Capability) -> Result<Self> {
        let content = row.content()?;
        Ok(Self { id: row.id, kind: content.kind, title: content.title })
    }
}

/// A capability in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CapabilitySummary {
    /// Id.
    pub id: Uuid,
    /// Its id in the system it was imported from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// `native` or `imported`.
    pub origin: String,
    /// The organisation that holds it.
    pub organisation: OrgRef,
    /// Kind.
    pub kind: CapabilityKind,
    /// Status.
    pub status: Status,
    /// Who finds it once listed.
    pub visibility: Visibility,
    /// Title.
    pub title: Bilingual,
    /// A few sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Bilingual>,
    /// Topic codes.
    pub topics: Vec<String>,
    /// Technology readiness level, 1–9.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trl: Option<i32>,
    /// Version.
    pub version: i32,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl CapabilitySummary {
    /// The list form of a capability.
    pub fn of(row: &Capability, refs: &OrgRefs) -> Result<Self> {
        let content = row.content()?;
        Ok(Self {
            id: row.id,
            external_id: row.external_id.clone(),
            origin: row.origin.clone(),
            organisation: refs.get(row.organisation_id)?,
            kind: content.kind,
            status: row.status()?,
            visibility: content.visibility,
            title: content.title,
            summary: content.summary,
            topics: content.topics,
            trl: content.trl,
            version: row.version,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
        })
    }
}

/// A whole capability.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CapabilityView {
    /// The list form.
    #[serde(flatten)]
    pub summary: CapabilitySummary,
    /// The whole description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Bilingual>,
    /// Trials, deployments, publications, certificates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Bilingual>,
    /// How the intellectual property stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_status: Option<IpStatus>,
    /// Languages in which the holder works.
    pub languages: Vec<String>,
    /// What the holder seeks.
    pub seeks: Vec<Seek>,
    /// The task a research result comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_task: Option<OriginTask>,
    /// When it was first listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_at: Option<Timestamp>,
    /// Whether this reader may change it.
    pub editable: bool,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// Reads a capability that this actor may read.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the actor.
pub(super) async fn find(conn: &impl Conn, actor: &Actor, id: Uuid) -> Result<Capability> {
    let row = capability::find(conn, id).await?;
    let visibility = Visibility::parse(&row.visibility)
        .ok_or_else(|| Error::internal("capability.visibility"))?;
    if may_read(row.status()?, visibility, row.organisation_id, actor) {
        Ok(row)
    } else {
        Err(Error::NotFound)
    }
}

/// What the lifecycle asks about a capability.
pub(super) fn facts<'a>(actor: &'a Actor, row: &Capability) -> Result<CapabilityFacts<'a>> {
    let content = row.content()?;
    Ok(CapabilityFacts {
        actor,
        organisation_id: row.organisation_id,
        described: content.summary.is_some() || content.description.is_some(),
    })
}

/// Reads a whole capability.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the reader.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<CapabilityView> {
    let row = find(app.store.reader(), &ctx.actor, id).await?;
    view(app, ctx, row).await
}

/// The view of a capability that the actor may read.
pub(super) async fn view(app: &App, ctx: &Ctx, row: Capability) -> Result<CapabilityView> {
    let refs = OrgRefs::load(app.store.reader(), [row.organisation_id]).await?;
    let facts = facts(&ctx.actor, &row)?;
    let allowed = lifecycle::allowed::<CapabilityLifecycle>(row.status()?, &facts);
    let content = row.content()?;
    Ok(CapabilityView {
        summary: CapabilitySummary::of(&row, &refs)?,
        description: content.description,
        evidence: content.evidence,
        ip_status: content.ip_status,
        languages: content.languages,
        seeks: content.seeks,
        origin_task: content.origin_task,
        listed_at: row.listed_at.map(Timestamp),
        editable: may_edit(row.organisation_id, &ctx.actor),
        allowed_actions: allowed_actions(ctx.locale, allowed),
    })
}
