//! Agreements that wait for somebody.

use nhipcau_domain::{agreement::Status, challenge::Status as ChallengeStatus};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::{
    Agreement,
    entity::{Column, Entity},
};
use crate::{Result, page::WAITING_LIMIT, readable::readable};

/// The agreements of these organisations that wait for signatures or, signed, for a pilot under
/// them, those that have waited longest first.
pub async fn waiting(
    conn: &impl ConnectionTrait,
    organisations: &[Uuid],
) -> Result<Vec<Agreement>> {
    let mine = || organisations.iter().copied();
    let awarded = Query::select()
        .column("id")
        .from("challenge")
        .and_where(Expr::col("status").eq(ChallengeStatus::Awarded.as_str()))
        .to_owned();
    let without_pilot = Condition::all()
        .add(Column::Status.eq(Status::Signed.as_str()))
        .add(Column::ChallengeId.in_subquery(awarded));
    let query = Entity::find()
        .filter(
            Condition::any()
                .add(Column::OrdererId.is_in(mine()))
                .add(Column::SolverId.is_in(mine()))
                .add(Column::BrokerId.is_in(mine())),
        )
        .filter(Condition::any().add(Column::Status.eq(Status::Draft.as_str())).add(without_pilot))
        .order_by_asc(Column::UpdatedAt)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}
