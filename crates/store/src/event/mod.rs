//! Events: what happened, written in the transaction in which it happened, numbered afterwards by
//! the sequencer.

use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use crate::{Result, readable::readable};

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

/// Ids of events without a number, oldest first.
pub(crate) async fn waiting(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Uuid>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Seq.is_null())
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(conn)
        .await?)
}

/// Gives an event its number.
pub(crate) async fn number(conn: &impl ConnectionTrait, id: Uuid, seq: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Seq, sea_orm::sea_query::Expr::value(seq))
        .filter(Column::Id.eq(id))
        .filter(Column::Seq.is_null())
        .exec(conn)
        .await?;
    Ok(())
}
