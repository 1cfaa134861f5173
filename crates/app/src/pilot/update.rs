//! What the orderer sets about a pilot.

use nhipcau_domain::{
    pilot::{AiRiskClass, Setup},
    timestamp::Day,
};
use nhipcau_store::pilot;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Loaded, NOUN, PilotView, view};
use crate::{App, Ctx, Error, Expected, Happening, Result};

/// The fields to change; what is absent stays, null takes out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdatePilot {
    /// Where it is carried out.
    pub sites: Option<Vec<String>>,
    /// First day.
    pub starts_on: Option<Day>,
    /// Last day planned.
    pub ends_on: Option<Day>,
    /// Number of the ethics approval.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub ethics_reference: Option<Option<String>>,
    /// Number of the data annex.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub data_annex_reference: Option<Option<String>>,
    /// Risk class of the artificial intelligence used.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<AiRiskClass>)]
    pub ai_risk_class: Option<Option<AiRiskClass>>,
}

/// Tells null, which takes a value out, from absence, which leaves it.
fn present<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// Changes the set-up, while the pilot is planned or under way.
pub async fn update(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    version: Expected,
    body: UpdatePilot,
) -> Result<PilotView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let mut loaded = Loaded::locked(&work, id).await?;
    if !loaded.parties().set_up_by(&ctx.actor) {
        return Err(Error::Forbidden);
    }
    if !version.names(loaded.row.version) {
        return Err(Error::Stale);
    }
    if !loaded.status()?.is_planned() {
        return Err(Error::WrongStatus);
    }
    let UpdatePilot {
        sites,
        starts_on,
        ends_on,
        ethics_reference,
        data_annex_reference,
        ai_risk_class,
    } = body;
    let old = loaded.setup.clone();
    let setup = Setup {
        sites: sites.unwrap_or(old.sites),
        starts_on: starts_on.or(old.starts_on),
        ends_on: ends_on.or(old.ends_on),
        ethics_reference: ethics_reference.unwrap_or(old.ethics_reference),
        data_annex_reference: data_annex_reference.unwrap_or(old.data_annex_reference),
        ai_risk_class: ai_risk_class.unwrap_or(old.ai_risk_class),
    }
    .normalised()?;
    setup.keeps_papers(loaded.status()?, loaded.row.needs())?;
    loaded.row.set_setup(&setup);
    loaded.row.updated_at = work.now.0;
    loaded.row = pilot::save(work.conn(), loaded.row).await?;
    work.record(Happening::new(NOUN, id, "update").by(loaded.row.orderer_id)).await?;
    work.commit().await?;
    view::view(app, ctx, loaded.row).await
}
