//! The register of deployments.

mod entity;

pub use entity::Model as Deployment;
use entity::{Column, Entity};
use nhipcau_domain::deployment::UseKind;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use crate::{
    Error, Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
};

append_repository!(Entity, Deployment);

impl Deployment {
    /// How it is used.
    pub fn use_kind(&self) -> Result<UseKind> {
        UseKind::parse(&self.use_kind)
            .ok_or_else(|| Error::unknown("deployment.use_kind", &self.use_kind))
    }
}

/// The use with this id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Deployment> {
    Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// The use with this external id.
pub async fn find_by_external_id(
    conn: &impl ConnectionTrait,
    external_id: &str,
) -> Result<Option<Deployment>> {
    Ok(Entity::find().filter(Column::ExternalId.eq(external_id)).one(conn).await?)
}

/// Writes an imported use anew.
pub async fn replace(conn: &impl ConnectionTrait, row: Deployment) -> Result<()> {
    let id = row.id;
    Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}

/// What to list. `None` filters nothing; the register is public.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The pilot.
    pub pilot_id: Option<Uuid>,
    /// The challenge.
    pub challenge_id: Option<Uuid>,
    /// The adopting organisation.
    pub organisation_id: Option<Uuid>,
    /// Direct or indirect use.
    pub use_kind: Option<UseKind>,
    /// Id in the system of origin.
    pub external_id: Option<String>,
}

/// Lists uses, latest start first.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<Deployment>> {
    let Filter { pilot_id, challenge_id, organisation_id, use_kind, external_id } = filter;
    let mut query = Entity::find();
    for (column, id) in [
        (Column::PilotId, pilot_id),
        (Column::ChallengeId, challenge_id),
        (Column::OrganisationId, organisation_id),
    ] {
        if let Some(id) = id {
            query = query.filter(column.eq(*id));
        }
    }
    if let Some(use_kind) = use_kind {
        query = query.filter(Column::UseKind.eq(use_kind.as_str()));
    }
    if let Some(external_id) = external_id {
        query = query.filter(Column::ExternalId.eq(external_id));
    }
    fetch(conn, query, (Column::StartedOn, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Text(row.started_on.clone()),
        id: row.id,
    })
    .await
}

/// The uses that came of a challenge, earliest first.
pub async fn of_challenge(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
) -> Result<Vec<Deployment>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_asc(Column::StartedOn)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}
