//! The table `second_factor`: the secret a person shares with a device that shows codes.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr, sea_query::OnConflict};

use crate::Result;

/// The second factor of a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factor")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// The secret in force, encrypted.
    pub secret: Option<Vec<u8>>,
    /// A secret that holds once a code of it was shown, encrypted.
    pub pending_secret: Option<Vec<u8>>,
    /// Since when it is in force; machine time.
    pub confirmed_at: Option<i64>,
    /// The time step of the last code that was taken: none is taken twice.
    pub last_step: i64,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
}

pub use self::Model as SecondFactor;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether it is in force.
    pub const fn is_on(&self) -> bool {
        self.secret.is_some()
    }
}

/// The second factor of a person, in force or begun.
pub async fn find(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(person_id).one(conn).await?)
}

/// Those of these people who have one in force.
pub async fn in_force(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    let query = Entity::find()
        .filter(Column::PersonId.is_in(ids.iter().copied()))
        .filter(Column::Secret.is_not_null());
    Ok(query.all(conn).await?.into_iter().map(|row| row.person_id).collect())
}

/// Begins one, in place of another that was begun.
pub async fn begin(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    pending_secret: Vec<u8>,
    at: i64,
) -> Result<()> {
    let row = ActiveModel {
        person_id: Set(person_id),
        secret: Set(None),
        pending_secret: Set(Some(pending_secret)),
        confirmed_at: Set(None),
        last_step: Set(0),
        created_at: Set(at),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::PersonId).update_column(Column::PendingSecret).to_owned(),
        )
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Puts the secret that was begun in force; `false` when it is not this one any more.
pub async fn confirm(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    secret: &[u8],
    step: i64,
    at: i64,
) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::Secret, Expr::value(secret.to_vec()))
        .col_expr(Column::PendingSecret, Expr::value(Option::<Vec<u8>>::None))
        .col_expr(Column::ConfirmedAt, Expr::value(at))
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::PendingSecret.eq(secret.to_vec()))
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Takes the code of a time step; `false` when it or a later one was taken before.
pub async fn take(conn: &impl ConnectionTrait, person_id: Uuid, step: i64) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::LastStep.lt(step))
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Removes it.
pub async fn remove(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<()> {
    Entity::delete_by_id(person_id).exec(conn).await?;
    Ok(())
}
