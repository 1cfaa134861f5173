//! The signed decision on a selection: it ends the evaluation, names the winner or none, and moves
//! the challenge and every submission in one transaction. A further one may follow when the winner
//! withdraws.

use nhipcau_domain::{
    actor::Actor,
    attachment::{Noun, Purpose},
    challenge::{
        deciding::Deciding,
        lifecycle::{Action, ChallengeFacts, ChallengeLifecycle},
    },
    decision::{DecisionKind, Outcome, Paper, Selection, SelectionFacts, check_selection},
    lifecycle,
    organisation::Role,
    rule_set::Authority,
    timestamp::{Day, Timestamp},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    challenge::{self, Challenge},
    decision::{self, Decision},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    case::{Case, Fate},
    view::{DecisionView, views},
};
use crate::{
    Announcement, App, Audience, Ctx, Error, Happening, Result, Work,
    attachment::{ToSign, to_decide},
    challenge::{deciding, move_to, signers_apart},
    view::OrgRefs,
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
/// `Forbidden` unless the actor signs for the authority of the call's rule set; `WrongStatus`
/// unless the challenge is in evaluation or awarded; `Blocked` until the selection council has
/// concluded, or, after an award, while the winner stands; `Invalid` fields.
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
    let deciding = deciding::deciding(app, work.conn(), &row, status).await?;
    // The rights first; whether reasons are missing is told below with the other fields.
    let step = lifecycle::decide::<ChallengeLifecycle>(
        status,
        action,
        Some("-"),
        &facts(&ctx.actor, &row, work.now, deciding),
    )?;
    let case = Case::find(&work, &row, status).await?;
    let paper = Paper { number: body.number, decided_on: body.decided_on, reasons: body.reasons };
    let facts = SelectionFacts {
        today: Day(work.now.vietnam_day()),
        not_before: case.not_before(&row),
        recommendation: case.recommendation(),
        candidates: &case.candidates(body.submission_id)?,
    };
    let selection = check_selection(paper, body.outcome, body.submission_id, facts)?;
    let authority_id = match deciding.authority {
        Authority::Orderer => row.orderer_id,
        Authority::Broker => row.broker_id,
    };
    let asked = ToSign {
        id: body.attachment_id,
        at: &[(Noun::Challenge, row.id)],
        purpose: Purpose::Decision,
        party: authority_id,
        apart_from: ctx.person_id().filter(|_| signers_apart(app, &row)),
    };
    let file_sha256 = to_decide(work.conn(), asked).await?.sha256;
    let decision = Decision {
        id: work.new_id(),
        kind: DecisionKind::Selection.into(),
        challenge_id: row.id,
        council_id: case.council_id(),
        pilot_id: None,
        number: selection.paper.number.clone(),
        decided_on: selection.paper.decided_on.to_string(),
        authority_id,
        signatory_id: ctx.person_id(),
        attachment_id: body.attachment_id,
        file_sha256,
        outcome: selection.outcome.into(),
        submission_id: selection.winner,
        follows_recommendation: selection.follows_recommendation,
        reasons: selection.paper.reasons.clone(),
        at: work.now.0,
    };
    let decision = decision::insert(work.conn(), decision).await?;
    record(&work, &decision).await?;
    let reasons = selection.paper.reasons.as_deref();
    case.carry_out(&work, &row, selection.winner, reasons).await?;
    let row = Challenge { decided_at: Some(work.now.0), ..row };
    let row = move_to(&work, row, step, status, reasons).await?;
    let fates = case.fates(selection.outcome, selection.winner);
    tell(&work, &row, &selection, decision.authority_id, &fates).await?;
    let list = format!("/challenges/{challenge_id}/decision");
    work.commit_created_in(&list, format!("{list}#{}", decision.id)).await?;
    let view = views(app.store.reader(), &[decision]).await?.pop();
    view.ok_or_else(|| Error::internal("one row has one view"))
}

fn facts<'a>(
    actor: &'a Actor,
    row: &Challenge,
    now: Timestamp,
    deciding: Deciding,
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
        prepared_by_actor: false,
        direct_approval: false,
        call_min_days: 0,
        submissions: 0,
        deciding,
    }
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
    authority: Uuid,
    fates: &[Fate],
) -> Result<()> {
    let offices = [row.proposer_id, row.orderer_id, row.broker_id];
    let judged = fates.iter().map(|(organisation, _)| *organisation);
    let ids = judged.chain(offices).chain([authority]);
    let refs = OrgRefs::load(work.conn(), ids).await?;
    let by = refs.get(authority)?.name;
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
    for (organisation, outcome) in fates {
        let letter = letter(Template::DecisionAnnounced, *organisation, outcome)?;
        work.announce_to(&[*organisation], &solvers, &letter).await?;
    }
    let office = [Role::Officer, Role::Approver];
    let winner = fates.iter().find(|(_, outcome)| *outcome == "awarded");
    // Without a winner the text names nobody.
    let (named, outcome) =
        winner.map_or((row.orderer_id, "no_award"), |(winner, _)| (*winner, "awarded"));
    let recorded = letter(Template::DecisionRecorded, named, outcome)?;
    work.announce_to(&offices, &office, &recorded).await
}
