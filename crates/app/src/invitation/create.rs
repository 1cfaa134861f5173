//! Inviting a solver.

use nhipcau_domain::{
    invitation::{Action, InvitationLifecycle, Status},
    lifecycle,
    locale::clean_text,
    submission::lifecycle::{before_deadline, not_own_order, takes_submissions},
    timestamp::Timestamp,
};
use nhipcau_store::{
    Conn,
    challenge::Challenge,
    invitation::{self, Invitation},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    brokered,
    letter::Names,
    shortlist::{check_offer, check_text},
    view::{InvitationView, facts, view},
};
use crate::{App, Ctx, Error, Happening, Result, Work, submission::EDITORS};

/// A new invitation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateInvitation {
    /// The organisation invited.
    pub organisation_id: Uuid,
    /// The capability it was found by.
    pub capability_id: Option<Uuid>,
    /// The broker's words.
    #[serde(default)]
    pub message: String,
}

/// Invites a solver to answer an open call. One that has declined is asked again.
///
/// # Errors
/// As [`brokered`]; `Blocked` when the call takes no submissions or the organisation is its own
/// orderer; `Conflict` when it has been invited already and has not declined.
pub async fn create(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    body: CreateInvitation,
) -> Result<InvitationView> {
    let body = CreateInvitation { message: clean_text(&body.message), ..body };
    check_text("/message", Some(&body.message))?;
    let work = app.begin(ctx).await?;
    let call = brokered(ctx, work.conn(), challenge_id, work.now).await?;
    let row = send(&work, &call, &body).await?;
    work.commit_created(&format!("/invitations/{}", row.id)).await?;
    view(app, ctx, row).await
}

/// Whether an organisation may be invited to a call; the invitation that it has declined, where there
/// is one.
///
/// # Errors
/// As [`create`].
pub(super) async fn check(
    conn: &impl Conn,
    call: &Challenge,
    (organisation_id, capability_id): (Uuid, Option<Uuid>),
    now: Timestamp,
) -> Result<Option<Invitation>> {
    let status = call.stored_status()?;
    takes_submissions(status)?;
    before_deadline(status, call.closes_at(), now)?;
    check_offer(conn, organisation_id, capability_id).await?;
    not_own_order(organisation_id, call.parties())?;
    match invitation::between(conn, call.id, organisation_id).await? {
        Some(former) if former.status()? != Status::Declined => Err(Error::Conflict("duplicate")),
        former => Ok(former),
    }
}

/// Writes an invitation and its letters.
pub(super) async fn send(
    work: &Work<'_>,
    call: &Challenge,
    body: &CreateInvitation,
) -> Result<Invitation> {
    let ctx = work.ctx();
    let offer = (body.organisation_id, body.capability_id);
    if let Some(former) = check(work.conn(), call, offer, work.now).await? {
        let former =
            Invitation { capability_id: body.capability_id.or(former.capability_id), ..former };
        return renew(work, call, former, body.message.clone()).await;
    }
    let row = Invitation {
        id: work.new_id(),
        challenge_id: call.id,
        organisation_id: body.organisation_id,
        capability_id: body.capability_id,
        message: body.message.clone(),
        status: Status::Sent.into(),
        reason: None,
        answered_by_id: None,
        answered_at: None,
        created_by_id: ctx.person_id(),
        decline_code: None,
        opened_at: None,
        renewed_at: None,
        reminders: 0,
        reminded_at: None,
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    let row = invitation::insert(work.conn(), row).await?;
    let happening = Happening::new("invitation", row.id, "invite").by(call.broker_id);
    work.transition(happening, None, &row.status, None).await?;
    tell(work, call, &row).await?;
    Ok(row)
}

/// Asks again who has declined. What was said before stays in the history.
pub(super) async fn renew(
    work: &Work<'_>,
    call: &Challenge,
    mut row: Invitation,
    message: String,
) -> Result<Invitation> {
    let status = row.status()?;
    let facts = facts(work.app(), &work.ctx().actor, &row, call, work.now)?;
    let step = lifecycle::decide::<InvitationLifecycle>(status, Action::Renew, None, &facts)?;
    row.status = step.to.into();
    row.message = message;
    (row.reason, row.decline_code) = (None, None);
    (row.answered_by_id, row.answered_at) = (None, None);
    (row.opened_at, row.reminders, row.reminded_at) = (None, 0, None);
    row.renewed_at = Some(work.now.0);
    row.updated_at = work.now.0;
    let row = invitation::save(work.conn(), row).await?;
    let happening = Happening::new("invitation", row.id, Action::Renew.as_str()).by(call.broker_id);
    work.transition(happening, Some(status.as_str()), step.to.as_str(), None).await?;
    tell(work, call, &row).await?;
    Ok(row)
}

async fn tell(work: &Work<'_>, call: &Challenge, row: &Invitation) -> Result<()> {
    let names = Names::load(work.conn(), call, row.organisation_id).await?;
    let announcement = names.invitation(call, row.id, &row.message);
    work.announce_to(&[row.organisation_id], &EDITORS, &announcement).await
}
