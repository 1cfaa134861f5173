//! The table `shortlist_note`: every judgement on a match and every note, none of them overwritten.

use nhipcau_domain::invitation::Verdict;
use sea_orm::{QueryOrder, entity::prelude::*};

use crate::{Error, Result};

/// What somebody made of a match at some time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist_note")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The judgement that it was, or is.
    pub entry_id: Uuid,
    /// The judgement.
    pub verdict: String,
    /// Why.
    pub note: Option<String>,
    /// Who judged.
    pub person_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Note;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// The judgement.
    pub fn verdict(&self) -> Result<Verdict> {
        Verdict::parse(&self.verdict)
            .ok_or_else(|| Error::unknown("shortlist_note.verdict", &self.verdict))
    }
}

/// The histories of these judgements, the last first.
pub async fn of_entries(conn: &impl ConnectionTrait, entry_ids: &[Uuid]) -> Result<Vec<Note>> {
    if entry_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::EntryId.is_in(entry_ids.iter().copied()))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .all(conn)
        .await?)
}
