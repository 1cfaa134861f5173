//! Saved searches: what somebody wants to be told of, and how often.

use serde::{Deserialize, Serialize};
use time::{Duration, macros::time};
use uuid::Uuid;

use crate::{
    field_error::FieldError,
    locale::clean_text,
    organisation::OrganisationKind,
    timestamp::{Timestamp, VIETNAM},
};

/// So many one person may keep.
pub const MOST: usize = 50;
/// The longest name.
pub const LONGEST_NAME: usize = 120;
/// The longest text; a search reads no more.
pub const LONGEST_TEXT: usize = 1_000;
/// The most values of one filter.
pub const MOST_VALUES: usize = 50;
/// The longest value of a filter.
pub const LONGEST_VALUE: usize = 200;
/// So many items of one saved search are listed in a mail; of the rest it says how many.
pub const LISTED: usize = 10;

text_enum! {
    /// What is saved.
    #[schema(as = SavedSearchKind)]
    pub enum Kind {
        /// The state of the search page.
        Search = "search",
        /// The wish to be told of challenges that fit an organisation or one of its capabilities.
        Profile = "profile",
    }
}

text_enum! {
    /// What kind of thing is looked for.
    #[schema(as = SavedSearchType)]
    pub enum Subject {
        /// Problem orders.
        Challenge = "challenge",
        /// What solvers offer.
        Capability = "capability",
        /// Organisations.
        Organisation = "organisation",
    }
}

text_enum! {
    /// How often somebody wants to be told.
    pub enum Frequency {
        /// As soon as something is there.
        AtOnce = "at_once",
        /// Once a day, in the morning.
        Daily = "daily",
        /// Once a week, on Monday morning.
        Weekly = "weekly",
        /// Not at all: it is kept for looking it up again.
        Never = "never",
    }
}

impl Frequency {
    /// What was found before this instant is to be told by now; nothing when it is never told.
    pub fn due_before(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::AtOnce => Some(Timestamp(i64::MAX)),
            Self::Daily => Some(last_morning(now)),
            Self::Weekly => Some(last_monday_morning(now)),
            Self::Never => None,
        }
    }
}

/// Seven in the morning in Vietnam, the last one that has come.
fn last_morning(now: Timestamp) -> Timestamp {
    let here = now.to_vietnam();
    let morning = here.date().with_time(time!(7:00)).assume_offset(VIETNAM);
    Timestamp::from_calendar(if morning <= here { morning } else { morning - Duration::DAY })
}

fn last_monday_morning(now: Timestamp) -> Timestamp {
    let morning = last_morning(now);
    let since = morning.to_vietnam().weekday().number_days_from_monday();
    morning.plus_days(-i64::from(since))
}

/// The state of the search page, under the names its address has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedQuery {
    /// What was typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Every accent as typed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exact: bool,
    /// Kinds of thing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub r#type: Vec<Subject>,
    /// Topic codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topic: Vec<String>,
    /// Kinds within the type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<String>,
    /// Statuses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<String>,
    /// Levels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub level: Vec<String>,
    /// Province codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub province: Vec<String>,
    /// Country codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub country: Vec<String>,
    /// Codes of programmes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programme: Vec<String>,
    /// Languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub language: Vec<String>,
    /// Kinds of the organisation behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisation_kind: Vec<OrganisationKind>,
    /// The organisations behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisation: Vec<Uuid>,
    /// At least this readiness level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trl_min: Option<i32>,
    /// The budget reaches at least this amount in đồng.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_min: Option<i64>,
    /// The budget starts at most at this amount in đồng.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_max: Option<i64>,
}

impl SavedQuery {
    /// The same, composed and without blank ends.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        self.q = clean_text(&self.q);
        for values in self.lists_mut() {
            *values = values.iter().map(|value| clean_text(value)).collect();
            values.retain(|value| !value.is_empty());
            values.dedup();
        }
        self
    }

    /// What is wrong with it, below this pointer.
    pub fn check(&self, at: &str) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.q.chars().count() > LONGEST_TEXT {
            let error = FieldError::new(format!("{at}/q"), "too_long").with("limit", LONGEST_TEXT);
            errors.push(error);
        }
        for (name, values) in self.lists() {
            let pointer = format!("{at}/{name}");
            if values.len() > MOST_VALUES {
                errors.push(FieldError::new(pointer, "too_many").with("limit", MOST_VALUES));
            } else if values.iter().any(|value| value.chars().count() > LONGEST_VALUE) {
                errors.push(FieldError::new(pointer, "too_long").with("limit", LONGEST_VALUE));
            }
        }
        for (name, count) in [
            ("type", self.r#type.len()),
            ("organisation_kind", self.organisation_kind.len()),
            ("organisation", self.organisation.len()),
        ] {
            if count > MOST_VALUES {
                let error = FieldError::new(format!("{at}/{name}"), "too_many");
                errors.push(error.with("limit", MOST_VALUES));
            }
        }
        if errors.is_empty() && *self == Self::default() {
            // It would tell of everything there is.
            errors.push(FieldError::new(format!("{at}/q"), "required"));
        }
        errors
    }

    /// The pairs of the search page's address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        if !self.q.is_empty() {
            out.push(("q", self.q.clone()));
        }
        out.extend(self.r#type.iter().map(|subject| ("type", subject.to_string())));
        for (name, values) in self.lists() {
            out.extend(values.iter().map(|value| (name, value.clone())));
        }
        let kinds = self.organisation_kind.iter().map(ToString::to_string);
        out.extend(kinds.map(|kind| ("organisation_kind", kind)));
        out.extend(self.organisation.iter().map(|id| ("organisation", id.to_string())));
        if self.exact {
            out.push(("exact", "true".to_owned()));
        }
        let limits = [
            ("trl_min", self.trl_min.map(i64::from)),
            ("budget_min", self.budget_min),
            ("budget_max", self.budget_max),
        ];
        out.extend(limits.into_iter().filter_map(|(name, limit)| Some((name, limit?.to_string()))));
        out
    }

    fn lists(&self) -> [(&'static str, &Vec<String>); 8] {
        [
            ("topic", &self.topic),
            ("kind", &self.kind),
            ("status", &self.status),
            ("level", &self.level),
            ("province", &self.province),
            ("country", &self.country),
            ("programme", &self.programme),
            ("language", &self.language),
        ]
    }

    fn lists_mut(&mut self) -> [&mut Vec<String>; 8] {
        [
            &mut self.topic,
            &mut self.kind,
            &mut self.status,
            &mut self.level,
            &mut self.province,
            &mut self.country,
            &mut self.programme,
            &mut self.language,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_morning_begins_at_seven_in_vietnam() {
        // 27 November 2026 is a Friday.
        let daily = |now: &str| Frequency::Daily.due_before(at(now)).unwrap().to_string();
        assert_eq!(daily("2026-11-27T00:00:00Z"), "2026-11-27T00:00:00Z");
        assert_eq!(daily("2026-11-26T23:59:59Z"), "2026-11-26T00:00:00Z");
        let weekly = |now: &str| Frequency::Weekly.due_before(at(now)).unwrap().to_string();
        assert_eq!(weekly("2026-11-27T10:00:00Z"), "2026-11-23T00:00:00Z");
        assert_eq!(weekly("2026-11-22T23:59:59Z"), "2026-11-16T00:00:00Z");
        assert_eq!(Frequency::Never.due_before(at("2026-11-27T10:00:00Z")), None);
    }

    #[test]
    fn a_search_for_everything_is_none_to_save() {
        let errors =
            SavedQuery { q: "  ".into(), ..SavedQuery::default() }.cleaned().check("/query");
        assert_eq!(errors[0].pointer, "/query/q");
        let narrowed = SavedQuery { topic: vec!["stroke".into()], ..SavedQuery::default() };
        assert!(narrowed.check("/query").is_empty());
        assert_eq!(narrowed.pairs(), [("topic", "stroke".to_owned())]);
        let long = SavedQuery { level: vec!["x".repeat(201)], ..SavedQuery::default() };
        assert_eq!(long.check("/query")[0].pointer, "/query/level");
    }
}
