//! Mail domains of organisations.

mod entity;

pub use entity::Model as MailDomain;
use entity::{Column, Entity};
use nhipcau_domain::organisation::{Role, mail_domain::Status};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{Error, Result, page::WAITING_LIMIT, readable::readable};

versioned_repository!(Entity, MailDomain, entity::Column);

impl MailDomain {
    /// Its status.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status)
            .ok_or_else(|| Error::unknown("mail_domain.status", &self.status))
    }

    /// The role of who comes in by it.
    pub fn role(&self) -> Result<Role> {
        Role::parse(&self.role).ok_or_else(|| Error::unknown("mail_domain.role", &self.role))
    }
}

/// The domains of an organisation, the last first.
pub async fn of_organisation(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
) -> Result<Vec<MailDomain>> {
    let query = Entity::find()
        .filter(Column::OrganisationId.eq(organisation_id))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}

/// A domain of an organisation that is claimed or confirmed.
pub async fn standing(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
    domain: &str,
) -> Result<Option<MailDomain>> {
    Ok(Entity::find()
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::Domain.eq(domain))
        .filter(Column::Status.is_in([Status::Claimed.as_str(), Status::Confirmed.as_str()]))
        .one(conn)
        .await?)
}

/// The domains that wait for a broker, the oldest first.
pub async fn claimed(conn: &impl ConnectionTrait) -> Result<Vec<MailDomain>> {
    let query = Entity::find()
        .filter(Column::Status.eq(Status::Claimed.as_str()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}
