//! Importing capabilities.

use nhipcau_domain::{
    capability::{CapabilityKind, Content, Status, Visibility},
    challenge::Origin,
    organisation::OrganisationKind,
};
use nhipcau_store::capability;

use super::{
    Outcome,
    line::{CapabilityLine, CapabilityStart, Words, language},
    organisation,
};
use crate::{
    Result, Work,
    capability::{Written, insert, overwrite},
};

pub(super) async fn take(work: &Work<'_>, line: &CapabilityLine) -> Result<Outcome> {
    let content = content(line);
    if let Some(external_id) = &line.external_id
        && let Some(row) = capability::find_by_external_id(work.conn(), external_id).await?
    {
        let kind = line.kind.unwrap_or(row.content()?.kind);
        overwrite(work, row, Content { kind, ..content }).await?;
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
    insert(work, content, from).await?;
    Ok(Outcome::Created)
}

fn content(line: &CapabilityLine) -> Content {
    let texts = [&line.summary, &line.description, &line.evidence];
    let locale = language(line.lang, [&line.title].into_iter().chain(texts.into_iter().flatten()));
    let said = |words: &Option<Words>| words.as_ref().map(|words| words.in_language(locale));
    Content {
        kind: line.kind.unwrap_or(CapabilityKind::Product),
        title: line.title.in_language(locale),
        summary: said(&line.summary),
        description: said(&line.description),
        topics: line.topics.clone(),
        trl: line.trl,
        evidence: said(&line.evidence),
        ip_status: line.ip_status,
        languages: line.languages.clone(),
        seeks: line.seeks.clone(),
        visibility: line.visibility.unwrap_or(Visibility::Public),
        origin_task: line.origin_task.clone(),
    }
}
