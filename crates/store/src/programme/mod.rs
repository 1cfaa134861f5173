//! Programmes and their parties.

mod entity;
pub mod party;

pub use entity::Model as Programme;
use entity::{Column, Entity};
use nhipcau_domain::locale::Bilingual;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, sea_query::Expr,
};
use uuid::Uuid;

use crate::{Error, Result, organisation::bilingual, readable::readable};

versioned_repository!(Entity, Programme, entity::Column);

impl Programme {
    /// Its title.
    pub fn title(&self) -> Bilingual {
        bilingual(&self.title)
    }
}

/// All programmes, by code.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<Programme>> {
    let query = Entity::find().order_by_asc(Column::Code);
    readable(conn, query).await
}

/// The programme with this code.
pub async fn find_by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Option<Programme>> {
    Ok(Entity::find().filter(Column::Code.eq(code)).one(conn).await?)
}

/// Takes the next number of a programme's codes. The row stays locked until the transaction
/// ends, so that two challenges never get one number.
pub async fn take_number(conn: &impl ConnectionTrait, id: Uuid) -> Result<i32> {
    let result = Entity::update_many()
        .col_expr(Column::NextNumber, Expr::col(Column::NextNumber).add(1))
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    if result.rows_affected != 1 {
        return Err(Error::NotFound);
    }
    Ok(find(conn, id).await?.next_number - 1)
}
