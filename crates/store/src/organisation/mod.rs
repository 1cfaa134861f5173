//! Organisations.

mod entity;
mod list;
mod requested;

pub use entity::Model as Organisation;
use entity::{Column, Entity};
pub use list::{Filter, list};
use nhipcau_domain::{
    locale::Bilingual,
    organisation::{OrganisationKind, Verification},
};
pub use requested::requested;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{Error, Result};

versioned_repository!(Entity, Organisation, entity::Column);

impl Organisation {
    /// What kind of organisation it is.
    pub fn kind(&self) -> Result<OrganisationKind> {
        OrganisationKind::parse(&self.kind)
            .ok_or_else(|| Error::unknown("organisation.kind", &self.kind))
    }

    /// Whether a broker has checked it.
    pub fn verification(&self) -> Result<Verification> {
        Verification::parse(&self.verification)
            .ok_or_else(|| Error::unknown("organisation.verification", &self.verification))
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
    Ok(Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(conn).await?)
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
