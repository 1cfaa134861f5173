//! The table `recovery_code`: what stands in for a code when the device is lost; each once.

use sea_orm::{entity::prelude::*, sea_query::Expr};

use crate::Result;

/// A recovery code.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// Keyed hash of the code.
    pub code_hash: Vec<u8>,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

pub use self::Model as RecoveryCode;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// Uses a code up; `false` when it is none of the person's or was used before.
pub async fn use_up(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    code_hash: &[u8],
    at: i64,
) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::CodeHash.eq(code_hash.to_vec()))
        .filter(Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// How many a person has left.
pub async fn left(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<u64> {
    let query =
        Entity::find().filter(Column::PersonId.eq(person_id)).filter(Column::UsedAt.is_null());
    Ok(query.count(conn).await?)
}

/// Removes those of a person.
pub async fn remove(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<()> {
    Entity::delete_many().filter(Column::PersonId.eq(person_id)).exec(conn).await?;
    Ok(())
}
