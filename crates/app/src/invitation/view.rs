//! What a reader of an invitation gets.

use nhipcau_domain::{
    actor::Actor,
    invitation::{
        DeclineReason, Funnel, InvitationFacts, InvitationLifecycle, REMIND_AGAIN_WORKING_DAYS,
        Status,
    },
    lifecycle,
    timestamp::{Day, Timestamp},
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

use super::{remind::silent_from, shortlist::reference};
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
    /// The same to be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decline_code: Option<DeclineReason>,
    /// When somebody of the invited organisation read it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Timestamp>,
    /// When it was sent again after it had been declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewed_at: Option<Timestamp>,
    /// How often it was called to mind.
    pub reminders: i32,
    /// When, the last time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminded_at: Option<Timestamp>,
    /// Whether it has waited for an answer longer than is usual.
    pub silent: bool,
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
    app: &App,
    actor: &'a Actor,
    row: &Invitation,
    call: &Challenge,
    now: Timestamp,
) -> Result<InvitationFacts<'a>> {
    let last_word = Day(Timestamp(row.reminded_at.unwrap_or(row.asked_at())).vietnam_day());
    Ok(InvitationFacts {
        actor,
        organisation_id: row.organisation_id,
        broker_id: call.broker_id,
        reminders: row.reminders,
        remind_from: app.calendar.plus_working_days(last_word, REMIND_AGAIN_WORKING_DAYS),
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
    let mut row = find(app.store.reader(), ctx, id).await?;
    seen(app, ctx, std::slice::from_mut(&mut row)).await?;
    view(app, ctx, row).await
}

/// Puts down that the invited have read these, the first time somebody of theirs does.
pub(super) async fn seen(app: &App, ctx: &Ctx, rows: &mut [Invitation]) -> Result<()> {
    let now = app.clock.now();
    for row in rows {
        if row.opened_at.is_none() && ctx.actor.belongs_to(row.organisation_id) {
            invitation::mark_opened(app.store.writer(), row.id, now.0).await?;
            row.opened_at = Some(now.0);
        }
    }
    Ok(())
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
            let facts = facts(app, &ctx.actor, row, call, now)?;
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
                decline_code: row.decline_code()?,
                opened_at: row.opened_at.map(Timestamp),
                renewed_at: row.renewed_at.map(Timestamp),
                reminders: row.reminders,
                reminded_at: row.reminded_at.map(Timestamp),
                silent: row.status()? == Status::Sent
                    && Day(now.vietnam_day()) >= silent_from(app, row),
                answered_at: row.answered_at.map(Timestamp),
                created_at: Timestamp(row.created_at),
                version: row.version,
                allowed_actions: allowed_actions(ctx.locale, allowed),
            })
        },
    )
}
