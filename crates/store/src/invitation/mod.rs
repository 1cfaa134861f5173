//! Invitations and the shortlist they come from.

mod entity;
pub mod shortlist;

pub use entity::Model as Invitation;
use entity::{Column, Entity};
use nhipcau_domain::invitation::Status;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
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
