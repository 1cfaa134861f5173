//! Writing one section of a challenge.

use nhipcau_domain::{
    challenge::{
        lifecycle::may_edit,
        section::{Content, SECTIONS, normalise},
    },
    council::CouncilKind,
    document::{self, SectionSpec},
    field_error::FieldError,
    timestamp::Timestamp,
};
use nhipcau_store::{
    challenge::{self, Challenge, section::Section},
    topic,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::read;
use crate::{
    App, Ctx, Error, Expected, Happening, Result, Work,
    view::{PersonRef, SectionView},
};

/// Reads one section.
pub async fn read_section(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    key: &str,
) -> Result<SectionView<Content>> {
    let spec = document::find(SECTIONS, key).ok_or(Error::NotFound)?;
    let view = read::read(app, ctx, id).await?;
    view.sections.into_iter().find(|section| section.key == spec.key).ok_or(Error::NotFound)
}

/// Replaces the content of a section if its version is still `expected`.
///
/// # Errors
/// `Forbidden` when the reader may not write now, `Stale` when somebody else has written.
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
    document::check_fields(spec, &content)?;
    let content: Content = serde_json::from_value(content).map_err(|error| shape_error(&error))?;
    let work = app.begin(ctx).await?;
    let row = read::find_for_writing(&work, id).await?;
    if !may_edit(row.status_at(work.now)?, row.parties(), &ctx.actor) {
        return Err(Error::Forbidden);
    }
    let (section, content) = write(&work, row, spec, expected, content).await?;
    work.commit().await?;
    Ok(SectionView {
        key: spec.key.to_owned(),
        version: section.version,
        content,
        updated_at: Some(Timestamp(section.updated_at)),
        updated_by: Some(PersonRef { id: person.id, name: person.name.clone() }),
        limit: spec.limit,
        required: spec.required,
    })
}

fn shape_error(error: &serde_json::Error) -> Error {
    Error::Invalid(vec![FieldError::new("", "invalid_type").with("detail", error)])
}

/// Writes a section inside a unit of work, with the columns of the challenge that repeat it.
pub async fn write(
    work: &Work<'_>,
    row: Challenge,
    spec: &'static SectionSpec,
    expected: Expected,
    content: Content,
) -> Result<(Section, Content)> {
    let content = normalise(spec, content)?;
    check_references(work, &content).await?;
    let found = challenge::section::find_by_key(work.conn(), row.id, spec.key).await?;
    let version = found.as_ref().map_or(0, |section| section.version);
    if !expected.names(version) {
        return Err(Error::Stale);
    }
    let fresh = Section {
        id: found.as_ref().map_or_else(|| work.new_id(), |section| section.id),
        challenge_id: row.id,
        key: spec.key.to_owned(),
        content: json!(content),
        version,
        updated_at: work.now.0,
        updated_by_id: work.ctx().person_id(),
    };
    let section = match found {
        None => challenge::section::insert(work.conn(), Section { version: 1, ..fresh }).await?,
        Some(_) => challenge::section::save(work.conn(), fresh).await?,
    };
    let happening =
        Happening::new("challenge", row.id, "edit_section").with(json!({"section": spec.key}));
    work.record(happening).await?;
    mirror(work, row, spec.key, &content).await?;
    Ok((section, content))
}

/// Copies what lists filter by into the challenge's own columns. The challenge's version stays:
/// several people may write different sections at once.
async fn mirror(work: &Work<'_>, row: Challenge, key: &str, content: &Content) -> Result<()> {
    let mut row = row;
    match key {
        "topics" => {
            let topics = content.topics.clone().unwrap_or_default();
            challenge::topic::replace(work.conn(), row.id, &topics, || work.new_id()).await?;
            row.topics = json!(topics);
        }
        "budget" => {
            row.budget_min = content.min.map(|money| money.amount);
            row.budget_max = content.max.map(|money| money.amount);
            row.currency = content.max.or(content.min).map(|money| money.currency.into());
            row.funding_sources = json!(content.sources.clone().unwrap_or_default());
        }
        "sites" if content.province.is_some() => row.province.clone_from(&content.province),
        "readiness" => row.trl_min = content.trl_min,
        "evaluation" => row.rule_set.clone_from(&content.rule_set),
        _ => {}
    }
    row.updated_at = work.now.0;
    challenge::mirror(work.conn(), &row).await?;
    Ok(())
}

async fn check_references(work: &Work<'_>, content: &Content) -> Result<()> {
    let mut errors = Vec::new();
    if let Some(topics) = &content.topics {
        let known = topic::all(work.conn()).await?;
        for (index, code) in topics.iter().enumerate() {
            if !known.iter().any(|topic| &topic.code == code) {
                errors.push(FieldError::new(format!("/topics/{index}"), "unknown_value"));
            }
        }
    }
    if let Some(code) = &content.rule_set {
        match work.app().rule_sets.latest(code) {
            Some(set) if set.carries_an_order() => {}
            Some(set) if set.council_kind == CouncilKind::Selection => {
                errors.push(FieldError::new("/rule_set", "needs_identification_council"));
            }
            _ => errors.push(FieldError::new("/rule_set", "unknown_value")),
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}
