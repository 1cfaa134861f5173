//! The list of challenges.

use nhipcau_domain::{
    actor::Actor,
    challenge::{ChallengeKind, Level, Status},
    timestamp::Timestamp,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Query,
};
use uuid::Uuid;

use super::{
    Challenge,
    entity::{Column, Entity},
    topic,
};
use crate::{
    Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
};

/// Whose eyes a list is for. There is no list without one.
#[derive(Debug, Clone)]
pub struct Scope {
    organisations: Vec<Uuid>,
    everything: bool,
}

impl Scope {
    /// What this actor may read: everything published, and what its organisations are party to.
    pub fn of(actor: &Actor) -> Self {
        Self { organisations: actor.organisation_ids(), everything: actor.system }
    }

    /// The same rule as `domain::challenge::lifecycle::may_read`, as a condition on rows.
    fn condition(&self) -> Condition {
        if self.everything {
            return Condition::all();
        }
        let mut readable = Condition::any().add(Column::PublishedAt.is_not_null());
        if !self.organisations.is_empty() {
            let mine = || self.organisations.iter().copied();
            let left = [Status::Returned.as_str(), Status::Declined.as_str()];
            let unsent = [Status::Draft.as_str(), Status::Withdrawn.as_str()];
            readable = readable
                .add(Column::ProposerId.is_in(mine()))
                .add(
                    Condition::all()
                        .add(Column::OrdererId.is_in(mine()))
                        .add(Column::Status.is_not_in(unsent)),
                )
                .add(
                    Condition::all()
                        .add(Column::BrokerId.is_in(mine()))
                        .add(Column::Status.is_not_in(unsent))
                        .add(Column::Status.ne(Status::Proposed.as_str()))
                        .add(
                            Condition::any()
                                .add(Column::Status.is_not_in(left))
                                .add(Column::ReturnedFrom.is_null())
                                .add(Column::ReturnedFrom.ne(Status::Proposed.as_str())),
                        ),
                );
        }
        readable
    }
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Last published first; published ones only.
    Newest,
    /// Soonest deadline first; those with a deadline only.
    Deadline,
    /// Last changed first.
    #[default]
    Updated,
    /// By Vietnamese title.
    Title,
}

impl Sort {
    /// The order with this name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "newest" => Some(Self::Newest),
            "deadline" => Some(Self::Deadline),
            "updated" => Some(Self::Updated),
            "title" => Some(Self::Title),
            _ => None,
        }
    }
}

/// What to list. Empty lists and `None` filter nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Part of the folded title.
    pub title: Option<String>,
    /// Any of these statuses, as they are at `now`.
    pub statuses: Vec<Status>,
    /// Any of these kinds.
    pub kinds: Vec<ChallengeKind>,
    /// Any of these levels.
    pub levels: Vec<Level>,
    /// Any of these topics.
    pub topics: Vec<String>,
    /// Programme.
    pub programme_id: Option<Uuid>,
    /// Province code.
    pub province: Option<String>,
    /// Orderer or proposer.
    pub organisation_id: Option<Uuid>,
    /// Only those these organisations are party to (orderer, proposer or broker).
    pub party_ids: Option<Vec<Uuid>>,
    /// Id in the system of origin.
    pub external_id: Option<String>,
    /// Only published ones.
    pub published: bool,
}

/// Lists challenges.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    filter: &Filter,
    sort: Sort,
    now: Timestamp,
    page: &Page,
) -> Result<Paged<Challenge>> {
    let mut query = Entity::find().filter(scope.condition());
    let Filter {
        title,
        statuses,
        kinds,
        levels,
        topics,
        programme_id,
        province,
        organisation_id,
        party_ids,
        external_id,
        published,
    } = filter;
    if let Some(title) = title {
        query = query.filter(Column::FoldedTitle.contains(title));
    }
    if !statuses.is_empty() {
        query = query.filter(with_statuses(statuses, now));
    }
    if !kinds.is_empty() {
        query = query.filter(Column::Kind.is_in(kinds.iter().map(|kind| kind.as_str())));
    }
    if !levels.is_empty() {
        query = query.filter(Column::Level.is_in(levels.iter().map(|level| level.as_str())));
    }
    if !topics.is_empty() {
        let filed = Query::select()
            .column(topic::Column::ChallengeId)
            .from(topic::Entity)
            .and_where(topic::Column::Topic.is_in(topics.iter()))
            .to_owned();
        query = query.filter(Column::Id.in_subquery(filed));
    }
    if let Some(id) = programme_id {
        query = query.filter(Column::ProgrammeId.eq(*id));
    }
    if let Some(province) = province {
        query = query.filter(Column::Province.eq(province));
    }
    if let Some(id) = organisation_id {
        query = query.filter(
            Condition::any().add(Column::OrdererId.eq(*id)).add(Column::ProposerId.eq(*id)),
        );
    }
    if let Some(ids) = party_ids {
        let mine = || ids.iter().copied();
        query = query.filter(
            Condition::any()
                .add(Column::OrdererId.is_in(mine()))
                .add(Column::ProposerId.is_in(mine()))
                .add(Column::BrokerId.is_in(mine())),
        );
    }
    if let Some(external_id) = external_id {
        query = query.filter(Column::ExternalId.eq(external_id));
    }
    if *published {
        query = query.filter(Column::PublishedAt.is_not_null());
    }
    match sort {
        Sort::Newest => {
            let query = query.filter(Column::PublishedAt.is_not_null());
            fetch(conn, query, (Column::PublishedAt, Column::Id, Order::Descending), page, |row| {
                number(row, row.published_at.unwrap_or_default())
            })
            .await
        }
        Sort::Deadline => {
            let query = query.filter(Column::ClosesAt.is_not_null());
            fetch(conn, query, (Column::ClosesAt, Column::Id, Order::Ascending), page, |row| {
                number(row, row.closes_at.unwrap_or_default())
            })
            .await
        }
        Sort::Updated => {
            fetch(conn, query, (Column::UpdatedAt, Column::Id, Order::Descending), page, |row| {
                number(row, row.updated_at)
            })
            .await
        }
        Sort::Title => {
            fetch(conn, query, (Column::SortTitle, Column::Id, Order::Ascending), page, |row| {
                Cursor { key: Key::Text(row.sort_title.clone()), id: row.id }
            })
            .await
        }
    }
}

fn number(row: &Challenge, key: i64) -> Cursor {
    Cursor { key: Key::Number(key), id: row.id }
}

/// Rows whose status at `now` is one of these; the same rule as `Status::effective`.
pub(super) fn with_statuses(statuses: &[Status], now: Timestamp) -> Condition {
    let mut any = Condition::any();
    for status in statuses {
        let stored = Column::Status.eq(status.as_str());
        any = match status {
            Status::Open => any.add(Condition::all().add(stored).add(
                Condition::any().add(Column::ClosesAt.is_null()).add(Column::ClosesAt.gt(now.0)),
            )),
            Status::Closed => any.add(stored).add(
                Condition::all()
                    .add(Column::Status.eq(Status::Open.as_str()))
                    .add(Column::ClosesAt.lte(now.0)),
            ),
            _ => any.add(stored),
        };
    }
    any
}
