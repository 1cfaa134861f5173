//! Who read which submission.

use nhipcau_domain::submission::reading::{Kind, Part};
use sea_orm::{QuerySelect, QueryTrait, entity::prelude::*};

use crate::{
    Error, Result,
    page::{Cursor, Key, Order, Page, Paged, fetch},
    submission::entity as submission,
};

/// One reading: of a reader, a thing and a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The submission.
    pub submission_id: Uuid,
    /// How it was read.
    pub kind: String,
    /// In which part.
    pub part: String,
    /// Who read it.
    pub person_id: Uuid,
    /// In whose name.
    pub organisation_id: Option<Uuid>,
    /// The file, or the submission itself; of a break of the seal its own id.
    pub object_id: Uuid,
    /// Why the seal was broken.
    pub reason: Option<String>,
    /// The day in Vietnam.
    pub day: String,
    /// Microseconds since the epoch.
    pub at: i64,
}

pub use self::Model as Reading;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

impl Model {
    /// How it was read.
    pub fn kind(&self) -> Result<Kind> {
        Kind::parse(&self.kind).ok_or_else(|| Error::unknown("reading.kind", &self.kind))
    }

    /// In which part.
    pub fn part(&self) -> Result<Part> {
        Part::parse(&self.part).ok_or_else(|| Error::unknown("reading.part", &self.part))
    }
}

/// Whether a reading like this one is on record already.
pub async fn known(conn: &impl ConnectionTrait, row: &Reading) -> Result<bool> {
    Ok(Entity::find()
        .filter(Column::SubmissionId.eq(row.submission_id))
        .filter(Column::PersonId.eq(row.person_id))
        .filter(Column::Kind.eq(&row.kind))
        .filter(Column::ObjectId.eq(row.object_id))
        .filter(Column::Day.eq(&row.day))
        .limit(1)
        .one(conn)
        .await?
        .is_some())
}

/// Who of these people has read a submission of a call for one of the offices that run it.
pub async fn by_offices(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    people: &[Uuid],
) -> Result<Vec<Uuid>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let answers = submission::Entity::find()
        .select_only()
        .column(submission::Column::Id)
        .filter(submission::Column::ChallengeId.eq(challenge_id))
        .into_query();
    Ok(Entity::find()
        .select_only()
        .column(Column::PersonId)
        .distinct()
        .filter(Column::SubmissionId.in_subquery(answers))
        .filter(Column::PersonId.is_in(people.iter().copied()))
        .filter(Column::Part.ne(Part::Council.as_str()))
        .into_tuple()
        .all(conn)
        .await?)
}

/// The readings of a submission, the last first, one page of them.
pub async fn of_submission(
    conn: &impl ConnectionTrait,
    submission_id: Uuid,
    page: &Page,
) -> Result<Paged<Reading>> {
    let query = Entity::find().filter(Column::SubmissionId.eq(submission_id));
    fetch(conn, query, (Column::At, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.at),
        id: row.id,
    })
    .await
}
