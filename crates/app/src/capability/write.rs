//! Writing the rows of a capability: for its editors and for imports alike.

use nhipcau_domain::{
    capability::{Content, Status, normalise},
    challenge::Origin,
    field_error::FieldError,
};
use nhipcau_store::{
    capability::{self, Capability},
    topic,
};
use serde_json::json;
use uuid::Uuid;

use crate::{Audience, Error, Happening, Result, Work, spelling};

/// Where a capability comes from.
#[derive(Debug, Clone)]
pub struct Written {
    /// The organisation that holds it.
    pub organisation_id: Uuid,
    /// Its id in the system it was imported from.
    pub external_id: Option<String>,
    /// Written here or imported.
    pub origin: Origin,
    /// Its first status.
    pub status: Status,
}

/// Checks and inserts a capability, with its topics, history and event.
///
/// # Errors
/// `Invalid` when fields are wrong; `Conflict` when the external id is taken.
pub async fn insert(work: &Work<'_>, content: Content, from: Written) -> Result<Capability> {
    let content = checked(work, content).await?;
    let row = Capability {
        id: work.new_id(),
        external_id: from.external_id,
        origin: from.origin.into(),
        organisation_id: from.organisation_id,
        kind: String::new(),
        status: from.status.into(),
        visibility: String::new(),
        trl: None,
        sort_title: String::new(),
        folded_title: String::new(),
        content: json!({}),
        created_by_id: work.ctx().person_id(),
        listed_at: (from.status == Status::Listed).then_some(work.now.0),
        version: 1,
        created_at: work.now.0,
        updated_at: work.now.0,
    };
    let row = capability::insert(work.conn(), filled(work, row, &content)).await?;
    capability::topic::replace(work.conn(), row.id, &content.topics, || work.new_id()).await?;
    work.transition(happening(&row, "create")?, None, &row.status, None).await?;
    Ok(row)
}

/// Checks and writes new content over a capability.
///
/// # Errors
/// `Invalid` when fields are wrong; `Stale` when somebody else has written since `row` was read.
pub async fn overwrite(work: &Work<'_>, row: Capability, content: Content) -> Result<Capability> {
    let content = checked(work, content).await?;
    let row = capability::save(work.conn(), filled(work, row, &content)).await?;
    capability::topic::replace(work.conn(), row.id, &content.topics, || work.new_id()).await?;
    work.record(happening(&row, "edit")?).await?;
    Ok(row)
}

/// Lists a draft that its import says is to be found now.
///
/// # Errors
/// `Stale` when somebody else has written since `row` was read.
pub async fn list_imported(work: &Work<'_>, row: Capability) -> Result<Capability> {
    let before = row.status.clone();
    let row = Capability {
        status: Status::Listed.into(),
        listed_at: row.listed_at.or(Some(work.now.0)),
        updated_at: work.now.0,
        ..row
    };
    let row = capability::save(work.conn(), row).await?;
    work.transition(happening(&row, "list")?, Some(&before), &row.status, None).await?;
    Ok(row)
}

/// An event about a capability: for everybody while it is listed, else for its holder.
pub(super) fn happening<'a>(row: &Capability, action: &'a str) -> Result<Happening<'a>> {
    use nhipcau_domain::capability::Visibility;
    let public = row.status()? == Status::Listed && row.visibility == Visibility::Public.as_str();
    let audience = if public { Audience::Public } else { Audience::Sealed(row.organisation_id) };
    Ok(Happening::new("capability", row.id, action).by(row.organisation_id).for_audience(audience))
}

/// The row with the columns that repeat content.
fn filled(work: &Work<'_>, mut row: Capability, content: &Content) -> Capability {
    row.kind = content.kind.into();
    row.visibility = content.visibility.into();
    row.trl = content.trl;
    row.sort_title = spelling::order(&content.title);
    row.folded_title = spelling::folded_both(&content.title);
    row.content = json!(content);
    row.updated_at = work.now.0;
    row
}

async fn checked(work: &Work<'_>, content: Content) -> Result<Content> {
    let content = normalise(content)?;
    let known = topic::all(work.conn()).await?;
    let errors: Vec<_> = content
        .topics
        .iter()
        .enumerate()
        .filter(|(_, code)| !known.iter().any(|topic| topic.code == **code))
        .map(|(index, _)| FieldError::new(format!("/topics/{index}"), "unknown_value"))
        .collect();
    if errors.is_empty() { Ok(content) } else { Err(Error::Invalid(errors)) }
}
