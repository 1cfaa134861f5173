//! The steps of a pilot.

use nhipcau_domain::{
    lifecycle::{decide, entitled},
    locale::clean_text,
    organisation::Role,
    pilot::{
        Status,
        lifecycle::{Action, PilotLifecycle},
    },
};
use nhipcau_mail::Template;
use nhipcau_store::pilot;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Loaded, NOUN, PilotView, accept, view};
use crate::{
    Announcement, App, Audience, Ctx, Error, Expected, Happening, Result, Work, council,
    view::OrgRefs,
};

/// A step to take.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionPilot {
    /// `start`, `pause`, `resume`, `send_to_acceptance`, `accept` or `terminate`.
    pub action: Action,
    /// Written reasons, where the step needs them.
    pub reason: Option<String>,
}

/// Takes a step. `accept` records the council's grade, and comes to `fail` where that is the
/// grade.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    version: Expected,
    body: TransitionPilot,
) -> Result<PilotView> {
    ctx.person()?;
    if body.action.is_effect() {
        return Err(Error::field("/action", "unknown_value"));
    }
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    let work = app.begin(ctx).await?;
    let loaded = Loaded::locked(&work, id).await?;
    let facts = loaded.facts(&ctx.actor);
    let action =
        if body.action == Action::Accept { facts.acceptance_action() } else { body.action };
    entitled::<PilotLifecycle>(loaded.status()?, action, &facts)?;
    if !version.names(loaded.row.version) {
        return Err(Error::Stale);
    }
    let to = decide::<PilotLifecycle>(loaded.status()?, action, reason.as_deref(), &facts)?.to;
    let row = step(&work, loaded, action, to, reason.as_deref()).await?;
    work.commit().await?;
    view::view(app, ctx, row).await
}

async fn step(
    work: &Work<'_>,
    mut loaded: Loaded,
    action: Action,
    to: Status,
    reason: Option<&str>,
) -> Result<pilot::Pilot> {
    match action {
        Action::Start => loaded.row.started_at = Some(work.now.0),
        Action::Accept | Action::Fail => {
            loaded.row.grade = loaded.grade.map(|grade| grade.as_str().to_owned());
            loaded.row.ended_at = Some(work.now.0);
        }
        Action::Terminate => {
            loaded.row.ended_at = Some(work.now.0);
            Box::pin(council::end_of_pilot(work, loaded.row.id, reason)).await?;
        }
        _ => {}
    }
    move_to(work, &mut loaded, action, to, reason, json!({})).await?;
    tell(work, &loaded, action, reason).await?;
    Ok(loaded.row)
}

/// Writes the new status with its history and event.
pub(super) async fn move_to(
    work: &Work<'_>,
    loaded: &mut Loaded,
    action: Action,
    to: Status,
    reason: Option<&str>,
    payload: serde_json::Value,
) -> Result<()> {
    let from = loaded.status()?;
    loaded.row.status = to.into();
    loaded.row.updated_at = work.now.0;
    loaded.row = pilot::save(work.conn(), loaded.row.clone()).await?;
    let mut happening = Happening::new(NOUN, loaded.row.id, action.as_str())
        .for_audience(Audience::Public)
        .with(payload);
    if let Some(by) = loaded.acting_for(&work.ctx().actor) {
        happening = happening.by(by);
    }
    work.transition(happening, Some(from.as_str()), to.as_str(), reason).await
}

/// Tells the people whom the step concerns: a halt, which may be for the patients' safety, all
/// parties at once.
async fn tell(
    work: &Work<'_>,
    loaded: &Loaded,
    action: Action,
    reason: Option<&str>,
) -> Result<()> {
    let orgs = OrgRefs::load(work.conn(), loaded.everybody()).await?;
    let solver = orgs.get(loaded.row.solver_id)?.name;
    let by = loaded.acting_for(&work.ctx().actor).unwrap_or(loaded.row.orderer_id);
    let changed = json!({
        "code": loaded.challenge.code,
        "title": loaded.challenge.title(),
        "organisation": solver,
        "by": orgs.get(by)?.name,
        "reason": reason,
    });
    let office = [Role::Officer, Role::Approver];
    match action {
        Action::Start => {
            let params = json!({
                "code": loaded.challenge.code,
                "title": loaded.challenge.title(),
                "organisation": solver,
                "starts_on": loaded.setup.starts_on,
                "ends_on": loaded.setup.ends_on,
            });
            announce(work, loaded, Template::PilotStarted, params).await
        }
        Action::SendToAcceptance => {
            let announcement = Announcement {
                kind: Template::AcceptanceDue,
                params: json!({
                    "code": loaded.challenge.code,
                    "title": loaded.challenge.title(),
                    "organisation": solver,
                }),
                link: format!("/pilots/{}", loaded.row.id),
            };
            work.announce_to(&[loaded.row.broker_id], &office, &announcement).await
        }
        Action::Accept | Action::Fail => accept::tell(work, loaded, &solver).await,
        Action::Pause => announce(work, loaded, Template::PilotPaused, changed).await,
        Action::Resume => announce(work, loaded, Template::PilotResumed, changed).await,
        Action::Terminate => announce(work, loaded, Template::PilotTerminated, changed).await,
        // Told with their signed decisions.
        Action::Recognise | Action::Close => Ok(()),
    }
}

/// Tells everybody who works on the pilot for one of its parties.
pub(super) async fn announce(
    work: &Work<'_>,
    loaded: &Loaded,
    kind: Template,
    params: serde_json::Value,
) -> Result<()> {
    let roles = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];
    let announcement = Announcement { kind, params, link: format!("/pilots/{}", loaded.row.id) };
    work.announce_to(&loaded.everybody(), &roles, &announcement).await
}
