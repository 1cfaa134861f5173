//! The table `device`: browsers from which a person has signed in, known by the hash of a cookie.

use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict};

use crate::{Result, readable::readable};

/// A device.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "device")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who signed in with it.
    pub person_id: Uuid,
    /// SHA-256 of the cookie in hexadecimal.
    pub token_hash: String,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// The last sign-in.
    pub last_seen_at: i64,
}

pub use self::Model as Device;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Whether the person has signed in from the device with this cookie.
pub async fn is_known(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    token_hash: &str,
) -> Result<bool> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::TokenHash.eq(token_hash));
    Ok(query.limit(1).one(conn).await?.is_some())
}

/// Whether the person has signed in from any device.
pub async fn any(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<bool> {
    let query = Entity::find().filter(Column::PersonId.eq(person_id)).limit(1);
    Ok(query.one(conn).await?.is_some())
}

/// The devices of a person, oldest first.
pub async fn of_person(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Model>> {
    let query =
        Entity::find().filter(Column::PersonId.eq(person_id)).order_by_asc(Column::CreatedAt);
    readable(conn, query).await
}

/// Notes down a sign-in: the first from this device, or another one.
pub async fn seen(conn: &impl ConnectionTrait, row: Model) -> Result<()> {
    use sea_orm::{ActiveModelTrait, IntoActiveModel};
    Entity::insert(row.into_active_model().reset_all())
        .on_conflict(
            OnConflict::columns([Column::PersonId, Column::TokenHash])
                .update_column(Column::LastSeenAt)
                .to_owned(),
        )
        .exec_without_returning(conn)
        .await?;
    Ok(())
}
