//! Importing capabilities.

use nhipcau_domain::{
    capability::{CapabilityKind, Content, Status, Visibility, normalise},
    challenge::Origin,
    locale::Bilingual,
    organisation::OrganisationKind,
};
use nhipcau_store::capability::{self, Capability};

use super::{
    Outcome,
    line::{CapabilityLine, CapabilityStart, language},
    organisation,
};
use crate::{
    Result, Work,
    capability::{Written, insert, list_imported, overwrite},
};

pub(super) async fn take(work: &Work<'_>, line: &CapabilityLine) -> Result<Outcome> {
    let known = match &line.external_id {
        Some(external_id) => capability::find_by_external_id(work.conn(), external_id).await?,
        None => None,
    };
    if let Some(row) = known {
        update(work, line, row).await?;
        return Ok(Outcome::Updated);
    }
    let holder = organisation::named(
        work,
        line.organisation_id,
        line.organisation.as_ref(),
        OrganisationKind::Enterprise,
    )
    .await?;
    let from = Written {
        organisation_id: holder.id,
        external_id: line.external_id.clone(),
        origin: Origin::Imported,
        status: match line.status {
            Some(CapabilityStart::Draft) => Status::Draft,
            Some(CapabilityStart::Listed) | None => Status::Listed,
        },
    };
    insert(work, over(line, None), from).await?;
    Ok(Outcome::Created)
}

/// Replaces what the line names. Who holds it was settled when it was first imported.
async fn update(work: &Work<'_>, line: &CapabilityLine, row: Capability) -> Result<()> {
    let (id, holder) = (line.organisation_id, line.organisation.as_ref());
    organisation::check_same(work, id, holder, row.organisation_id).await?;
    let stands = row.content()?;
    let content = normalise(over(line, Some(stands.clone())))?;
    let row = if content == stands { row } else { overwrite(work, row, content).await? };
    if line.status == Some(CapabilityStart::Listed) && row.status()? == Status::Draft {
        list_imported(work, row).await?;
    }
    Ok(())
}

/// What the capability says, with what the line names.
fn over(line: &CapabilityLine, stands: Option<Content>) -> Content {
    let texts = [&line.summary, &line.description, &line.evidence];
    let locale = language(line.lang, [&line.title].into_iter().chain(texts.into_iter().flatten()));
    let stands = stands.unwrap_or_else(|| Content {
        kind: CapabilityKind::Product,
        title: Bilingual::default(),
        summary: None,
        description: None,
        topics: Vec::new(),
        trl: None,
        evidence: None,
        ip_status: None,
        languages: Vec::new(),
        seeks: Vec::new(),
        visibility: Visibility::Public,
        origin_task: None,
    });
    let [summary, description, evidence] =
        texts.map(|words| words.as_ref().map(|words| words.in_language(locale)));
    Content {
        kind: line.kind.unwrap_or(stands.kind),
        title: line.title.in_language(locale),
        summary: summary.or(stands.summary),
        description: description.or(stands.description),
        topics: line.topics.clone().unwrap_or(stands.topics),
        trl: line.trl.or(stands.trl),
        evidence: evidence.or(stands.evidence),
        ip_status: line.ip_status.or(stands.ip_status),
        languages: line.languages.clone().unwrap_or(stands.languages),
        seeks: line.seeks.clone().unwrap_or(stands.seeks),
        visibility: line.visibility.unwrap_or(stands.visibility),
        origin_task: line.origin_task.clone().or(stands.origin_task),
    }
}
