//! Challenges that wait for somebody.

use nhipcau_domain::{challenge::Status, timestamp::Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{
    Challenge,
    entity::{Column, Entity},
    list::with_statuses,
};
use crate::{Result, page::WAITING_LIMIT, readable::readable};

/// For which of its parties a challenge waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// The unit whose need it is.
    Proposer,
    /// The ordering office.
    Orderer,
    /// The broker.
    Broker,
}

/// The challenges with one of these statuses at `now` of which one of these organisations is that
/// party, those that have waited longest first.
pub async fn waiting(
    conn: &impl ConnectionTrait,
    party: Party,
    organisations: &[Uuid],
    statuses: &[Status],
    now: Timestamp,
) -> Result<Vec<Challenge>> {
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    let column = match party {
        Party::Proposer => Column::ProposerId,
        Party::Orderer => Column::OrdererId,
        Party::Broker => Column::BrokerId,
    };
    let query = Entity::find()
        .filter(column.is_in(organisations.iter().copied()))
        .filter(with_statuses(statuses, now))
        .order_by_asc(Column::UpdatedAt)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}
