//! The table `council_subject`: what is judged, as it stood when scoring began.

use sea_orm::{QueryOrder, entity::prelude::*};

use crate::Result;

/// One thing that is judged.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_subject")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The council.
    pub council_id: Uuid,
    /// The submission or the pilot.
    pub subject_id: Uuid,
    /// `submission` or `pilot`.
    pub noun: String,
    /// Whose work it is.
    pub organisation_id: Uuid,
    /// Its readable code.
    pub code: String,
}

pub use self::Model as Subject;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The subjects of some councils, by code.
pub async fn of_councils(conn: &impl ConnectionTrait, council_ids: &[Uuid]) -> Result<Vec<Model>> {
    if council_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::CouncilId.is_in(council_ids.iter().copied()))
        .order_by_asc(Column::Code)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}
