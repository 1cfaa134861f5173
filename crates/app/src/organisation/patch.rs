//! Changing what an organisation says of itself.

use nhipcau_domain::locale::Bilingual;
use nhipcau_store::organisation::{self, Organisation};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    create::{CreateOrganisation, check},
    view::{self, OrganisationView},
};
use crate::{App, Audience, Ctx, Error, Expected, Happening, Result};

/// Changes to an organisation; absent fields stay.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatchOrganisation {
    /// Name.
    pub name: Option<Bilingual>,
    /// Short name.
    pub short_name: Option<String>,
    /// Province code.
    pub province: Option<String>,
    /// Tax or registration number.
    pub registration_number: Option<String>,
    /// ROR id.
    #[serde(default)]
    pub ror: Option<String>,
    /// Web address.
    pub website: Option<String>,
    /// What it says of itself.
    pub profile: Option<Bilingual>,
}

/// Changes an organisation if its version is still `expected`.
///
/// # Errors
/// `Forbidden` unless the actor binds the organisation.
pub async fn patch(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: PatchOrganisation,
) -> Result<OrganisationView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let row = organisation::find(work.conn(), id).await?;
    if !ctx.actor.owns(id) {
        return Err(Error::Forbidden);
    }
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let whole = CreateOrganisation {
        kind: row.kind()?,
        name: body.name.unwrap_or_else(|| row.name()),
        short_name: body.short_name.or_else(|| row.short_name.clone()),
        country: Some(row.country.clone()),
        province: body.province.or_else(|| row.province.clone()),
        registration_number: body.registration_number.or_else(|| row.registration_number.clone()),
        ror: body.ror.or_else(|| row.ror.clone()),
        website: body.website.or_else(|| row.website.clone()),
        profile: body.profile.unwrap_or_else(|| row.profile()),
        parent_id: row.parent_id,
    };
    let checked = check(&whole, id, work.now.0)?;
    let row = Organisation {
        name: checked.name,
        sort_name: checked.sort_name,
        folded_name: checked.folded_name,
        short_name: checked.short_name,
        province: checked.province,
        registration_number: checked.registration_number,
        ror: checked.ror,
        website: checked.website,
        profile: checked.profile,
        updated_at: work.now.0,
        ..row
    };
    let row = organisation::save(work.conn(), row).await?;
    work.record(Happening::new("organisation", id, "edit").by(id).for_audience(Audience::Public))
        .await?;
    work.commit().await?;
    view::view(app, ctx, &row).await
}
