//! Organisations.

mod desk;
mod entity;
pub mod joining;
mod list;
pub mod mail_domain;
pub mod reliance;

pub use desk::{expiring, requested, standing};

pub use entity::Model as Organisation;
use entity::{Column, Entity};
pub use list::{Filter, list};
use nhipcau_domain::{
    locale::Bilingual,
    organisation::{OrganisationKind, Verification},
    timestamp::Day,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use crate::{Error, Result, readable::readable};

versioned_repository!(Entity, Organisation, entity::Column);

impl Organisation {
    /// What kind of organisation it is.
    pub fn kind(&self) -> Result<OrganisationKind> {
        OrganisationKind::parse(&self.kind)
            .ok_or_else(|| Error::unknown("organisation.kind", &self.kind))
    }

    /// Whether a broker has checked it, as it stands `today`: a verification whose last day has
    /// passed is expired.
    pub fn verification_on(&self, today: Day) -> Result<Verification> {
        let stored = Verification::parse(&self.verification)
            .ok_or_else(|| Error::unknown("organisation.verification", &self.verification))?;
        let until = self.verified_until.as_deref().and_then(Day::parse);
        Ok(stored.effective(until, today))
    }

    /// Its name.
    pub fn name(&self) -> Bilingual {
        bilingual(&self.name)
    }

    /// What it says of itself.
    pub fn profile(&self) -> Bilingual {
        bilingual(&self.profile)
    }
}

/// Reads a stored bilingual text; a value of another shape reads as empty.
pub fn bilingual(value: &serde_json::Value) -> Bilingual {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

/// Organisations with these ids.
pub async fn find_many(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Organisation>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    readable(conn, query).await
}

/// The organisation with this external id.
pub async fn find_by_external_id(
    conn: &impl ConnectionTrait,
    external_id: &str,
) -> Result<Option<Organisation>> {
    Ok(Entity::find().filter(Column::ExternalId.eq(external_id)).one(conn).await?)
}

/// The organisation with this place in the order of names, that is, with exactly this name.
pub async fn find_by_sort_name(
    conn: &impl ConnectionTrait,
    sort_name: &str,
) -> Result<Option<Organisation>> {
    Ok(Entity::find().filter(Column::SortName.eq(sort_name)).one(conn).await?)
}

/// The organisations that have become part of one of these.
pub async fn merged_into(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Organisation>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find()
        .filter(Column::MergedIntoId.is_in(ids.iter().copied()))
        .order_by_asc(Column::SortName)
        .order_by_asc(Column::Id);
    readable(conn, query).await
}

/// Reads an organisation and keeps others from changing who belongs to it until this transaction
/// ends; SQLite has one writer, so no lock is needed there.
pub async fn find_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Organisation> {
    let mut query = Entity::find_by_id(id);
    if conn.get_database_backend() == sea_orm::DbBackend::Postgres {
        query = query.lock(LockType::Update);
    }
    query.one(conn).await?.ok_or(Error::NotFound)
}
