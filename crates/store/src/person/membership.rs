//! The table `membership`: who belongs to which organisation.

use nhipcau_domain::{
    actor,
    organisation::{OrganisationKind, Role},
};
use sea_orm::entity::prelude::*;

use crate::{Error, Result, organisation};

/// One membership.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The member.
    pub person_id: Uuid,
    /// The organisation.
    pub organisation_id: Uuid,
    /// The member's role.
    pub role: String,
    /// Microseconds since the epoch.
    pub created_at: i64,
}

pub use self::Model as Membership;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// The member's role.
    pub fn role(&self) -> Result<Role> {
        Role::parse(&self.role).ok_or_else(|| Error::unknown("membership.role", &self.role))
    }
}

/// The memberships of a person as permissions read them.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
) -> Result<Vec<actor::Membership>> {
    let rows = Entity::find().filter(Column::PersonId.eq(person_id)).all(conn).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
    let organisations = organisation::find_many(conn, &ids).await?;
    rows.iter()
        .map(|row| {
            let organisation = organisations
                .iter()
                .find(|organisation| organisation.id == row.organisation_id)
                .ok_or(Error::NotFound)?;
            let kind: OrganisationKind = organisation.kind()?;
            Ok(actor::Membership { organisation_id: row.organisation_id, kind, role: row.role()? })
        })
        .collect()
}

/// The memberships of an organisation.
pub async fn of_organisation(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::OrganisationId.eq(organisation_id)).all(conn).await?)
}

/// The ids of the members of these organisations who have one of these roles.
pub async fn people_with_roles(
    conn: &impl ConnectionTrait,
    organisation_ids: &[Uuid],
    roles: &[Role],
) -> Result<Vec<Uuid>> {
    let mut ids: Vec<Uuid> = Entity::find()
        .filter(Column::OrganisationId.is_in(organisation_ids.iter().copied()))
        .filter(Column::Role.is_in(roles.iter().map(|role| role.as_str())))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    ids.sort();
    ids.dedup();
    Ok(ids)
}

/// Ends a membership.
pub async fn delete(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
    person_id: Uuid,
) -> Result<()> {
    let result = Entity::delete_many()
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::PersonId.eq(person_id))
        .exec(conn)
        .await?;
    if result.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}
