//! Submissions.

pub(crate) mod entity;
mod list;
pub mod receipt;
pub mod section;

use std::collections::HashSet;

pub use entity::Model as Submission;
use entity::{Column, Entity};
pub use list::{Filter, Scope, all_opened, awarded_to, count, count_opened, list};
use nhipcau_domain::{
    revision::Revision,
    submission::{Status, SubmissionKind},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, LockType, SelectStatement},
};
use uuid::Uuid;

use crate::{Error, Result};

versioned_repository!(Entity, Submission, entity::Column);

impl Submission {
    /// Its status.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status).ok_or_else(|| Error::unknown("submission.status", &self.status))
    }

    /// What kind of answer it is.
    pub fn kind(&self) -> Result<SubmissionKind> {
        SubmissionKind::parse(&self.kind)
            .ok_or_else(|| Error::unknown("submission.kind", &self.kind))
    }

    /// Its version and that of its text.
    pub const fn revision(&self) -> Revision {
        Revision { version: self.version, content: self.content_revision }
    }

    /// Whether it was unsealed at the opening.
    pub const fn is_opened(&self) -> bool {
        self.opened_at.is_some()
    }
}

/// Reads a submission and keeps its text and its status as they are until the transaction ends:
/// writers of sections and files and the steps of its lifecycle take turns (PostgreSQL
/// `FOR UPDATE`). SQLite has one writer, so no lock is needed there.
pub async fn find_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Submission> {
    let mut query = Entity::find_by_id(id);
    if conn.get_database_backend() == sea_orm::DbBackend::Postgres {
        query = query.lock(LockType::Update);
    }
    query.one(conn).await?.ok_or(Error::NotFound)
}

/// Notes that a piece of the text was written, or a file came or went, which changes what is sent.
pub async fn touch(conn: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ContentRevision, Expr::col(Column::ContentRevision).add(1))
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}

/// The submissions to a challenge in one of these statuses, in the order of their codes, which
/// tells nothing about when they came.
pub async fn of_challenge(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    statuses: &[Status],
) -> Result<Vec<Submission>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())))
        .order_by_asc(Column::Code)
        .all(conn)
        .await?)
}

/// The same, kept from other writers until the transaction ends: an act on the whole call must not
/// stumble over somebody who is just changing a title.
pub async fn of_challenge_locked(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    statuses: &[Status],
) -> Result<Vec<Submission>> {
    let mut query = Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())))
        .order_by_asc(Column::Code);
    if conn.get_database_backend() == sea_orm::DbBackend::Postgres {
        query = query.lock(LockType::Update);
    }
    Ok(query.all(conn).await?)
}

/// The organisation's living submission to a challenge.
pub async fn living(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    organisation_id: Uuid,
) -> Result<Option<Submission>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::Status.ne(Status::Withdrawn.as_str()))
        .one(conn)
        .await?)
}

/// Which of these submissions have been opened.
pub async fn opened(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    let query = Entity::find().select_only().column(Column::Id);
    let query = query.filter(Column::Id.is_in(ids.iter().copied()));
    let found: Vec<Uuid> =
        query.filter(Column::OpenedAt.is_not_null()).into_tuple().all(conn).await?;
    Ok(found.into_iter().collect())
}

/// The ids of all submissions that have been opened, as part of another query.
pub(crate) fn opened_ids() -> SelectStatement {
    let query = Entity::find().select_only().column(Column::Id);
    query.filter(Column::OpenedAt.is_not_null()).into_query()
}
