//! The table `milestone`.

use nhipcau_domain::{
    pilot::{
        Status as PilotStatus,
        milestone::{Milestone as Content, Status},
    },
    timestamp::Day,
};
use sea_orm::{
    QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, Query},
};

use crate::{Error, Result, organisation::bilingual, readable::readable};

/// A milestone of a pilot.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "milestone")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The pilot.
    pub pilot_id: Uuid,
    /// Bilingual title.
    pub title: Json,
    /// Bilingual deliverable.
    pub deliverable: Option<Json>,
    /// Day it is due.
    pub due_on: String,
    /// Status.
    pub status: String,
    /// What shows that it is done, bilingual.
    pub evidence: Option<Json>,
    /// When it was marked done; microseconds since the epoch.
    pub done_at: Option<i64>,
    /// When it was called to mind; microseconds since the epoch.
    pub reminded_at: Option<i64>,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// Microseconds since the epoch.
    pub updated_at: i64,
}

pub use self::Model as Milestone;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

versioned_repository!(Entity, Model, Column);

impl Model {
    /// What the milestone says.
    pub fn content(&self) -> Result<Content> {
        Ok(Content {
            title: bilingual(&self.title),
            deliverable: self.deliverable.as_ref().map(bilingual),
            due_on: Day::parse(&self.due_on)
                .ok_or_else(|| Error::unknown("milestone.due_on", &self.due_on))?,
            status: Status::parse(&self.status)
                .ok_or_else(|| Error::unknown("milestone.status", &self.status))?,
            evidence: self.evidence.as_ref().map(bilingual),
        })
    }

    /// Writes content into the row.
    pub fn set_content(&mut self, content: &Content) {
        self.title = serde_json::json!(content.title);
        self.deliverable = content.deliverable.as_ref().map(|text| serde_json::json!(text));
        self.due_on = content.due_on.to_string();
        self.status = content.status.into();
        self.evidence = content.evidence.as_ref().map(|text| serde_json::json!(text));
    }
}

/// The milestones of a pilot, by the day they are due.
pub async fn of_pilot(conn: &impl ConnectionTrait, pilot_id: Uuid) -> Result<Vec<Model>> {
    of_pilots(conn, &[pilot_id]).await
}

/// The milestones of several pilots, by the day they are due.
pub async fn of_pilots(conn: &impl ConnectionTrait, pilot_ids: &[Uuid]) -> Result<Vec<Model>> {
    if pilot_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::PilotId.is_in(pilot_ids.iter().copied()))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Notes that a planned milestone was called to mind, unless that has been done; says whether this
/// was the first time. Its version stays: nothing that people read or write has changed.
pub async fn mark_reminded(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(Status::Planned.as_str()))
        .filter(Column::RemindedAt.is_null())
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Planned milestones of active pilots that are due by `until` and were not called to mind yet.
pub async fn to_remind(conn: &impl ConnectionTrait, until: Day) -> Result<Vec<Model>> {
    let active = Query::select()
        .column(super::entity::Column::Id)
        .from(super::entity::Entity)
        .and_where(super::entity::Column::Status.eq(PilotStatus::Active.as_str()))
        .to_owned();
    let query = Entity::find()
        .filter(Column::Status.eq(Status::Planned.as_str()))
        .filter(Column::DueOn.lte(until.to_string()))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::PilotId.in_subquery(active))
        .order_by_asc(Column::DueOn)
        .limit(100);
    readable(conn, query).await
}
