//! Taking a challenge from one status to the next.

use nhipcau_domain::{
    challenge::{
        Status,
        lifecycle::{Action, ChallengeLifecycle},
    },
    lifecycle::{self, Facts as _, Lifecycle as _, Row},
    locale::clean_text,
    revision::Revision,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::challenge::{
    self, Challenge,
    addendum::{self, Addendum},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{deciding, letters, read, view::ChallengeView};
use crate::{
    App, Audience, Ctx, Error, Expected, Happening, Result, Work, agreement, council, submission,
};

/// What to do to a challenge.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionChallenge {
    /// The action.
    pub action: Action,
    /// Written reasons, where the action needs them.
    pub reason: Option<String>,
    /// The deadline, for `publish` and `extend`.
    pub closes_at: Option<Timestamp>,
    /// For `publish`: when it is to open, if not at once. It stays approved until then, and may
    /// still be cancelled, published at once or set to another time.
    pub opens_at: Option<Timestamp>,
}

/// Takes a transition if the challenge is still as it was read, `expected`: its status and every
/// piece of its text. Nobody signs what has changed under the pen.
///
/// # Errors
/// `NotFound` when it is hidden; `Stale` when it has changed; else as the lifecycle decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected<Revision>,
    body: TransitionChallenge,
) -> Result<ChallengeView> {
    ctx.person()?;
    if body.action.is_effect() {
        return Err(Error::field("/action", "unknown_value"));
    }
    let mut work = app.begin(ctx).await?;
    // The opening and the deadline's changes exclude sends that are under way.
    challenge::find_locked(work.conn(), id, true).await?;
    work.restamp().await?;
    let row = read::find(work.conn(), &ctx.actor, id, work.now).await?;
    let row = apply(&work, row, Some(expected), &body).await?;
    work.commit().await?;
    read::view(app, ctx, row).await
}

/// Takes the step inside a unit of work that holds the challenge's row alone. The rights are looked
/// at before the state that the request names, if it names one.
pub(super) async fn apply(
    work: &Work<'_>,
    row: Challenge,
    expected: Option<Expected<Revision>>,
    body: &TransitionChallenge,
) -> Result<Challenge> {
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    let loaded = read::load(work.conn(), row).await?;
    let status = loaded.row.status_at(work.now)?;
    let mut facts =
        read::facts(work.app(), work.conn(), &work.ctx().actor, &loaded, work.now).await?;
    facts.asked_deadline = body.closes_at;
    facts.asked_opening = body.opens_at;
    facts.doing = true;
    lifecycle::entitled::<ChallengeLifecycle>(status, body.action, &facts)?;
    if expected.is_some_and(|expected| !expected.names(loaded.row.revision())) {
        return Err(Error::Stale);
    }
    let step =
        lifecycle::decide::<ChallengeLifecycle>(status, body.action, reason.as_deref(), &facts)?;
    let mut row = loaded.row.clone();
    effects_before(work, &mut row, step, body, reason.as_deref()).await?;
    let row = move_to(work, row, step, status, reason.as_deref()).await?;
    letters::tell(work, &row, step, status, reason.as_deref()).await?;
    Ok(row)
}

/// Moves the deadline of an imported call back, for everybody: the row of `extend` with its
/// conditions, its addendum and its letters. The importer stands in for the orderer's signature.
///
/// # Errors
/// `WrongStatus` and `Blocked` as `extend`.
pub(crate) async fn extend_imported(
    work: &Work<'_>,
    id: Uuid,
    closes_at: Timestamp,
    reason: String,
) -> Result<Challenge> {
    let loaded = read::load(work.conn(), challenge::find(work.conn(), id).await?).await?;
    let status = loaded.row.status_at(work.now)?;
    let step = ChallengeLifecycle::TABLE
        .iter()
        .find(|row| row.action == Action::Extend && row.from.contains(&status))
        .ok_or(Error::WrongStatus)?;
    let mut facts =
        read::facts(work.app(), work.conn(), &work.ctx().actor, &loaded, work.now).await?;
    facts.asked_deadline = Some(closes_at);
    facts.doing = true;
    for guard in step.guards {
        facts.holds(*guard)?;
    }
    let body = TransitionChallenge {
        action: Action::Extend,
        reason: Some(reason),
        closes_at: Some(closes_at),
        opens_at: None,
    };
    let reason = body.reason.as_deref();
    let mut row = loaded.row.clone();
    effects_before(work, &mut row, step, &body, reason).await?;
    let row = move_to(work, row, step, status, reason).await?;
    letters::tell(work, &row, step, status, reason).await?;
    Ok(row)
}

/// Writes the new status with its history and event. Also used by the acts that move a challenge
/// as their effect: a signed decision, a pilot, the clock.
pub async fn move_to(
    work: &Work<'_>,
    mut row: Challenge,
    step: &Row<ChallengeLifecycle>,
    from: Status,
    reason: Option<&str>,
) -> Result<Challenge> {
    row.status = step.to.into();
    row.updated_at = work.now.0;
    let row = challenge::save(work.conn(), row).await?;
    let audience = if row.is_public() { Audience::Public } else { Audience::Parties };
    let actor = &work.ctx().actor;
    let by = [row.orderer_id, row.broker_id, row.proposer_id]
        .into_iter()
        .find(|id| actor.belongs_to(*id) && party_signs(work.app(), step, &row, *id))
        .or_else(|| {
            [row.orderer_id, row.broker_id, row.proposer_id]
                .into_iter()
                .find(|id| actor.belongs_to(*id))
        });
    let mut happening =
        Happening::new("challenge", row.id, step.action.as_str()).for_audience(audience);
    if let Some(by) = by {
        happening = happening.by(by);
    }
    work.transition(happening, Some(from.as_str()), step.to.as_str(), reason).await?;
    Ok(row)
}

/// Whether a row of the table is signed by this party.
pub(super) fn party_signs(
    app: &App,
    step: &Row<ChallengeLifecycle>,
    row: &Challenge,
    party: Uuid,
) -> bool {
    use nhipcau_domain::{challenge::lifecycle::Who, rule_set::Authority};
    step.who.iter().any(|who| match who {
        Who::UnitApprover => party == row.proposer_id,
        Who::OrdererOfficer | Who::OrdererApprover | Who::OwnOrderApprover => {
            party == row.orderer_id
        }
        Who::BrokerOfficer | Who::BrokerApprover => party == row.broker_id,
        Who::DecidingApprover => match deciding::authority(app, row) {
            Authority::Orderer => party == row.orderer_id,
            Authority::Broker => party == row.broker_id,
        },
        Who::Clock => false,
    })
}

async fn effects_before(
    work: &Work<'_>,
    row: &mut Challenge,
    step: &Row<ChallengeLifecycle>,
    body: &TransitionChallenge,
    reason: Option<&str>,
) -> Result<()> {
    match step.action {
        Action::Return | Action::Decline => row.returned_from = Some(row.status.clone()),
        Action::Propose | Action::SubmitForVetting => row.returned_from = None,
        _ => {}
    }
    match step.action {
        // Whatever hands it to the broker starts the broker's clock.
        _ if step.to == Status::InVetting => {
            let days = row
                .rule_set
                .as_deref()
                .and_then(|code| work.app().rule_sets.latest(code))
                .and_then(|set| set.procedure.vetting_working_days);
            let today = Day(work.now.vietnam_day());
            row.vetting_due_on =
                days.map(|days| work.app().calendar.plus_working_days(today, days).to_string());
        }
        Action::Publish => {
            row.closes_at = body.closes_at.map(|at| at.0);
            row.opens_at = body.opens_at.map(|at| at.0);
            if step.to == Status::Open {
                row.published_at = Some(work.now.0);
            }
        }
        Action::Extend => {
            let (Some(old), Some(new)) = (row.closes_at, body.closes_at) else {
                return Err(Error::field("/closes_at", "required"));
            };
            let number = addendum::of_challenge(work.conn(), row.id).await?.len() + 1;
            let addendum = Addendum {
                id: work.new_id(),
                challenge_id: row.id,
                number: i32::try_from(number).unwrap_or(i32::MAX),
                reason: reason.unwrap_or_default().to_owned(),
                old_closes_at: old,
                new_closes_at: new.0,
                at: work.now.0,
                person_id: work.ctx().person_id(),
            };
            addendum::insert(work.conn(), addendum).await?;
            row.closes_at = Some(new.0);
        }
        Action::OpenSubmissions => {
            submission::open_all(work, row).await?;
            row.opened_at = Some(work.now.0);
        }
        Action::CloseWithoutAward => submission::void_all(work, row).await?,
        Action::Cancel => {
            row.opens_at = None;
            submission::void_all(work, row).await?;
            Box::pin(council::end_all(work, row.id, reason)).await?;
            Box::pin(agreement::end_all(work, row.id, reason)).await?;
        }
        _ => {}
    }
    Ok(())
}
