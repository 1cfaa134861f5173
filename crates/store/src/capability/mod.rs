//! Capabilities.

mod entity;
mod list;
pub mod topic;

pub use entity::Model as Capability;
use entity::{Column, Entity};
pub use list::{Filter, Scope, list, listed_ids};
use nhipcau_domain::capability::{CapabilityKind, Content, Status};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{Error, Result, readable::readable};

versioned_repository!(Entity, Capability, entity::Column);

impl Capability {
    /// Its status.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status).ok_or_else(|| Error::unknown("capability.status", &self.status))
    }

    /// Everything its holder says about it.
    pub fn content(&self) -> Result<Content> {
        serde_json::from_value(self.content.clone())
            .map_err(|error| Error::Corrupt(format!("capability.content: {error}")))
    }
}

/// Capabilities with these ids.
pub async fn find_many(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Capability>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    readable(conn, query).await
}

/// The capability with this external id.
pub async fn find_by_external_id(
    conn: &impl ConnectionTrait,
    external_id: &str,
) -> Result<Option<Capability>> {
    Ok(Entity::find().filter(Column::ExternalId.eq(external_id)).one(conn).await?)
}

/// The listed capabilities of an organisation.
pub async fn listed_of(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
) -> Result<Vec<Capability>> {
    let query = Entity::find()
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::Status.eq(Status::Listed.as_str()));
    readable(conn, query).await
}

/// The listed capabilities of a kind.
pub async fn listed_of_kind(
    conn: &impl ConnectionTrait,
    kind: CapabilityKind,
) -> Result<Vec<Capability>> {
    let query = Entity::find()
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(Column::Status.eq(Status::Listed.as_str()));
    readable(conn, query).await
}
