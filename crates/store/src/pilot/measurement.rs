//! The table `measurement`.

use nhipcau_domain::{
    pilot::indicator::Measurement as Point,
    timestamp::{Day, Timestamp},
};
use sea_orm::{QueryOrder, entity::prelude::*, sea_query::Expr};

use crate::{Error, Result};

/// A measurement of an indicator.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "measurement")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The pilot.
    pub pilot_id: Uuid,
    /// The indicator.
    pub indicator_id: Uuid,
    /// Day it was measured.
    pub measured_on: String,
    /// The value.
    #[sea_orm(column_type = "Double")]
    pub value: f64,
    /// Where.
    pub site: Option<String>,
    /// Anything else, bilingual.
    pub note: Option<Json>,
    /// Who recorded it.
    pub recorded_by_id: Uuid,
    /// Microseconds since the epoch.
    pub recorded_at: i64,
    /// When it was declared void; microseconds since the epoch.
    pub voided_at: Option<i64>,
    /// Who declared it void.
    pub voided_by_id: Option<Uuid>,
    /// Why.
    pub void_reason: Option<String>,
}

pub use self::Model as Measurement;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The measurement with this id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Model> {
    Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

impl Model {
    /// The measurement as a point of its series.
    pub fn point(&self) -> Result<Point> {
        Ok(Point {
            id: self.id,
            measured_on: Day::parse(&self.measured_on)
                .ok_or_else(|| Error::unknown("measurement.measured_on", &self.measured_on))?,
            recorded_at: Timestamp(self.recorded_at),
            value: self.value,
        })
    }
}

/// Declares a measurement void; it stays on record and counts no more. False when it was void
/// already.
pub async fn void(
    conn: &impl ConnectionTrait,
    id: Uuid,
    by: Uuid,
    reason: &str,
    at: i64,
) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::VoidedAt, Expr::value(at))
        .col_expr(Column::VoidedById, Expr::value(by))
        .col_expr(Column::VoidReason, Expr::value(reason))
        .filter(Column::Id.eq(id))
        .filter(Column::VoidedAt.is_null())
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// The measurements of a pilot that were declared void, in the order of their days.
pub async fn void_of_pilot(conn: &impl ConnectionTrait, pilot_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::PilotId.eq(pilot_id))
        .filter(Column::VoidedAt.is_not_null())
        .order_by_asc(Column::MeasuredOn)
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// The measurements of several pilots that count, in the order they are plotted.
pub async fn of_pilots(conn: &impl ConnectionTrait, pilot_ids: &[Uuid]) -> Result<Vec<Model>> {
    if pilot_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::PilotId.is_in(pilot_ids.iter().copied()))
        .filter(Column::VoidedAt.is_null())
        .order_by_asc(Column::MeasuredOn)
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}
