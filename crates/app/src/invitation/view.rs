//! What a reader of an invitation gets.

use nhipcau_domain::{
    actor::Actor,
    invitation::{Funnel, InvitationFacts, InvitationLifecycle, Status},
    lifecycle,
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn, capability,
    challenge::{self, Challenge},
    council,
    invitation::{self, Invitation},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::shortlist::reference;
use crate::{
    App, Ctx, Error, Result,
    capability::CapabilityRef,
    challenge::ChallengeRef,
    view::{AllowedAction, OrgRef, OrgRefs, allowed_actions, readable},
};

/// An invitation.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvitationView {
    /// Id.
    pub id: Uuid,
    /// The challenge.
    pub challenge: ChallengeRef,
    /// Who is invited.
    pub organisation: OrgRef,
    /// Who invites.
    pub by: OrgRef,
    /// The capability it was found by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capability: Option<CapabilityRef>,
    /// The broker's words.
    pub message: String,
    /// Status.
    pub status: Status,
    /// Why it was declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
    /// When it was sent.
    pub created_at: Timestamp,
    /// Version.
    pub version: i32,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}

/// Counts along the way from the match to the submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FunnelView {
    /// Matches on the shortlist.
    pub shortlisted: u64,
    /// Invitations sent.
    pub invited: u64,
    /// Invitations accepted.
    pub accepted: u64,
    /// Invitations declined.
    pub declined: u64,
    /// Submissions received; absent until they are opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted: Option<u64>,
}

impl FunnelView {
    /// From the domain's counts.
    pub(super) fn of(funnel: Funnel) -> Self {
        let Funnel { shortlisted, invited, accepted, declined, submitted } = funnel;
        Self { shortlisted, invited, accepted, declined, submitted }
    }
}

/// The invitations to a challenge.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Invitations {
    /// All of them, the last first.
    pub items: Vec<InvitationView>,
    /// Counts.
    pub funnel: FunnelView,
}

/// Reads an invitation: the invited organisation's members may, and the broker's people who do
/// not sit on the council.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the reader.
pub(super) async fn find(conn: &impl Conn, ctx: &Ctx, id: Uuid) -> Result<Invitation> {
    let row = invitation::find(conn, id).await?;
    if ctx.actor.belongs_to(row.organisation_id) {
        return Ok(row);
    }
    let call = challenge::find(conn, row.challenge_id).await?;
    let Some(person_id) = ctx.person_id() else { return Err(Error::NotFound) };
    if ctx.actor.prepares_for(call.broker_id) && !council::sits_on(conn, call.id, person_id).await?
    {
        return Ok(row);
    }
    Err(Error::NotFound)
}

/// What the lifecycle asks about an invitation.
pub(super) fn facts<'a>(
    actor: &'a Actor,
    row: &Invitation,
    call: &Challenge,
    now: Timestamp,
) -> Result<InvitationFacts<'a>> {
    Ok(InvitationFacts {
        actor,
        organisation_id: row.organisation_id,
        challenge: call.stored_status()?,
        closes_at: call.closes_at(),
        now,
    })
}

/// Reads one invitation.
///
/// # Errors
/// `NotFound` when it does not exist or is hidden from the reader.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<InvitationView> {
    ctx.person()?;
    let row = find(app.store.reader(), ctx, id).await?;
    view(app, ctx, row).await
}

/// The view of an invitation that the actor may read.
pub(super) async fn view(app: &App, ctx: &Ctx, row: Invitation) -> Result<InvitationView> {
    let views = views(app, ctx, &[row]).await?;
    views.into_iter().next().ok_or_else(|| Error::internal("the invitation is gone"))
}

/// The views of invitations that the actor may read.
pub(super) async fn views(
    app: &App,
    ctx: &Ctx,
    rows: &[Invitation],
) -> Result<Vec<InvitationView>> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let ids: Vec<_> = rows.iter().map(|row| row.challenge_id).collect();
    let calls = challenge::find_many(conn, &ids).await?;
    let brokers = calls.iter().map(|call| call.broker_id);
    let refs =
        OrgRefs::load(conn, rows.iter().map(|row| row.organisation_id).chain(brokers)).await?;
    let ids: Vec<_> = rows.iter().filter_map(|row| row.capability_id).collect();
    let offered = capability::find_many(conn, &ids).await?;
    readable(
        "invitation",
        rows,
        |row| row.id,
        |row| {
            let call = calls
                .iter()
                .find(|call| call.id == row.challenge_id)
                .ok_or_else(|| Error::unreadable("invitation without challenge"))?;
            let facts = facts(&ctx.actor, row, call, now)?;
            let allowed = lifecycle::allowed::<InvitationLifecycle>(row.status()?, &facts);
            Ok(InvitationView {
                id: row.id,
                challenge: ChallengeRef::of(call, now)?,
                organisation: refs.get(row.organisation_id)?,
                by: refs.get(call.broker_id)?,
                capability: reference(&offered, row.capability_id)?,
                message: row.message.clone(),
                status: row.status()?,
                reason: row.reason.clone(),
                answered_at: row.answered_at.map(Timestamp),
                created_at: Timestamp(row.created_at),
                version: row.version,
                allowed_actions: allowed_actions(ctx.locale, allowed),
            })
        },
    )
}
