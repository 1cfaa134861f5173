//! The table `consent`: each giving and each withdrawing, for good. The last row of a purpose
//! counts, and no row is no consent.

use std::collections::HashSet;

use sea_orm::{
    ExprTrait, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Alias, Query, SelectStatement},
};

use crate::{Result, readable::readable};

/// A consent given or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    /// Id, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// For what.
    pub purpose: String,
    /// Given, or withdrawn.
    pub given: bool,
    /// Version of the text.
    pub text_version: i32,
    /// SHA-256 of the text that was shown, in hexadecimal.
    pub text_hash: String,
    /// The language it was shown in.
    pub locale: String,
    /// The event that records it.
    pub event_id: Uuid,
    /// Microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Consent;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// Everything a person has agreed to and withdrawn, oldest first.
pub async fn of_person(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Model>> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id);
    readable(conn, query).await
}

/// The last word of a person about a purpose.
pub async fn last(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    purpose: &str,
) -> Result<Option<Model>> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::Purpose.eq(purpose))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(1);
    Ok(query.one(conn).await?)
}

/// The ids of those whose last word about a purpose is yes.
pub(crate) fn givers_of(purpose: &str) -> SelectStatement {
    let later = Alias::new("later");
    let column = |column: Column| (later.clone(), column);
    let after = Expr::col(column(Column::At)).gt(Expr::col((Entity, Column::At))).or(Expr::col(
        column(Column::At),
    )
    .eq(Expr::col((Entity, Column::At)))
    .and(Expr::col(column(Column::Id)).gt(Expr::col((Entity, Column::Id)))));
    let taken_back = Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, later.clone())
        .and_where(Expr::col(column(Column::PersonId)).equals((Entity, Column::PersonId)))
        .and_where(Expr::col(column(Column::Purpose)).equals((Entity, Column::Purpose)))
        .and_where(after)
        .take();
    Entity::find()
        .select_only()
        .column(Column::PersonId)
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::Given.eq(true))
        .filter(Expr::exists(taken_back).not())
        .into_query()
}

/// Those of these people whose last word about a purpose is yes.
pub async fn givers(
    conn: &impl ConnectionTrait,
    purpose: &str,
    people: &[Uuid],
) -> Result<HashSet<Uuid>> {
    if people.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Entity::find()
        .filter(Column::PersonId.is_in(people.iter().copied()))
        .filter(Column::PersonId.in_subquery(givers_of(purpose)))
        .filter(Column::Purpose.eq(purpose))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}
