//! The lifecycle of a council, as one table.

use uuid::Uuid;

use super::{CouncilRole, Member, Status};
use crate::{
    actor::Actor,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
};

text_enum! {
    /// What can be done to a council.
    #[schema(as = CouncilAction)]
    pub enum Action {
        /// The broker signs its constitution.
        Constitute = "constitute",
        /// Sheets are handed out.
        StartScoring = "start_scoring",
        /// The council meets.
        OpenMeeting = "open_meeting",
        /// The chair closes it with a recommendation.
        Conclude = "conclude",
        /// The broker ends it without one.
        Dissolve = "dissolve",
        /// What it judges has ended: its call was cancelled, its pilot terminated.
        Lapse = "lapse",
    }
}

impl Action {
    /// Actions that are only the effect of another act, never asked for by themselves.
    pub const fn is_effect(self) -> bool {
        matches!(self, Self::Lapse)
    }
}

/// Parts people play around a council.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The chair; the vice chair where there is no chair left or the chair missed the meeting.
    Chair,
    /// The scientific or the administrative secretary.
    Secretary,
    /// Officer or approver of the programme's broker.
    BrokerOfficer,
    /// Approver of the programme's broker.
    BrokerApprover,
    /// Whoever ends the challenge: its running councils end with it.
    ChallengeEnder,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// There is something to judge.
    SubjectsPresent,
    /// Every submission has been screened.
    Screened,
    /// The members make up a council by its rule set.
    CompositionHolds,
    /// Every member has declared about every competitor.
    AllDeclared,
    /// No member with a conflict is left.
    NoConflictLeft,
    /// Every voting member has handed in every sheet.
    SheetsIn,
    /// The meeting is recorded.
    MeetingRecorded,
    /// Enough of the right members were present.
    Quorum,
    /// Who concludes was at the meeting.
    ConcluderPresent,
    /// The minutes are written and their recommendation follows from the sheets.
    MinutesAgree,
    /// Enough of those present have agreed with the recommendation.
    Carried,
}

/// How the minutes stand to the sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinutesState {
    /// Nobody has written them.
    Missing,
    /// Sheets or votes have changed since, so that they no longer follow.
    Outdated,
    /// They follow from the sheets.
    Agree,
}

/// The council's lifecycle.
#[derive(Debug)]
pub struct CouncilLifecycle;

const fn row(
    action: Action,
    from: &'static [Status],
    to: Status,
    who: &'static [Who],
    guards: &'static [Guard],
    reason: bool,
) -> Row<CouncilLifecycle> {
    Row { action, from, to, who, guards, reason }
}

impl Lifecycle for CouncilLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "council";
    #[rustfmt::skip]
    const TABLE: &'static [Row<Self>] = &[
        row(Action::Constitute, &[Status::Forming], Status::Constituted, &[Who::BrokerApprover], &[Guard::SubjectsPresent, Guard::CompositionHolds], false),
        row(Action::StartScoring, &[Status::Constituted], Status::Scoring, &[Who::Chair, Who::Secretary, Who::BrokerOfficer], &[Guard::Screened, Guard::SubjectsPresent, Guard::AllDeclared, Guard::NoConflictLeft, Guard::CompositionHolds], false),
        row(Action::OpenMeeting, &[Status::Scoring], Status::Meeting, &[Who::Chair, Who::Secretary, Who::BrokerOfficer], &[Guard::NoConflictLeft, Guard::CompositionHolds, Guard::AllDeclared, Guard::SheetsIn], false),
        row(Action::Conclude, &[Status::Meeting], Status::Concluded, &[Who::Chair], &[Guard::NoConflictLeft, Guard::CompositionHolds, Guard::AllDeclared, Guard::MeetingRecorded, Guard::ConcluderPresent, Guard::Quorum, Guard::SheetsIn, Guard::MinutesAgree, Guard::Carried], false),
        row(Action::Dissolve, &[Status::Forming, Status::Constituted, Status::Scoring, Status::Meeting], Status::Dissolved, &[Who::BrokerApprover], &[], true),
        row(Action::Lapse, &[Status::Forming, Status::Constituted, Status::Scoring, Status::Meeting], Status::Dissolved, &[Who::ChallengeEnder], &[], true),
    ];
}

/// What the table must know about one council and its actor.
#[derive(Debug, Clone)]
pub struct CouncilFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The broker of the programme.
    pub broker_id: Uuid,
    /// All members, those who left included.
    pub members: &'a [Member],
    /// Memberships present at the recorded meeting; `None` before it is recorded.
    pub present: Option<&'a [Uuid]>,
    /// How many subjects there are.
    pub subjects: usize,
    /// How many opened submissions nobody has screened.
    pub unscreened: usize,
    /// What is wrong with the composition.
    pub composition: &'a [Blocked],
    /// Members on whom a conflict was found and who still sit on the council.
    pub conflicted: usize,
    /// Sheets of voting members that are not handed in.
    pub sheets_missing: usize,
    /// Why the recorded meeting may not decide.
    pub quorum: &'a [Blocked],
    /// How the minutes stand to the sheets.
    pub minutes: MinutesState,
    /// Why the recorded vote does not carry the recommendation.
    pub vote: Option<&'a Blocked>,
    /// Whether the challenge is being ended, which is decided there.
    pub ending: bool,
}

impl CouncilFacts<'_> {
    fn holder(&self, matches: impl Fn(CouncilRole) -> bool) -> Option<&Member> {
        let person = self.actor.person_id?;
        self.members
            .iter()
            .find(|member| member.is_active() && member.person_id == person && matches(member.role))
    }

    /// Whether the actor leads the council and was at the recorded meeting.
    fn led_the_meeting(&self) -> bool {
        let leads = |role| matches!(role, CouncilRole::Chair | CouncilRole::ViceChair);
        self.holder(leads)
            .is_some_and(|seat| self.present.is_some_and(|present| present.contains(&seat.id)))
    }

    fn chairs(&self) -> bool {
        if self.holder(|role| role == CouncilRole::Chair).is_some() {
            return true;
        }
        let chair = self.members.iter().find(|m| m.is_active() && m.role == CouncilRole::Chair);
        let chair_away = chair
            .is_none_or(|chair| self.present.is_some_and(|present| !present.contains(&chair.id)));
        chair_away && self.holder(|role| role == CouncilRole::ViceChair).is_some()
    }
}

impl Facts<CouncilLifecycle> for CouncilFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Chair => self.chairs(),
            Who::Secretary => self.holder(CouncilRole::is_secretary).is_some(),
            Who::BrokerOfficer => self.actor.prepares_for(self.broker_id),
            Who::BrokerApprover => self.actor.signs_for(self.broker_id),
            Who::ChallengeEnder => self.ending,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::SubjectsPresent if self.subjects > 0 => Ok(()),
            Guard::SubjectsPresent => Err(Blocked::because("council-no-subjects")),
            Guard::Screened => nothing_left("submissions-unscreened", self.unscreened),
            Guard::CompositionHolds => first(self.composition),
            Guard::AllDeclared => {
                let silent = self.members.iter().filter(|m| m.is_active() && !m.declared).count();
                nothing_left("declarations-missing", silent)
            }
            Guard::NoConflictLeft => nothing_left("conflict-left", self.conflicted),
            Guard::SheetsIn => nothing_left("sheets-missing", self.sheets_missing),
            Guard::MeetingRecorded if self.present.is_some() => Ok(()),
            Guard::MeetingRecorded => Err(Blocked::because("meeting-not-recorded")),
            Guard::ConcluderPresent if self.led_the_meeting() => Ok(()),
            Guard::ConcluderPresent => Err(Blocked::because("concluder-absent")),
            Guard::Quorum => first(self.quorum),
            Guard::MinutesAgree => match self.minutes {
                MinutesState::Agree => Ok(()),
                MinutesState::Missing => Err(Blocked::because("minutes-missing")),
                MinutesState::Outdated => Err(Blocked::because("minutes-outdated")),
            },
            Guard::Carried => self.vote.cloned().map_or(Ok(()), Err),
        }
    }
}

fn first(problems: &[Blocked]) -> Result<(), Blocked> {
    problems.first().cloned().map_or(Ok(()), Err)
}

fn nothing_left(code: &'static str, count: usize) -> Result<(), Blocked> {
    if count == 0 { Ok(()) } else { Err(Blocked::because(code).with("count", count)) }
}
