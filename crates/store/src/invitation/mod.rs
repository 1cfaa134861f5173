//! Invitations and the shortlist they come from.

mod entity;
pub mod note;
pub mod shortlist;

pub use entity::Model as Invitation;
use entity::{Column, Entity};
use nhipcau_domain::{
    challenge::Status as CallStatus,
    invitation::{DeclineReason, Status},
    timestamp::Timestamp,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use crate::{
    Error, Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
};

versioned_repository!(Entity, Invitation, entity::Column);

impl Invitation {
    /// Its status.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status).ok_or_else(|| Error::unknown("invitation.status", &self.status))
    }

    /// The kind of the reason why it was declined.
    pub fn decline_code(&self) -> Result<Option<DeclineReason>> {
        let Some(code) = &self.decline_code else { return Ok(None) };
        let code = DeclineReason::parse(code);
        code.map(Some).ok_or_else(|| Error::unknown("invitation.decline_code", "unknown"))
    }

    /// When it was sent, the last time where it was sent again.
    pub fn asked_at(&self) -> i64 {
        self.renewed_at.unwrap_or(self.created_at)
    }
}

/// All invitations to a challenge, the last first.
pub async fn of_challenge(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
) -> Result<Vec<Invitation>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .all(conn)
        .await?)
}

/// The invitations of organisations, the last first, one page of them.
pub async fn of_organisations(
    conn: &impl ConnectionTrait,
    organisation_ids: &[Uuid],
    statuses: &[Status],
    page: &Page,
) -> Result<Paged<Invitation>> {
    let mut query =
        Entity::find().filter(Column::OrganisationId.is_in(organisation_ids.iter().copied()));
    if !statuses.is_empty() {
        query = query.filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())));
    }
    fetch(conn, query, (Column::CreatedAt, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.created_at),
        id: row.id,
    })
    .await
}

/// The invitation of an organisation to a challenge, if there is one.
pub async fn between(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    organisation_id: Uuid,
) -> Result<Option<Invitation>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::OrganisationId.eq(organisation_id))
        .one(conn)
        .await?)
}

/// Every invitation to these challenges.
pub async fn of_challenges(
    conn: &impl ConnectionTrait,
    challenge_ids: &[Uuid],
) -> Result<Vec<Invitation>> {
    if challenge_ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find().filter(Column::ChallengeId.is_in(challenge_ids.iter().copied()));
    Ok(query.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(conn).await?)
}

/// Every invitation.
pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<Invitation>> {
    let query = Entity::find().order_by_asc(Column::CreatedAt).order_by_asc(Column::Id);
    Ok(query.all(conn).await?)
}

/// The capabilities that led to an invitation, with the challenge.
pub async fn invited_capabilities(conn: &impl ConnectionTrait) -> Result<Vec<(Uuid, Uuid)>> {
    let query =
        Entity::find().select_only().column(Column::CapabilityId).column(Column::ChallengeId);
    let query = query.filter(Column::CapabilityId.is_not_null());
    Ok(query.into_tuple().all(conn).await?)
}

/// The invitations sent before an instant that nobody has answered or called to mind while their call
/// is open, those that have waited longest first.
pub async fn silent(
    conn: &impl ConnectionTrait,
    before: i64,
    now: Timestamp,
) -> Result<Vec<Invitation>> {
    let open = Query::select()
        .column("id")
        .from("challenge")
        .and_where(Expr::col("status").eq(CallStatus::Open.as_str()))
        .cond_where(
            Condition::any()
                .add(Expr::col("closes_at").is_null())
                .add(Expr::col("closes_at").gt(now.0)),
        )
        .to_owned();
    Ok(Entity::find()
        .filter(Column::Status.eq(Status::Sent.as_str()))
        .filter(Column::Reminders.eq(0))
        .filter(Column::CreatedAt.lte(before))
        .filter(Column::ChallengeId.in_subquery(open))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Puts down that the invited have read it, the first time; says whether it was. Whoever is just
/// answering keeps the version they have read.
pub async fn mark_opened(conn: &impl ConnectionTrait, id: Uuid, at: i64) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::OpenedAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .filter(Column::OpenedAt.is_null())
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Puts down that it was called to mind, if it still waits and nobody else has done so since it was
/// read; says whether.
pub async fn mark_reminded(conn: &impl ConnectionTrait, row: &Invitation, at: i64) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::Reminders, Expr::value(row.reminders + 1))
        .col_expr(Column::RemindedAt, Expr::value(at))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Status.eq(Status::Sent.as_str()))
        .filter(Column::Reminders.eq(row.reminders))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}
