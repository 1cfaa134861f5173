//! The table `reliance`: which broker relies on which confirmation of another.

use sea_orm::{QueryOrder, entity::prelude::*};

use crate::{Result, organisation::Organisation};

/// One reliance.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reliance")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The organisation that was verified.
    pub organisation_id: Uuid,
    /// The broker that relies on it.
    pub broker_id: Uuid,
    /// The official who said so.
    pub person_id: Uuid,
    /// On which confirmation: the instant it was given, in microseconds since the epoch.
    pub verified_at: i64,
    /// Microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Reliance;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// Who relies on the confirmation that an organisation has now, the first first. What was said of an
/// earlier one has ended with it.
pub async fn of_present(
    conn: &impl ConnectionTrait,
    organisation: &Organisation,
) -> Result<Vec<Model>> {
    let Some(verified_at) = organisation.verified_at else { return Ok(Vec::new()) };
    Ok(Entity::find()
        .filter(Column::OrganisationId.eq(organisation.id))
        .filter(Column::VerifiedAt.eq(verified_at))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}
