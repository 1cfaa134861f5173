//! The table `log_leaf`: the records, by number.

use std::collections::HashMap;

use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use crate::{Result, readable::readable};

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_leaf")]
pub struct Model {
    /// Its number, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// The event it records.
    pub event_id: Uuid,
    /// Microseconds since the epoch.
    pub at: i64,
    /// The handle of the one who did it.
    pub actor: Option<Vec<u8>>,
    /// What happened: noun, dot, action.
    pub action: String,
    /// The thing it happened to.
    pub subject_id: Uuid,
    /// Salted digest of the rest.
    pub digest: Vec<u8>,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Adds records.
pub async fn insert(conn: &impl ConnectionTrait, leaves: Vec<Model>) -> Result<()> {
    if leaves.is_empty() {
        return Ok(());
    }
    let rows = leaves.into_iter().map(|leaf| ActiveModel::from(leaf).reset_all());
    Entity::insert_many(rows).exec_without_returning(conn).await?;
    Ok(())
}

/// The record with this number.
pub async fn find(conn: &impl ConnectionTrait, seq: i64) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(seq).one(conn).await?)
}

/// The records with these numbers.
pub async fn numbered(conn: &impl ConnectionTrait, seqs: &[i64]) -> Result<HashMap<i64, Model>> {
    let rows = Entity::find().filter(Column::Seq.is_in(seqs.iter().copied())).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.seq, row)).collect())
}

/// Records after a number, in order.
pub async fn after(conn: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<Model>> {
    readable(
        conn,
        Entity::find().filter(Column::Seq.gt(seq)).order_by_asc(Column::Seq).limit(limit),
    )
    .await
}

/// The highest number; 0 when there is no record.
pub async fn head(conn: &impl ConnectionTrait) -> Result<i64> {
    let last = Entity::find().order_by_desc(Column::Seq).limit(1).one(conn).await?;
    Ok(last.map_or(0, |leaf| leaf.seq))
}
