//! The table `log_actor`: who is behind a handle. A row that is gone leaves a handle nobody can
//! tell anything of.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;

use crate::{Error, Result};

/// A person and the handle.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_actor")]
pub struct Model {
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// 128 random bits.
    pub handle: Vec<u8>,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A handle in the log.
pub type Handle = [u8; 16];

/// The handles of these people, of those who have one.
pub async fn of(conn: &impl ConnectionTrait, people: &[Uuid]) -> Result<HashMap<Uuid, Handle>> {
    let rows =
        Entity::find().filter(Column::PersonId.is_in(people.iter().copied())).all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let handle = row.handle.try_into();
            let handle = handle.map_err(|_| Error::Corrupt("a handle of the log".to_owned()))?;
            Ok((row.person_id, handle))
        })
        .collect()
}

/// Gives people their handles.
pub async fn insert(conn: &impl ConnectionTrait, handles: &[(Uuid, Handle)]) -> Result<()> {
    if handles.is_empty() {
        return Ok(());
    }
    let rows = handles.iter().map(|(person_id, handle)| {
        ActiveModel::from(Model { person_id: *person_id, handle: handle.to_vec() }).reset_all()
    });
    Entity::insert_many(rows).exec_without_returning(conn).await?;
    Ok(())
}

/// Forgets who is behind a handle.
pub async fn forget(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<()> {
    Entity::delete_by_id(person_id).exec(conn).await?;
    Ok(())
}
