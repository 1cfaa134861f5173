//! Provinces and cities directly under the central government, as a dated vocabulary: the mergers
//! of 2025 gave some codes a new meaning and ended others (`vocabularies/provinces.json` names the
//! documents).

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::{locale::Bilingual, rule_set::Confidence, timestamp::Day};

const BUILT_IN: &str = include_str!("../../../vocabularies/provinces.json");

/// What one code meant during one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Statistical code, two digits.
    pub code: String,
    /// Name.
    pub label: Bilingual,
    /// First day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day; absent while it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// The code of what it has become.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<String>,
}

impl Province {
    /// Whether the code means this on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid_from.is_none_or(|first| first <= day)
            && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The document a part of the vocabulary comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key within the file.
    pub key: String,
    /// Number of the document.
    pub number: String,
    /// What it is.
    pub title: Bilingual,
    /// How sure the list is of what it takes from there.
    pub confidence: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sources: Vec<Source>,
    provinces: Vec<Province>,
}

fn file() -> Option<&'static File> {
    static FILE: OnceLock<Option<File>> = OnceLock::new();
    FILE.get_or_init(|| serde_json::from_str(BUILT_IN).ok()).as_ref()
}

/// The whole vocabulary, by code; of one code what it means now comes first. That the file can be
/// read is what the tests of this module show.
pub fn all() -> &'static [Province] {
    file().map_or(&[], |file| &file.provinces)
}

/// The documents it comes from.
pub fn sources() -> &'static [Source] {
    file().map_or(&[], |file| &file.sources)
}

/// The present code of the province that a code names: itself where it is in use, else what it has
/// become; `None` when no province ever had it. A code that was given a new meaning has the new one.
pub fn present(code: &str) -> Option<&'static str> {
    let of_code = || all().iter().filter(|province| province.code == code);
    if let Some(now) = of_code().find(|province| province.valid_to.is_none()) {
        return Some(&now.code);
    }
    of_code().find_map(|province| province.into.as_deref())
}

/// The code to look for where somebody filters by one: the present one, or what was typed where there
/// is none, which finds nothing.
pub fn sought(code: String) -> String {
    present(&code).map_or(code, str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn on(day: &str) -> Vec<&'static Province> {
        let day = Day::parse(day).unwrap();
        all().iter().filter(|province| province.holds_on(day)).collect()
    }

    #[test]
    fn there_are_as_many_as_the_law_says_before_and_after_the_mergers() {
        for (day, count) in [("2024-12-31", 63), ("2025-06-30", 63), ("2025-07-01", 34)] {
            let there = on(day);
            assert_eq!(there.len(), count, "{day}");
            let codes: BTreeSet<_> = there.iter().map(|province| &province.code).collect();
            assert_eq!(codes.len(), count, "{day}: a code twice");
        }
        assert_eq!(sources().len(), 4);
    }

    #[test]
    fn what_has_ended_leads_to_what_is_there() {
        for province in all() {
            assert_eq!(province.valid_to.is_some(), province.into.is_some(), "{}", province.code);
            let now = present(&province.code).unwrap();
            assert!(on("2026-01-01").iter().any(|there| there.code == now), "{}", province.code);
        }
        // Bình Dương is part of Ho Chi Minh City; 15 was Yên Bái and is Lào Cai.
        assert_eq!(present("74"), Some("79"));
        assert_eq!(present("15"), Some("15"));
        assert_eq!(present("10"), Some("15"));
        assert_eq!(present("00"), None);
        assert_eq!(
            on("2025-06-30").iter().find(|p| p.code == "15").unwrap().label.vi.as_deref(),
            Some("Yên Bái")
        );
    }
}
