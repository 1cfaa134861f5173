//! Idempotency keys: a repeated POST with the same key has the effect of one.

use sea_orm::{entity::prelude::*, sea_query::Expr};

use crate::{Error, Result};

/// A key that was used.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// HTTP method.
    pub method: String,
    /// Path of the request.
    pub route: String,
    /// The key.
    pub key: String,
    /// SHA-256 of the body in hexadecimal.
    pub body_hash: String,
    /// `running` or `done`.
    pub state: String,
    /// HTTP status of the first answer.
    pub status_code: i32,
    /// Path of what was made, below `/api/v1`.
    pub location: Option<String>,
    /// Where the answer can be read again, below `/api/v1`, when that is neither `location` nor the
    /// request's own path; after a `#` the part of what is read there.
    pub place: Option<String>,
    /// The answer itself, when it can be read nowhere.
    pub answer: Option<Json>,
    /// Microseconds since the epoch, machine time.
    pub created_at: i64,
    /// Until when a running request keeps the key.
    pub running_until: i64,
}

pub use self::Model as IdempotencyKey;

/// No relations are declared; rows are joined by the use cases.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Claims a key for a request. `Ok(None)` means it is ours; `Ok(Some(row))` that it was used.
/// Rows older than `expired_before` and runs that were abandoned are replaced.
pub async fn claim(
    conn: &impl ConnectionTrait,
    row: Model,
    now: i64,
    expired_before: i64,
) -> Result<Option<Model>> {
    use sea_orm::{ActiveModelTrait, IntoActiveModel};
    let same = |query: Select<Entity>| {
        query
            .filter(Column::PersonId.eq(row.person_id))
            .filter(Column::Method.eq(row.method.clone()))
            .filter(Column::Route.eq(row.route.clone()))
            .filter(Column::Key.eq(row.key.clone()))
    };
    if let Some(found) = same(Entity::find()).one(conn).await? {
        let abandoned = found.state == "running" && found.running_until < now;
        if !abandoned && found.created_at >= expired_before {
            return Ok(Some(found));
        }
        Entity::delete_by_id(found.id).exec(conn).await?;
    }
    match Entity::insert(row.clone().into_active_model().reset_all())
        .exec_without_returning(conn)
        .await
        .map_err(Error::from)
    {
        Ok(_) => Ok(None),
        Err(Error::Duplicate(_)) => Ok(same(Entity::find()).one(conn).await?),
        Err(error) => Err(error),
    }
}

/// What a request came to, and how its answer is given again.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// HTTP status.
    pub status_code: i32,
    /// As [`Model::location`].
    pub location: Option<String>,
    /// As [`Model::place`].
    pub place: Option<String>,
    /// As [`Model::answer`].
    pub answer: Option<Json>,
}

/// Marks a request as done, inside the transaction of its effect.
pub async fn finish(conn: &impl ConnectionTrait, id: Uuid, outcome: Outcome) -> Result<()> {
    let Outcome { status_code, location, place, answer } = outcome;
    let result = Entity::update_many()
        .col_expr(Column::State, Expr::value("done"))
        .col_expr(Column::StatusCode, Expr::value(status_code))
        .col_expr(Column::Location, Expr::value(location))
        .col_expr(Column::Place, Expr::value(place))
        .col_expr(Column::Answer, Expr::value(answer))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq("running"))
        .exec(conn)
        .await?;
    // Somebody else took the key over because this request ran too long: its effect must not
    // be committed twice.
    if result.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Keeps the key of a request that is still at work.
///
/// # Errors
/// `Stale` when somebody else has taken the key over.
pub async fn keep(conn: &impl ConnectionTrait, id: Uuid, running_until: i64) -> Result<()> {
    let result = Entity::update_many()
        .col_expr(Column::RunningUntil, Expr::value(running_until))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq("running"))
        .exec(conn)
        .await?;
    if result.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Gives every key of a running request back: none survives the one process that serves.
pub async fn release_all(conn: &impl ConnectionTrait) -> Result<()> {
    Entity::delete_many().filter(Column::State.eq("running")).exec(conn).await?;
    Ok(())
}

/// Gives a key back after a request without effect.
pub async fn release(conn: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq("running"))
        .exec(conn)
        .await?;
    Ok(())
}
