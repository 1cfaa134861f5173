//! The table `council_declaration`: what each member says about each competing organisation.

use sea_orm::entity::prelude::*;

use crate::Result;

/// A member's word about one organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "council_declaration")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The council.
    pub council_id: Uuid,
    /// The member.
    pub member_id: Uuid,
    /// The organisation.
    pub organisation_id: Uuid,
    /// Whether there is a conflict.
    pub has_conflict: bool,
    /// In the member's words.
    pub note: Option<String>,
    /// Microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Declaration;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The declarations of some councils.
pub async fn of_councils(conn: &impl ConnectionTrait, council_ids: &[Uuid]) -> Result<Vec<Model>> {
    if council_ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find()
        .filter(Column::CouncilId.is_in(council_ids.iter().copied()))
        .all(conn)
        .await?)
}

/// Takes back what a member said about these organisations, before it is said anew.
pub async fn forget(
    conn: &impl ConnectionTrait,
    member_id: Uuid,
    organisation_ids: &[Uuid],
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::MemberId.eq(member_id))
        .filter(Column::OrganisationId.is_in(organisation_ids.iter().copied()))
        .exec(conn)
        .await?;
    Ok(())
}
