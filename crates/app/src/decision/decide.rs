//! The signed decision on a selection: it ends the evaluation, names the winner or none, and moves
//! the challenge and every submission in one transaction.

use nhipcau_domain::{
    attachment::{Noun, Purpose},
    challenge::lifecycle::{Action, ChallengeFacts, ChallengeLifecycle},
    decision::{DecisionKind, Outcome, Paper, Selection, SelectionFacts, check_selection},
    lifecycle::{self, Blocked},
    organisation::Role,
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    attachment,
    challenge::{self, Challenge},
    decision::{self, Decision},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::{DecisionView, views};
use crate::{
    Announcement, App, Audience, Ctx, Error, Happening, Result, Work, challenge::move_to, council,
    submission, view::OrgRefs,
};

/// The decision on a selection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Number of the document.
    pub number: String,
    /// Date of the document.
    pub decided_on: Day,
    /// The signed file, uploaded to the challenge for this purpose.
    pub attachment_id: Uuid,
    /// How it is decided.
    pub outcome: Outcome,
    /// The winner of an award.
    pub submission_id: Option<Uuid>,
    /// The reasons; needed when it departs from the recommendation or awards nobody.
    pub reasons: Option<String>,
}

/// Enters the signed decision on a selection.
///
/// # Errors
/// `Forbidden` unless the actor signs for the orderer; `WrongStatus` unless the challenge is in
/// evaluation; `Blocked` until the selection council has concluded; `Invalid` fields.
pub async fn decide(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    body: Decide,
) -> Result<DecisionView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    crate::challenge::find(work.conn(), &ctx.actor, challenge_id, work.now).await?;
    let row = challenge::find_locked(work.conn(), challenge_id, true).await?;
    let status = row.status_at(work.now)?;
    let action = match body.outcome {
        Outcome::Award => Action::Award,
        Outcome::NoAward => Action::DecideNoAward,
    };
    // The rights first; whether reasons are missing is told below with the other fields.
    let step = lifecycle::decide::<ChallengeLifecycle>(
        status,
        action,
        Some("-"),
        &facts(&ctx.actor, &row, work.now),
    )?;
    let loaded = council::concluded_selection(work.conn(), row.id)
        .await?
        .ok_or_else(|| Blocked::because("council-not-concluded"))?;
    let minutes = loaded
        .minutes
        .as_ref()
        .ok_or_else(|| Error::internal("a concluded council without minutes"))?;
    let candidates: Vec<_> = loaded.subjects.iter().map(|subject| subject.id).collect();
    let paper = Paper { number: body.number, decided_on: body.decided_on, reasons: body.reasons };
    let facts = SelectionFacts {
        today: Day(work.now.vietnam_day()),
        not_before: loaded.row.concluded_at.map(|at| Day(Timestamp(at).vietnam_day())),
        recommendation: &minutes.recommendation,
        candidates: &candidates,
    };
    let selection = check_selection(paper, body.outcome, body.submission_id, facts)?;
    let file_sha256 = signed_file(&work, row.id, body.attachment_id).await?;
    let decision = Decision {
        id: work.new_id(),
        kind: DecisionKind::Selection.into(),
        challenge_id: row.id,
        council_id: Some(loaded.row.id),
        pilot_id: None,
        number: selection.paper.number.clone(),
        decided_on: selection.paper.decided_on.to_string(),
        authority_id: row.orderer_id,
        signatory_id: ctx.person_id(),
        attachment_id: body.attachment_id,
        file_sha256,
        outcome: selection.outcome.into(),
        submission_id: selection.winner,
        follows_recommendation: Some(selection.follows_recommendation),
        reasons: selection.paper.reasons.clone(),
        at: work.now.0,
    };
    let decision = decision::insert(work.conn(), decision).await?;
    record(&work, &decision).await?;
    let passing: Vec<_> = loaded
        .ranking()
        .iter()
        .flat_map(|ranking| &ranking.rows)
        .filter(|row| row.passed())
        .map(|row| row.subject_id)
        .collect();
    match selection.winner {
        Some(winner) => {
            submission::award(&work, &row, winner, &passing).await?;
        }
        None => submission::not_select(&work, &row).await?,
    }
    let row = Challenge { decided_at: Some(work.now.0), ..row };
    let row = move_to(&work, row, step, status, selection.paper.reasons.as_deref()).await?;
    tell(&work, &row, &selection, &loaded).await?;
    work.commit_created(&format!("/challenges/{challenge_id}/decision")).await?;
    let view = views(app.store.reader(), &[decision]).await?.pop();
    view.ok_or_else(|| Error::internal("one row has one view"))
}

fn facts<'a>(
    actor: &'a nhipcau_domain::actor::Actor,
    row: &Challenge,
    now: Timestamp,
) -> ChallengeFacts<'a> {
    ChallengeFacts {
        actor,
        parties: row.parties(),
        now,
        closes_at: row.closes_at(),
        asked_deadline: None,
        asked_opening: None,
        opens_at: None,
        doing: true,
        returned_from: None,
        missing: &[],
        direct_approval: false,
        call_min_days: 0,
        submissions: 0,
    }
}

/// The digest of the signed file, uploaded to this challenge as a decision.
async fn signed_file(work: &Work<'_>, challenge_id: Uuid, id: Uuid) -> Result<String> {
    let unknown = || Error::field("/attachment_id", "unknown_reference");
    let file = match attachment::find(work.conn(), id).await {
        Err(nhipcau_store::Error::NotFound) => return Err(unknown()),
        found => found?,
    };
    let fits = file.noun()? == Noun::Challenge
        && file.subject_id == challenge_id
        && file.purpose()? == Purpose::Decision;
    if !fits {
        return Err(unknown());
    }
    file.sha256.ok_or_else(|| Error::internal("a plain attachment without a digest"))
}

async fn record(work: &Work<'_>, row: &Decision) -> Result<()> {
    let happening = Happening::new("decision", row.id, "sign")
        .by(row.authority_id)
        .for_audience(Audience::Public)
        .with(json!({
            "challenge_id": row.challenge_id,
            "kind": row.kind,
            "number": row.number,
            "decided_on": row.decided_on,
            "outcome": row.outcome,
            "file_sha256": row.file_sha256,
            "submission_id": row.submission_id,
        }));
    work.record(happening).await?;
    Ok(())
}

/// Tells every judged organisation its own outcome, and the offices what was decided.
async fn tell(
    work: &Work<'_>,
    row: &Challenge,
    selection: &Selection,
    loaded: &council::Loaded,
) -> Result<()> {
    let offices = [row.proposer_id, row.orderer_id, row.broker_id];
    let judged = loaded.subjects.iter().map(|subject| subject.organisation_id);
    let ids = judged.chain(offices);
    let refs = OrgRefs::load(work.conn(), ids).await?;
    let by = refs.get(row.orderer_id)?.name;
    let letter = |kind: Template, organisation: Uuid, outcome: &str| -> Result<Announcement> {
        Ok(Announcement {
            kind,
            params: json!({
                "code": row.code,
                "title": row.title(),
                "organisation": refs.get(organisation)?.name,
                "by": by,
                "number": selection.paper.number,
                "decided_on": selection.paper.decided_on,
                "outcome": outcome,
            }),
            link: format!("/challenges/{}", row.id),
        })
    };
    let solvers = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];
    let mut winner = None;
    for subject in &loaded.subjects {
        let outcome = match selection.winner {
            Some(id) if id == subject.id => {
                winner = Some(subject.organisation_id);
                "awarded"
            }
            Some(_) => "not_selected",
            None => "no_award",
        };
        let letter = letter(Template::DecisionAnnounced, subject.organisation_id, outcome)?;
        work.announce_to(&[subject.organisation_id], &solvers, &letter).await?;
    }
    let office = [Role::Officer, Role::Approver];
    let outcome = if winner.is_some() { "awarded" } else { "no_award" };
    // Without a winner the text names nobody.
    let named = winner.unwrap_or(row.orderer_id);
    let recorded = letter(Template::DecisionRecorded, named, outcome)?;
    work.announce_to(&offices, &office, &recorded).await
}
