//! Pilots that wait for somebody.

use nhipcau_domain::pilot::{FollowUp, Status};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Query,
};
use uuid::Uuid;

use super::{
    Pilot,
    entity::{Column, Entity},
};
use crate::{Result, page::WAITING_LIMIT, readable::readable};

/// The pilots of these organisations that have not ended, and those adopted for which no use is
/// registered yet, those that have waited longest first.
pub async fn waiting(conn: &impl ConnectionTrait, organisations: &[Uuid]) -> Result<Vec<Pilot>> {
    let mut of_one = Condition::any();
    for column in [Column::ProposerId, Column::OrdererId, Column::BrokerId, Column::SolverId] {
        of_one = of_one.add(column.is_in(organisations.iter().copied()));
    }
    let used = [FollowUp::Adopt.as_str(), FollowUp::Scale.as_str()];
    let registered = Query::select().column("challenge_id").from("deployment").to_owned();
    let to_register = Condition::all()
        .add(Column::Status.eq(Status::Closed.as_str()))
        .add(Column::FollowUp.is_in(used))
        .add(Column::ChallengeId.not_in_subquery(registered));
    let query = Entity::find()
        .filter(of_one)
        .filter(Condition::any().add(Column::Status.ne(Status::Closed.as_str())).add(to_register))
        .order_by_asc(Column::UpdatedAt)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}
