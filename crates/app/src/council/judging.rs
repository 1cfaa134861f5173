//! What follows from a council as it was read: who counts, how it ranks or grades, and what its
//! lifecycle has to know.

use nhipcau_domain::{
    actor::Actor,
    council::{
        CouncilKind,
        composition::{composition_problems, quorum_problems},
        lifecycle::{CouncilFacts, MinutesState},
        minutes::{self, Minutes, MinutesFacts},
        sheet::SheetStatus,
    },
    evaluation::{
        self, Sheet, Voter,
        grading::{GradedResult, grade_subject},
        ranking::{self, Ranking},
    },
    lifecycle::Blocked,
};
use uuid::Uuid;

use super::load::Loaded;
use crate::Result;

/// What was worked out about a council before its lifecycle is asked.
#[derive(Debug)]
pub struct Checks {
    composition: Vec<Blocked>,
    quorum: Vec<Blocked>,
    conflicted: usize,
    sheets_missing: usize,
    minutes: MinutesState,
    vote: Option<Blocked>,
}

impl Checks {
    /// Whether the members make up a council by its rule set.
    pub fn composition_holds(&self) -> bool {
        self.composition.is_empty()
    }

    /// Whether the minutes are to be written, or written anew: there are none, they do not follow
    /// from the sheets any more, or the vote did not carry what they recommend.
    pub fn minutes_due(&self) -> bool {
        self.sheets_missing == 0 && (self.minutes != MinutesState::Agree || self.vote.is_some())
    }
}

impl Loaded {
    /// How many voting members were at the recorded meeting.
    fn present_voters(&self) -> u32 {
        let here = |id: &Uuid| self.present().is_some_and(|present| present.contains(id));
        let voting = self.seats.iter().filter(|seat| seat.is_active() && self.votes(seat));
        u32::try_from(voting.filter(|seat| here(&seat.id)).count()).unwrap_or(u32::MAX)
    }

    fn present(&self) -> Option<&[Uuid]> {
        self.meeting.as_ref().map(|meeting| meeting.present.as_slice())
    }

    /// The members whose sheets count.
    pub fn voters(&self) -> Vec<Voter> {
        evaluation::voters(&self.rules, &self.seats, self.present())
    }

    fn judged(&self) -> Vec<Sheet<'_>> {
        self.sheets
            .iter()
            .map(|sheet| Sheet {
                member_id: sheet.row.member_id,
                subject_id: sheet.row.subject_id,
                submitted: sheet.status == SheetStatus::Submitted,
                content: &sheet.content,
            })
            .collect()
    }

    /// The ranking of a selection; `None` for another kind of council.
    pub fn ranking(&self) -> Option<Ranking> {
        let subjects: Vec<_> = self
            .subjects
            .iter()
            .map(|subject| ranking::Subject { id: subject.id, code: subject.code.clone() })
            .collect();
        (self.kind == CouncilKind::Selection)
            .then(|| ranking::rank(&self.rules, &subjects, &self.voters(), &self.judged()))
    }

    /// The grade of the pilot; `None` for another kind of council.
    pub fn graded(&self) -> Option<GradedResult> {
        let subject = self.subjects.first().filter(|_| self.kind == CouncilKind::Acceptance)?;
        Some(grade_subject(&self.rules, subject.id, &self.voters(), &self.judged()))
    }

    /// Checks minutes against the sheets as they are now.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check_minutes(&self, minutes: Minutes) -> Result<Minutes> {
        let ranking = self.ranking();
        let facts = MinutesFacts {
            kind: self.kind,
            present: self.present_voters(),
            ranking: ranking.as_ref(),
            grade: self.graded().and_then(|graded| graded.grade),
        };
        Ok(minutes::normalise(minutes, facts)?)
    }

    /// Works out what the lifecycle will ask.
    pub fn checks(&self) -> Checks {
        let active = || self.seats.iter().filter(|seat| seat.is_active());
        let composition = &self.rules.composition;
        Checks {
            composition: composition_problems(composition, &self.seats),
            quorum: quorum_problems(
                composition,
                &self.rules.quorum,
                &self.seats,
                self.present().unwrap_or_default(),
            ),
            conflicted: active()
                .filter(|seat| self.conflicts.get(&seat.id).is_some_and(|found| !found.is_empty()))
                .count(),
            sheets_missing: active()
                .map(|seat| {
                    self.sheets_total(seat) - self.sheets_done(seat).min(self.sheets_total(seat))
                })
                .sum(),
            minutes: match &self.minutes {
                None => MinutesState::Missing,
                Some(minutes) if self.check_minutes(minutes.clone()).is_ok() => MinutesState::Agree,
                Some(_) => MinutesState::Outdated,
            },
            vote: self.minutes.as_ref().and_then(|minutes| {
                minutes::vote_problem(self.rules.vote, minutes.votes, self.present_voters())
            }),
        }
    }

    /// What the lifecycle asks.
    pub fn facts<'a>(&'a self, actor: &'a Actor, checks: &'a Checks) -> CouncilFacts<'a> {
        CouncilFacts {
            actor,
            broker_id: self.challenge.broker_id,
            members: &self.seats,
            present: self.present(),
            subjects: self.subjects.len(),
            unscreened: self.unscreened,
            composition: &checks.composition,
            conflicted: checks.conflicted,
            sheets_missing: checks.sheets_missing,
            quorum: &checks.quorum,
            minutes: checks.minutes,
            vote: checks.vote.as_ref(),
            ending: false,
        }
    }
}
