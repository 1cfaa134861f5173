//! The list of capabilities.

use nhipcau_domain::capability::{CapabilityKind, Status, Visibility};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::Query,
};
use uuid::Uuid;

use super::{
    Capability,
    entity::{Column, Entity},
    topic,
};
use crate::{
    Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
};

/// Whose eyes a list is for.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Organisations whose own capabilities may be listed, in whatever status.
    pub own: Vec<Uuid>,
    /// Whether listed ones that only science departments find are among them.
    pub brokers: bool,
}

/// What to list. Empty lists and `None` filter nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words of the folded title.
    pub title: Option<String>,
    /// Any of these kinds.
    pub kinds: Vec<CapabilityKind>,
    /// Any of these topics.
    pub topics: Vec<String>,
    /// At least this readiness level.
    pub trl_min: Option<i32>,
    /// Of any of these organisations.
    pub organisations: Option<Vec<Uuid>>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Id in the system of origin.
    pub external_id: Option<String>,
}

/// Lists capabilities, the last changed first.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<Capability>> {
    let Scope { own, brokers } = scope;
    let Filter { title, kinds, topics, trl_min, organisations, statuses, external_id } = filter;
    let mut listed = Condition::all().add(Column::Status.eq(Status::Listed.as_str()));
    if !brokers {
        listed = listed.add(Column::Visibility.eq(Visibility::Public.as_str()));
    }
    let visible =
        Condition::any().add(Column::OrganisationId.is_in(own.iter().copied())).add(listed);
    let mut query = Entity::find().filter(visible);
    if let Some(title) = title {
        query = query.filter(Column::FoldedTitle.contains(title));
    }
    if !kinds.is_empty() {
        query = query.filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.as_str())));
    }
    if !topics.is_empty() {
        let with_topic = Query::select()
            .column(topic::Column::CapabilityId)
            .from(topic::Entity)
            .and_where(topic::Column::Topic.is_in(topics.iter().cloned()))
            .to_owned();
        query = query.filter(Column::Id.in_subquery(with_topic));
    }
    if let Some(trl) = trl_min {
        query = query.filter(Column::Trl.gte(*trl));
    }
    if let Some(ids) = organisations {
        query = query.filter(Column::OrganisationId.is_in(ids.iter().copied()));
    }
    if !statuses.is_empty() {
        query = query.filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())));
    }
    if let Some(external_id) = external_id {
        query = query.filter(Column::ExternalId.eq(external_id));
    }
    fetch(conn, query, (Column::UpdatedAt, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.updated_at),
        id: row.id,
    })
    .await
}

/// Ids of all listed capabilities after `after`, for building the search index in batches.
pub async fn listed_ids(
    conn: &impl ConnectionTrait,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>> {
    use sea_orm::QueryOrder;
    let mut query = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Status.eq(Status::Listed.as_str()));
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    Ok(query.order_by_asc(Column::Id).limit(limit).into_tuple().all(conn).await?)
}
