//! Organisations that wait to be verified.

use nhipcau_domain::organisation::Verification;
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
    let mut query =
        Entity::find().filter(Column::Verification.eq(Verification::Requested.as_str()));
    if let Some(provinces) = provinces {
        query = query.filter(
            Condition::any()
                .add(Column::Province.is_in(provinces.iter()))
                .add(Column::Province.is_null()),
        );
    }
    let query = query.order_by_asc(Column::UpdatedAt).order_by_asc(Column::Id).limit(WAITING_LIMIT);
    readable(conn, query).await
}
