//! What a signed decision on a call follows: the council's recommendation, a screening that left
//! nothing to judge, or the withdrawal of the winner.

use nhipcau_domain::{
    challenge::Status,
    council::minutes::Recommendation,
    decision::Outcome,
    lifecycle::Blocked,
    submission::Status as SubmissionStatus,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    challenge::Challenge,
    decision,
    submission::{self as submissions, Submission},
};
use uuid::Uuid;

use crate::{Error, Result, Work, challenge::deciding, council, submission};

/// What a signed decision follows.
pub(super) enum Case {
    /// The recommendation of a council, and what it recommends.
    Recommended(Box<council::Loaded>, Recommendation),
    /// Every submission was screened out: there is nothing for a council to judge.
    NothingToJudge(Vec<Submission>),
    /// The winner has withdrawn.
    Succession(Box<Succession>),
}

/// What follows the withdrawal of a winner.
pub(super) struct Succession {
    council: council::Loaded,
    former: Submission,
    reserve: Vec<Submission>,
    decided_before: Day,
}

/// What becomes of one organisation's submission, as its people are told.
pub(super) type Fate = (Uuid, &'static str);

impl Case {
    /// Finds out what a decision on this call follows now.
    pub(super) async fn find(work: &Work<'_>, row: &Challenge, status: Status) -> Result<Self> {
        let conn = work.conn();
        let loaded = council::concluded_selection(conn, row.id).await?;
        if status == Status::Awarded {
            let former = deciding::winner(conn, row).await?;
            let before = decision::selection_of(conn, row.id).await?;
            let (Some(council), Some(former), Some(before)) = (loaded, former, before) else {
                return Err(Error::internal("an award without council, winner or decision"));
            };
            let reserve =
                submissions::of_challenge_locked(conn, row.id, &[SubmissionStatus::Reserve])
                    .await?;
            let decided_before = Day::parse(&before.decided_on)
                .ok_or_else(|| Error::internal("decision.decided_on"))?;
            let succession = Succession { council, former, reserve, decided_before };
            return Ok(Self::Succession(Box::new(succession)));
        }
        if let Some(loaded) = loaded {
            let minutes = loaded.minutes.clone();
            let minutes =
                minutes.ok_or_else(|| Error::internal("a concluded council without minutes"))?;
            return Ok(Self::Recommended(Box::new(loaded), minutes.recommendation));
        }
        let competing = [SubmissionStatus::Opened, SubmissionStatus::Eligible];
        if !submissions::of_challenge_locked(conn, row.id, &competing).await?.is_empty() {
            return Err(Blocked::because("council-not-concluded").into());
        }
        let screened_out = [SubmissionStatus::Ineligible];
        let rows = submissions::of_challenge(conn, row.id, &screened_out).await?;
        Ok(Self::NothingToJudge(rows))
    }

    /// The council that the decision refers to.
    pub(super) fn council_id(&self) -> Option<Uuid> {
        match self {
            Self::Recommended(loaded, _) => Some(loaded.row.id),
            Self::Succession(case) => Some(case.council.row.id),
            Self::NothingToJudge(_) => None,
        }
    }

    /// The first day that the paper may bear.
    pub(super) fn not_before(&self, row: &Challenge) -> Option<Day> {
        let day = |at: i64| Day(Timestamp(at).vietnam_day());
        match self {
            Self::Recommended(loaded, _) => loaded.row.concluded_at.map(day),
            Self::Succession(case) => Some(case.decided_before),
            Self::NothingToJudge(_) => row.opened_at.map(day),
        }
    }

    /// The submissions that it may name.
    ///
    /// # Errors
    /// `Invalid` when a successor is passed over for another one in reserve.
    pub(super) fn candidates(&self, winner: Option<Uuid>) -> Result<Vec<Uuid>> {
        match self {
            Self::Recommended(loaded, _) => {
                Ok(loaded.subjects.iter().map(|subject| subject.id).collect())
            }
            Self::NothingToJudge(_) => Ok(Vec::new()),
            Self::Succession(case) => {
                let next = case.next();
                let waits = |id| case.reserve.iter().any(|row| row.id == id);
                if winner.is_some_and(|id| waits(id) && !next.contains(&id)) {
                    return Err(Error::field("/submission_id", "not_next_in_rank"));
                }
                Ok(next)
            }
        }
    }

    /// What the council recommends about this very decision.
    pub(super) const fn recommendation(&self) -> Option<&Recommendation> {
        match self {
            Self::Recommended(_, said) => Some(said),
            Self::NothingToJudge(_) | Self::Succession(_) => None,
        }
    }

    /// Moves the submissions, and what else hangs on the decision.
    pub(super) async fn carry_out(
        &self,
        work: &Work<'_>,
        row: &Challenge,
        winner: Option<Uuid>,
        reasons: Option<&str>,
    ) -> Result<()> {
        match (self, winner) {
            (Self::Recommended(loaded, _), Some(winner)) => {
                let ranking = loaded.ranking();
                let rows = ranking.iter().flat_map(|ranking| &ranking.rows);
                let passing: Vec<_> =
                    rows.filter(|row| row.passed()).map(|row| row.subject_id).collect();
                submission::award(work, row, winner, &passing).await?;
                Ok(())
            }
            (Self::Recommended(..), None) => submission::not_select(work, row).await,
            (Self::NothingToJudge(_), _) => council::end_all(work, row.id, reasons).await,
            (Self::Succession(case), winner) => {
                submission::succeed(work, row, case.former.clone(), winner).await
            }
        }
    }

    /// What everybody who was judged is told.
    pub(super) fn fates(&self, outcome: Outcome, winner: Option<Uuid>) -> Vec<Fate> {
        let fate = |id: Uuid| match (outcome, winner) {
            (Outcome::Award, Some(chosen)) if chosen == id => "awarded",
            (Outcome::Award, _) => "not_selected",
            (Outcome::NoAward, _) => "no_award",
        };
        match self {
            Self::Recommended(loaded, _) => {
                loaded.subjects.iter().map(|s| (s.organisation_id, fate(s.id))).collect()
            }
            Self::NothingToJudge(rows) => {
                rows.iter().map(|row| (row.organisation_id, "nothing_judged")).collect()
            }
            Self::Succession(case) => {
                let reserve = case.reserve.iter().map(|row| (row.organisation_id, fate(row.id)));
                reserve.chain([(case.former.organisation_id, "award_ended")]).collect()
            }
        }
    }
}

impl Succession {
    /// Those in reserve who are next in rank: one, or several whom only the council could part.
    fn next(&self) -> Vec<Uuid> {
        let ranking = self.council.ranking();
        let rows: Vec<_> = ranking
            .iter()
            .flat_map(|ranking| &ranking.rows)
            .filter(|row| self.reserve.iter().any(|waiting| waiting.id == row.subject_id))
            .collect();
        let best = rows.iter().map(|row| row.rank).min();
        rows.iter().filter(|row| Some(row.rank) == best).map(|row| row.subject_id).collect()
    }
}
