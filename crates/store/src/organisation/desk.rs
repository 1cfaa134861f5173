//! What brokers verify organisations from.

use nhipcau_domain::{organisation::Verification, timestamp::Day};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{
    Organisation,
    entity::{Column, Entity},
};
use crate::{Result, page::WAITING_LIMIT, readable::readable};

/// The organisations that have asked to be verified, in one of these provinces or in none, those
/// that have waited longest first; `None` for all provinces.
pub async fn requested(
    conn: &impl ConnectionTrait,
    provinces: Option<&[String]>,
) -> Result<Vec<Organisation>> {
    let query = Entity::find()
        .filter(Column::Verification.eq(Verification::Requested.as_str()))
        .filter(Column::MergedIntoId.is_null())
        .filter(in_provinces(provinces));
    let query = query.order_by_asc(Column::UpdatedAt).order_by_asc(Column::Id).limit(WAITING_LIMIT);
    readable(conn, query).await
}

/// The organisations whose verification ends on or before a day, the first to end first: those that
/// have asked to renew it wait among the others.
pub async fn expiring(
    conn: &impl ConnectionTrait,
    provinces: Option<&[String]>,
    until: Day,
) -> Result<Vec<Organisation>> {
    let query = Entity::find()
        .filter(Column::Verification.eq(Verification::Verified.as_str()))
        .filter(Column::VerifiedUntil.lte(until.to_string()))
        .filter(Column::MergedIntoId.is_null())
        .filter(in_provinces(provinces))
        .order_by_asc(Column::VerifiedUntil)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}

/// All organisations that stand by themselves, at most `limit`.
pub async fn standing(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Organisation>> {
    let query = Entity::find()
        .filter(Column::MergedIntoId.is_null())
        .order_by_asc(Column::SortName)
        .order_by_asc(Column::Id)
        .limit(limit);
    readable(conn, query).await
}

fn in_provinces(provinces: Option<&[String]>) -> Condition {
    match provinces {
        None => Condition::all(),
        Some(provinces) => Condition::any()
            .add(Column::Province.is_in(provinces.iter()))
            .add(Column::Province.is_null()),
    }
}
