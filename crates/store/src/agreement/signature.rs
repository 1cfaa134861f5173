//! The table `agreement_signature`: which party signed which file, and when.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::Result;

/// A party's signature.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement_signature")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The agreement.
    pub agreement_id: Uuid,
    /// The party.
    pub organisation_id: Uuid,
    /// Who signed for it.
    pub person_id: Uuid,
    /// The signed file.
    pub attachment_id: Uuid,
    /// Its hash when it was put on record.
    pub file_sha256: String,
    /// Microseconds since the epoch.
    pub signed_at: i64,
    /// When it was taken back, if it was.
    pub revoked_at: Option<i64>,
}

pub use self::Model as Signature;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// The signatures that hold, in the order they were given.
pub async fn valid(conn: &impl ConnectionTrait, agreement_id: Uuid) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::AgreementId.eq(agreement_id))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::SignedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Takes every signature of an agreement back; they stay on record.
pub async fn revoke_all(conn: &impl ConnectionTrait, agreement_id: Uuid, at: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(at))
        .filter(Column::AgreementId.eq(agreement_id))
        .filter(Column::RevokedAt.is_null())
        .exec(conn)
        .await?;
    Ok(())
}

/// Whether a signature, valid or taken back, rests on this file.
pub async fn rests_on(conn: &impl ConnectionTrait, attachment_id: Uuid) -> Result<bool> {
    let count = Entity::find().filter(Column::AttachmentId.eq(attachment_id)).count(conn).await?;
    Ok(count > 0)
}
