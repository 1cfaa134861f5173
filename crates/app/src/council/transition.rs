//! The steps of a council.

use nhipcau_domain::{
    council::{
        Status,
        lifecycle::{Action, CouncilLifecycle},
    },
    lifecycle,
    locale::clean_text,
};
use nhipcau_store::{
    challenge,
    council::{
        self, Council,
        subject::{self, Subject},
    },
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN, access, letters,
    load::Loaded,
    view::{self, CouncilView},
};
use crate::{App, Ctx, Error, Expected, Happening, Result, Work};

/// A step of a council.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionCouncil {
    /// What is done.
    pub action: Action,
    /// Written reasons.
    pub reason: Option<String>,
}

/// Takes a step if the council's version is still `expected`.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: TransitionCouncil,
) -> Result<CouncilView> {
    ctx.person()?;
    if body.action.is_effect() {
        return Err(Error::field("/action", "unknown_value"));
    }
    let work = app.begin(ctx).await?;
    // The challenge's row first, alone: no submission is screened in or out while this step looks
    // at them, and whatever ends the challenge takes its councils after it.
    let challenge_id = council::find(work.conn(), id).await?.challenge_id;
    challenge::find_locked(work.conn(), challenge_id, true).await?;
    let (loaded, _) = access::find_locked(work.conn(), &ctx.actor, id).await?;
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    let checks = loaded.checks();
    let facts = loaded.facts(&ctx.actor, &checks);
    lifecycle::entitled::<CouncilLifecycle>(loaded.status, body.action, &facts)?;
    if !expected.names(loaded.row.version) {
        return Err(Error::Stale);
    }
    let step = lifecycle::decide::<CouncilLifecycle>(
        loaded.status,
        body.action,
        reason.as_deref(),
        &facts,
    )?;
    apply(&work, &loaded, step.action, step.to, reason.as_deref()).await?;
    work.commit().await?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, id).await?;
    view::view(app, ctx, conn, &loaded, &standing).await
}

async fn apply(
    work: &Work<'_>,
    loaded: &Loaded,
    action: Action,
    to: Status,
    reason: Option<&str>,
) -> Result<()> {
    let mut row = Council { status: to.into(), updated_at: work.now.0, ..loaded.row.clone() };
    let mut payload = json!({"challenge_id": row.challenge_id, "kind": loaded.kind});
    match action {
        Action::Constitute => {
            row.constituted_at = Some(work.now.0);
            letters::appointed(work, loaded, &loaded.members).await?;
        }
        Action::StartScoring => {
            settle_subjects(work, loaded).await?;
            letters::scoring_started(work, loaded).await?;
        }
        Action::OpenMeeting | Action::Lapse => {}
        Action::Dissolve => {
            letters::dissolved(work, loaded, reason).await?;
            letters::dissolved_by_broker(work, loaded, reason).await?;
        }
        Action::Conclude => {
            row.concluded_at = Some(work.now.0);
            payload["recommendation"] = json!(loaded.minutes.as_ref().map(|m| &m.recommendation));
            letters::concluded(work, loaded).await?;
        }
    }
    let row = council::save(work.conn(), row).await?;
    let broker = loaded.challenge.broker_id;
    let mut happening = Happening::new(NOUN, row.id, action.as_str()).with(payload);
    if work.ctx().actor.prepares_for(broker) {
        happening = happening.by(broker);
    }
    work.transition(happening, Some(loaded.status.as_str()), to.as_str(), reason).await
}

/// Puts down what is judged: from here on nothing competes in or out.
async fn settle_subjects(work: &Work<'_>, loaded: &Loaded) -> Result<()> {
    for judged in &loaded.subjects {
        let row = Subject {
            id: work.new_id(),
            council_id: loaded.row.id,
            subject_id: judged.id,
            noun: view::noun(loaded.kind).to_owned(),
            organisation_id: judged.organisation_id,
            code: judged.code.clone(),
        };
        subject::insert(work.conn(), row).await?;
    }
    Ok(())
}
