//! Attachments: what is known of each file. The files themselves are kept by the object store.

pub mod redaction;

use nhipcau_domain::attachment::{Noun, Purpose};
use sea_orm::{ConnectionTrait, PaginatorTrait, QueryOrder, entity::prelude::*};

use crate::{Error, Result};

/// An attachment. A plain one has its name, type, size and digest in columns of their own, a
/// sealed one has them encrypted in `sealed`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it is attached to.
    pub noun: String,
    /// The id of that thing.
    pub subject_id: Uuid,
    /// What it is for.
    pub purpose: String,
    /// Cleaned file name.
    pub file_name: Option<String>,
    /// Media type, found from the content.
    pub media_type: Option<String>,
    /// Size in bytes.
    pub size: Option<i64>,
    /// SHA-256 of the content in hexadecimal.
    pub sha256: Option<String>,
    /// The four above, encrypted.
    pub sealed: Option<Vec<u8>>,
    /// Where the object store keeps the (possibly encrypted) content.
    pub object_key: String,
    /// Who uploaded it.
    pub uploaded_by_id: Option<Uuid>,
    /// Microseconds since the epoch.
    pub uploaded_at: i64,
}

/// No relations are declared.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// An attachment's row.
pub type Attachment = Model;

append_repository!(Entity, Model);

impl Model {
    /// What it is attached to.
    pub fn noun(&self) -> Result<Noun> {
        Noun::parse(&self.noun).ok_or_else(|| Error::unknown("attachment.noun", &self.noun))
    }

    /// What it is for.
    pub fn purpose(&self) -> Result<Purpose> {
        Purpose::parse(&self.purpose)
            .ok_or_else(|| Error::unknown("attachment.purpose", &self.purpose))
    }
}

/// The row with this id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Attachment> {
    Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)
}

/// Everything attached to one thing, the oldest first.
pub async fn of(
    conn: &impl ConnectionTrait,
    noun: Noun,
    subject_id: Uuid,
) -> Result<Vec<Attachment>> {
    Ok(Entity::find()
        .filter(Column::Noun.eq(noun.as_str()))
        .filter(Column::SubjectId.eq(subject_id))
        .order_by_asc(Column::UploadedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// The files a person has uploaded, oldest first.
pub async fn uploaded_by(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Attachment>> {
    Ok(Entity::find()
        .filter(Column::UploadedById.eq(person_id))
        .order_by_asc(Column::UploadedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// How many files are attached to one thing.
pub async fn count(conn: &impl ConnectionTrait, noun: Noun, subject_id: Uuid) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::Noun.eq(noun.as_str()))
        .filter(Column::SubjectId.eq(subject_id))
        .count(conn)
        .await?)
}

/// Deletes a row.
pub async fn delete(conn: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    let result = Entity::delete_by_id(id).exec(conn).await?;
    if result.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}
