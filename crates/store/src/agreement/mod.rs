//! Agreements and their signatures.

mod entity;
pub mod signature;
mod waiting;

pub use entity::Model as Agreement;
use entity::{Column, Entity};
use nhipcau_domain::{
    agreement::{Status, Terms},
    timestamp::Day,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
pub use signature::Signature;
use uuid::Uuid;
pub use waiting::waiting;

use crate::{
    Error, Result,
    organisation::bilingual,
    page::{Cursor, Key, Order, Page, Paged, fetch},
    readable::readable,
};

versioned_repository!(Entity, Agreement, entity::Column);

impl Agreement {
    /// Its status as stored.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status).ok_or_else(|| Error::unknown("agreement.status", &self.status))
    }

    /// What is agreed.
    pub fn terms(&self) -> Result<Terms> {
        let corrupt = |column: &str| Error::Corrupt(format!("agreement.{column} of {}", self.id));
        Ok(Terms {
            title: bilingual(&self.title),
            ip_terms: bilingual(&self.ip_terms),
            budget: serde_json::from_value(self.budget.clone()).map_err(|_| corrupt("budget"))?,
            sites: serde_json::from_value(self.sites.clone()).map_err(|_| corrupt("sites"))?,
            starts_on: self.starts_on.as_deref().and_then(Day::parse),
            ends_on: self.ends_on.as_deref().and_then(Day::parse),
            data_annex: self.data_annex.as_ref().map(bilingual),
        })
    }

    /// Writes terms into the row.
    pub fn set_terms(&mut self, terms: &Terms) {
        self.title = serde_json::json!(terms.title);
        self.ip_terms = serde_json::json!(terms.ip_terms);
        self.budget = serde_json::json!(terms.budget);
        self.sites = serde_json::json!(terms.sites);
        self.starts_on = terms.starts_on.map(|day| day.to_string());
        self.ends_on = terms.ends_on.map(|day| day.to_string());
        self.data_annex = terms.data_annex.as_ref().map(|text| serde_json::json!(text));
    }
}

/// What to list. Agreements are never public: a list is always some organisations' own.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Organisations of which one is a party or the broker; `None` for the system.
    pub organisations: Option<Vec<Uuid>>,
    /// The challenge.
    pub challenge_id: Option<Uuid>,
}

/// Lists agreements, latest change first.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<Agreement>> {
    let Filter { organisations, challenge_id } = filter;
    let mut query = Entity::find();
    if let Some(ids) = organisations {
        query = query.filter(
            sea_orm::Condition::any()
                .add(Column::OrdererId.is_in(ids.iter().copied()))
                .add(Column::SolverId.is_in(ids.iter().copied()))
                .add(Column::BrokerId.is_in(ids.iter().copied())),
        );
    }
    if let Some(challenge_id) = challenge_id {
        query = query.filter(Column::ChallengeId.eq(*challenge_id));
    }
    fetch(conn, query, (Column::UpdatedAt, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.updated_at),
        id: row.id,
    })
    .await
}

/// The agreements of a challenge, oldest first.
pub async fn of_challenge(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
) -> Result<Vec<Agreement>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Signed agreements whose last day lies before `today`.
pub async fn run_out(conn: &impl ConnectionTrait, today: Day) -> Result<Vec<Agreement>> {
    let query = Entity::find()
        .filter(Column::Status.eq(Status::Signed.as_str()))
        .filter(Column::EndsOn.lt(today.to_string()))
        .order_by_asc(Column::EndsOn);
    readable(conn, query).await
}
