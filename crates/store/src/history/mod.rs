//! The history of lifecycles: every transition with its reason and who signed it.

use sea_orm::{QueryOrder, entity::prelude::*};

use crate::Result;

/// One transition.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "history")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The event it is part of.
    pub event_id: Uuid,
    /// The noun.
    pub noun: String,
    /// The thing.
    pub subject_id: Uuid,
    /// What was done.
    pub action: String,
    /// The status before; empty at creation.
    pub from_status: Option<String>,
    /// The status after.
    pub to_status: String,
    /// Written reasons.
    pub reason: Option<String>,
    /// Who did it; empty for the clock.
    pub person_id: Option<Uuid>,
    /// In whose name.
    pub organisation_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as History;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The history of one thing, oldest first.
pub async fn of_subject(
    conn: &impl ConnectionTrait,
    noun: &str,
    subject_id: Uuid,
) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::Noun.eq(noun))
        .filter(Column::SubjectId.eq(subject_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// The numbers of the events behind these rows, by event id.
pub async fn numbers(
    conn: &impl ConnectionTrait,
    rows: &[Model],
) -> Result<std::collections::HashMap<Uuid, i64>> {
    let ids: Vec<_> = rows.iter().map(|row| row.event_id).collect();
    crate::event::numbers(conn, &ids).await
}
