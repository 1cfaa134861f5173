//! `GET /challenges/{id}/funnel`: how many came how far, from the match to the award.

use std::collections::{BTreeMap, HashSet};

use nhipcau_domain::{
    challenge::Status as ChallengeStatus,
    invitation::{DeclineReason, Status, Verdict},
    submission::Status as SubmissionStatus,
    text_enum,
};
use nhipcau_store::{
    challenge::Challenge,
    invitation::{self, Invitation, shortlist},
    submission,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{brokered, remind::silent_from};
use crate::{App, Ctx, Result, matching::good_solvers, view::count};

text_enum! {
    /// A step of the funnel, in its order.
    #[schema(as = FunnelStepKey)]
    pub enum StepKey {
        /// Good matches among what is offered now.
        Matched = "matched",
        /// Matches that somebody has judged.
        Judged = "judged",
        /// Matches on the shortlist.
        Shortlisted = "shortlisted",
        /// Organisations invited.
        Invited = "invited",
        /// Invitations that were read.
        Opened = "opened",
        /// Invitations accepted.
        Accepted = "accepted",
        /// Submissions received.
        Submitted = "submitted",
        /// Submissions that passed the screening.
        Eligible = "eligible",
        /// Submissions awarded.
        Awarded = "awarded",
    }
}

/// One step of the funnel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FunnelStep {
    /// Which.
    pub key: StepKey,
    /// How many came so far; absent while it is sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Of the submissions, how many came from who had accepted an invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_invitation: Option<u64>,
}

/// How often a reason was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeclinedFor {
    /// The reason.
    pub code: DeclineReason,
    /// How often.
    pub count: u64,
}

/// The way from the match to the award, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FunnelReport {
    /// The steps in their order.
    pub steps: Vec<FunnelStep>,
    /// Whether the last steps are sealed: until the opening nobody knows whether anything was sent.
    pub sealed: bool,
    /// Invitations declined.
    pub declined: u64,
    /// Why, the most frequent reason first.
    pub declined_for: Vec<DeclinedFor>,
    /// Invitations that wait for an answer longer than is usual.
    pub silent: u64,
}

/// What counts as submitted: everything opened.
const OPENED: [SubmissionStatus; 6] = [
    SubmissionStatus::Opened,
    SubmissionStatus::Eligible,
    SubmissionStatus::Ineligible,
    SubmissionStatus::Reserve,
    SubmissionStatus::Awarded,
    SubmissionStatus::NotSelected,
];

/// The funnel of a call, for its broker.
///
/// # Errors
/// As [`brokered`].
pub async fn funnel(app: &App, ctx: &Ctx, challenge_id: Uuid) -> Result<FunnelReport> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let call = brokered(ctx, conn, challenge_id, now).await?;
    let rows = invitation::of_challenge(conn, call.id).await?;
    let judged = shortlist::of_challenge(conn, call.id).await?;
    let listed =
        judged.iter().filter(|entry| entry.verdict == Verdict::Shortlisted.as_str()).count();
    let with = |status: Status| rows.iter().filter(move |row| row.status == status.as_str());
    let opened = rows.iter().filter(|row| row.opened_at.is_some()).count();
    let mut steps = vec![
        step(StepKey::Matched, Some(good_solvers(app, ctx, &call).await?)),
        step(StepKey::Judged, Some(count(judged.len()))),
        step(StepKey::Shortlisted, Some(count(listed))),
        step(StepKey::Invited, Some(count(rows.len()))),
        step(StepKey::Opened, Some(count(opened))),
        step(StepKey::Accepted, Some(count(with(Status::Accepted).count()))),
    ];
    let sealed = !is_opened(&call)?;
    if sealed {
        let ahead = [StepKey::Submitted, StepKey::Eligible, StepKey::Awarded];
        steps.extend(ahead.map(|key| step(key, None)));
    } else {
        let accepted = with(Status::Accepted).map(|row| row.organisation_id).collect();
        steps.extend(after_opening(app, &call, &accepted).await?);
    }
    let today = nhipcau_domain::timestamp::Day(now.vietnam_day());
    let silent = with(Status::Sent).filter(|row| today >= silent_from(app, row)).count();
    Ok(FunnelReport {
        steps,
        sealed,
        declined: count(with(Status::Declined).count()),
        declined_for: reasons(with(Status::Declined))?,
        silent: count(silent),
    })
}

/// Before the opening the funnel ends at the accepted invitations: how many submissions there are is
/// sealed like the submissions themselves.
fn is_opened(call: &Challenge) -> Result<bool> {
    Ok(call.opened_at.is_some() && call.stored_status()? != ChallengeStatus::Closed)
}

async fn after_opening(
    app: &App,
    call: &Challenge,
    accepted: &HashSet<Uuid>,
) -> Result<Vec<FunnelStep>> {
    let rows = submission::of_challenge(app.store.reader(), call.id, &OPENED).await?;
    let mut submitted = Vec::new();
    for row in rows {
        if row.is_opened() {
            submitted.push((row.status()?, row.organisation_id));
        }
    }
    let of = |key: StepKey, counts: &dyn Fn(SubmissionStatus) -> bool| {
        let those = submitted.iter().filter(|(status, _)| counts(*status));
        let invited = those.clone().filter(|(_, id)| accepted.contains(id)).count();
        FunnelStep { key, count: Some(count(those.count())), by_invitation: Some(count(invited)) }
    };
    Ok(vec![
        of(StepKey::Submitted, &|_| true),
        of(StepKey::Eligible, &|status| {
            !matches!(status, SubmissionStatus::Opened | SubmissionStatus::Ineligible)
        }),
        of(StepKey::Awarded, &|status| status == SubmissionStatus::Awarded),
    ])
}

const fn step(key: StepKey, count: Option<u64>) -> FunnelStep {
    FunnelStep { key, count, by_invitation: None }
}

fn reasons<'a>(declined: impl Iterator<Item = &'a Invitation>) -> Result<Vec<DeclinedFor>> {
    let mut counts: BTreeMap<DeclineReason, u64> = BTreeMap::new();
    for row in declined {
        let code = row.decline_code()?.unwrap_or(DeclineReason::Other);
        *counts.entry(code).or_default() += 1;
    }
    let mut found: Vec<_> =
        counts.into_iter().map(|(code, count)| DeclinedFor { code, count }).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.count));
    Ok(found)
}
