//! Invitations, requests and offers by which people come into an organisation.

mod entity;

pub use entity::Model as Joining;
use entity::{Column, Entity};
use nhipcau_domain::{
    organisation::{
        Role,
        joining::{Kind, Status},
    },
    timestamp::Timestamp,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::{
    Error, Result,
    page::{Cursor, Key, Order, Page, Paged, WAITING_LIMIT, fetch},
    readable::readable,
};

versioned_repository!(Entity, Joining, entity::Column);

impl Joining {
    /// By which way.
    pub fn kind(&self) -> Result<Kind> {
        Kind::parse(&self.kind).ok_or_else(|| Error::unknown("joining.kind", &self.kind))
    }

    /// Its status at an instant.
    pub fn status_at(&self, now: Timestamp) -> Result<Status> {
        let stored = Status::parse(&self.status)
            .ok_or_else(|| Error::unknown("joining.status", &self.status))?;
        Ok(stored.effective(Timestamp(self.expires_at), now))
    }

    /// The role it leads to.
    pub fn role(&self) -> Result<Option<Role>> {
        let parse =
            |role: &String| Role::parse(role).ok_or_else(|| Error::unknown("joining.role", role));
        self.role.as_ref().map(parse).transpose()
    }
}

/// Those that nobody has answered and that still can be.
fn pending(now: Timestamp) -> Condition {
    Condition::all()
        .add(Column::Status.eq(Status::Pending.as_str()))
        .add(Column::ExpiresAt.gt(now.0))
}

/// One page of an organisation's joinings, the last first; with statuses, those that have one of them
/// at `now`.
pub async fn of_organisation(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
    statuses: &[Status],
    now: Timestamp,
    page: &Page,
) -> Result<Paged<Joining>> {
    let mut query = Entity::find().filter(Column::OrganisationId.eq(organisation_id));
    if !statuses.is_empty() {
        let stored = Column::Status.eq(Status::Pending.as_str());
        let mut any = Condition::any();
        for status in statuses {
            any = match status {
                Status::Pending => any.add(pending(now)),
                Status::Expired => any.add(stored.clone().and(Column::ExpiresAt.lte(now.0))),
                other => any.add(Column::Status.eq(other.as_str())),
            };
        }
        query = query.filter(any);
    }
    fetch(conn, query, (Column::CreatedAt, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.created_at),
        id: row.id,
    })
    .await
}

/// The last joinings that concern a person: asked for by them, offered to them, or addressed to the
/// address they have confirmed.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
    email: &str,
) -> Result<Vec<Joining>> {
    let query = Entity::find()
        .filter(
            Condition::any()
                .add(Column::PersonId.eq(person_id))
                .add(Column::Email.eq(email.to_lowercase())),
        )
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}

/// The joining of this kind that waits for an answer, by address or by person.
pub async fn waiting(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
    kind: Kind,
    who: (Option<&str>, Option<Uuid>),
    now: Timestamp,
) -> Result<Option<Joining>> {
    let (email, person_id) = who;
    let mut query = Entity::find()
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(pending(now));
    if let Some(email) = email {
        query = query.filter(Column::Email.eq(email));
    }
    if let Some(person_id) = person_id {
        query = query.filter(Column::PersonId.eq(person_id));
    }
    Ok(query.limit(1).one(conn).await?)
}

/// The requests that wait for an answer of one of these organisations, the oldest first.
pub async fn requests(
    conn: &impl ConnectionTrait,
    organisation_ids: &[Uuid],
    now: Timestamp,
) -> Result<Vec<Joining>> {
    if organisation_ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find()
        .filter(Column::OrganisationId.is_in(organisation_ids.iter().copied()))
        .filter(Column::Kind.eq(Kind::Request.as_str()))
        .filter(pending(now))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}

/// How many of this kind wait for an answer in an organisation.
pub async fn count_waiting(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
    kind: Kind,
    now: Timestamp,
) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(pending(now))
        .count(conn)
        .await?)
}
