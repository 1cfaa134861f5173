//! Days by which the procedure of a council is due, by its rule set and the working calendar.

use crate::{
    rule_set::{Procedure, calendar::Calendar},
    timestamp::Day,
};

text_enum! {
    /// What is due.
    #[schema(as = CouncilDueKind)]
    pub enum DueKind {
        /// The council is constituted.
        Constitution = "constitution",
        /// The papers are with the members.
        Papers = "papers",
        /// Written comments are in.
        Comments = "comments",
        /// The result is registered.
        Registration = "registration",
    }
}

impl DueKind {
    /// The figure of the rule set that it follows from.
    pub const fn figure(self) -> &'static str {
        match self {
            Self::Constitution => "procedure.constitute_within_working_days",
            Self::Papers => "procedure.papers_lead_working_days",
            Self::Comments => "procedure.comments_lead_working_days",
            Self::Registration => "procedure.registration_days",
        }
    }
}

/// The days that terms are counted from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DueFacts {
    /// Since when there is something to judge.
    pub asked_on: Option<Day>,
    /// The day on which the council is planned to meet.
    pub meeting_on: Option<Day>,
    /// The day on which it concluded.
    pub concluded_on: Option<Day>,
}

/// What is due by when, as far as both the term and the day it is counted from are known.
pub fn due(procedure: &Procedure, calendar: &Calendar, facts: DueFacts) -> Vec<(DueKind, Day)> {
    let counted = |days: Option<u32>, from: Option<Day>| days.zip(from);
    let before = |days, from| {
        counted(days, from).map(|(days, from)| calendar.minus_working_days(from, days))
    };
    [
        (
            DueKind::Constitution,
            counted(procedure.constitute_within_working_days, facts.asked_on)
                .map(|(days, from)| calendar.plus_working_days(from, days)),
        ),
        (DueKind::Papers, before(procedure.papers_lead_working_days, facts.meeting_on)),
        (DueKind::Comments, before(procedure.comments_lead_working_days, facts.meeting_on)),
        (
            DueKind::Registration,
            counted(procedure.registration_days, facts.concluded_on)
                .map(|(days, from)| from.plus(i64::from(days))),
        ),
    ]
    .into_iter()
    .filter_map(|(kind, on)| Some((kind, on?)))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_set::RuleSets;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn terms_are_counted_in_working_days_around_the_meeting() {
        let sets = RuleSets::built_in().unwrap();
        let rules = sets.latest("hcm-acceptance-2026").unwrap();
        let calendar = Calendar::built_in().unwrap();
        let facts = DueFacts {
            asked_on: Some(day("2026-08-03")),
            // A Monday: three working days before it lies a weekend.
            meeting_on: Some(day("2026-08-17")),
            concluded_on: None,
        };
        let found = due(&rules.procedure, &calendar, facts);
        assert_eq!(
            found,
            [
                // A Saturday, worked in lieu.
                (DueKind::Constitution, day("2026-08-22")),
                (DueKind::Papers, day("2026-08-12")),
                (DueKind::Comments, day("2026-08-14")),
            ]
        );
        let concluded = DueFacts { concluded_on: Some(day("2026-08-17")), ..DueFacts::default() };
        assert_eq!(
            due(&rules.procedure, &calendar, concluded),
            [(DueKind::Registration, day("2026-09-16"))]
        );
        for kind in DueKind::ALL {
            assert!(rules.source_of(kind.figure()).is_some(), "{kind}");
        }
    }
}
