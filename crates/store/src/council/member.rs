//! The table `council_member`.

use nhipcau_domain::council::{CouncilRole, MemberStatus, Represents};
use sea_orm::{
    QueryOrder, QuerySelect, QueryTrait, entity::prelude::*, sea_query::SelectStatement,
};

use crate::{Error, Result};

/// A seat on a council. A person who left keeps the row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_member")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The council.
    pub council_id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// Place in the list, from 1.
    pub position: i32,
    /// The part.
    pub role: String,
    /// For whom the person speaks.
    pub represents: Option<String>,
    /// Whether the person still sits there.
    pub status: String,
    /// Whether the person left while the council judged and nobody has taken the seat since.
    pub vacant: bool,
    /// Version.
    pub version: i32,
}

pub use self::Model as Member;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

versioned_repository!(Entity, Model, Column);

impl Model {
    /// The part.
    pub fn role(&self) -> Result<CouncilRole> {
        CouncilRole::parse(&self.role)
            .ok_or_else(|| Error::unknown("council_member.role", &self.role))
    }

    /// For whom the person speaks.
    pub fn represents(&self) -> Result<Option<Represents>> {
        self.represents
            .as_deref()
            .map(|text| {
                Represents::parse(text)
                    .ok_or_else(|| Error::unknown("council_member.represents", text))
            })
            .transpose()
    }

    /// Whether the person still sits there, as stored.
    pub fn is_active(&self) -> bool {
        self.status == MemberStatus::Active.as_str()
    }

    /// Whether the person still sits there.
    pub fn status(&self) -> Result<MemberStatus> {
        MemberStatus::parse(&self.status)
            .ok_or_else(|| Error::unknown("council_member.status", &self.status))
    }
}

/// The members of some councils, in the order of their lists.
pub async fn of_councils(conn: &impl ConnectionTrait, council_ids: &[Uuid]) -> Result<Vec<Model>> {
    if council_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::CouncilId.is_in(council_ids.iter().copied()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// The organisations that these people belong to, as pairs of person and organisation: what a
/// conflict is found from.
pub async fn ties(conn: &impl ConnectionTrait, person_ids: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>> {
    use crate::{organisation, person::membership};
    if person_ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut pairs: Vec<(Uuid, Uuid)> = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .column(membership::Column::OrganisationId)
        .filter(membership::Column::PersonId.is_in(person_ids.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    let ids: Vec<_> = pairs.iter().map(|(_, organisation_id)| *organisation_id).collect();
    // A tie to a whole is one to its parts, and the other way round.
    for part in organisation::merged_into(conn, &ids).await? {
        let whole = part.merged_into_id;
        let people = pairs.iter().filter(|(_, id)| Some(*id) == whole).map(|(person, _)| *person);
        let ties: Vec<_> = people.map(|person| (person, part.id)).collect();
        pairs.extend(ties);
    }
    for part in organisation::find_many(conn, &ids).await? {
        let Some(whole) = part.merged_into_id else { continue };
        let people = pairs.iter().filter(|(_, id)| *id == part.id).map(|(person, _)| *person);
        let ties: Vec<_> = people.map(|person| (person, whole)).collect();
        pairs.extend(ties);
    }
    Ok(pairs)
}

/// The councils on which a person still sits, as a subquery.
pub(super) fn seats_of(person_id: Uuid) -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::CouncilId)
        .filter(Column::PersonId.eq(person_id))
        .filter(Column::Status.eq(MemberStatus::Active.as_str()))
        .into_query()
}
