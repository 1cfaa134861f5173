//! Answering an invitation; calling it to mind and asking again.

use nhipcau_domain::{
    invitation::{Action, DeclineReason, InvitationLifecycle},
    lifecycle,
    locale::{Bilingual, Locale, clean_text},
    organisation::Role,
};
use nhipcau_mail::Template;
use nhipcau_store::{challenge, invitation, organisation};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    create::renew,
    remind::remind,
    shortlist::check_text,
    view::{InvitationView, facts, find, view},
};
use crate::{Announcement, App, Ctx, Error, Expected, Happening, Result};

/// What to do with an invitation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionInvitation {
    /// The action.
    pub action: Action,
    /// Why it is declined, in words; needed where no other `code` than `other` says it.
    pub reason: Option<String>,
    /// Why it is declined, to be counted.
    pub code: Option<DeclineReason>,
    /// With `renew`, the broker's new words; absent, the former ones.
    pub message: Option<String>,
}

/// Takes a transition if the invitation's version is still `expected`.
///
/// # Errors
/// `NotFound` when it is hidden; else as the lifecycle decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionInvitation,
) -> Result<InvitationView> {
    ctx.person()?;
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    check_text("/reason", reason.as_deref())?;
    let message = body.message.as_deref().map(clean_text);
    check_text("/message", message.as_deref())?;
    let work = app.begin(ctx).await?;
    let mut row = find(work.conn(), ctx, id).await?;
    let call = challenge::find(work.conn(), row.challenge_id).await?;
    let status = row.status()?;
    let facts = facts(app, &ctx.actor, &row, &call, work.now)?;
    lifecycle::entitled::<InvitationLifecycle>(status, body.action, &facts)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    // A reason that can be counted says enough.
    let code = body.code.filter(|_| body.action == Action::Decline);
    let said = code.filter(|code| *code != DeclineReason::Other).map(DeclineReason::as_str);
    let given = reason.as_deref().or(said);
    let step = lifecycle::decide::<InvitationLifecycle>(status, body.action, given, &facts)?;
    match body.action {
        Action::Accept | Action::Decline => {}
        Action::Remind => {
            if !remind(&work, &call, &row).await? {
                return Err(Error::Stale);
            }
            work.commit().await?;
            let row = invitation::find(app.store.reader(), row.id).await?;
            return view(app, ctx, row).await;
        }
        Action::Renew => {
            let message = message.unwrap_or_else(|| row.message.clone());
            let row = renew(&work, &call, row, message).await?;
            work.commit().await?;
            return view(app, ctx, row).await;
        }
    }
    row.status = step.to.into();
    row.reason.clone_from(&reason);
    row.decline_code =
        (body.action == Action::Decline).then(|| code.unwrap_or(DeclineReason::Other).into());
    row.opened_at = row.opened_at.or(Some(work.now.0));
    row.answered_by_id = ctx.person_id();
    row.answered_at = Some(work.now.0);
    row.updated_at = work.now.0;
    let row = invitation::save(work.conn(), row).await?;
    let happening =
        Happening::new("invitation", row.id, body.action.as_str()).by(row.organisation_id);
    work.transition(happening, Some(status.as_str()), step.to.as_str(), reason.as_deref()).await?;
    let invited = organisation::find(work.conn(), row.organisation_id).await?;
    let mut params = json!({
        "code": call.code, "title": call.title(), "organisation": invited.name(),
        "outcome": row.status,
    });
    // In the readers' languages: what was chosen, and the words beside it.
    let chosen = code.filter(|code| *code != DeclineReason::Other);
    let chosen = chosen.map(|code| Bilingual {
        vi: Some(nhipcau_texts::text(Locale::Vi, &format!("decline-reason-{code}"), &[])),
        en: Some(nhipcau_texts::text(Locale::En, &format!("decline-reason-{code}"), &[])),
    });
    let words = |chosen: Option<String>| {
        [chosen, reason.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n")
    };
    match chosen {
        Some(Bilingual { vi, en }) => {
            params["reason"] = json!({"vi": words(vi), "en": words(en)});
        }
        None if reason.is_some() => params["reason"] = json!(reason),
        None => {}
    }
    let announcement = Announcement {
        kind: Template::InvitationAnswered,
        params,
        link: format!("/desk/{}", call.id),
    };
    work.announce_to(&[call.broker_id], &[Role::Officer, Role::Approver], &announcement).await?;
    work.commit().await?;
    view(app, ctx, row).await
}
