//! The sections of a challenge.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    document::{Missing, SectionSpec, check_length},
    field_error::FieldError,
    locale::{Bilingual, clean_text},
    money::{FundingSource, Money},
    province,
};

text_enum! {
    /// Which way an indicator is meant to move.
    pub enum Direction {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
    }
}

/// A success measure: what must have changed for the need to be met. It becomes an indicator of
/// the pilot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Key within the challenge (`m1`, `m2`, …), assigned when missing: a small letter, then at
    /// most 31 small letters, digits, `-` or `_`.
    #[serde(default)]
    pub key: String,
    /// What is measured.
    pub name: Bilingual,
    /// In which unit, such as `%`, `minutes`, `people`. A plain text is taken too, as Vietnamese.
    #[serde(deserialize_with = "Bilingual::or_plain")]
    pub unit: Bilingual,
    /// The value today.
    pub baseline: f64,
    /// The value wanted.
    pub target: f64,
    /// Which way is better.
    pub direction: Direction,
    /// How it is measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Bilingual>,
}

/// The content of a section; each section takes only the fields that [`SECTIONS`] names for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChallengeSectionContent)]
pub struct Content {
    /// The section in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Bilingual>,
    /// Success measures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measures: Option<Vec<Measure>>,
    /// Systems to integrate with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integrations: Option<Vec<String>>,
    /// Whether personal data are processed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses_personal_data: Option<bool>,
    /// Whether people are studied, so that ethics approval is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_ethics_approval: Option<bool>,
    /// Whether a solution is expected to use artificial intelligence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uses_ai: Option<bool>,
    /// Province code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// Where it will be tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// Smallest budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Money>,
    /// Largest budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Money>,
    /// Funding sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<FundingSource>>,
    /// Lowest technology readiness level, 1–9 (ISO 16290).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trl_min: Option<i32>,
    /// Highest technology readiness level, 1–9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trl_max: Option<i32>,
    /// Length of the pilot in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot_months: Option<i32>,
    /// Topic codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topics: Option<Vec<String>>,
    /// Code of the rule set for the selection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_set: Option<String>,
    /// Name of the contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Office e-mail of the contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Office telephone of the contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

const fn spec(
    key: &'static str,
    fields: &'static [&'static str],
    limit: usize,
    required: bool,
) -> SectionSpec {
    SectionSpec { key, fields, limit, required }
}

/// The sections in the order in which they are written and read.
pub const SECTIONS: &[SectionSpec] = &[
    spec("context", &["text"], 4_000, true),
    spec("problem", &["text"], 4_000, true),
    spec("outcome", &["text", "measures"], 4_000, true),
    spec(
        "constraints",
        &["text", "integrations", "uses_personal_data", "needs_ethics_approval", "uses_ai"],
        4_000,
        false,
    ),
    spec("sites", &["text", "province", "sites"], 2_000, true),
    spec("budget", &["text", "min", "max", "sources"], 2_000, true),
    spec("readiness", &["text", "trl_min", "trl_max"], 2_000, false),
    spec("ip_terms", &["text"], 4_000, false),
    spec("timeline", &["text", "pilot_months"], 2_000, true),
    spec("eligibility", &["text"], 2_000, false),
    spec("topics", &["topics"], 0, true),
    spec("evaluation", &["rule_set"], 0, true),
    spec("contact", &["name", "email", "phone"], 200, false),
];

const LIST_LIMIT: usize = 20;
const LINE_LIMIT: usize = 200;
/// The longest name of a unit, in characters.
const UNIT_LIMIT: usize = 80;
/// The longest description of how something is measured, in characters.
const METHOD_LIMIT: usize = 2_000;
/// The longest key of a measure.
const KEY_LIMIT: usize = 32;

/// Cleans and checks the content of a section.
///
/// # Errors
/// Every field that is wrong, with a pointer into the content.
pub fn normalise(spec: &SectionSpec, content: Content) -> Result<Content, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut content = content;
    content.text = content.text.map(|text| text.cleaned()).filter(|text| !text.is_blank());
    if let Some(text) = &content.text {
        check_length(&mut errors, "/text", text, spec.limit);
    }
    if let Some(measures) = &mut content.measures {
        normalise_measures(measures, &mut errors);
    }
    for (pointer, list) in
        [("/integrations", &mut content.integrations), ("/sites", &mut content.sites)]
    {
        if let Some(list) = list {
            normalise_list(pointer, list, &mut errors);
        }
    }
    if let Some(topics) = &mut content.topics {
        topics.sort();
        topics.dedup();
    }
    for (pointer, line) in [
        ("/name", &mut content.name),
        ("/email", &mut content.email),
        ("/phone", &mut content.phone),
        ("/province", &mut content.province),
    ] {
        *line = line.as_deref().map(clean_text).filter(|line| !line.is_empty());
        if line.as_ref().is_some_and(|line| line.chars().count() > LINE_LIMIT) {
            errors.push(FieldError::new(pointer, "too_long").with("limit", LINE_LIMIT));
        }
    }
    if let Some(code) = &mut content.province {
        match province::present(code) {
            Some(now) => now.clone_into(code),
            None => errors.push(FieldError::new("/province", "unknown_value")),
        }
    }
    if content.email.as_deref().is_some_and(|email| !email.contains('@')) {
        errors.push(FieldError::new("/email", "email"));
    }
    check_numbers(&content, &mut errors);
    if errors.is_empty() { Ok(content) } else { Err(errors) }
}

fn normalise_list(pointer: &str, list: &mut Vec<String>, errors: &mut Vec<FieldError>) {
    for line in list.iter_mut() {
        *line = clean_text(line);
    }
    list.retain(|line| !line.is_empty());
    if list.len() > LIST_LIMIT {
        errors.push(FieldError::new(pointer, "too_many").with("limit", LIST_LIMIT));
    }
    for (index, line) in list.iter().enumerate() {
        if line.chars().count() > LINE_LIMIT {
            errors.push(
                FieldError::new(format!("{pointer}/{index}"), "too_long").with("limit", LINE_LIMIT),
            );
        }
    }
}

fn normalise_measures(measures: &mut [Measure], errors: &mut Vec<FieldError>) {
    if measures.len() > LIST_LIMIT {
        errors.push(FieldError::new("/measures", "too_many").with("limit", LIST_LIMIT));
    }
    for measure in measures.iter_mut() {
        measure.key = clean_text(&measure.key);
    }
    let given: HashSet<_> = measures.iter().map(|measure| measure.key.clone()).collect();
    // After the greatest number in use: the key of a measure that was taken out is not given to
    // another one.
    let last = given.iter().filter_map(|key| key.strip_prefix('m')?.parse::<u32>().ok()).max();
    let mut free = (u64::from(last.unwrap_or(0)) + 1..)
        .map(|number| format!("m{number}"))
        .filter(|key| !given.contains(key));
    let mut seen = HashSet::new();
    for (index, measure) in measures.iter_mut().enumerate() {
        let at = |field: &str| format!("/measures/{index}/{field}");
        measure.name = measure.name.cleaned();
        measure.unit = measure.unit.cleaned();
        measure.method =
            measure.method.as_ref().map(Bilingual::cleaned).filter(|text| !text.is_blank());
        if measure.key.is_empty() || !seen.insert(measure.key.clone()) {
            measure.key = free.next().unwrap_or_default();
        }
        if !is_measure_key(&measure.key) {
            errors.push(FieldError::new(at("key"), "measure_key").with("limit", KEY_LIMIT));
        }
        if let Some(method) = &measure.method {
            check_length(errors, &at("method"), method, METHOD_LIMIT);
        }
        if measure.name.is_blank() {
            errors.push(FieldError::new(at("name"), "required"));
        }
        check_length(errors, &at("name"), &measure.name, LINE_LIMIT);
        if measure.unit.is_blank() {
            errors.push(FieldError::new(at("unit"), "required"));
        }
        check_length(errors, &at("unit"), &measure.unit, UNIT_LIMIT);
        if !measure.baseline.is_finite() || !measure.target.is_finite() {
            errors.push(FieldError::new(at("target"), "number"));
        }
        let improves = match measure.direction {
            Direction::Increase => measure.target > measure.baseline,
            Direction::Decrease => measure.target < measure.baseline,
        };
        if !improves {
            errors.push(FieldError::new(at("target"), "target_not_better"));
        }
    }
}

/// Whether a text may be the key of a measure; submissions and indicators refer to it.
fn is_measure_key(key: &str) -> bool {
    key.len() <= KEY_LIMIT
        && key.starts_with(|c: char| c.is_ascii_lowercase())
        && key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
}

fn check_numbers(content: &Content, errors: &mut Vec<FieldError>) {
    for (pointer, level) in [("/trl_min", content.trl_min), ("/trl_max", content.trl_max)] {
        if level.is_some_and(|level| !(1..=9).contains(&level)) {
            errors.push(FieldError::new(pointer, "trl"));
        }
    }
    if let (Some(low), Some(high)) = (content.trl_min, content.trl_max)
        && low > high
    {
        errors.push(FieldError::new("/trl_max", "below_minimum"));
    }
    if content.pilot_months.is_some_and(|months| !(1..=120).contains(&months)) {
        errors.push(
            FieldError::new("/pilot_months", "out_of_range").with("low", 1).with("high", 120),
        );
    }
    for (pointer, money) in [("/min", content.min), ("/max", content.max)] {
        if money.is_some_and(|money| money.amount < 0) {
            errors.push(FieldError::new(pointer, "negative"));
        }
    }
    if let (Some(low), Some(high)) = (content.min, content.max) {
        if low.currency != high.currency {
            errors.push(FieldError::new("/max/currency", "currency_differs"));
        } else if low.amount > high.amount {
            errors.push(FieldError::new("/max", "below_minimum"));
        }
    }
}

/// What keeps the order from being handed in.
pub fn missing<'a>(content_of: impl Fn(&str) -> Option<&'a Content>) -> Vec<Missing> {
    let mut out = Vec::new();
    for spec in SECTIONS.iter().filter(|spec| spec.required) {
        let content = content_of(spec.key);
        let mut want = |present: bool, code: &'static str| {
            if !present {
                out.push(Missing { section: spec.key, code });
            }
        };
        if spec.fields.contains(&"text") && matches!(spec.key, "context" | "problem" | "outcome") {
            want(content.is_some_and(|c| c.text.is_some()), "text");
        }
        match spec.key {
            "outcome" => want(
                content.is_some_and(|c| c.measures.as_ref().is_some_and(|m| !m.is_empty())),
                "measures",
            ),
            "sites" => want(
                content.is_some_and(|c| {
                    c.sites.as_ref().is_some_and(|s| !s.is_empty()) || c.text.is_some()
                }),
                "sites",
            ),
            "budget" => {
                want(content.is_some_and(|c| c.max.is_some()), "budget");
                want(
                    content.is_some_and(|c| c.sources.as_ref().is_some_and(|s| !s.is_empty())),
                    "sources",
                );
            }
            "timeline" => want(content.is_some_and(|c| c.pilot_months.is_some()), "pilot_months"),
            "topics" => want(
                content.is_some_and(|c| c.topics.as_ref().is_some_and(|t| !t.is_empty())),
                "topics",
            ),
            "evaluation" => want(content.is_some_and(|c| c.rule_set.is_some()), "rule_set"),
            _ => {}
        }
    }
    out
}

/// Reads stored content.
///
/// # Errors
/// When the stored JSON does not have the shape of a section.
pub fn from_json(value: &Value) -> Result<Content, serde_json::Error> {
    Content::deserialize(value)
}

#[cfg(test)]
mod tests;
