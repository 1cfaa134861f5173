//! Registering an organisation.

use nhipcau_domain::{
    country,
    document::check_length,
    field_error::FieldError,
    locale::{Bilingual, clean_text},
    organisation::{OrganisationKind, Role, Verification, ror},
    province,
};
use nhipcau_store::{
    organisation::{self, Organisation},
    person::membership::{self, Membership},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    parent::check_parent,
    view::{self, OrganisationView},
};
use crate::{App, Audience, Ctx, Error, Happening, Result, spelling};

/// A new organisation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateOrganisation {
    /// Kind; public offices are not registered by themselves.
    pub kind: OrganisationKind,
    /// Name.
    pub name: Bilingual,
    /// Short name.
    pub short_name: Option<String>,
    /// Country code (ISO 3166-1 alpha-2); `VN` when absent.
    pub country: Option<String>,
    /// Province code, at home only; a code that has ended is kept as the present one.
    pub province: Option<String>,
    /// Tax or registration number.
    pub registration_number: Option<String>,
    /// ROR id, with or without the address before it.
    #[serde(default)]
    pub ror: Option<String>,
    /// Web address.
    pub website: Option<String>,
    /// What it says of itself.
    #[serde(default)]
    pub profile: Bilingual,
    /// The office it belongs to.
    pub parent_id: Option<Uuid>,
}

/// Cleans and checks a new organisation and makes its row; verification starts at `unverified`.
///
/// # Errors
/// `Invalid` with every wrong field.
pub fn check(body: &CreateOrganisation, id: Uuid, now: i64) -> Result<Organisation> {
    let mut errors = Vec::new();
    let name = body.name.cleaned();
    let profile = body.profile.cleaned();
    if name.is_blank() {
        errors.push(FieldError::new("/name", "required"));
    }
    check_length(&mut errors, "/name", &name, 200);
    check_length(&mut errors, "/profile", &profile, 4_000);
    let mut line = |pointer: &str, text: &Option<String>| {
        let text = text.as_deref().map(clean_text).filter(|text| !text.is_empty());
        if text.as_ref().is_some_and(|text| text.chars().count() > 200) {
            errors.push(FieldError::new(pointer, "too_long").with("limit", 200));
        }
        text
    };
    let short_name = line("/short_name", &body.short_name);
    let province = line("/province", &body.province);
    let registration_number = line("/registration_number", &body.registration_number);
    let website = line("/website", &body.website);
    let ror = line("/ror", &body.ror);
    let country =
        line("/country", &body.country).unwrap_or_else(|| country::HOME.to_owned()).to_uppercase();
    if !country::is_code(&country) {
        errors.push(FieldError::new("/country", "unknown_value"));
    }
    let province = province.and_then(|code| match province::present(&code) {
        Some(_) if country != country::HOME => {
            errors.push(FieldError::new("/province", "only_at_home"));
            None
        }
        Some(now) => Some(now.to_owned()),
        None => {
            errors.push(FieldError::new("/province", "unknown_value"));
            None
        }
    });
    let ror = ror.and_then(|text| {
        let id = ror::parse(&text);
        if id.is_none() {
            errors.push(FieldError::new("/ror", "ror"));
        }
        id
    });
    if website
        .as_ref()
        .is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://"))
    {
        errors.push(FieldError::new("/website", "unknown_value"));
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let said = [&name.vi, &name.en, &short_name]
        .map(|text| text.as_deref().unwrap_or_default())
        .join("\n");
    Ok(Organisation {
        id,
        kind: body.kind.into(),
        sort_name: spelling::order(&name),
        folded_name: spelling::folded(&said),
        name: json!(name),
        short_name,
        country,
        province,
        registration_number,
        website,
        profile: json!(profile),
        parent_id: body.parent_id,
        external_id: None,
        origin: "native".to_owned(),
        verification: Verification::Unverified.into(),
        evidence: None,
        verified_by_id: None,
        verified_by_organisation_id: None,
        verified_at: None,
        verified_until: None,
        version: 1,
        created_at: now,
        updated_at: now,
        ror,
        merged_into_id: None,
    })
}

/// Registers an organisation; the person becomes its owner.
pub async fn create(app: &App, ctx: &Ctx, body: CreateOrganisation) -> Result<OrganisationView> {
    let person = ctx.person()?;
    if !body.kind.is_self_registered() {
        return Err(Error::field("/kind", "unknown_value"));
    }
    let work = app.begin(ctx).await?;
    let row = check(&body, work.new_id(), work.now.0)?;
    check_parent(work.conn(), None, row.parent_id).await?;
    let row = organisation::insert(work.conn(), row).await?;
    let owner = Membership {
        id: work.new_id(),
        person_id: person.id,
        organisation_id: row.id,
        role: Role::Owner.into(),
        created_at: work.now.0,
    };
    membership::insert(work.conn(), owner).await?;
    let happening =
        Happening::new("organisation", row.id, "create").by(row.id).for_audience(Audience::Public);
    work.record(happening).await?;
    work.commit_created(&format!("/organisations/{}", row.id)).await?;
    // The reader's memberships were read before this organisation existed.
    let ctx = crate::auth::unnarrowed(app, ctx).await?;
    view::view(app, &ctx, &row).await
}
