//! The calendar of working days: public holidays and worked days in lieu, kept by the operator.

use serde::{Deserialize, Serialize};
use time::Weekday;

use super::Confidence;
use crate::{locale::Bilingual, timestamp::Day};

const BUILT_IN: &str = include_str!("../../../../rule-sets/holidays.toml");

/// A day that departs from the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecialDay {
    /// The day.
    pub day: Day,
    /// Why.
    pub name: Bilingual,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Public holidays and worked days in lieu.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Days on which offices are closed.
    #[serde(default)]
    pub holidays: Vec<SpecialDay>,
    /// Saturdays and Sundays on which offices work instead of a bridged day.
    #[serde(default)]
    pub worked: Vec<SpecialDay>,
}

impl Calendar {
    /// The calendar shipped with the product.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn built_in() -> Result<Self, Vec<String>> {
        Self::parse(BUILT_IN)
    }

    /// Reads and checks a calendar.
    ///
    /// # Errors
    /// Everything that is wrong with it, in words for the person who edits the file.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let calendar: Self = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        let mut problems = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for SpecialDay { day, .. } in calendar.holidays.iter().chain(&calendar.worked) {
            if !seen.insert(*day) {
                problems.push(format!("{day}: stands there twice"));
            }
        }
        for SpecialDay { day, .. } in &calendar.worked {
            if !is_weekend(*day) {
                problems.push(format!("{day}: a worked day in lieu must fall on a weekend"));
            }
        }
        if problems.is_empty() { Ok(calendar) } else { Err(problems) }
    }

    /// The holidays alone.
    pub fn holiday_days(&self) -> Vec<Day> {
        self.holidays.iter().map(|special| special.day).collect()
    }

    /// Whether offices work on a day.
    pub fn is_working_day(&self, day: Day) -> bool {
        let within = |days: &[SpecialDay]| days.iter().any(|special| special.day == day);
        !within(&self.holidays) && (!is_weekend(day) || within(&self.worked))
    }

    /// The day `count` working days later; the day itself does not count.
    #[must_use]
    pub fn plus_working_days(&self, from: Day, count: u32) -> Day {
        self.walk(from, count, 1)
    }

    /// The day `count` working days earlier; the day itself does not count.
    #[must_use]
    pub fn minus_working_days(&self, from: Day, count: u32) -> Day {
        self.walk(from, count, -1)
    }

    fn walk(&self, from: Day, count: u32, step: i64) -> Day {
        let mut day = from;
        let mut left = count;
        while left > 0 {
            day = day.plus(step);
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }
}

fn is_weekend(day: Day) -> bool {
    matches!(day.0.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_shipped_calendar_skips_tet_and_counts_worked_saturdays() {
        let calendar = Calendar::built_in().unwrap();
        assert_eq!(calendar.plus_working_days(day("2026-02-13"), 1), day("2026-02-23"));
        assert_eq!(calendar.minus_working_days(day("2026-02-23"), 1), day("2026-02-13"));
        assert_eq!(calendar.plus_working_days(day("2025-04-25"), 1), day("2025-04-26"));
        assert!(!calendar.is_working_day(day("2025-05-02")));
    }

    #[test]
    fn mistakes_are_named() {
        let twice = r#"
            holidays = [
                { day = "2026-01-01", name = { vi = "Tết Dương lịch" }, confidence = "S" },
                { day = "2026-01-01", name = { vi = "Tết Dương lịch" }, confidence = "S" },
            ]
            worked = [{ day = "2026-03-02", name = { vi = "Làm bù" }, confidence = "S" }]
        "#;
        let problems = Calendar::parse(twice).unwrap_err();
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(Calendar::parse("holidays = 3").is_err());
    }
}
