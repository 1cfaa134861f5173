//! The table `programme_party`: parties beside owner and broker.

use sea_orm::entity::prelude::*;

use crate::Result;

/// A party to a programme.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_party")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// The party.
    pub organisation_id: Uuid,
}

pub use self::Model as Party;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The parties of these programmes.
pub async fn of_programmes(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::ProgrammeId.is_in(ids.iter().copied())).all(conn).await?)
}
