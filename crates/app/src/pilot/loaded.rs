//! A pilot with everything its rules ask about.

use nhipcau_domain::{
    actor::Actor,
    agreement,
    evaluation::grading::Grade,
    pilot::{
        Setup, Status,
        lifecycle::{Parties, PilotFacts, Work},
        milestone,
    },
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn, agreement as agreements,
    challenge::{self, Challenge},
    pilot::{self, Indicator, Measurement, Milestone, Pilot, indicator, measurement, report},
};
use uuid::Uuid;

use super::acceptance;
use crate::{Error, Result, council};

/// A pilot and what surrounds it.
pub(crate) struct Loaded {
    pub(crate) row: Pilot,
    pub(crate) setup: Setup,
    pub(crate) challenge: Challenge,
    pub(crate) milestones: Vec<Milestone>,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) measurements: Vec<Measurement>,
    pub(crate) grade: Option<Grade>,
    pub(crate) today: Day,
    final_report: bool,
    agreement_signed: bool,
    recognised: bool,
}

impl Loaded {
    /// Reads a pilot for a change: nobody else changes it, or what belongs to it, until the
    /// transaction ends, so that what a step asks about still holds when it is taken.
    pub(crate) async fn locked(work: &crate::Work<'_>, id: Uuid) -> Result<Self> {
        Self::of(work.conn(), pilot::find_locked(work.conn(), id).await?, work.now).await
    }

    /// Reads what surrounds a pilot.
    pub(crate) async fn of(conn: &impl Conn, row: Pilot, now: Timestamp) -> Result<Self> {
        let today = Day(now.vietnam_day());
        let agreement = agreements::find(conn, row.agreement_id).await?;
        let term_ends_on = agreement.terms()?.ends_on;
        let agreement_signed =
            agreement.status()?.effective(term_ends_on, today) == agreement::Status::Signed;
        let grade = match row.grade.as_deref() {
            Some(text) => Some(
                Grade::parse(text)
                    .ok_or_else(|| Error::internal(format!("pilot.grade: {text:?}")))?,
            ),
            None if row.status()? == Status::InAcceptance => {
                council::concluded_grade(conn, row.id).await?.map(|(_, grade)| grade)
            }
            None => None,
        };
        Ok(Self {
            setup: row.setup()?,
            challenge: challenge::find(conn, row.challenge_id).await?,
            milestones: pilot::milestone::of_pilot(conn, row.id).await?,
            indicators: indicator::of_pilot(conn, row.id).await?,
            measurements: measurement::of_pilots(conn, &[row.id]).await?,
            final_report: report::final_is_filed(conn, row.id).await?,
            recognised: acceptance::recognition(conn, row.id).await?.is_some(),
            grade,
            today,
            agreement_signed,
            row,
        })
    }

    /// Whose pilot it is.
    pub(crate) const fn parties(&self) -> Parties {
        self.row.parties()
    }

    /// Its status.
    pub(crate) fn status(&self) -> Result<Status> {
        Ok(self.row.status()?)
    }

    /// How far the work is.
    pub(crate) fn work(&self) -> Work {
        let open = |milestone: &&Milestone| milestone.status != milestone::Status::Done.as_str();
        let unmeasured = |indicator: &&Indicator| {
            !self.measurements.iter().any(|m| m.indicator_id == indicator.id)
        };
        Work {
            milestones: self.milestones.len(),
            milestones_open: self.milestones.iter().filter(open).count(),
            indicators_unmeasured: self.indicators.iter().filter(unmeasured).count(),
            final_report: self.final_report,
        }
    }

    /// What the lifecycle asks about it.
    pub(crate) fn facts<'a>(&'a self, actor: &'a Actor) -> PilotFacts<'a> {
        PilotFacts {
            actor,
            parties: self.parties(),
            agreement_signed: self.agreement_signed,
            needs: self.row.needs(),
            setup: &self.setup,
            work: self.work(),
            passed: self.grade.map(|grade| grade != Grade::Fail),
            recognised: self.recognised,
        }
    }

    /// The organisation in whose name the actor acts here: the orderer's before the broker's
    /// before the solver's, for the rare person who works for several.
    pub(crate) fn acting_for(&self, actor: &Actor) -> Option<Uuid> {
        let Parties { orderer_id, broker_id, solver_id, proposer_id } = self.parties();
        [orderer_id, broker_id, solver_id, proposer_id].into_iter().find(|id| actor.belongs_to(*id))
    }

    /// The organisations that hear of what happens to it.
    pub(crate) fn everybody(&self) -> Vec<Uuid> {
        let Parties { orderer_id, broker_id, solver_id, proposer_id } = self.parties();
        let mut ids = vec![orderer_id, broker_id, solver_id, proposer_id];
        ids.sort();
        ids.dedup();
        ids
    }
}
