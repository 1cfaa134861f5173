//! The table `capability_topic`, for the filter by topic.

use sea_orm::{ConnectionTrait, IntoActiveModel, entity::prelude::*};

use crate::Result;

/// One topic of one capability.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "capability_topic")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The capability.
    pub capability_id: Uuid,
    /// The topic's code.
    pub topic: String,
}

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Replaces the topics of a capability. `ids` gives each row its id.
pub async fn replace(
    conn: &impl ConnectionTrait,
    capability_id: Uuid,
    topics: &[String],
    mut ids: impl FnMut() -> Uuid,
) -> Result<()> {
    Entity::delete_many().filter(Column::CapabilityId.eq(capability_id)).exec(conn).await?;
    let rows: Vec<_> = topics
        .iter()
        .map(|topic| {
            Model { id: ids(), capability_id, topic: topic.clone() }.into_active_model().reset_all()
        })
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(conn).await?;
    }
    Ok(())
}
