//! Lists of submissions. Every one demands a scope, so that a sealed row cannot slip in.

use nhipcau_domain::submission::Status;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{
    Submission,
    entity::{Column, Entity},
};
use crate::{
    Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
};

/// Whose eyes a list is for.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Organisations whose own submissions may be listed, in whatever status.
    pub own: Vec<Uuid>,
    /// Challenges whose opened submissions may be listed.
    pub opened_of: Vec<Uuid>,
}

/// What to list. Empty lists and `None` filter nothing.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Answers to this challenge.
    pub challenge_id: Option<Uuid>,
    /// Of this organisation.
    pub organisation_id: Option<Uuid>,
    /// In any of these statuses.
    pub statuses: Vec<Status>,
}

/// Lists submissions, the last changed first.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<Submission>> {
    let Scope { own, opened_of } = scope;
    let Filter { challenge_id, organisation_id, statuses } = filter;
    let visible = Condition::any().add(Column::OrganisationId.is_in(own.iter().copied())).add(
        Condition::all()
            .add(Column::OpenedAt.is_not_null())
            .add(Column::ChallengeId.is_in(opened_of.iter().copied())),
    );
    let mut query = Entity::find().filter(visible);
    if let Some(id) = challenge_id {
        query = query.filter(Column::ChallengeId.eq(*id));
    }
    if let Some(id) = organisation_id {
        query = query.filter(Column::OrganisationId.eq(*id));
    }
    if !statuses.is_empty() {
        query = query.filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())));
    }
    fetch(conn, query, (Column::UpdatedAt, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.updated_at),
        id: row.id,
    })
    .await
}

/// How many submissions to a challenge stand in one of these statuses. Before the opening the
/// number is nobody's but the lifecycle's.
pub async fn count(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    statuses: &[Status],
) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())))
        .count(conn)
        .await?)
}

/// How many submissions to a challenge have been opened.
pub async fn count_opened(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::OpenedAt.is_not_null())
        .count(conn)
        .await?)
}

/// Every submission that was opened. What is sealed is not read at all.
pub async fn all_opened(conn: &impl ConnectionTrait) -> Result<Vec<Submission>> {
    Ok(Entity::find().filter(Column::OpenedAt.is_not_null()).all(conn).await?)
}

/// The submissions of these organisations that were awarded: what a signed decision has made known.
pub async fn awarded_to(
    conn: &impl ConnectionTrait,
    organisation_ids: &[Uuid],
) -> Result<Vec<Submission>> {
    if organisation_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::OrganisationId.is_in(organisation_ids.iter().copied()))
        .filter(Column::Status.eq(Status::Awarded.as_str()))
        .filter(Column::OpenedAt.is_not_null())
        .all(conn)
        .await?)
}
