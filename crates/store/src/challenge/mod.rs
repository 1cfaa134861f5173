//! Challenges, their sections, topics and addenda.

pub mod addendum;
mod entity;
mod list;
pub mod section;
pub mod topic;
mod waiting;

pub use entity::Model as Challenge;
use entity::{Column, Entity};
pub use list::{Filter, Scope, Sort, list};
use nhipcau_domain::{
    challenge::{ChallengeKind, Status, lifecycle::Parties},
    locale::Bilingual,
    money::{Currency, Money},
    revision::Revision,
    timestamp::Timestamp,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;
pub use waiting::{Party, waiting};

use crate::{Error, Result, organisation::bilingual, readable::readable};

versioned_repository!(Entity, Challenge, entity::Column);

impl Challenge {
    /// The status as stored.
    pub fn stored_status(&self) -> Result<Status> {
        Status::parse(&self.status).ok_or_else(|| Error::unknown("challenge.status", &self.status))
    }

    /// The status as it is at `now`: open with a passed deadline is closed.
    pub fn status_at(&self, now: Timestamp) -> Result<Status> {
        Ok(self.stored_status()?.effective(self.closes_at(), now))
    }

    /// The status it was sent back or declined from, while it is returned or declined.
    pub fn returned_from(&self) -> Result<Option<Status>> {
        let parse = |text: &str| {
            Status::parse(text).ok_or_else(|| Error::unknown("challenge.returned_from", text))
        };
        self.returned_from.as_deref().map(parse).transpose()
    }

    /// The deadline.
    pub fn closes_at(&self) -> Option<Timestamp> {
        self.closes_at.map(Timestamp)
    }

    /// Kind.
    pub fn kind(&self) -> Result<ChallengeKind> {
        ChallengeKind::parse(&self.kind).ok_or_else(|| Error::unknown("challenge.kind", &self.kind))
    }

    /// Its version and that of its text.
    pub const fn revision(&self) -> Revision {
        Revision { version: self.version, content: self.content_revision }
    }

    /// Whose it is.
    pub fn parties(&self) -> Parties {
        Parties {
            proposer_id: self.proposer_id,
            orderer_id: self.orderer_id,
            broker_id: self.broker_id,
        }
    }

    /// Title.
    pub fn title(&self) -> Bilingual {
        bilingual(&self.title)
    }

    /// Summary.
    pub fn summary(&self) -> Bilingual {
        bilingual(&self.summary)
    }

    /// Topic codes.
    pub fn topics(&self) -> Vec<String> {
        serde_json::from_value(self.topics.clone()).unwrap_or_default()
    }

    /// Whether anybody may read it: it has been published and is not back to a private status.
    pub fn is_public(&self) -> bool {
        self.published_at.is_some()
    }

    /// An amount in the currency of the budget.
    pub fn money(&self, amount: Option<i64>) -> Option<Money> {
        let currency = Currency::parse(self.currency.as_deref()?)?;
        amount.map(|amount| Money { amount, currency })
    }
}

/// The challenge with this readable code.
pub async fn find_by_code(conn: &impl ConnectionTrait, code: &str) -> Result<Challenge> {
    Entity::find().filter(Column::Code.eq(code)).one(conn).await?.ok_or(Error::NotFound)
}

/// The challenge with this external id.
pub async fn find_by_external_id(
    conn: &impl ConnectionTrait,
    external_id: &str,
) -> Result<Option<Challenge>> {
    Ok(Entity::find().filter(Column::ExternalId.eq(external_id)).one(conn).await?)
}

/// Reads a challenge and keeps others from opening, closing or re-dating it until this
/// transaction ends. Sends share the lock (PostgreSQL `FOR SHARE`), the opening takes it alone
/// (`FOR UPDATE`); SQLite has one writer, so no lock is needed there.
pub async fn find_locked(conn: &impl ConnectionTrait, id: Uuid, alone: bool) -> Result<Challenge> {
    let mut query = Entity::find_by_id(id);
    if conn.get_database_backend() == sea_orm::DbBackend::Postgres {
        query = query.lock(if alone { LockType::Update } else { LockType::Share });
    }
    query.one(conn).await?.ok_or(Error::NotFound)
}

/// Challenges with these ids.
pub async fn find_many(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Challenge>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    readable(conn, query).await
}

/// Open challenges whose deadline is at or before `now` and that no job has closed yet.
pub async fn due_to_close(conn: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Challenge>> {
    let query = Entity::find()
        .filter(Column::Status.eq(Status::Open.as_str()))
        .filter(Column::ClosesAt.lte(now.0))
        .order_by_asc(Column::ClosesAt)
        .limit(100);
    readable(conn, query).await
}

/// Approved challenges whose set time of publication is at or before `now`.
pub async fn due_to_open(conn: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Challenge>> {
    let query = Entity::find()
        .filter(Column::Status.eq(Status::Approved.as_str()))
        .filter(Column::OpensAt.lte(now.0))
        .order_by_asc(Column::OpensAt)
        .limit(100);
    readable(conn, query).await
}

/// How many challenges there are, whatever their status.
pub async fn count(conn: &impl ConnectionTrait) -> Result<u64> {
    use sea_orm::PaginatorTrait;
    Ok(Entity::find().count(conn).await?)
}

/// Notes that a file of the challenge came or went, which changes what its signers sign.
pub async fn touch(conn: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ContentRevision, Expr::col(Column::ContentRevision).add(1))
        .filter(Column::Id.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}

/// Writes the columns that repeat section content, leaving status and version alone, and notes
/// that the text has changed.
pub async fn mirror(conn: &impl ConnectionTrait, row: &Challenge) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ContentRevision, Expr::col(Column::ContentRevision).add(1))
        .col_expr(Column::Topics, Expr::value(row.topics.clone()))
        .col_expr(Column::Province, Expr::value(row.province.clone()))
        .col_expr(Column::BudgetMin, Expr::value(row.budget_min))
        .col_expr(Column::BudgetMax, Expr::value(row.budget_max))
        .col_expr(Column::Currency, Expr::value(row.currency.clone()))
        .col_expr(Column::FundingSources, Expr::value(row.funding_sources.clone()))
        .col_expr(Column::TrlMin, Expr::value(row.trl_min))
        .col_expr(Column::RuleSet, Expr::value(row.rule_set.clone()))
        .col_expr(Column::UpdatedAt, Expr::value(row.updated_at))
        .filter(Column::Id.eq(row.id))
        .exec(conn)
        .await?;
    Ok(())
}
