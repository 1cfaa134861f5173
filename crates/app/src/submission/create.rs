//! Beginning a submission.

use nhipcau_domain::submission::{
    Status, SubmissionKind, code,
    lifecycle::{before_deadline, not_own_order, takes_submissions},
    visibility::Sight,
};
use nhipcau_store::{
    capability, challenge as challenges,
    submission::{self, Submission},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::{SubmissionView, view};
use crate::{
    App, Audience, Ctx, Error, Happening, Result, Work, challenge, organisation::check_stands,
    sealing::SealKey,
};

/// A new submission.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateSubmission {
    /// The challenge it answers.
    pub challenge_id: Uuid,
    /// In whose name.
    pub organisation_id: Uuid,
    /// The capability it builds on.
    pub capability_id: Option<Uuid>,
}

/// Begins a submission. From here until the opening only the members of its organisation know
/// of it.
///
/// # Errors
/// `NotFound` when the challenge is hidden, `Forbidden` unless the actor writes for the
/// organisation, `Blocked` when the call takes no submissions from it, `Conflict` when the
/// organisation has one already.
pub async fn create(app: &App, ctx: &Ctx, body: CreateSubmission) -> Result<SubmissionView> {
    ctx.person()?;
    let mut work = app.begin(ctx).await?;
    // One that is hidden from the reader is not told apart from none.
    challenge::find(work.conn(), &ctx.actor, body.challenge_id, work.now).await.map_err(
        |error| match error {
            Error::NotFound => Error::field("/challenge_id", "unknown_reference"),
            other => other,
        },
    )?;
    // Shared with other solvers, not with an act that ends the call: nothing is begun in a call
    // that is cancelled or opened at this moment.
    let call = challenges::find_locked(work.conn(), body.challenge_id, false).await?;
    work.restamp().await?;
    if !ctx.actor.edits_for(body.organisation_id) {
        return Err(Error::Forbidden);
    }
    let status = call.stored_status()?;
    takes_submissions(status)?;
    before_deadline(status, call.closes_at(), work.now)?;
    not_own_order(body.organisation_id, call.parties())?;
    check_references(&work, &body).await?;
    if submission::living(work.conn(), call.id, body.organisation_id).await?.is_some() {
        return Err(Error::Conflict("duplicate"));
    }
    let id = work.new_id();
    let seal = SealKey::of(app)?;
    let (_, wrapped_key) = seal.new_data_key(id)?;
    let row = Submission {
        id,
        code: random_code(&work),
        challenge_id: call.id,
        organisation_id: body.organisation_id,
        capability_id: body.capability_id,
        kind: SubmissionKind::answering(call.kind()?).into(),
        status: Status::Draft.into(),
        key_id: seal.id().to_owned(),
        wrapped_key,
        sent_at: None,
        opened_at: None,
        screening_reason: None,
        created_by_id: ctx.person_id(),
        version: 1,
        content_revision: 0,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    let row = submission::insert(work.conn(), row).await?;
    let happening = Happening::new("submission", id, "create")
        .by(row.organisation_id)
        .for_audience(Audience::Sealed(row.organisation_id));
    work.transition(happening, None, &row.status, None).await?;
    work.commit_created(&format!("/submissions/{id}")).await?;
    view(app, ctx, row, call, Sight::Whole).await
}

/// The last four bytes of a fresh id are random (or from the seed of the demonstration).
fn random_code(work: &Work<'_>) -> String {
    let [.., a, b, c, d] = *work.new_id().as_bytes();
    code(work.now.vietnam_day().year(), u32::from_be_bytes([a, b, c, d]))
}

async fn check_references(work: &Work<'_>, body: &CreateSubmission) -> Result<()> {
    check_stands(work.conn(), body.organisation_id, "/organisation_id").await?;
    if let Some(id) = body.capability_id {
        let offered =
            capability::find(work.conn(), id).await.map_err(Error::at("/capability_id"))?;
        if offered.organisation_id != body.organisation_id {
            return Err(Error::field("/capability_id", "unknown_reference"));
        }
    }
    Ok(())
}
