//! Inviting a solver.

use nhipcau_domain::{
    invitation::Status,
    locale::clean_text,
    submission::lifecycle::{before_deadline, not_own_order, takes_submissions},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    invitation::{self, Invitation},
    organisation,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    brokered,
    shortlist::{check_offer, check_text},
    view::{InvitationView, view},
};
use crate::{Announcement, App, Ctx, Error, Happening, Result, submission::EDITORS};

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

/// Invites a solver to answer an open call.
///
/// # Errors
/// As [`brokered`]; `Blocked` when the call takes no submissions or the organisation is its own
/// orderer; `Conflict` when it has been invited already.
pub async fn create(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    body: CreateInvitation,
) -> Result<InvitationView> {
    let message = clean_text(&body.message);
    check_text("/message", Some(&message))?;
    let work = app.begin(ctx).await?;
    let call = brokered(ctx, work.conn(), challenge_id, work.now).await?;
    let status = call.stored_status()?;
    takes_submissions(status)?;
    before_deadline(status, call.closes_at(), work.now)?;
    check_offer(work.conn(), body.organisation_id, body.capability_id).await?;
    not_own_order(body.organisation_id, call.parties())?;
    if invitation::between(work.conn(), challenge_id, body.organisation_id).await?.is_some() {
        return Err(Error::Conflict("duplicate"));
    }
    let row = Invitation {
        id: work.new_id(),
        challenge_id,
        organisation_id: body.organisation_id,
        capability_id: body.capability_id,
        message,
        status: Status::Sent.into(),
        reason: None,
        answered_by_id: None,
        answered_at: None,
        created_by_id: ctx.person_id(),
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    let row = invitation::insert(work.conn(), row).await?;
    let happening = Happening::new("invitation", row.id, "invite").by(call.broker_id);
    work.transition(happening, None, &row.status, None).await?;
    let invited = organisation::find(work.conn(), row.organisation_id).await?;
    let broker = organisation::find(work.conn(), call.broker_id).await?;
    let announcement = Announcement {
        kind: Template::InvitationSent,
        params: json!({
            "code": call.code, "title": call.title(), "organisation": invited.name(),
            "by": broker.name(), "message": row.message, "closes_at": call.closes_at(),
        }),
        link: format!("/invitations/{}", row.id),
    };
    work.announce_to(&[row.organisation_id], &EDITORS, &announcement).await?;
    work.commit_created(&format!("/invitations/{}", row.id)).await?;
    view(app, ctx, row).await
}
