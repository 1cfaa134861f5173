//! The table `email_change`: changes of address that wait for both addresses to agree.

use sea_orm::{entity::prelude::*, sea_query::Expr};

use crate::Result;

/// A change; one at a time for each person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_change")]
pub struct Model {
    /// Whose address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// Id of this change; the next one has another.
    pub id: Uuid,
    /// The address so far.
    pub old_email: String,
    /// The address to come, in lower case.
    pub new_email: String,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// Microseconds since the epoch, machine time.
    pub expires_at: i64,
    /// When the owner of the address so far agreed.
    pub old_confirmed_at: Option<i64>,
    /// When the owner of the address to come agreed.
    pub new_confirmed_at: Option<i64>,
}

pub use self::Model as EmailChange;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The change with this id that waits at `now`.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid, now: i64) -> Result<Option<Model>> {
    let query = Entity::find().filter(Column::Id.eq(id)).filter(Column::ExpiresAt.gt(now));
    Ok(query.one(conn).await?)
}

/// The change of a person that waits at `now`.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    now: i64,
) -> Result<Option<Model>> {
    let query = Entity::find_by_id(person_id).filter(Column::ExpiresAt.gt(now));
    Ok(query.one(conn).await?)
}

/// Notes down that the owner of one of the addresses agreed: the old one's, or the new one's.
pub async fn agree(conn: &impl ConnectionTrait, id: Uuid, old: bool, at: i64) -> Result<()> {
    let column = if old { Column::OldConfirmedAt } else { Column::NewConfirmedAt };
    Entity::update_many()
        .col_expr(column, Expr::value(at))
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}

/// Withdraws the change of a person; `false` when there was none.
pub async fn withdraw(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<bool> {
    Ok(Entity::delete_by_id(person_id).exec(conn).await?.rows_affected == 1)
}
