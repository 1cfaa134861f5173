//! The table `log_checkpoint`: the signed heads.

use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use crate::{Error, Result};

/// One signed head.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_checkpoint")]
pub struct Model {
    /// How many records there were.
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    /// When it was signed, in microseconds since the epoch.
    pub at: i64,
    /// The root of the tree.
    pub root: Vec<u8>,
    /// The signed note.
    pub note: String,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// How many records there were.
    ///
    /// # Errors
    /// `Corrupt` for less than none.
    pub fn records(&self) -> Result<u64> {
        u64::try_from(self.size)
            .map_err(|_| Error::Corrupt(format!("a signed head of {} records", self.size)))
    }
}

append_repository!(Entity, Model);

/// The newest head; `None` while the log is empty.
pub async fn last(conn: &impl ConnectionTrait) -> Result<Option<Model>> {
    Ok(Entity::find().order_by_desc(Column::Size).limit(1).one(conn).await?)
}

/// The first head with at least so many records: the one in which a record first appears.
pub async fn covering(conn: &impl ConnectionTrait, size: i64) -> Result<Option<Model>> {
    let query = Entity::find().filter(Column::Size.gte(size)).order_by_asc(Column::Size).limit(1);
    Ok(query.one(conn).await?)
}

/// Heads of more than `size` records, in order.
pub async fn after(conn: &impl ConnectionTrait, size: i64, limit: u64) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::Size.gt(size)).order_by_asc(Column::Size);
    Ok(query.limit(limit).all(conn).await?)
}
