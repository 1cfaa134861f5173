//! The table `council_meeting`: the record of a meeting. A corrected record is a new row; the
//! last one counts.

use nhipcau_domain::{council::MeetingMode, timestamp::Day};
use sea_orm::{QueryOrder, entity::prelude::*};

use crate::{Error, Result};

/// A recorded meeting.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_meeting")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The council.
    pub council_id: Uuid,
    /// The day.
    pub held_on: String,
    /// How it met.
    pub mode: String,
    /// Memberships present.
    pub present: Json,
    /// What else is to be said about it.
    pub notes: Option<String>,
    /// Who recorded it.
    pub recorded_by_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Meeting;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// The day.
    pub fn held_on(&self) -> Result<Day> {
        Day::parse(&self.held_on)
            .ok_or_else(|| Error::unknown("council_meeting.held_on", &self.held_on))
    }

    /// How it met.
    pub fn mode(&self) -> Result<MeetingMode> {
        MeetingMode::parse(&self.mode)
            .ok_or_else(|| Error::unknown("council_meeting.mode", &self.mode))
    }

    /// Memberships present.
    pub fn present(&self) -> Result<Vec<Uuid>> {
        serde_json::from_value(self.present.clone())
            .map_err(|error| Error::Corrupt(format!("council_meeting.present: {error}")))
    }
}

/// The record that counts.
pub async fn last(conn: &impl ConnectionTrait, council_id: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::CouncilId.eq(council_id))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .one(conn)
        .await?)
}
