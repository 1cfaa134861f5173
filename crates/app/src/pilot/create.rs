//! Setting a pilot up from what was agreed, promised and ordered.

use nhipcau_domain::{
    agreement,
    challenge::{
        lifecycle::{Action as OrderAction, ChallengeLifecycle},
        section,
    },
    lifecycle::{Blocked, Refusal, decide},
    pilot::{
        PilotKind, Setup, Status,
        indicator::Indicator as IndicatorContent,
        milestone::{Milestone as MilestoneContent, Status as MilestoneStatus, months_after},
    },
    timestamp::Day,
};
use nhipcau_store::{
    agreement::{self as agreements, Agreement},
    challenge::{self, Challenge},
    pilot::{self, Indicator, Milestone, Pilot, indicator, milestone},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{NOUN, PilotView, view};
use crate::{
    App, Audience, Ctx, Error, Happening, Result, Work, agreement::constraints, challenge::move_to,
    submission,
};

/// A new pilot.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePilot {
    /// The awarded challenge.
    pub challenge_id: Uuid,
}

/// Sets a pilot up: sites and dates from the agreement, milestones from the plan of
/// the winning submission, indicators from the order's success measures. The challenge goes into
/// its pilot in the same transaction.
pub async fn create(app: &App, ctx: &Ctx, body: CreatePilot) -> Result<PilotView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let challenge = match challenge::find_locked(work.conn(), body.challenge_id, true).await {
        Err(nhipcau_store::Error::NotFound) => {
            return Err(Error::field("/challenge_id", "unknown_reference"));
        }
        found => found?,
    };
    if !ctx.actor.prepares_for(challenge.orderer_id) {
        // One that is hidden from the reader is not told apart from none.
        return Err(if challenge.is_public() {
            Error::Forbidden
        } else {
            Error::field("/challenge_id", "unknown_reference")
        });
    }
    let kind = PilotKind::of(challenge.kind()?)
        .ok_or_else(|| Error::from(Blocked::because("contest-without-pilot")))?;
    let status = challenge.status_at(work.now)?;
    let step = decide::<ChallengeLifecycle>(
        status,
        OrderAction::StartPilot,
        None,
        &super::follow_up::order_facts(&ctx.actor, &challenge, work.now),
    )
    .map_err(|refusal| match refusal {
        Refusal::WrongStatus => Error::from(Blocked::because("challenge-not-awarded")),
        other => other.into(),
    })?;
    let agreement = signed_agreement(&work, &challenge).await?;
    let row = insert_pilot(&work, &challenge, &agreement, kind).await?;
    let indicators = copy_indicators(&work, &challenge, &row).await?;
    let milestones = copy_milestones(&work, &row).await?;
    let happening = Happening::new(NOUN, row.id, "create")
        .by(row.orderer_id)
        .for_audience(Audience::Public)
        .with(json!({
            "challenge_id": challenge.id,
            "code": row.code,
            "indicators": indicators,
            "milestones": milestones,
        }));
    work.transition(happening, None, Status::Preparing.as_str(), None).await?;
    move_to(&work, challenge, step, status, None).await?;
    work.commit_created(&format!("/pilots/{}", row.id)).await?;
    view::view(app, ctx, row).await
}

async fn signed_agreement(work: &Work<'_>, challenge: &Challenge) -> Result<Agreement> {
    let today = Day(work.now.vietnam_day());
    for row in agreements::of_challenge(work.conn(), challenge.id).await? {
        let ends_on = row.terms()?.ends_on;
        if row.status()?.effective(ends_on, today) == agreement::Status::Signed {
            return Ok(row);
        }
    }
    Err(Blocked::because("agreement-not-signed").into())
}

async fn insert_pilot(
    work: &Work<'_>,
    challenge: &Challenge,
    agreement: &Agreement,
    kind: PilotKind,
) -> Result<Pilot> {
    let terms = agreement.terms()?;
    let needs = constraints(work.conn(), challenge.id).await?;
    let earlier = pilot::of_challenge(work.conn(), challenge.id).await?.len();
    let mut row = Pilot {
        id: work.new_id(),
        code: format!("{}-TD{}", challenge.code, earlier + 1),
        challenge_id: challenge.id,
        agreement_id: agreement.id,
        submission_id: agreement.submission_id,
        proposer_id: challenge.proposer_id,
        orderer_id: challenge.orderer_id,
        broker_id: challenge.broker_id,
        solver_id: agreement.solver_id,
        kind: kind.into(),
        status: Status::Preparing.into(),
        title: challenge.title.clone(),
        sites: json!([]),
        starts_on: None,
        ends_on: None,
        needs_ethics_approval: needs.needs_ethics_approval.unwrap_or(false),
        needs_data_annex: needs.uses_personal_data.unwrap_or(false),
        needs_ai_risk_class: needs.uses_ai.unwrap_or(false),
        ethics_reference: None,
        data_annex_reference: None,
        ai_risk_class: None,
        grade: None,
        follow_up: None,
        started_at: None,
        ended_at: None,
        created_by_id: work.ctx().person_id(),
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    row.set_setup(&Setup {
        sites: terms.sites,
        starts_on: terms.starts_on,
        ends_on: terms.ends_on,
        ..Setup::default()
    });
    Ok(pilot::insert(work.conn(), row).await?)
}

/// The order's success measures become the pilot's indicators.
async fn copy_indicators(work: &Work<'_>, challenge: &Challenge, row: &Pilot) -> Result<usize> {
    let outcome = challenge::section::find_by_key(work.conn(), challenge.id, "outcome").await?;
    let measures = match outcome {
        Some(section) => section::from_json(&section.content)?.measures.unwrap_or_default(),
        None => Vec::new(),
    };
    let count = measures.len();
    for (position, measure) in (0..).zip(measures) {
        let content = IndicatorContent::from(measure);
        let model = Indicator::new(work.new_id(), row.id, position, &content);
        indicator::insert(work.conn(), model).await?;
    }
    Ok(count)
}

/// The winner's plan becomes the pilot's milestones: due so many months after the start as it
/// said.
async fn copy_milestones(work: &Work<'_>, row: &Pilot) -> Result<usize> {
    let start = row.setup()?.starts_on.unwrap_or(Day(work.now.vietnam_day()));
    let winner = nhipcau_store::submission::find(work.conn(), row.submission_id).await?;
    let unsealed = submission::unseal(work.app(), work.conn(), &winner).await?;
    let planned =
        unsealed.content("plan").and_then(|plan| plan.milestones.clone()).unwrap_or_default();
    let count = planned.len();
    for plan in planned {
        let months = u32::try_from(plan.month).unwrap_or_default();
        let content = MilestoneContent {
            title: plan.title,
            deliverable: plan.deliverable,
            due_on: months_after(start, months),
            status: MilestoneStatus::Planned,
            evidence: None,
        };
        let model = new_milestone(work, row.id, &content);
        milestone::insert(work.conn(), model).await?;
    }
    Ok(count)
}

/// A new row for a milestone.
pub(super) fn new_milestone(
    work: &Work<'_>,
    pilot_id: Uuid,
    content: &MilestoneContent,
) -> Milestone {
    let mut model = Milestone {
        id: work.new_id(),
        pilot_id,
        title: json!({}),
        deliverable: None,
        due_on: String::new(),
        status: String::new(),
        evidence: None,
        done_at: None,
        reminded_at: None,
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    model.set_content(content);
    if content.status == MilestoneStatus::Done {
        model.done_at = Some(work.now.0);
    }
    model
}
