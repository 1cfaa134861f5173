//! Councils.

pub mod declaration;
mod entity;
pub mod meeting;
pub mod member;
pub mod sheet;
pub mod subject;

pub use entity::Model as Council;
use entity::{Column, Entity};
use nhipcau_domain::{
    council::{CouncilKind, Status, minutes::Minutes},
    rule_set::RuleSet,
    timestamp::Day,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, LockType, Query},
};
use uuid::Uuid;

use crate::{
    Error, Result,
    page::{Cursor, Key, Order, Page, Paged, WAITING_LIMIT, fetch},
    readable::readable,
};

versioned_repository!(Entity, Council, entity::Column);

impl Council {
    /// What it judges.
    pub fn kind(&self) -> Result<CouncilKind> {
        CouncilKind::parse(&self.kind).ok_or_else(|| Error::unknown("council.kind", &self.kind))
    }

    /// Status.
    pub fn status(&self) -> Result<Status> {
        Status::parse(&self.status).ok_or_else(|| Error::unknown("council.status", &self.status))
    }

    /// Its rule set.
    pub fn rule_set(&self) -> Result<RuleSet> {
        serde_json::from_value(self.rule_set.clone())
            .map_err(|error| Error::Corrupt(format!("council.rule_set: {error}")))
    }

    /// Its minutes.
    pub fn minutes(&self) -> Result<Option<Minutes>> {
        self.minutes
            .clone()
            .map(serde_json::from_value)
            .transpose()
            .map_err(|error| Error::Corrupt(format!("council.minutes: {error}")))
    }

    /// The day on which it is planned to meet.
    pub fn meeting_on(&self) -> Option<Day> {
        self.meeting_on.as_deref().and_then(Day::parse)
    }
}

/// Reads a council and keeps others from changing it, its members and its sheets until this
/// transaction ends; SQLite has one writer, so no lock is needed there.
pub async fn find_locked(conn: &impl ConnectionTrait, id: Uuid) -> Result<Council> {
    let mut query = Entity::find_by_id(id);
    if conn.get_database_backend() == sea_orm::DbBackend::Postgres {
        query = query.lock(LockType::Update);
    }
    query.one(conn).await?.ok_or(Error::NotFound)
}

/// The councils of a challenge, oldest first.
pub async fn of_challenge(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<Vec<Council>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// The last concluded council of a kind.
pub async fn concluded(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    kind: CouncilKind,
) -> Result<Option<Council>> {
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Kind.eq(kind.as_str()))
        .filter(Column::Status.eq(Status::Concluded.as_str()))
        .order_by_desc(Column::ConcludedAt)
        .one(conn)
        .await?)
}

/// The last acceptance council of a pilot that was not dissolved.
pub async fn of_pilot(conn: &impl ConnectionTrait, pilot_id: Uuid) -> Result<Option<Council>> {
    Ok(Entity::find()
        .filter(Column::PilotId.eq(pilot_id))
        .filter(Column::Status.ne(Status::Dissolved.as_str()))
        .order_by_desc(Column::CreatedAt)
        .one(conn)
        .await?)
}

/// Whether a selection council of the challenge has begun to score.
pub async fn scoring_begun(conn: &impl ConnectionTrait, challenge_id: Uuid) -> Result<bool> {
    let begun = [Status::Scoring, Status::Meeting, Status::Concluded];
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Kind.eq(CouncilKind::Selection.as_str()))
        .filter(Column::Status.is_in(begun.map(Status::as_str)))
        .one(conn)
        .await?
        .is_some())
}

/// Whether a person sits on a council of the challenge that is constituted, judges or has judged.
pub async fn sits_on(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    person_id: Uuid,
) -> Result<bool> {
    let known = [Status::Constituted, Status::Scoring, Status::Meeting, Status::Concluded];
    Ok(Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Status.is_in(known.map(Status::as_str)))
        .filter(Column::Id.in_subquery(member::seats_of(person_id)))
        .one(conn)
        .await?
        .is_some())
}

/// The councils of a challenge on which a person sits, with the person's seats: those that are being
/// put together too, and not those that were dissolved.
pub async fn seated(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    person_id: Uuid,
) -> Result<Vec<(Council, member::Member)>> {
    let councils = Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Status.ne(Status::Dissolved.as_str()))
        .filter(Column::Id.in_subquery(member::seats_of(person_id)))
        .all(conn)
        .await?;
    let ids: Vec<_> = councils.iter().map(|council| council.id).collect();
    let members = member::of_councils(conn, &ids).await?;
    let seat = |council: &Council| {
        members
            .iter()
            .find(|member| {
                member.council_id == council.id
                    && member.person_id == person_id
                    && member.is_active()
            })
            .cloned()
    };
    Ok(councils
        .into_iter()
        .filter_map(|council| Some((seat(&council)?, council)))
        .map(|(seat, council)| (council, seat))
        .collect())
}

/// Whether a person judges or has judged on a council of the challenge, and has declared to have no
/// conflict with anybody judged there: who comes in for another while the council is at work reads
/// nothing before.
pub async fn judges(
    conn: &impl ConnectionTrait,
    challenge_id: Uuid,
    person_id: Uuid,
) -> Result<bool> {
    let judging = [Status::Scoring, Status::Meeting, Status::Concluded];
    let councils = Entity::find()
        .filter(Column::ChallengeId.eq(challenge_id))
        .filter(Column::Status.is_in(judging.map(Status::as_str)))
        .filter(Column::Id.in_subquery(member::seats_of(person_id)))
        .all(conn)
        .await?;
    let ids: Vec<_> = councils.iter().map(|council| council.id).collect();
    let members = member::of_councils(conn, &ids).await?;
    let subjects = subject::of_councils(conn, &ids).await?;
    let declarations = declaration::of_councils(conn, &ids).await?;
    let free = |member: &member::Member, subject: &subject::Subject| {
        declarations.iter().any(|said| {
            said.member_id == member.id
                && said.organisation_id == subject.organisation_id
                && !said.has_conflict
        })
    };
    Ok(members.iter().filter(|member| member.person_id == person_id && member.is_active()).any(
        |member| {
            let judged = subjects.iter().filter(|subject| subject.council_id == member.council_id);
            judged.into_iter().all(|subject| free(member, subject))
        },
    ))
}

/// Whose eyes a list is for. There is no list without one.
#[derive(Debug, Clone)]
pub enum Scope {
    /// Councils on which the person sits, once they are constituted.
    Member(Uuid),
    /// Councils of challenges that these organisations order or broker.
    Offices(Vec<Uuid>),
}

/// Lists councils, the last changed first.
pub async fn list(
    conn: &impl ConnectionTrait,
    scope: &Scope,
    statuses: &[Status],
    page: &Page,
) -> Result<Paged<Council>> {
    let query = within(scope, statuses);
    fetch(conn, query, (Column::UpdatedAt, Column::Id, Order::Descending), page, |row| Cursor {
        key: Key::Number(row.updated_at),
        id: row.id,
    })
    .await
}

/// The councils that work, those that have waited longest first.
pub async fn waiting(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Council>> {
    let running: Vec<_> =
        Status::ALL.iter().copied().filter(|status| status.is_running()).collect();
    let query = within(scope, &running)
        .order_by_asc(Column::UpdatedAt)
        .order_by_asc(Column::Id)
        .limit(WAITING_LIMIT);
    readable(conn, query).await
}

fn within(scope: &Scope, statuses: &[Status]) -> Select<Entity> {
    let mut query = match scope {
        Scope::Member(person_id) => Entity::find()
            .filter(Column::Status.ne(Status::Forming.as_str()))
            .filter(Column::Id.in_subquery(member::seats_of(*person_id))),
        Scope::Offices(ids) => {
            let run = Query::select()
                .column("id")
                .from("challenge")
                .cond_where(
                    Condition::any()
                        .add(Expr::col("orderer_id").is_in(ids.iter().copied()))
                        .add(Expr::col("broker_id").is_in(ids.iter().copied())),
                )
                .to_owned();
            Entity::find().filter(Column::ChallengeId.in_subquery(run))
        }
    };
    if !statuses.is_empty() {
        query = query.filter(Column::Status.is_in(statuses.iter().map(|status| status.as_str())));
    }
    query
}
