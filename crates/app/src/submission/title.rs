//! The title of a submission.

use nhipcau_domain::{
    document::check_length,
    locale::Bilingual,
    submission::{TITLE_LIMIT, visibility::Sight},
};
use nhipcau_store::submission::{self, Submission};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    access::{check_writing, find, key_of},
    unsealed::{TITLE, write_part},
    view::{SubmissionView, view},
};
use crate::{App, Audience, Ctx, Error, Expected, Happening, Result};

/// What may be changed on the submission itself.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatchSubmission {
    /// Title.
    pub title: Bilingual,
}

/// Changes the title if the submission's version is still `expected`. An empty title is kept as
/// one: it is only missing when the submission is sent.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Blocked`, `Stale`, `Invalid`.
pub async fn patch_title(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: PatchSubmission,
) -> Result<SubmissionView> {
    ctx.person()?;
    let title = body.title.cleaned();
    let mut errors = Vec::new();
    check_length(&mut errors, "/title", &title, TITLE_LIMIT);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let work = app.begin(ctx).await?;
    let (_, call) = find(work.conn(), &ctx.actor, id).await?;
    let row = submission::find_locked(work.conn(), id).await?;
    check_writing(&ctx.actor, &row, &call, work.now)?;
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let version = submission::section::find_by_key(work.conn(), id, TITLE)
        .await?
        .map_or(0, |part| part.version);
    let plain = serde_json::to_vec(&title)?;
    write_part(&work, &key_of(app, &row)?, id, TITLE, version.into(), &plain).await?;
    let row = Submission { updated_at: work.now.0, ..row };
    let row = submission::save(work.conn(), row).await?;
    let happening = Happening::new("submission", id, "edit_title")
        .by(row.organisation_id)
        .for_audience(Audience::Sealed(row.organisation_id));
    work.record(happening).await?;
    work.commit().await?;
    view(app, ctx, row, call, Sight::Whole).await
}
