//! Milestones: what is delivered by when, with evidence.

use time::{Date, Month};

use super::Status as PilotStatus;
use crate::{document::check_length, field_error::FieldError, locale::Bilingual, timestamp::Day};

text_enum! {
    /// The status of a milestone.
    #[schema(as = MilestoneStatus)]
    pub enum Status {
        /// Still to be reached.
        Planned = "planned",
        /// Reached, with evidence.
        Done = "done",
    }
}

/// Longest title, in characters.
const TITLE_LIMIT: usize = 300;
/// Longest deliverable or evidence, in characters.
const TEXT_LIMIT: usize = 4_000;

/// A milestone as set or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What is reached.
    pub title: Bilingual,
    /// What is handed over.
    pub deliverable: Option<Bilingual>,
    /// By when.
    pub due_on: Day,
    /// Whether it is reached.
    pub status: Status,
    /// What shows it.
    pub evidence: Option<Bilingual>,
}

impl Milestone {
    /// Cleans and checks a milestone.
    ///
    /// # Errors
    /// Every field that is wrong; a milestone that is done needs evidence.
    pub fn normalised(mut self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        self.title = self.title.cleaned();
        if self.title.is_blank() {
            errors.push(FieldError::new("/title", "required"));
        }
        check_length(&mut errors, "/title", &self.title, TITLE_LIMIT);
        self.deliverable =
            self.deliverable.map(|text| text.cleaned()).filter(|text| !text.is_blank());
        if let Some(deliverable) = &self.deliverable {
            check_length(&mut errors, "/deliverable", deliverable, TEXT_LIMIT);
        }
        self.evidence = self.evidence.map(|text| text.cleaned()).filter(|text| !text.is_blank());
        if let Some(evidence) = &self.evidence {
            check_length(&mut errors, "/evidence", evidence, TEXT_LIMIT);
        }
        if self.status == Status::Done && self.evidence.is_none() {
            errors.push(FieldError::new("/evidence", "required"));
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }

    /// Whether it can be in this status while the pilot is in that one: nothing is reached
    /// before the pilot has started.
    pub const fn fits(&self, pilot: PilotStatus) -> bool {
        match self.status {
            Status::Planned => pilot.is_planned(),
            Status::Done => pilot.is_recorded(),
        }
    }

    /// Whether its day has passed without it.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.status == Status::Planned && today > self.due_on
    }
}

/// The day that lies `months` after `start`: the same day of the month, or the month's last day
/// where it has no such day.
pub fn months_after(start: Day, months: u32) -> Day {
    let zero_based = i64::from(start.0.year()) * 12
        + i64::from(u8::from(start.0.month()) - 1)
        + i64::from(months);
    let year = i32::try_from(zero_based.div_euclid(12)).unwrap_or(9999).min(9999);
    let month = u8::try_from(zero_based.rem_euclid(12) + 1)
        .ok()
        .and_then(|number| Month::try_from(number).ok())
        .unwrap_or(Month::December);
    let day = start.0.day().min(month.length(year));
    Day(Date::from_calendar_date(year, month, day).unwrap_or(start.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn milestone(status: Status, evidence: Option<&str>) -> Milestone {
        Milestone {
            title: Bilingual::vi("Lắp đặt tại hai trạm"),
            deliverable: None,
            due_on: day("2026-04-01"),
            status,
            evidence: evidence.map(Bilingual::vi),
        }
    }

    #[test]
    fn done_needs_evidence_and_a_started_pilot() {
        assert!(milestone(Status::Planned, None).normalised().is_ok());
        assert_eq!(
            milestone(Status::Done, Some(" ")).normalised().unwrap_err()[0].pointer,
            "/evidence"
        );
        let done = milestone(Status::Done, Some("Biên bản 03")).normalised().unwrap();
        assert!(!done.fits(PilotStatus::Preparing));
        assert!(done.fits(PilotStatus::Active));
        assert!(milestone(Status::Planned, None).fits(PilotStatus::Preparing));
        assert!(!milestone(Status::Planned, None).fits(PilotStatus::InAcceptance));
    }

    #[test]
    fn overdue_is_the_day_after() {
        let planned = milestone(Status::Planned, None);
        assert!(!planned.is_overdue(day("2026-04-01")));
        assert!(planned.is_overdue(day("2026-04-02")));
        assert!(!milestone(Status::Done, Some("x")).is_overdue(day("2026-04-02")));
    }

    #[test]
    fn months_end_where_the_month_ends() {
        assert_eq!(months_after(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(months_after(day("2027-11-30"), 3), day("2028-02-29"));
        assert_eq!(months_after(day("2026-03-15"), 0), day("2026-03-15"));
        assert_eq!(months_after(day("2026-03-15"), 24), day("2028-03-15"));
    }

    proptest! {
        #[test]
        fn more_months_are_never_earlier(offset in 0i64..3_000, a in 0u32..240, b in 0u32..240) {
            let start = day("2024-01-01").plus(offset);
            let (low, high) = (a.min(b), a.max(b));
            prop_assert!(months_after(start, low) <= months_after(start, high));
            prop_assert!(months_after(start, low) >= start);
        }
    }
}
