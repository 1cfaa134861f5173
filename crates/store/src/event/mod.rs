//! Events: what happened, written in the transaction in which it happened, numbered afterwards by
//! the sequencer.

use std::collections::HashMap;

use sea_orm::{QueryOrder, QuerySelect, Statement, Value, entity::prelude::*};

use crate::{Error, Result, readable::readable};

mod list;

pub use list::{Filter, Viewer, list};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its number; empty until the sequencer has seen it committed.
    pub seq: Option<i64>,
    /// Microseconds since the epoch.
    pub at: i64,
    /// Who did it.
    pub actor_id: Option<Uuid>,
    /// In whose name.
    pub organisation_id: Option<Uuid>,
    /// The noun it happened to.
    pub noun: String,
    /// The thing it happened to.
    pub subject_id: Uuid,
    /// What happened.
    pub action: String,
    /// Who may learn of it: `public`, `parties`, `sealed` or `own` (only `audience_id`).
    pub audience: String,
    /// The organisation a sealed event belongs to, or the person whose own business it is.
    pub audience_id: Option<Uuid>,
    /// Figures of the event; never a secret, never sealed content.
    pub payload: Json,
    /// 128 random bits that hide the payload behind its digest in the log; gone once erased.
    pub salt: Option<Vec<u8>>,
    /// The event by which payload and salt were erased.
    pub erased_by: Option<Uuid>,
}

pub use self::Model as Event;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

append_repository!(Entity, Model);

/// Numbered events after `seq`, in order.
pub async fn after(conn: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<Model>> {
    let query = Entity::find().filter(Column::Seq.gt(seq)).order_by_asc(Column::Seq).limit(limit);
    readable(conn, query).await
}

/// The events of some things, oldest first.
pub async fn of_subjects(conn: &impl ConnectionTrait, subject_ids: &[Uuid]) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::SubjectId.is_in(subject_ids.iter().copied()))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Whether this has happened to a thing since an instant.
pub async fn any_since(
    conn: &impl ConnectionTrait,
    (noun, action): (&str, &str),
    subject_id: Uuid,
    since: i64,
) -> Result<bool> {
    let query = Entity::find()
        .filter(Column::Noun.eq(noun))
        .filter(Column::SubjectId.eq(subject_id))
        .filter(Column::Action.eq(action))
        .filter(Column::At.gte(since))
        .limit(1);
    Ok(query.one(conn).await?.is_some())
}

/// Whether a person has done one of these acts to a thing.
pub async fn acted(
    conn: &impl ConnectionTrait,
    (noun, subject_id): (&str, Uuid),
    person_id: Uuid,
    actions: &[&str],
) -> Result<bool> {
    let found = Entity::find()
        .filter(Column::Noun.eq(noun))
        .filter(Column::SubjectId.eq(subject_id))
        .filter(Column::ActorId.eq(person_id))
        .filter(Column::Action.is_in(actions.iter().copied()))
        .limit(1)
        .one(conn)
        .await?;
    Ok(found.is_some())
}

/// The highest number given so far; 0 when there is none.
pub async fn head(conn: &impl ConnectionTrait) -> Result<i64> {
    let last = Entity::find()
        .filter(Column::Seq.is_not_null())
        .order_by_desc(Column::Seq)
        .limit(1)
        .one(conn)
        .await?;
    Ok(last.and_then(|event| event.seq).unwrap_or(0))
}

/// How many events wait for a number.
pub async fn unnumbered(conn: &impl ConnectionTrait) -> Result<u64> {
    Ok(Entity::find().filter(Column::Seq.is_null()).count(conn).await?)
}

/// The numbers of events, of those that have one.
pub async fn numbers(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let events = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(conn).await?;
    Ok(events.into_iter().filter_map(|event| Some((event.id, event.seq?))).collect())
}

/// Events without a number, oldest first.
pub async fn waiting(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Model>> {
    let query = Entity::find()
        .filter(Column::Seq.is_null())
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .limit(limit);
    readable(conn, query).await
}

/// Gives these events their numbers, in one statement.
///
/// # Errors
/// When one of them has a number already.
pub async fn number(conn: &impl ConnectionTrait, numbers: &[(Uuid, i64)]) -> Result<()> {
    if numbers.is_empty() {
        return Ok(());
    }
    let places: Vec<_> =
        (0..numbers.len()).map(|row| format!("(${}, ${})", 2 * row + 1, 2 * row + 2)).collect();
    // Both databases call the columns of a list of values `column1` and `column2`.
    let sql = format!(
        "UPDATE event SET seq = given.column2 FROM (VALUES {}) AS given \
         WHERE event.id = given.column1 AND event.seq IS NULL",
        places.join(", ")
    );
    let values = numbers.iter().flat_map(|(id, seq)| [Value::from(*id), Value::from(*seq)]);
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    let done = conn.execute_raw(statement).await?;
    if done.rows_affected() == numbers.len() as u64 { Ok(()) } else { Err(Error::Stale) }
}

/// The events with these numbers, in order.
pub async fn numbered(conn: &impl ConnectionTrait, seqs: &[i64]) -> Result<Vec<Model>> {
    let query =
        Entity::find().filter(Column::Seq.is_in(seqs.iter().copied())).order_by_asc(Column::Seq);
    readable(conn, query).await
}
