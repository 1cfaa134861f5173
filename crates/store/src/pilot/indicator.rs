//! The table `indicator`.

use nhipcau_domain::{challenge::section::Direction, pilot::indicator::Indicator as Content};
use sea_orm::{QueryOrder, entity::prelude::*};

use crate::{Error, Result, organisation::bilingual};

/// An indicator of a pilot.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The pilot.
    pub pilot_id: Uuid,
    /// Place in the order of the success measures.
    pub position: i32,
    /// Key of the success measure.
    pub key: String,
    /// Bilingual name.
    pub name: Json,
    /// Bilingual unit.
    pub unit: Json,
    /// Value before the pilot.
    #[sea_orm(column_type = "Double")]
    pub baseline: f64,
    /// Value wanted.
    #[sea_orm(column_type = "Double")]
    pub target: f64,
    /// Which way is better.
    pub direction: String,
    /// Bilingual method.
    pub method: Option<Json>,
}

pub use self::Model as Indicator;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// A new row from what the indicator says.
    pub fn new(id: Uuid, pilot_id: Uuid, position: i32, content: &Content) -> Self {
        Self {
            id,
            pilot_id,
            position,
            key: content.key.clone(),
            name: serde_json::json!(content.name),
            unit: serde_json::json!(content.unit),
            baseline: content.baseline,
            target: content.target,
            direction: content.direction.into(),
            method: content.method.as_ref().map(|text| serde_json::json!(text)),
        }
    }

    /// What the indicator says.
    pub fn content(&self) -> Result<Content> {
        Ok(Content {
            key: self.key.clone(),
            name: bilingual(&self.name),
            unit: bilingual(&self.unit),
            baseline: self.baseline,
            target: self.target,
            direction: Direction::parse(&self.direction)
                .ok_or_else(|| Error::unknown("indicator.direction", &self.direction))?,
            method: self.method.as_ref().map(bilingual),
        })
    }
}

/// The indicators of a pilot in the order of the success measures.
pub async fn of_pilot(conn: &impl ConnectionTrait, pilot_id: Uuid) -> Result<Vec<Model>> {
    of_pilots(conn, &[pilot_id]).await
}

/// The indicators of several pilots, each pilot's in the order of its success measures.
pub async fn of_pilots(conn: &impl ConnectionTrait, pilot_ids: &[Uuid]) -> Result<Vec<Model>> {
    if pilot_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::PilotId.is_in(pilot_ids.iter().copied()))
        .order_by_asc(Column::PilotId)
        .order_by_asc(Column::Position)
        .all(conn)
        .await?)
}
