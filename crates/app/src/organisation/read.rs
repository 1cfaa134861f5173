//! Reading one organisation. The directory is public.

use nhipcau_store::organisation;
use uuid::Uuid;

use super::view::{self, OrganisationView};
use crate::{App, Ctx, Result};

/// Reads an organisation.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<OrganisationView> {
    let row = organisation::find(app.store.reader(), id).await?;
    view::view(app, ctx, &row).await
}
