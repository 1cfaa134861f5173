//! Importing organisations, also those that other lines only name.

use nhipcau_domain::{challenge::Origin, locale::Bilingual, organisation::OrganisationKind};
use nhipcau_store::organisation::{self, Organisation};
use uuid::Uuid;

use super::{
    Outcome,
    line::{Holder, NamedHolder, OrganisationLine, Words, language},
};
use crate::{
    Audience, Error, Happening, Result, Work,
    organisation::{CreateOrganisation, check_organisation},
};

/// The external id of the organisation that holds what came without one.
const NOBODY: &str = "imported";

pub(super) async fn take(work: &Work<'_>, line: &OrganisationLine) -> Result<Outcome> {
    let locale = language(line.lang, [&line.name].into_iter().chain(&line.profile));
    let body = CreateOrganisation {
        kind: line.kind.unwrap_or(OrganisationKind::Enterprise),
        name: line.name.in_language(locale),
        short_name: line.short_name.clone(),
        country: line.country.clone(),
        province: line.province.clone(),
        registration_number: line.registration_number.clone(),
        website: line.website.clone(),
        profile: line.profile.as_ref().map(|words| words.in_language(locale)).unwrap_or_default(),
        parent_id: line.parent_id,
    };
    let fresh = Organisation { external_id: line.external_id.clone(), ..checked(work, &body)? };
    let known = match &line.external_id {
        Some(external_id) => organisation::find_by_external_id(work.conn(), external_id).await?,
        None => organisation::find_by_sort_name(work.conn(), &fresh.sort_name).await?,
    };
    let Some(known) = known else {
        insert(work, fresh).await?;
        return Ok(Outcome::Created);
    };
    // Who it is stays with whoever verified it; what it says of itself is replaced.
    let row = Organisation {
        kind: if line.kind.is_some() { fresh.kind } else { known.kind.clone() },
        name: fresh.name,
        sort_name: fresh.sort_name,
        folded_name: fresh.folded_name,
        short_name: fresh.short_name,
        country: fresh.country,
        province: fresh.province,
        registration_number: fresh.registration_number,
        website: fresh.website,
        profile: fresh.profile,
        parent_id: fresh.parent_id.or(known.parent_id),
        updated_at: work.now.0,
        ..known
    };
    let row = organisation::save(work.conn(), row).await?;
    record(work, row.id, "edit").await?;
    Ok(Outcome::Updated)
}

/// The organisation that a line names: by its id, its external id or its name. An unknown one is
/// created, unverified; without any name the thing belongs to the organisation "imported".
pub(super) async fn named(
    work: &Work<'_>,
    id: Option<Uuid>,
    holder: Option<&Holder>,
    kind: OrganisationKind,
) -> Result<Organisation> {
    if let Some(id) = id {
        return organisation::find(work.conn(), id)
            .await
            .map_err(|_| Error::field("/organisation_id", "unknown_reference"));
    }
    let (external_id, name) = match holder {
        None => (
            Some(NOBODY.to_owned()),
            Some(Words::Both(Bilingual::both("Nguồn nhập dữ liệu", "Imported data"))),
        ),
        Some(Holder::Text(text)) => (None, Some(Words::One(text.clone()))),
        Some(Holder::Named(NamedHolder { external_id, name })) => {
            (external_id.clone(), name.clone())
        }
    };
    // A bare text may be either.
    let as_id = external_id.as_deref().or(match &name {
        Some(Words::One(text)) => Some(text.as_str()),
        _ => None,
    });
    if let Some(as_id) = as_id
        && let Some(row) = organisation::find_by_external_id(work.conn(), as_id.trim()).await?
    {
        return Ok(row);
    }
    let Some(name) = name else {
        return Err(Error::field("/organisation/external_id", "unknown_reference"));
    };
    let body = CreateOrganisation {
        kind,
        name: name.in_language(language(None, [&name])),
        short_name: None,
        country: None,
        province: None,
        registration_number: None,
        website: None,
        profile: Bilingual::default(),
        parent_id: None,
    };
    let fresh = checked(work, &body).map_err(|_| Error::field("/organisation", "required"))?;
    if let Some(row) = organisation::find_by_sort_name(work.conn(), &fresh.sort_name).await? {
        return Ok(row);
    }
    insert(work, Organisation { external_id, ..fresh }).await
}

fn checked(work: &Work<'_>, body: &CreateOrganisation) -> Result<Organisation> {
    let row = check_organisation(body, work.new_id(), work.now.0)?;
    Ok(Organisation { origin: Origin::Imported.into(), ..row })
}

async fn insert(work: &Work<'_>, row: Organisation) -> Result<Organisation> {
    let row = organisation::insert(work.conn(), row).await?;
    record(work, row.id, "create").await?;
    Ok(row)
}

async fn record(work: &Work<'_>, id: Uuid, action: &str) -> Result<()> {
    let happening =
        Happening::new("organisation", id, action).by(id).for_audience(Audience::Public);
    work.record(happening).await?;
    Ok(())
}
