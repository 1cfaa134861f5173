//! The names of the keys that sign access tokens. The keys themselves are derived from the
//! installation's secret and are never stored.

use sea_orm::{QueryOrder, entity::prelude::*, sea_query::Expr};

use crate::Result;

/// One key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "token_key")]
pub struct Model {
    /// Its name, as tokens bear it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kid: String,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// Since when another one signs.
    pub retired_at: Option<i64>,
}

pub use self::Model as TokenKey;

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The keys that sign, and those retired after `since`; the newest first.
pub async fn in_use(conn: &impl ConnectionTrait, since: i64) -> Result<Vec<Model>> {
    use sea_orm::Condition;
    let used = Condition::any().add(Column::RetiredAt.is_null()).add(Column::RetiredAt.gt(since));
    Ok(Entity::find()
        .filter(used)
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Kid)
        .all(conn)
        .await?)
}

/// Retires a key; `false` when somebody else has done it.
pub async fn retire(conn: &impl ConnectionTrait, kid: &str, at: i64) -> Result<bool> {
    let result = Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::value(at))
        .filter(Column::Kid.eq(kid))
        .filter(Column::RetiredAt.is_null())
        .exec(conn)
        .await?;
    Ok(result.rows_affected == 1)
}
