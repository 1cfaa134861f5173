//! Changing the draft of an agreement.

use nhipcau_domain::{
    agreement::{
        BudgetLine, Status, Terms,
        lifecycle::{may_prepare, may_read},
    },
    lifecycle::Blocked,
    locale::Bilingual,
    timestamp::Day,
};
use nhipcau_store::agreement;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AgreementView, Loaded, NOUN, view};
use crate::{App, Ctx, Error, Expected, Happening, Result};

/// The terms to change; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateAgreement {
    /// Title.
    pub title: Option<Bilingual>,
    /// Who owns and may use what comes out of it.
    pub ip_terms: Option<Bilingual>,
    /// The budget by source.
    pub budget: Option<Vec<BudgetLine>>,
    /// Where it is carried out.
    pub sites: Option<Vec<String>>,
    /// First day of the term.
    pub starts_on: Option<Day>,
    /// Last day of the term.
    pub ends_on: Option<Day>,
    /// The annex on the processing of personal data; an empty one takes it out.
    pub data_annex: Option<Bilingual>,
}

/// Changes the draft. What one party has signed is not changed under its signature: the
/// signatures are taken back first, by `revise`.
pub async fn update(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    version: Expected,
    body: UpdateAgreement,
) -> Result<AgreementView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let mut loaded = Loaded::find(work.conn(), id, work.now).await?;
    if !may_read(loaded.parties(), &ctx.actor) {
        return Err(Error::NotFound);
    }
    if !may_prepare(loaded.parties(), &ctx.actor) {
        return Err(Error::Forbidden);
    }
    if !version.names(loaded.row.version) {
        return Err(Error::Stale);
    }
    if loaded.status()? != Status::Draft {
        return Err(Error::WrongStatus);
    }
    if !loaded.signatures.is_empty() {
        return Err(Blocked::because("agreement-partly-signed").into());
    }
    let UpdateAgreement { title, ip_terms, budget, sites, starts_on, ends_on, data_annex } = body;
    let old = loaded.terms.clone();
    let terms = Terms {
        title: title.unwrap_or(old.title),
        ip_terms: ip_terms.unwrap_or(old.ip_terms),
        budget: budget.unwrap_or(old.budget),
        sites: sites.unwrap_or(old.sites),
        starts_on: starts_on.or(old.starts_on),
        ends_on: ends_on.or(old.ends_on),
        data_annex: data_annex.or(old.data_annex),
    }
    .normalised()?;
    loaded.row.set_terms(&terms);
    loaded.row.updated_at = work.now.0;
    loaded.row = agreement::save(work.conn(), loaded.row).await?;
    work.record(Happening::new(NOUN, id, "update").by(loaded.row.orderer_id)).await?;
    work.commit().await?;
    view::view(app, ctx, loaded.row).await
}
