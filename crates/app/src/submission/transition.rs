//! Taking a submission from one status to the next.

use nhipcau_domain::{
    actor::Actor,
    document::Missing,
    lifecycle::{self, Row},
    locale::clean_text,
    organisation::Role,
    revision::Revision,
    submission::{
        Action, Status,
        lifecycle::{SubmissionFacts, SubmissionLifecycle},
        visibility::Sight,
    },
    timestamp::Timestamp,
};
use nhipcau_mail::Template;
use nhipcau_store::{
    Conn,
    challenge::{self as challenges, Challenge},
    council, log, organisation,
    person::membership,
    submission::{
        self, Submission,
        receipt::{self, Receipt},
    },
};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::find,
    unsealed::{Unsealed, demands, unseal},
    view::{SubmissionView, view},
};
use crate::{
    Announcement, App, Audience, Ctx, Error, Expected, Happening, Result, Work, challenge,
};

/// The roles of those who write for an organisation that submits.
pub(crate) const EDITORS: [Role; 4] = [Role::Owner, Role::Editor, Role::Officer, Role::Approver];

/// What to do to a submission.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionSubmission {
    /// The action.
    pub action: Action,
    /// Written reasons, where the action needs them.
    pub reason: Option<String>,
}

/// The two instants of a step: when its request was complete, and when it held the locks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Instants {
    arrived: Timestamp,
    landed: Timestamp,
}

impl Instants {
    /// Both at once: a view, or a step that is the effect of another.
    pub(super) const fn of(now: Timestamp) -> Self {
        Self { arrived: now, landed: now }
    }
}

/// What the lifecycle asks about a submission, apart from what is missing.
pub(super) async fn facts<'a>(
    conn: &impl Conn,
    actor: &'a Actor,
    row: &Submission,
    call: &Challenge,
    missing: &'a [Missing],
    instants: Instants,
) -> Result<SubmissionFacts<'a>> {
    Ok(SubmissionFacts {
        actor,
        organisation_id: row.organisation_id,
        parties: call.parties(),
        challenge: call.stored_status()?,
        closes_at: call.closes_at(),
        stamp: instants.arrived,
        now: instants.landed,
        missing,
        scored: row.is_opened() && council::scoring_begun(conn, call.id).await?,
    })
}

/// Takes a transition if the submission is still as it was read, `expected`. `arrived` is the
/// instant at which the request was complete ([`App::arrival`]).
///
/// # The deadline
/// A send counts at the instant it arrived, however long it then waits for its turn; its receipt
/// and its history say so. Three things keep the opening from coming between, on both databases
/// and with any number of processes, for all of them read one clock, the database's:
///
/// - The send holds the challenge's row from before it decides until it is committed (PostgreSQL:
///   shared, `FOR SHARE`; SQLite: the write lock itself). Cancelling, extending, closing and opening
///   take the row alone, so that each comes wholly before or wholly after it.
/// - An opening is not possible until a minute after the deadline, read under that lock.
/// - A send that holds the lock only when that minute is over is refused
///   ([`lands_before_opening`]), whether or not the opening has happened. So a send that was stamped
///   before the deadline is either in before any opening can begin, or never.
///
/// The clock may have recorded the deadline as passed meanwhile: a stored `closed` does not
/// refuse a send that was stamped before.
///
/// [`lands_before_opening`]: nhipcau_domain::submission::lifecycle::lands_before_opening
///
/// # Errors
/// `NotFound` when the submission is sealed from the actor; `Stale` when its text or its status has
/// changed; else as the lifecycle decides.
pub async fn transition(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected<Revision>,
    arrived: Timestamp,
    body: TransitionSubmission,
) -> Result<SubmissionView> {
    ctx.person()?;
    let mut work = app.begin(ctx).await?;
    let (row, _) = find(work.conn(), &ctx.actor, id).await?;
    if body.action.is_effect() {
        return Err(Error::field("/action", "unknown_value"));
    }
    let call = challenges::find_locked(work.conn(), row.challenge_id, false).await?;
    let row = submission::find_locked(work.conn(), id).await?;
    let landed = work.restamp().await?;
    // What the editors do up to the deadline is dated by its arrival, like the receipt.
    if matches!(body.action, Action::Send | Action::Revise | Action::Withdraw) {
        work.now = arrived;
    }
    let instants = Instants { arrived, landed };
    let rights = facts(work.conn(), &ctx.actor, &row, &call, &[], instants).await?;
    lifecycle::entitled::<SubmissionLifecycle>(row.status()?, body.action, &rights)?;
    if !expected.names(row.revision()) {
        return Err(Error::Stale);
    }
    let row = apply(&work, row, &call, &body, instants).await?;
    work.commit().await?;
    view(app, ctx, row, call, Sight::Whole).await
}

async fn apply(
    work: &Work<'_>,
    row: Submission,
    call: &Challenge,
    body: &TransitionSubmission,
    instants: Instants,
) -> Result<Submission> {
    let reason = body.reason.as_deref().map(clean_text).filter(|reason| !reason.is_empty());
    let conn = work.conn();
    let mut content = None;
    let mut missing = Vec::new();
    if body.action == Action::Send {
        let unsealed = unseal(work.app(), conn, &row).await?;
        missing = unsealed.missing(&demands(&challenge::load(conn, call.clone()).await?));
        content = Some(unsealed);
    }
    let facts = facts(conn, &work.ctx().actor, &row, call, &missing, instants).await?;
    let status = row.status()?;
    let step =
        lifecycle::decide::<SubmissionLifecycle>(status, body.action, reason.as_deref(), &facts)?;
    let mut row = row;
    match body.action {
        Action::Send => row.sent_at = Some(work.now.0),
        Action::MarkIneligible => row.screening_reason.clone_from(&reason),
        Action::MarkEligible => row.screening_reason = None,
        _ => {}
    }
    // The log says what the receipt says: both can be compared by whoever holds the submission.
    let figures = content
        .as_ref()
        .map_or_else(|| json!({}), |content| json!({"content_hash": content.content_hash()}));
    let said = Said { reason: reason.as_deref(), figures };
    let row = move_to(work, row, call, step, status, said).await?;
    if let Some(content) = content {
        hand_out_receipt(work, &row, call, &content).await?;
    }
    tell(work, &row, call, body.action, reason.as_deref()).await?;
    Ok(row)
}

/// What is put on record with a step.
#[derive(Debug)]
pub(super) struct Said<'a> {
    /// Written reasons.
    pub reason: Option<&'a str>,
    /// Figures of the event, an object.
    pub figures: Value,
}

/// Writes the new status with its history and event. What happens to a submission that was never
/// opened stays within its organisation.
pub(super) async fn move_to(
    work: &Work<'_>,
    mut row: Submission,
    call: &Challenge,
    step: &Row<SubmissionLifecycle>,
    from: Status,
    said: Said<'_>,
) -> Result<Submission> {
    row.status = step.to.into();
    row.updated_at = work.now.0;
    let row = submission::save(work.conn(), row).await?;
    let audience =
        if row.is_opened() { Audience::Parties } else { Audience::Sealed(row.organisation_id) };
    let actor = &work.ctx().actor;
    let mut happening = Happening::new("submission", row.id, step.action.as_str())
        .for_audience(audience)
        .with(said.figures);
    let by = [row.organisation_id, call.broker_id, call.orderer_id];
    if let Some(by) = by.into_iter().find(|id| actor.belongs_to(*id)) {
        happening = happening.by(by);
    }
    work.transition(happening, Some(from.as_str()), step.to.as_str(), said.reason).await?;
    Ok(row)
}

/// The receipt is a row, and a mail to every editor – the sender too, who may need it later.
async fn hand_out_receipt(
    work: &Work<'_>,
    row: &Submission,
    call: &Challenge,
    content: &Unsealed,
) -> Result<()> {
    let conn = work.conn();
    let head = log::checkpoint::last(conn).await?;
    let number = receipt::last(conn, row.id).await?.map_or(0, |last| last.number) + 1;
    let proof = Receipt {
        id: work.new_id(),
        submission_id: row.id,
        number,
        sent_at: work.now.0,
        content_hash: content.content_hash(),
        person_id: work.ctx().person_id(),
        checkpoint: head.as_ref().map(|head| head.note.clone()),
    };
    let proof = receipt::insert(conn, proof).await?;
    let mut params = params(work, row, call).await?;
    params["sent_at"] = json!(work.now);
    params["content_hash"] = json!(proof.content_hash);
    params["closes_at"] = json!(call.closes_at());
    if let Some(head) = head {
        params["log_size"] = json!(head.size);
        params["log_root"] = json!(hex::encode(head.root));
    }
    announce(work, row, Template::SubmissionReceipt, params).await
}

async fn tell(
    work: &Work<'_>,
    row: &Submission,
    call: &Challenge,
    action: Action,
    reason: Option<&str>,
) -> Result<()> {
    let kind = match action {
        Action::Withdraw => Template::SubmissionWithdrawn,
        Action::MarkIneligible => Template::SubmissionScreened,
        _ => return Ok(()),
    };
    let mut params = params(work, row, call).await?;
    if kind == Template::SubmissionWithdrawn {
        params["withdrawn_at"] = json!(work.now);
    } else {
        params["by"] = json!(organisation::find(work.conn(), call.broker_id).await?.name());
        params["reason"] = json!(reason);
    }
    announce(work, row, kind, params).await
}

/// What every mail about a submission tells.
pub(super) async fn params(work: &Work<'_>, row: &Submission, call: &Challenge) -> Result<Value> {
    let organisation = organisation::find(work.conn(), row.organisation_id).await?;
    Ok(json!({
        "code": call.code,
        "title": call.title(),
        "organisation": organisation.name(),
        "submission_code": row.code,
    }))
}

/// Tells the editors of the organisation, and nobody else.
pub(super) async fn announce(
    work: &Work<'_>,
    row: &Submission,
    kind: Template,
    params: Value,
) -> Result<()> {
    let people =
        membership::people_with_roles(work.conn(), &[row.organisation_id], &EDITORS).await?;
    let link = format!("/submissions/{}", row.id);
    work.announce(&people, &Announcement { kind, params, link }).await
}
