//! The list of organisations.

use nhipcau_domain::{
    organisation::{OrganisationKind, Verification},
    timestamp::Day,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::{
    Organisation,
    entity::{Column, Entity},
};
use crate::{
    Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
};

/// What to list. Empty lists and `None` filter nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Part of the folded name.
    pub name: Option<String>,
    /// Any of these kinds.
    pub kinds: Vec<OrganisationKind>,
    /// Any of these statuses of verification, as they stand on a day.
    pub verification: Option<(Vec<Verification>, Day)>,
    /// Province code.
    pub province: Option<String>,
    /// Country code.
    pub country: Option<String>,
    /// Id in the system of origin.
    pub external_id: Option<String>,
    /// Any of these ids.
    pub ids: Option<Vec<Uuid>>,
    /// Units of this office.
    pub parent_id: Option<Uuid>,
}

/// Lists organisations by name.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<Organisation>> {
    let Filter { name, kinds, verification, province, country, external_id, ids, parent_id } =
        filter;
    // What has become part of another is found by that one.
    let mut query = Entity::find().filter(Column::MergedIntoId.is_null());
    if let Some(name) = name {
        query = query.filter(Column::FoldedName.contains(name));
    }
    if !kinds.is_empty() {
        query = query.filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.as_str())));
    }
    if let Some((statuses, today)) = verification {
        query = query.filter(verified_as(statuses, *today));
    }
    if let Some(province) = province {
        query = query.filter(Column::Province.eq(province));
    }
    if let Some(country) = country {
        query = query.filter(Column::Country.eq(country));
    }
    if let Some(external_id) = external_id {
        query = query.filter(Column::ExternalId.eq(external_id));
    }
    if let Some(ids) = ids {
        query = query.filter(Column::Id.is_in(ids.iter().copied()));
    }
    if let Some(parent_id) = parent_id {
        query = query.filter(Column::ParentId.eq(*parent_id));
    }
    fetch(conn, query, (Column::SortName, Column::Id, Order::Ascending), page, |row| Cursor {
        key: Key::Text(row.sort_name.clone()),
        id: row.id,
    })
    .await
}

/// Any of these statuses as [`Verification::effective`] says on that day; days compare as texts, and
/// of no status is nobody.
fn verified_as(statuses: &[Verification], today: Day) -> Condition {
    let stored = Column::Verification.eq(Verification::Verified.as_str());
    let holds = Column::VerifiedUntil.is_null().or(Column::VerifiedUntil.gte(today.to_string()));
    let passed = Column::VerifiedUntil.lt(today.to_string());
    let plain =
        |status: &&Verification| !matches!(status, Verification::Verified | Verification::Expired);
    let others = statuses.iter().filter(plain).map(|status| status.as_str());
    let mut any = Condition::any().add(Column::Verification.is_in(others));
    if statuses.contains(&Verification::Verified) {
        any = any.add(stored.clone().and(holds));
    }
    if statuses.contains(&Verification::Expired) {
        any = any.add(stored.and(passed));
    }
    any
}
