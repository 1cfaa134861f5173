//! The table `membership`: who belongs to which organisation.

use std::collections::HashSet;

use nhipcau_domain::{actor, organisation::Role};
use sea_orm::{QuerySelect, entity::prelude::*, sea_query::Expr};

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

/// The memberships of a person as permissions read them. Who belongs to an organisation belongs, in the same role, to what
/// has become part of it: their records stay where they were written.
pub async fn of_person(
    conn: &impl ConnectionTrait,
    person_id: Uuid,
) -> Result<Vec<actor::Membership>> {
    let rows = Entity::find().filter(Column::PersonId.eq(person_id)).all(conn).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.organisation_id).collect();
    let there = organisation::with_parts(conn, &ids).await?;
    let role_in = |id: Uuid| {
        let row = rows.iter().find(|row| row.organisation_id == id);
        row.map(Model::role).transpose()
    };
    let mut found = Vec::new();
    for organisation in &there {
        let own = role_in(organisation.id)?;
        let by_whole = organisation.merged_into_id.map(role_in).transpose()?.flatten();
        let role = match (own, by_whole) {
            (Some(own), Some(whole)) if whole.outranks(own) => whole,
            (Some(role), _) | (None, Some(role)) => role,
            (None, None) => continue,
        };
        found.push(actor::Membership {
            organisation_id: organisation.id,
            kind: organisation.kind()?,
            role,
            part_of: organisation.merged_into_id,
        });
    }
    // Their own first, in the order in which they came in.
    let place = |id: Uuid| rows.iter().position(|row| row.organisation_id == id);
    found.sort_by_key(|one| place(one.organisation_id).unwrap_or(usize::MAX));
    Ok(found)
}

/// The membership of a person in an organisation itself.
pub async fn between(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
    person_id: Uuid,
) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::PersonId.eq(person_id))
        .one(conn)
        .await?)
}

/// Gives a member another role.
pub async fn set_role(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
    person_id: Uuid,
    role: Role,
) -> Result<()> {
    let result = Entity::update_many()
        .col_expr(Column::Role, Expr::value(role.as_str()))
        .filter(Column::OrganisationId.eq(organisation_id))
        .filter(Column::PersonId.eq(person_id))
        .exec(conn)
        .await?;
    if result.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The memberships of an organisation.
pub async fn of_organisation(
    conn: &impl ConnectionTrait,
    organisation_id: Uuid,
) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::OrganisationId.eq(organisation_id)).all(conn).await?)
}

/// The ids of the members of these organisations, and of what they have become part of, who have one
/// of these roles.
pub async fn people_with_roles(
    conn: &impl ConnectionTrait,
    organisation_ids: &[Uuid],
    roles: &[Role],
) -> Result<Vec<Uuid>> {
    let mut organisations = organisation_ids.to_vec();
    let rows = organisation::find_many(conn, organisation_ids).await?;
    organisations.extend(rows.iter().filter_map(|row| row.merged_into_id));
    with_roles(conn, &organisations, roles).await
}

/// Which of these organisations have people with one of these roles, or have become part of one that
/// has.
pub async fn with_people(
    conn: &impl ConnectionTrait,
    rows: &[organisation::Organisation],
    roles: &[Role],
) -> Result<HashSet<Uuid>> {
    let ids = rows.iter().flat_map(|row| [Some(row.id), row.merged_into_id]).flatten();
    let found: HashSet<Uuid> = Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .distinct()
        .filter(Column::OrganisationId.is_in(ids))
        .filter(Column::Role.is_in(roles.iter().map(|role| role.as_str())))
        .into_tuple()
        .all(conn)
        .await?
        .into_iter()
        .collect();
    let has = |id: Option<Uuid>| id.is_some_and(|id| found.contains(&id));
    let rows = rows.iter().filter(|row| has(Some(row.id)) || has(row.merged_into_id));
    Ok(rows.map(|row| row.id).collect())
}

/// The ids of the people who bind an organisation by themselves.
pub async fn binding(conn: &impl ConnectionTrait, organisation_id: Uuid) -> Result<Vec<Uuid>> {
    with_roles(conn, &[organisation_id], &[Role::Owner, Role::Approver]).await
}

async fn with_roles(
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
