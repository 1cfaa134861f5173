//! Taking a challenge from one status to the next.

use nhipcau_domain::{
    challenge::{
        Status,
        lifecycle::{Action, ChallengeLifecycle},
    },
    lifecycle::{self, Facts as _, Lifecycle as _, Row},
    locale::clean_text,
    organisation::Role,
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use nhipcau_store::challenge::{
    self, Challenge,
    addendum::{self, Addendum},
};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{read, view::ChallengeView};
use crate::{
    Announcement, App, Audience, Ctx, Error, Happening, Result, Work, submission, view::OrgRefs,
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
}

/// Takes a transition if the challenge's version is still `expected`.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: i32,
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
    if row.version != expected {
        return Err(Error::Stale);
    }
    let row = apply(&work, row, &body).await?;
    work.commit().await?;
    read::view(app, ctx, row).await
}

async fn apply(work: &Work<'_>, row: Challenge, body: &TransitionChallenge) -> Result<Challenge> {
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    let loaded = read::load(work.conn(), row).await?;
    let status = loaded.row.status_at(work.now)?;
    let mut facts =
        read::facts(work.app(), work.conn(), &work.ctx().actor, &loaded, work.now).await?;
    facts.asked_deadline = body.closes_at;
    facts.doing = true;
    let step =
        lifecycle::decide::<ChallengeLifecycle>(status, body.action, reason.as_deref(), &facts)?;
    let mut row = loaded.row.clone();
    effects_before(work, &mut row, step, body, reason.as_deref()).await?;
    let row = move_to(work, row, step, status, reason.as_deref()).await?;
    tell(work, &row, step, reason.as_deref()).await?;
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
    };
    let reason = body.reason.as_deref();
    let mut row = loaded.row.clone();
    effects_before(work, &mut row, step, &body, reason).await?;
    let row = move_to(work, row, step, status, reason).await?;
    tell(work, &row, step, reason).await?;
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
        .find(|id| actor.belongs_to(*id) && party_signs(step, &row, *id))
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
fn party_signs(step: &Row<ChallengeLifecycle>, row: &Challenge, party: Uuid) -> bool {
    use nhipcau_domain::challenge::lifecycle::Who;
    step.who.iter().any(|who| match who {
        Who::UnitApprover => party == row.proposer_id,
        Who::OrdererOfficer | Who::OrdererApprover | Who::OwnOrderApprover => {
            party == row.orderer_id
        }
        Who::BrokerOfficer | Who::BrokerApprover => party == row.broker_id,
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
        Action::Endorse | Action::SubmitForVetting => {
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
            row.published_at = Some(work.now.0);
            row.closes_at = body.closes_at.map(|at| at.0);
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
        Action::CloseWithoutAward | Action::Cancel => submission::void_all(work, row).await?,
        _ => {}
    }
    Ok(())
}

/// Tells the people whom the step concerns.
async fn tell(
    work: &Work<'_>,
    row: &Challenge,
    step: &Row<ChallengeLifecycle>,
    reason: Option<&str>,
) -> Result<()> {
    let by_broker =
        work.ctx().actor.belongs_to(row.broker_id) && party_signs(step, row, row.broker_id);
    let refs = OrgRefs::load(work.conn(), [row.proposer_id, row.orderer_id, row.broker_id]).await?;
    let by = refs.get(if by_broker { row.broker_id } else { row.orderer_id })?.name;
    let announcement = |kind: Template, more: Value| {
        let mut params =
            json!({"code": row.code, "title": row.title(), "by": by, "reason": reason});
        if let (Value::Object(params), Value::Object(more)) = (&mut params, more) {
            params.extend(more);
            params.retain(|_, value| !value.is_null());
        }
        Announcement { kind, params, link: format!("/challenges/{}", row.id) }
    };
    let proposed = || -> Result<Announcement> {
        let proposer = refs.get(row.proposer_id)?.name;
        Ok(announcement(Template::ChallengeProposed, json!({"organisation": proposer})))
    };
    let published = |kind: Template| -> Result<Announcement> {
        let orderer = refs.get(row.orderer_id)?.name;
        Ok(announcement(kind, json!({"organisation": orderer, "closes_at": row.closes_at()})))
    };
    let decided =
        |outcome: &str| announcement(Template::ChallengeDecided, json!({"outcome": outcome}));
    let office = [Role::Officer, Role::Approver];
    match step.action {
        Action::Propose => work.announce_to(&[row.orderer_id], &office, &proposed()?).await,
        Action::Endorse | Action::SubmitForVetting => {
            work.announce_to(&[row.broker_id], &office, &proposed()?).await
        }
        Action::Return => {
            let returned = announcement(Template::ChallengeReturned, json!({}));
            work.announce_to(&[row.proposer_id], &office, &returned).await
        }
        Action::Approve => {
            work.announce_to(&[row.proposer_id, row.orderer_id], &office, &decided("approved"))
                .await
        }
        Action::Decline => {
            work.announce_to(&[row.proposer_id, row.orderer_id], &office, &decided("declined"))
                .await
        }
        Action::Publish => {
            let parties = [row.proposer_id, row.broker_id];
            work.announce_to(&parties, &office, &published(Template::ChallengePublished)?).await
        }
        Action::Extend => {
            let started = submission::started_by(work.conn(), row.id).await?;
            let solvers = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];
            work.announce_to(&started, &solvers, &published(Template::DeadlineExtended)?).await
        }
        Action::OpenSubmissions => {
            let count = submission::sent_by(work.conn(), row.id).await?;
            let opened = announcement(
                Template::SubmissionsOpened,
                json!({"opened_at": work.now, "count": count.len()}),
            );
            work.announce_to(&[row.proposer_id, row.orderer_id, row.broker_id], &office, &opened)
                .await?;
            let solvers = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];
            work.announce_to(&count, &solvers, &opened).await
        }
        _ => Ok(()),
    }
}
