//! The table `saved_search`: what people want to be told of.

pub mod hit;

use nhipcau_domain::saved_search::{Frequency, Kind, SavedQuery};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*, sea_query::LockType};

pub use self::{Model as SavedSearch, hit::Hit};
use crate::{Error, Result, Tx, readable::readable};

/// A saved search, or the wish to be told of what fits a profile.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// `search` or `profile`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The state of the search page; empty of a profile.
    pub query: Json,
    /// Of a profile: whose.
    pub organisation_id: Option<Uuid>,
    /// Of a profile: the one capability it is about.
    pub capability_id: Option<Uuid>,
    /// How often it is told.
    pub frequency: String,
    /// How often it was told before it was stopped.
    pub stopped_from: Option<String>,
    /// What was public before this instant is nothing new; microseconds since the epoch.
    pub watching_since: i64,
    /// Version.
    pub version: i32,
    /// Microseconds since the epoch.
    pub created_at: i64,
    /// Microseconds since the epoch.
    pub updated_at: i64,
}

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

versioned_repository!(Entity, Model, Column);

impl Model {
    /// What is saved.
    pub fn kind(&self) -> Result<Kind> {
        Kind::parse(&self.kind).ok_or_else(|| Error::unknown("saved_search.kind", &self.kind))
    }

    /// How often it is told.
    pub fn frequency(&self) -> Result<Frequency> {
        frequency(&self.frequency)
    }

    /// How often it was told before it was stopped.
    pub fn stopped_from(&self) -> Result<Option<Frequency>> {
        self.stopped_from.as_deref().map(frequency).transpose()
    }

    /// The state of the search page.
    pub fn query(&self) -> Result<SavedQuery> {
        serde_json::from_value(self.query.clone())
            .map_err(|error| Error::Corrupt(format!("saved_search.query: {error}")))
    }
}

fn frequency(text: &str) -> Result<Frequency> {
    Frequency::parse(text).ok_or_else(|| Error::unknown("saved_search.frequency", text))
}

/// The saved searches of a person, the last first.
pub async fn of_person(conn: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Model>> {
    let query = Entity::find()
        .filter(Column::PersonId.eq(person_id))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    readable(conn, query).await
}

/// Those with these ids.
pub async fn find_many(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Model>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
        found.extend(readable(conn, query).await?);
    }
    Ok(found)
}

/// Those that are watched, after this id, in the order of their ids.
pub async fn watched(
    conn: &impl ConnectionTrait,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Model>> {
    let mut query = Entity::find().filter(Column::Frequency.ne(Frequency::Never.as_str()));
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after));
    }
    readable(conn, query.order_by_asc(Column::Id).limit(limit)).await
}

/// Takes the locks of these rows, in the order of their ids, and reads them.
pub async fn lock(tx: &Tx, ids: &[Uuid]) -> Result<Vec<Model>> {
    let mut query =
        Entity::find().filter(Column::Id.is_in(ids.iter().copied())).order_by_asc(Column::Id);
    if tx.backend() == crate::Backend::Postgres {
        query = query.lock(LockType::Update);
    }
    Ok(query.all(tx.conn()).await?)
}

/// Deletes one, with what it has found, if it still has the version that was read.
pub async fn delete(conn: &impl ConnectionTrait, row: &Model) -> Result<()> {
    let done = Entity::delete_many()
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(row.version))
        .exec(conn)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
}
