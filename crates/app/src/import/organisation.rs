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
    organisation::{CreateOrganisation, check_organisation, check_parent},
    spelling,
};

/// The external id of the organisation that holds what came without one.
const NOBODY: &str = "imported";

pub(super) async fn take(work: &Work<'_>, line: &OrganisationLine) -> Result<Outcome> {
    let locale = language(line.lang, [&line.name].into_iter().chain(&line.profile));
    let name = line.name.in_language(locale);
    let known = match &line.external_id {
        Some(external_id) => organisation::find_by_external_id(work.conn(), external_id).await?,
        None => by_name(work, &name).await?,
    };
    let stands = known.as_ref();
    check_parent(work.conn(), stands.map(|row| row.id), line.parent_id).await?;
    let or = |said: &Option<String>, stands: Option<String>| said.clone().or(stands);
    let profile = line.profile.as_ref().map(|words| words.in_language(locale));
    let body = CreateOrganisation {
        kind: match stands {
            Some(row) => kind_of(line, row)?,
            None => line.kind.unwrap_or(OrganisationKind::Enterprise),
        },
        name,
        short_name: or(&line.short_name, stands.and_then(|row| row.short_name.clone())),
        country: or(&line.country, stands.map(|row| row.country.clone())),
        province: or(&line.province, stands.and_then(|row| row.province.clone())),
        registration_number: or(
            &line.registration_number,
            stands.and_then(|row| row.registration_number.clone()),
        ),
        ror: stands.and_then(|row| row.ror.clone()),
        website: or(&line.website, stands.and_then(|row| row.website.clone())),
        profile: profile.or(stands.map(Organisation::profile)).unwrap_or_default(),
        parent_id: line.parent_id.or(stands.and_then(|row| row.parent_id)),
    };
    let fresh = checked(work, &body)?;
    let Some(known) = known else {
        insert(work, Organisation { external_id: line.external_id.clone(), ..fresh }).await?;
        return Ok(Outcome::Created);
    };
    // Who it is stays with whoever verified it; what it says of itself is replaced where the line
    // names it.
    let row = Organisation {
        kind: fresh.kind,
        name: fresh.name,
        sort_name: fresh.sort_name,
        folded_name: fresh.folded_name,
        short_name: fresh.short_name,
        country: fresh.country,
        province: fresh.province,
        registration_number: fresh.registration_number,
        website: fresh.website,
        profile: fresh.profile,
        parent_id: fresh.parent_id,
        ..known.clone()
    };
    if row != known {
        let row = Organisation { updated_at: work.now.0, ..row };
        let row = organisation::save(work.conn(), row).await?;
        record(work, row.id, "edit").await?;
    }
    Ok(Outcome::Updated)
}

/// The kind that the line names, or the present one. Its members' roles hang on the kind, and one
/// that registered itself has said what it is.
fn kind_of(line: &OrganisationLine, row: &Organisation) -> Result<OrganisationKind> {
    let stands = row.kind()?;
    let asked = line.kind.unwrap_or(stands);
    let free = row.origin == Origin::Imported.as_str() && asked.roles() == stands.roles();
    if asked == stands || free { Ok(asked) } else { Err(Error::field("/kind", "fixed_at_import")) }
}

/// The organisation that a line names: by its id, its external id or its name. An unknown one is
/// created, unverified; without any name the thing belongs to the organisation "imported".
pub(super) async fn named(
    work: &Work<'_>,
    id: Option<Uuid>,
    holder: Option<&Holder>,
    kind: OrganisationKind,
) -> Result<Organisation> {
    let nobody = Holder::Named(NamedHolder {
        external_id: Some(NOBODY.to_owned()),
        name: Some(Words::Both(Bilingual::both("Nguồn nhập dữ liệu", "Imported data"))),
    });
    let holder = holder.unwrap_or(&nobody);
    if let Some(row) = known(work, id, holder).await? {
        return Ok(row);
    }
    let (external_id, name) = match holder {
        Holder::Text(text) => (None, Some(Words::One(text.clone()))),
        Holder::Named(NamedHolder { external_id, name }) => (external_id.clone(), name.clone()),
    };
    let Some(name) = name else {
        return Err(Error::field("/organisation/external_id", "unknown_reference"));
    };
    let name = name.in_language(language(None, [&name]));
    create(work, kind, name, external_id).await
}

/// The organisation that a line names, if there is one.
async fn known(work: &Work<'_>, id: Option<Uuid>, holder: &Holder) -> Result<Option<Organisation>> {
    if let Some(id) = id {
        return match organisation::find(work.conn(), id).await {
            Err(nhipcau_store::Error::NotFound) => {
                Err(Error::field("/organisation_id", "unknown_reference"))
            }
            found => Ok(Some(found?)),
        };
    }
    // A bare text may be either.
    let (as_id, name) = match holder {
        Holder::Text(text) => (Some(text.as_str()), Some(Words::One(text.clone()))),
        Holder::Named(NamedHolder { external_id, name }) => (external_id.as_deref(), name.clone()),
    };
    if let Some(as_id) = as_id
        && let Some(row) = organisation::find_by_external_id(work.conn(), as_id.trim()).await?
    {
        return Ok(Some(row));
    }
    match name {
        Some(name) => by_name(work, &name.in_language(language(None, [&name]))).await,
        None => Ok(None),
    }
}

/// Whose a thing is was settled when it was first imported: a line may repeat it, not change it.
///
/// # Errors
/// `Invalid` when the line names another organisation.
pub(super) async fn check_same(
    work: &Work<'_>,
    id: Option<Uuid>,
    holder: Option<&Holder>,
    stands: Uuid,
) -> Result<()> {
    let named = match (id, holder) {
        (None, None) => return Ok(()),
        (Some(id), _) => Some(id),
        (None, Some(holder)) => known(work, None, holder).await?.map(|row| row.id),
    };
    if named == Some(stands) {
        Ok(())
    } else {
        Err(Error::field("/organisation", "fixed_at_import"))
    }
}

async fn by_name(work: &Work<'_>, name: &Bilingual) -> Result<Option<Organisation>> {
    let sort_name = spelling::order(&name.cleaned());
    Ok(organisation::find_by_sort_name(work.conn(), &sort_name).await?)
}

/// Makes an organisation of which nothing but the name is known.
pub(super) async fn create(
    work: &Work<'_>,
    kind: OrganisationKind,
    name: Bilingual,
    external_id: Option<String>,
) -> Result<Organisation> {
    let body = CreateOrganisation {
        kind,
        name,
        short_name: None,
        country: None,
        province: None,
        registration_number: None,
        website: None,
        ror: None,
        profile: Bilingual::default(),
        parent_id: None,
    };
    let fresh = checked(work, &body).map_err(|error| match error {
        Error::Invalid(_) => Error::field("/organisation", "required"),
        other => other,
    })?;
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
