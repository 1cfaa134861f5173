//! Changing a capability.

use nhipcau_domain::{
    capability::{CapabilityKind, Content, IpStatus, OriginTask, Seek, Visibility, may_edit},
    locale::Bilingual,
};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    view::{CapabilityView, find, view},
    write::overwrite,
};
use crate::{App, Ctx, Error, Expected, Result};

/// Changes to a capability; absent fields stay, `null` empties one.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[allow(clippy::option_option, reason = "absent, null and a value are three things")]
pub struct PatchCapability {
    /// What is offered.
    pub kind: Option<CapabilityKind>,
    /// Title.
    pub title: Option<Bilingual>,
    /// A few sentences.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Bilingual>)]
    pub summary: Option<Option<Bilingual>>,
    /// The whole description.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Bilingual>)]
    pub description: Option<Option<Bilingual>>,
    /// Topic codes.
    pub topics: Option<Vec<String>>,
    /// Technology readiness level, 1–9.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<i32>)]
    pub trl: Option<Option<i32>>,
    /// Trials, deployments, publications, certificates.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Bilingual>)]
    pub evidence: Option<Option<Bilingual>>,
    /// How the intellectual property stands.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<IpStatus>)]
    pub ip_status: Option<Option<IpStatus>>,
    /// Languages in which the holder works.
    pub languages: Option<Vec<String>>,
    /// What the holder seeks.
    pub seeks: Option<Vec<Seek>>,
    /// Who finds it once listed.
    pub visibility: Option<Visibility>,
    /// The task a research result comes from.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<OriginTask>)]
    pub origin_task: Option<Option<OriginTask>>,
}

/// Tells a field that is `null` from one that is absent.
#[allow(clippy::option_option, reason = "absent, null and a value are three things")]
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

impl PatchCapability {
    fn onto(self, content: Content) -> Content {
        Content {
            kind: self.kind.unwrap_or(content.kind),
            title: self.title.unwrap_or(content.title),
            summary: self.summary.unwrap_or(content.summary),
            description: self.description.unwrap_or(content.description),
            topics: self.topics.unwrap_or(content.topics),
            trl: self.trl.unwrap_or(content.trl),
            evidence: self.evidence.unwrap_or(content.evidence),
            ip_status: self.ip_status.unwrap_or(content.ip_status),
            languages: self.languages.unwrap_or(content.languages),
            seeks: self.seeks.unwrap_or(content.seeks),
            visibility: self.visibility.unwrap_or(content.visibility),
            origin_task: self.origin_task.unwrap_or(content.origin_task),
        }
    }
}

/// Changes a capability if its version is still `expected`.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Stale`, `Invalid`.
pub async fn patch(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: PatchCapability,
) -> Result<CapabilityView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let row = find(work.conn(), &ctx.actor, id).await?;
    if !may_edit(row.organisation_id, &ctx.actor) {
        return Err(Error::Forbidden);
    }
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let content = body.onto(row.content()?);
    let row = overwrite(&work, row, content).await?;
    work.commit().await?;
    view(app, ctx, row).await
}
