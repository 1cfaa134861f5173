//! Putting a council together.

use nhipcau_domain::{
    challenge::Status as ChallengeStatus,
    council::{CouncilKind, Status},
    lifecycle::Blocked,
    pilot::Status as PilotStatus,
    rule_set::RuleSet,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    challenge::{self, Challenge},
    council::{self, Council},
    pilot,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    NOUN, access,
    blind::published_on,
    members::{self, MemberInput},
    view::{self, CouncilView},
};
use crate::{App, Ctx, Error, Happening, Result, Work};

/// A new council.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateCouncil {
    /// What it judges.
    pub kind: CouncilKind,
    /// Code of its rule set; a selection's is the one the call announced.
    pub rule_set: String,
    /// The pilot, for an acceptance.
    pub pilot_id: Option<Uuid>,
    /// The day on which it is planned to meet.
    pub meeting_on: Option<Day>,
    /// Its members; they may still be changed until scoring begins.
    #[serde(default)]
    pub members: Vec<MemberInput>,
}

/// Begins a council.
///
/// # Errors
/// `Forbidden` unless the actor prepares papers for the broker; `Blocked` when there is nothing to
/// judge yet or another council of this kind works or has concluded.
pub async fn create(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    body: CreateCouncil,
) -> Result<CouncilView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    crate::challenge::find(work.conn(), &ctx.actor, challenge_id, work.now).await?;
    let challenge = challenge::find_locked(work.conn(), challenge_id, true).await?;
    if !ctx.actor.prepares_for(challenge.broker_id) {
        return Err(Error::Forbidden);
    }
    let pilot_id = check_moment(&work, &challenge, &body).await?;
    check_alone(&work, &challenge, body.kind, pilot_id).await?;
    let rules = rules_for(app, &challenge, &body, work.now)?;
    let row = Council {
        id: work.new_id(),
        challenge_id: challenge.id,
        pilot_id,
        kind: body.kind.into(),
        status: Status::Forming.into(),
        rule_set_code: rules.code.clone(),
        rule_set: json!(rules),
        meeting_on: body.meeting_on.map(|day| day.to_string()),
        minutes: None,
        constituted_at: None,
        concluded_at: None,
        created_by_id: ctx.person_id(),
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    let row = council::insert(work.conn(), row).await?;
    members::replace(&work, &row, &rules, &[], &body.members).await?;
    let happening = Happening::new(NOUN, row.id, "create")
        .by(challenge.broker_id)
        .with(json!({"challenge_id": challenge.id, "kind": body.kind, "rule_set": rules.code}));
    work.transition(happening, None, Status::Forming.as_str(), None).await?;
    work.commit_created(&format!("/councils/{}", row.id)).await?;
    let conn = app.store.reader();
    let (loaded, standing) = access::find(conn, &ctx.actor, row.id).await?;
    view::view(app, ctx, conn, &loaded, &standing).await
}

/// A selection is judged after the opening, a pilot when it has been sent to its acceptance.
async fn check_moment(
    work: &Work<'_>,
    challenge: &Challenge,
    body: &CreateCouncil,
) -> Result<Option<Uuid>> {
    match body.kind {
        CouncilKind::Selection => {
            if body.pilot_id.is_some() {
                return Err(Error::field("/pilot_id", "not_here"));
            }
            if challenge.status_at(work.now)? != ChallengeStatus::InEvaluation {
                return Err(Blocked::because("not-in-evaluation").into());
            }
            Ok(None)
        }
        CouncilKind::Acceptance => {
            let id = body.pilot_id.ok_or_else(|| Error::field("/pilot_id", "required"))?;
            let pilot = pilot::find(work.conn(), id).await.map_err(Error::at("/pilot_id"))?;
            if pilot.challenge_id != challenge.id {
                return Err(Error::field("/pilot_id", "unknown_reference"));
            }
            if pilot.status()? != PilotStatus::InAcceptance {
                return Err(Blocked::because("pilot-not-in-acceptance").into());
            }
            Ok(Some(id))
        }
    }
}

/// One council of a kind at a time, and none after one that has recommended.
async fn check_alone(
    work: &Work<'_>,
    challenge: &Challenge,
    kind: CouncilKind,
    pilot_id: Option<Uuid>,
) -> Result<()> {
    for other in council::of_challenge(work.conn(), challenge.id).await? {
        let same = other.kind()? == kind && other.pilot_id == pilot_id;
        if same && other.status()? != Status::Dissolved {
            return Err(Blocked::because("council-exists").into());
        }
    }
    Ok(())
}

/// The rule set: a selection's was frozen when the call was published. A call older than the
/// first version of its rule set is judged by the newest.
fn rules_for(
    app: &App,
    challenge: &Challenge,
    body: &CreateCouncil,
    now: Timestamp,
) -> Result<RuleSet> {
    let day = match body.kind {
        CouncilKind::Selection => published_on(challenge, now),
        CouncilKind::Acceptance => Day(now.vietnam_day()),
    };
    let rules = app
        .rule_sets
        .standing_on(&body.rule_set, day)
        .filter(|rules| rules.council_kind == body.kind)
        .ok_or_else(|| Error::field("/rule_set", "unknown_value"))?;
    let announced = challenge.rule_set.as_deref().filter(|_| body.kind == CouncilKind::Selection);
    if announced.is_some_and(|code| code != rules.code) {
        return Err(Error::field("/rule_set", "not_announced"));
    }
    Ok(rules.clone())
}
