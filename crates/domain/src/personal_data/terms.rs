//! The clocks of personal data: figures with the document each comes from, none of them in code.

use serde::Deserialize;

use crate::{
    locale::Bilingual,
    rule_set::{Basis, Source, calendar::Calendar},
    timestamp::Day,
};

const BUILT_IN: &str = include_str!("../../../../rule-sets/personal-data-2025.toml");

/// The figures that must have a source.
const FIGURES: [&str; 5] = ["acknowledge", "fulfil", "fulfil_extended", "papers", "erased_name"];

text_enum! {
    /// What a term is counted in.
    pub enum Unit {
        /// Days on which offices work.
        WorkingDays = "working_days",
        /// Days of the calendar.
        Days = "days",
        /// Years.
        Years = "years",
    }
}

/// A term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

impl Term {
    /// The last day of the term; the first one does not count.
    pub fn after(self, day: Day, calendar: &Calendar) -> Day {
        match self.unit {
            Unit::WorkingDays => calendar.plus_working_days(day, self.count),
            Unit::Days => day.plus(i64::from(self.count)),
            Unit::Years => day.plus_years(i32::try_from(self.count).unwrap_or(i32::MAX)),
        }
    }
}

/// The terms of personal data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Which version of the law they are.
    pub code: String,
    /// What they are about.
    pub title: Bilingual,
    /// Since when they hold.
    pub effective_from: Day,
    /// What stands in the place of an erased name.
    pub erased_name: String,
    /// Until a person confirms a request.
    pub acknowledge: Term,
    /// Until a request is carried out.
    pub fulfil: Term,
    /// The same where a third party has to act.
    pub fulfil_extended: Term,
    /// How long a name in official papers is kept.
    pub papers: Term,
    /// The documents.
    pub sources: Vec<Source>,
    /// Where each figure comes from.
    pub basis: Vec<Basis>,
}

impl Terms {
    /// The terms in force.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn built_in() -> Result<Self, Vec<String>> {
        Self::parse(BUILT_IN)
    }

    /// Reads and checks terms.
    ///
    /// # Errors
    /// Everything that is wrong, in words for the person who edits the file.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let terms: Self = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        let mut problems = Vec::new();
        for figure in FIGURES {
            let count = terms
                .basis
                .iter()
                .filter(|basis| basis.figures.iter().any(|f| f == figure))
                .count();
            if count != 1 {
                problems.push(format!("{figure}: has {count} sources instead of one"));
            }
        }
        for basis in &terms.basis {
            if !terms.sources.iter().any(|source| source.key == basis.source) {
                problems.push(format!("{}: is no source", basis.source));
            }
            for figure in basis.figures.iter().filter(|figure| !FIGURES.contains(&figure.as_str()))
            {
                problems.push(format!("{figure}: is no figure of this file"));
            }
        }
        let (fulfil, longer) = (terms.fulfil, terms.fulfil_extended);
        if fulfil.unit != longer.unit || longer.count < fulfil.count {
            problems
                .push("fulfil_extended: is no longer than fulfil, or in another unit".to_owned());
        }
        for (name, term) in [
            ("acknowledge", terms.acknowledge),
            ("fulfil", terms.fulfil),
            ("fulfil_extended", longer),
            ("papers", terms.papers),
        ] {
            if term.count == 0 {
                problems.push(format!("{name}: nothing can be done in no time"));
            }
        }
        if terms.erased_name.trim().is_empty() {
            problems.push("erased_name: a name must be something".to_owned());
        }
        if problems.is_empty() { Ok(terms) } else { Err(problems) }
    }

    /// The last day for carrying out a request that came in on a day.
    pub fn due(&self, received: Day, extended: bool, calendar: &Calendar) -> Day {
        let term = if extended { self.fulfil_extended } else { self.fulfil };
        term.after(received, calendar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_shipped_terms_are_counted_from_the_day_of_the_request() {
        let (terms, calendar) = (Terms::built_in().unwrap(), Calendar::built_in().unwrap());
        // The Friday before the Lunar New Year: the week after is off.
        let received = day("2026-02-13");
        assert_eq!(terms.acknowledge.after(received, &calendar), day("2026-02-24"));
        assert_eq!(terms.due(received, false, &calendar), day("2026-02-28"));
        assert_eq!(terms.due(received, true, &calendar), day("2026-03-05"));
        assert_eq!(terms.papers.after(day("2024-02-29"), &calendar), day("2029-02-28"));
        let working = Term { count: 15, unit: Unit::WorkingDays };
        assert_eq!(working.after(day("2026-08-03"), &calendar), day("2026-08-22"));
    }

    #[test]
    fn a_figure_without_its_source_is_not_loaded() {
        for (right, wrong) in [
            ("figures = [\"acknowledge\"]", "figures = []"),
            ("figures = [\"acknowledge\"]", "figures = [\"acknowledge\", \"colour\"]"),
            ("source = \"decree\"", "source = \"hearsay\""),
            ("count = 20", "count = 14"),
            ("count = 2,", "count = 0,"),
            ("unit = \"years\"", "unit = \"moons\""),
        ] {
            assert!(BUILT_IN.contains(right), "{right}");
            assert!(Terms::parse(&BUILT_IN.replacen(right, wrong, 1)).is_err(), "{wrong}");
        }
    }
}
