//! Registering a use.

use nhipcau_domain::{
    deployment::{Draft, UseKind, may_be_registered, may_register},
    locale::Bilingual,
    timestamp::Day,
};
use nhipcau_store::{
    deployment::{self, Deployment},
    organisation, pilot,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{DeploymentView, NOUN, read};
use crate::{App, Audience, Ctx, Error, Happening, Result};

/// A use to register.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterDeployment {
    /// The pilot whose result is used.
    pub pilot_id: Uuid,
    /// The adopting organisation.
    pub organisation_id: Uuid,
    /// Where exactly.
    pub site: String,
    /// First day of use.
    pub started_on: Day,
    /// Direct use of the solution, or indirect use of what was learned.
    #[serde(rename = "use")]
    pub use_kind: UseKind,
    /// People reached.
    pub people_reached: i64,
    /// Anything else.
    pub note: Option<Bilingual>,
}

/// Registers a use of a result that was adopted or scaled.
pub async fn register(app: &App, ctx: &Ctx, body: RegisterDeployment) -> Result<DeploymentView> {
    let recorded_by_id = ctx.person()?.id;
    let RegisterDeployment {
        pilot_id,
        organisation_id,
        site,
        started_on,
        use_kind,
        people_reached,
        note,
    } = body;
    let work = app.begin(ctx).await?;
    let unknown = |pointer| Error::field(pointer, "unknown_reference");
    let pilot = match pilot::find(work.conn(), pilot_id).await {
        Err(nhipcau_store::Error::NotFound) => return Err(unknown("/pilot_id")),
        found => found?,
    };
    if !may_register(pilot.orderer_id, &ctx.actor) {
        return Err(Error::Forbidden);
    }
    may_be_registered(pilot.follow_up()?)?;
    let draft = Draft { organisation_id, site, started_on, use_kind, people_reached, note }
        .normalised(Day(work.now.vietnam_day()))?;
    match organisation::find(work.conn(), organisation_id).await {
        Err(nhipcau_store::Error::NotFound) => return Err(unknown("/organisation_id")),
        found => found?,
    };
    let row = Deployment {
        id: work.new_id(),
        external_id: None,
        title: None,
        pilot_id: Some(pilot_id),
        challenge_id: Some(pilot.challenge_id),
        orderer_id: Some(pilot.orderer_id),
        organisation_id,
        site: draft.site,
        started_on: draft.started_on.to_string(),
        use_kind: draft.use_kind.into(),
        people_reached: draft.people_reached,
        note: draft.note.map(|note| json!(note)),
        recorded_by_id: Some(recorded_by_id),
        recorded_at: work.now.0,
    };
    let row = deployment::insert(work.conn(), row).await?;
    let happening = Happening::new(NOUN, row.id, "register")
        .by(pilot.orderer_id)
        .for_audience(Audience::Public)
        .with(json!({
            "pilot_id": pilot_id,
            "challenge_id": row.challenge_id,
            "organisation_id": organisation_id,
            "use": draft.use_kind,
            "people_reached": row.people_reached,
        }));
    work.record(happening).await?;
    work.commit_created(&format!("/deployments/{}", row.id)).await?;
    read(app, row.id).await
}
