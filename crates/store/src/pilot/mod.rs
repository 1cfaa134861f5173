//! Pilots with their milestones, indicators, measurements and reports.

mod entity;
pub mod indicator;
pub mod measurement;
pub mod milestone;
pub mod report;
mod waiting;

pub use entity::Model as Pilot;
use entity::{Column, Entity};
pub use indicator::Indicator;
pub use measurement::Measurement;
pub use milestone::Milestone;
use nhipcau_domain::{
    locale::Bilingual,
    pilot::{AiRiskClass, FollowUp, Needs, PilotKind, Setup, Status, lifecycle::Parties},
    timestamp::Day,
};
pub use report::Report;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;
pub use waiting::waiting;

use crate::{
    Error, Result,
    organisation::bilingual,
    page::{Cursor, Key, Order, Page, Paged, fetch},
    readable::readable,
};

versioned_repository!(Entity, Pilot, entity::Column);

impl Pilot {
    /// Its status.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status).ok_or_else(|| Error::unknown("pilot.status", &self.status))
    }

    /// What is carried out.
    pub fn kind(&self) -> Result<PilotKind> {
        PilotKind::parse(&self.kind).ok_or_else(|| Error::unknown("pilot.kind", &self.kind))
    }

    /// Its title.
    pub fn title(&self) -> Bilingual {
        bilingual(&self.title)
    }

    /// What was decided to follow, if it was decided.
    pub fn follow_up(&self) -> Result<Option<FollowUp>> {
        self.follow_up
            .as_deref()
            .map(|text| {
                FollowUp::parse(text).ok_or_else(|| Error::unknown("pilot.follow_up", text))
            })
            .transpose()
    }

    /// Whose pilot it is.
    pub const fn parties(&self) -> Parties {
        Parties {
            proposer_id: self.proposer_id,
            orderer_id: self.orderer_id,
            broker_id: self.broker_id,
            solver_id: self.solver_id,
        }
    }

    /// What the order demands.
    pub const fn needs(&self) -> Needs {
        Needs {
            ethics_approval: self.needs_ethics_approval,
            data_annex: self.needs_data_annex,
            ai_risk_class: self.needs_ai_risk_class,
        }
    }

    /// What the orderer has set.
    pub fn setup(&self) -> Result<Setup> {
        Ok(Setup {
            sites: serde_json::from_value(self.sites.clone())
                .map_err(|_| Error::Corrupt(format!("pilot.sites of {}", self.id)))?,
            starts_on: self.starts_on.as_deref().and_then(Day::parse),
            ends_on: self.ends_on.as_deref().and_then(Day::parse),
            ethics_reference: self.ethics_reference.clone(),
            data_annex_reference: self.data_annex_reference.clone(),
            ai_risk_class: self.ai_risk_class.as_deref().and_then(AiRiskClass::parse),
        })
    }

    /// Writes the set-up into the row.
    pub fn set_setup(&mut self, setup: &Setup) {
        self.sites = serde_json::json!(setup.sites);
        self.starts_on = setup.starts_on.map(|day| day.to_string());
        self.ends_on = setup.ends_on.map(|day| day.to_string());
        self.ethics_reference.clone_from(&setup.ethics_reference);
        self.data_annex_reference.clone_from(&setup.data_annex_reference);
        self.ai_risk_class = setup.ai_risk_class.map(Into::into);
    }
}

/// What to list. Pilots exist after the award only, so their published part is public.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Organisations of which one is a party.
    pub organisations: Option<Vec<Uuid>>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// The challenge.
    pub challenge_id: Option<Uuid>,
}

/// Lists pilots, latest change first.
pub async fn list(
    conn: &impl ConnectionTrait,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<Pilot>> {
    let Filter { organisations, statuses, challenge_id } = filter;
    let mut query = Entity::find();
    if let Some(ids) = organisations {
        let mut of_one = Condition::any();
        for column in [Column::ProposerId, Column::OrdererId, Column::BrokerId, Column::SolverId] {
            of_one = of_one.add(column.is_in(ids.iter().copied()));
        }
        query = query.filter(of_one);
    }
    if !statuses.is_empty() {
        query = query.filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())));
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

/// Reads a pilot and keeps it, with its milestones, measurements and reports, as it is for
/// everybody else until this transaction ends: every write around a pilot takes this lock first.
/// SQLite has one writer, so no lock is needed there.
pub async fn find_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Pilot> {
    let mut query = Entity::find_by_id(id);
    if conn.get_database_backend() == sea_orm::DbBackend::Postgres {
        query = query.lock(LockType::Update);
    }
    query.one(conn).await?.ok_or(Error::NotFound)
}

/// The pilots of a challenge, oldest first.
pub async fn of_challenge(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<Vec<Pilot>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Pilots with these ids.
pub async fn find_many(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Pilot>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    readable(conn, query).await
}

/// The pilots of these solvers, the last first.
pub async fn of_solvers(conn: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Pilot>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = Entity::find().filter(Column::SolverId.is_in(ids.iter().copied()));
    readable(conn, query.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id)).await
}
