//! The table `account_link`: links in mails. Their tokens are derived from the id and the
//! installation's secret and stand nowhere.

pub use nhipcau_domain::account::LinkPurpose as Purpose;
use sea_orm::{entity::prelude::*, sea_query::Expr};

use crate::{Error, Result};

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_link")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it is good for.
    pub purpose: String,
    /// The registration, the person or the change; `None` where there is no account.
    pub target_id: Option<Uuid>,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// Microseconds since the epoch, machine time.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

pub use self::Model as Link;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// What it is good for.
    pub fn purpose(&self) -> Result<Purpose> {
        Purpose::parse(&self.purpose)
            .ok_or_else(|| Error::unknown("account_link.purpose", &self.purpose))
    }
}

/// The link with this id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(conn).await?)
}

/// Marks a link as used; `false` when it was used before.
pub async fn use_up(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}

/// Marks every open link to a target as used.
pub async fn use_up_all(
    conn: &impl ConnectionTrait,
    purpose: Purpose,
    target_id: Uuid,
    at: i64,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(at))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::TargetId.eq(target_id))
        .filter(Column::UsedAt.is_null())
        .exec(conn)
        .await?;
    Ok(())
}
