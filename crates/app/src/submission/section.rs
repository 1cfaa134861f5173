//! Writing one section of a submission.

use nhipcau_domain::{
    document,
    field_error::FieldError,
    submission::section::{Content, SECTIONS, normalise},
    timestamp::Timestamp,
};
use nhipcau_store::submission;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    access::{check_writing, find, key_of},
    unsealed::{demands, write_part},
    view,
};
use crate::{
    App, Audience, Ctx, Error, Expected, Happening, Result, challenge,
    view::{PersonRef, SectionView},
};

/// Reads one section.
///
/// # Errors
/// `NotFound` when there is no such section or the submission is sealed from the reader.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid, key: &str) -> Result<SectionView<Content>> {
    let spec = document::find(SECTIONS, key).ok_or(Error::NotFound)?;
    let view = view::read(app, ctx, id).await?;
    view.sections.into_iter().find(|section| section.key == spec.key).ok_or(Error::NotFound)
}

/// Replaces the content of a section if its version is still `expected`.
///
/// # Errors
/// `Forbidden` when the reader may not write, `Blocked` after the deadline, `Stale` when
/// somebody else has written, `Invalid` when fields are wrong.
pub async fn patch(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    key: &str,
    expected: Expected,
    content: Value,
) -> Result<SectionView<Content>> {
    let person = ctx.person()?;
    let spec = document::find(SECTIONS, key).ok_or(Error::NotFound)?;
    // Sealed before anything else is said: a stranger must not learn that the id exists.
    find(app.store.reader(), &ctx.actor, id).await?;
    document::check_fields(spec, &content)?;
    let content: Content = serde_json::from_value(content).map_err(|error| {
        Error::Invalid(vec![FieldError::new("", "invalid_type").with("detail", error)])
    })?;
    let work = app.begin(ctx).await?;
    let (_, call) = find(work.conn(), &ctx.actor, id).await?;
    let row = submission::find_locked(work.conn(), id).await?;
    check_writing(&ctx.actor, &row, &call, work.now)?;
    let demands = demands(&challenge::load(work.conn(), call).await?);
    let content = normalise(spec, &demands, content)?;
    let plain = serde_json::to_vec(&content)?;
    let part = write_part(&work, &key_of(app, &row)?, id, spec.key, expected, &plain).await?;
    submission::touch(work.conn(), id).await?;
    let happening = Happening::new("submission", id, "edit_section")
        .by(row.organisation_id)
        .for_audience(Audience::Sealed(row.organisation_id))
        .with(json!({"section": spec.key}));
    work.record(happening).await?;
    work.commit().await?;
    Ok(SectionView {
        key: spec.key.to_owned(),
        version: part.version,
        content,
        updated_at: Some(Timestamp(part.updated_at)),
        updated_by: Some(PersonRef { id: person.id, name: person.name.clone() }),
        limit: spec.limit,
        required: demands.require(spec),
    })
}
