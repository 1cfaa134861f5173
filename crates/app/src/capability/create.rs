//! Beginning a capability.

use nhipcau_domain::{
    capability::{Content, Status, may_edit},
    challenge::Origin,
};
use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    view::{CapabilityView, view},
    write::{Written, insert},
};
use crate::{App, Ctx, Error, Result, organisation::check_stands};

/// A new capability.
#[derive(Debug, Clone, ToSchema)]
pub struct CreateCapability {
    /// The organisation that holds it.
    pub organisation_id: Uuid,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
}

// By hand, because a derived flatten would swallow unknown fields.
impl<'de> Deserialize<'de> for CreateCapability {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Map::deserialize(deserializer)?;
        let organisation_id = fields
            .remove("organisation_id")
            .ok_or_else(|| D::Error::missing_field("organisation_id"))?;
        Ok(Self {
            organisation_id: Uuid::deserialize(organisation_id).map_err(D::Error::custom)?,
            content: Content::deserialize(Value::Object(fields)).map_err(D::Error::custom)?,
        })
    }
}

/// Begins a capability as a draft.
///
/// # Errors
/// `Forbidden` unless the actor writes for the organisation; `Invalid` when fields are wrong.
pub async fn create(app: &App, ctx: &Ctx, body: CreateCapability) -> Result<CapabilityView> {
    ctx.person()?;
    if !may_edit(body.organisation_id, &ctx.actor) {
        return Err(Error::Forbidden);
    }
    let work = app.begin(ctx).await?;
    check_stands(work.conn(), body.organisation_id, "/organisation_id").await?;
    let from = Written {
        organisation_id: body.organisation_id,
        external_id: None,
        origin: Origin::Native,
        status: Status::Draft,
    };
    let row = insert(&work, body.content, from).await?;
    work.commit_created(&format!("/capabilities/{}", row.id)).await?;
    view(app, ctx, row).await
}
