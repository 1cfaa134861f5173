//! Reports in the five parts that seminars and councils read.

use serde::{Deserialize, Serialize};

use super::Status as PilotStatus;
use crate::{document::check_length, field_error::FieldError, locale::Bilingual, timestamp::Day};

text_enum! {
    /// What a report covers.
    pub enum ReportKind {
        /// One period of the pilot.
        Periodic = "periodic",
        /// The whole pilot; the acceptance council reads it.
        Final = "final",
    }
}

/// Longest part, in characters.
pub const PART_LIMIT: usize = 8_000;

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What it covers.
    pub kind: ReportKind,
    /// Last day covered.
    pub period_end: Day,
    /// What was undertaken and why.
    pub overview: Bilingual,
    /// How it was done and measured.
    pub methods: Bilingual,
    /// What came out.
    pub results: Bilingual,
    /// What it means, with its limits.
    pub discussion: Bilingual,
    /// What should follow.
    pub conclusion: Bilingual,
}

impl Report {
    /// Cleans and checks a report: all five parts are written, none too long, and the period
    /// lies in the past.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn normalised(mut self, today: Day) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        for (pointer, part) in [
            ("/overview", &mut self.overview),
            ("/methods", &mut self.methods),
            ("/results", &mut self.results),
            ("/discussion", &mut self.discussion),
            ("/conclusion", &mut self.conclusion),
        ] {
            *part = part.cleaned();
            if part.is_blank() {
                errors.push(FieldError::new(pointer, "required"));
            }
            check_length(&mut errors, pointer, part, PART_LIMIT);
        }
        if self.period_end > today {
            errors.push(FieldError::new("/period_end", "in_future"));
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

/// Whether reports may be filed while the pilot is in this status.
pub const fn may_be_filed(pilot: PilotStatus) -> bool {
    pilot.is_recorded()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let part = || Bilingual::vi(" Đã đo tại ba trạm. ");
        Report {
            kind: ReportKind::Final,
            period_end: Day::parse("2026-09-30").unwrap(),
            overview: part(),
            methods: part(),
            results: part(),
            discussion: part(),
            conclusion: part(),
        }
    }

    #[test]
    fn five_parts_are_needed() {
        let today = Day::parse("2026-10-01").unwrap();
        assert_eq!(
            report().normalised(today).unwrap().results.vi.as_deref(),
            Some("Đã đo tại ba trạm.")
        );
        let thin =
            Report { methods: Bilingual::vi(" "), discussion: Bilingual::default(), ..report() };
        let pointers: Vec<_> = thin
            .normalised(today.plus(-2))
            .unwrap_err()
            .into_iter()
            .map(|error| (error.pointer, error.code))
            .collect();
        assert_eq!(
            pointers,
            [
                ("/methods".to_owned(), "required"),
                ("/discussion".to_owned(), "required"),
                ("/period_end".to_owned(), "in_future")
            ]
        );
    }

    #[test]
    fn a_part_has_a_limit() {
        let long =
            Report { results: Bilingual::both("ngắn", "a".repeat(PART_LIMIT + 1)), ..report() };
        let errors = long.normalised(Day::parse("2026-10-01").unwrap()).unwrap_err();
        assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/results/en", "too_long"));
    }
}
