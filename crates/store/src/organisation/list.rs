//! The list of organisations.

use nhipcau_domain::organisation::OrganisationKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
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
    /// Only verified ones, or only others.
    pub verified: Option<bool>,
    /// Any of these verification statuses.
    pub verification: Vec<String>,
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
    let Filter {
        name,
        kinds,
        verified,
        verification,
        province,
        country,
        external_id,
        ids,
        parent_id,
    } = filter;
    let mut query = Entity::find();
    if let Some(name) = name {
        query = query.filter(Column::FoldedName.contains(name));
    }
    if !kinds.is_empty() {
        query = query.filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.as_str())));
    }
    if let Some(verified) = verified {
        query = query.filter(if *verified {
            Column::Verification.eq("verified")
        } else {
            Column::Verification.ne("verified")
        });
    }
    if !verification.is_empty() {
        query = query.filter(Column::Verification.is_in(verification.iter()));
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
