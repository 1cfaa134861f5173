//! All rule sets of an installation, found by code, date or kind.

use super::RuleSet;
use crate::{challenge::Level, council::CouncilKind, timestamp::Day};

/// The files shipped with the product, by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("hcm-selection-2026", include_str!("../../../../rule-sets/hcm-selection-2026.toml")),
    (
        "hcm-selection-blind-2026",
        include_str!("../../../../rule-sets/hcm-selection-blind-2026.toml"),
    ),
    ("hcm-acceptance-2026", include_str!("../../../../rule-sets/hcm-acceptance-2026.toml")),
    ("tt-08-2017-selection", include_str!("../../../../rule-sets/tt-08-2017-selection.toml")),
    ("tt-11-2014-acceptance", include_str!("../../../../rule-sets/tt-11-2014-acceptance.toml")),
];

/// Rule sets by code and version.
#[derive(Debug, Clone, Default)]
pub struct RuleSets {
    sets: Vec<RuleSet>,
}

impl RuleSets {
    /// The rule sets shipped with the product.
    ///
    /// # Errors
    /// What is wrong with a file, with its name.
    pub fn built_in() -> Result<Self, Vec<String>> {
        Self::load(BUILT_IN.iter().copied())
    }

    /// Reads rule sets from named texts.
    ///
    /// # Errors
    /// Everything that is wrong, each with the name of its text.
    pub fn load<'a>(
        texts: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<String>> {
        let mut sets: Vec<RuleSet> = Vec::new();
        let mut problems = Vec::new();
        for (name, text) in texts {
            match RuleSet::parse(text) {
                Ok(set) if sets.iter().any(|s| s.code == set.code && s.version == set.version) => {
                    problems.push(format!("{name}: {} version {} twice", set.code, set.version));
                }
                Ok(set) => sets.push(set),
                Err(found) => {
                    problems.extend(found.into_iter().map(|what| format!("{name}: {what}")));
                }
            }
        }
        sets.sort_by(|a, b| a.code.cmp(&b.code).then(b.version.cmp(&a.version)));
        if problems.is_empty() { Ok(Self { sets }) } else { Err(problems) }
    }

    /// All of them, ordered by code, the newest version first.
    pub fn all(&self) -> &[RuleSet] {
        &self.sets
    }

    /// The newest version of a code, in force or not.
    pub fn latest(&self, code: &str) -> Option<&RuleSet> {
        self.sets.iter().find(|set| set.code == code)
    }

    /// One version of a code.
    pub fn version(&self, code: &str, version: u32) -> Option<&RuleSet> {
        self.sets.iter().find(|set| set.code == code && set.version == version)
    }

    /// The newest version of a code that is in force on a day.
    pub fn in_force(&self, code: &str, day: Day) -> Option<&RuleSet> {
        self.sets.iter().find(|set| set.code == code && set.in_force_on(day))
    }

    /// The version of a code that stands for what was begun on a day: the one in force then, or the
    /// newest for what is older than the first.
    pub fn standing_on(&self, code: &str, day: Day) -> Option<&RuleSet> {
        self.in_force(code, day).or_else(|| self.latest(code))
    }

    /// The rule set that procedure follows when an order names none: of the order's level, of its
    /// province before a general one, in force on the day, the one in force last. Nobody is judged
    /// without names unless the order says so, where there is another rule set.
    pub fn default_for(
        &self,
        kind: CouncilKind,
        level: Level,
        province: Option<&str>,
        day: Day,
    ) -> Option<&RuleSet> {
        self.sets
            .iter()
            .filter(|set| set.council_kind == kind && set.in_force_on(day))
            .filter(|set| set.jurisdiction.is_none() || set.jurisdiction.as_deref() == province)
            .max_by_key(|set| {
                let place = (set.jurisdiction.is_some(), set.level == level);
                (place, !set.is_blind(), set.effective_from, set.version)
            })
    }
}
