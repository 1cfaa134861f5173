//! The table `report`.

use nhipcau_domain::{
    pilot::report::{Report as Content, ReportKind},
    timestamp::Day,
};
use sea_orm::{PaginatorTrait, QueryOrder, entity::prelude::*};

use crate::{Error, Result, organisation::bilingual};

/// A report on a pilot.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The pilot.
    pub pilot_id: Uuid,
    /// What it covers.
    pub kind: String,
    /// Last day covered.
    pub period_end: String,
    /// Bilingual part.
    pub overview: Json,
    /// Bilingual part.
    pub methods: Json,
    /// Bilingual part.
    pub results: Json,
    /// Bilingual part.
    pub discussion: Json,
    /// Bilingual part.
    pub conclusion: Json,
    /// Who filed it.
    pub filed_by_id: Uuid,
    /// Microseconds since the epoch.
    pub filed_at: i64,
}

pub use self::Model as Report;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The report with this id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Model> {
    Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

impl Model {
    /// A new row from what the report says.
    pub fn new(id: Uuid, pilot_id: Uuid, content: &Content, by: Uuid, at: i64) -> Self {
        Self {
            id,
            pilot_id,
            kind: content.kind.into(),
            period_end: content.period_end.to_string(),
            overview: serde_json::json!(content.overview),
            methods: serde_json::json!(content.methods),
            results: serde_json::json!(content.results),
            discussion: serde_json::json!(content.discussion),
            conclusion: serde_json::json!(content.conclusion),
            filed_by_id: by,
            filed_at: at,
        }
    }

    /// What the report says.
    pub fn content(&self) -> Result<Content> {
        Ok(Content {
            kind: ReportKind::parse(&self.kind)
                .ok_or_else(|| Error::unknown("report.kind", &self.kind))?,
            period_end: Day::parse(&self.period_end)
                .ok_or_else(|| Error::unknown("report.period_end", &self.period_end))?,
            overview: bilingual(&self.overview),
            methods: bilingual(&self.methods),
            results: bilingual(&self.results),
            discussion: bilingual(&self.discussion),
            conclusion: bilingual(&self.conclusion),
        })
    }
}

/// The reports on a pilot, latest first.
pub async fn of_pilot(conn: &impl ConnectionTrait, pilot_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::PilotId.eq(pilot_id))
        .order_by_desc(Column::FiledAt)
        .order_by_desc(Column::Id)
        .all(conn)
        .await?)
}

/// Whether a final report on the pilot is filed.
pub async fn final_is_filed(conn: &impl ConnectionTrait, pilot_id: Uuid) -> Result<bool> {
    let count = Entity::find()
        .filter(Column::PilotId.eq(pilot_id))
        .filter(Column::Kind.eq(ReportKind::Final.as_str()))
        .count(conn)
        .await?;
    Ok(count > 0)
}
