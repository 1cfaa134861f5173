//! The sections of a submission.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    document::{Missing, SectionSpec, check_length},
    field_error::FieldError,
    locale::{Bilingual, clean_text},
    money::{FundingSource, Money},
};

/// How far the solution goes on one success measure of the challenge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Fit {
    /// The key of the challenge's measure.
    pub measure_key: String,
    /// The value promised, in the measure's unit.
    pub promised: f64,
    /// How it is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Bilingual>,
}

/// A milestone of the plan; it becomes one of the pilot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SubmissionMilestone)]
pub struct Milestone {
    /// What is reached.
    pub title: Bilingual,
    /// In which month, counted from the start of the pilot.
    pub month: i32,
    /// What is handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<Bilingual>,
}

/// Somebody who would carry the work out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamMember {
    /// Name.
    pub name: String,
    /// Part in the work.
    pub role: Bilingual,
    /// Address at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// One line of the budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SubmissionBudgetLine)]
pub struct BudgetLine {
    /// What the money is for.
    pub item: Bilingual,
    /// Where it comes from.
    pub source: FundingSource,
    /// How much it is.
    pub amount: Money,
}

/// The content of a section; each section takes only the fields that [`SECTIONS`] names for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SubmissionSectionContent)]
pub struct Content {
    /// The section in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Bilingual>,
    /// The fit with each success measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<Vec<Fit>>,
    /// Milestones of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestones: Option<Vec<Milestone>>,
    /// The team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<TeamMember>>,
    /// Budget lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<Vec<BudgetLine>>,
}

const fn spec(
    key: &'static str,
    fields: &'static [&'static str],
    limit: usize,
    required: bool,
) -> SectionSpec {
    SectionSpec { key, fields, limit, required }
}

/// The sections in the order in which they are written and read. `data_security` is required
/// too where the challenge processes personal data, see [`Demands`].
pub const SECTIONS: &[SectionSpec] = &[
    spec("approach", &["text"], 8_000, true),
    spec("evidence", &["text"], 6_000, false),
    spec("measures_fit", &["fits"], 2_000, true),
    spec("plan", &["text", "milestones"], 6_000, true),
    spec("team", &["members"], 200, true),
    spec("budget", &["lines"], 200, true),
    spec("ip", &["text"], 4_000, false),
    spec("data_security", &["text"], 4_000, false),
    spec("risks", &["text"], 4_000, false),
];

/// What the challenge asks of every submission to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demands {
    /// The keys of its success measures.
    pub measure_keys: Vec<String>,
    /// Whether personal data are processed.
    pub personal_data: bool,
}

impl Demands {
    /// Whether a submission may not be handed in without this section.
    pub fn require(&self, spec: &SectionSpec) -> bool {
        match spec.key {
            "measures_fit" => !self.measure_keys.is_empty(),
            "data_security" => self.personal_data,
            _ => spec.required,
        }
    }
}

const LIST_LIMIT: usize = 50;
const LINE_LIMIT: usize = 200;
const MONTHS_LIMIT: i32 = 120;
/// A thousand billion đồng: far above any order, far below the end of 64 bits when summed.
const AMOUNT_LIMIT: i64 = 1_000_000_000_000_000;

/// Cleans and checks the content of a section.
///
/// # Errors
/// Every field that is wrong, with a pointer into the content.
pub fn normalise(
    spec: &SectionSpec,
    demands: &Demands,
    content: Content,
) -> Result<Content, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut content = content;
    content.text = content.text.as_ref().and_then(filled);
    if let Some(text) = &content.text {
        check_length(&mut errors, "/text", text, spec.limit);
    }
    if let Some(fits) = &mut content.fits {
        normalise_fits(fits, spec.limit, demands, &mut errors);
    }
    if let Some(milestones) = &mut content.milestones {
        normalise_milestones(milestones, &mut errors);
    }
    if let Some(members) = &mut content.members {
        normalise_members(members, &mut errors);
    }
    if let Some(lines) = &mut content.lines {
        normalise_lines(lines, &mut errors);
    }
    if errors.is_empty() { Ok(content) } else { Err(errors) }
}

fn filled(text: &Bilingual) -> Option<Bilingual> {
    Some(text.cleaned()).filter(|text| !text.is_blank())
}

fn check_count<T>(pointer: &str, list: &[T], errors: &mut Vec<FieldError>) {
    if list.len() > LIST_LIMIT {
        errors.push(FieldError::new(pointer, "too_many").with("limit", LIST_LIMIT));
    }
}

fn check_line(pointer: &str, line: &Bilingual, errors: &mut Vec<FieldError>) {
    if line.is_blank() {
        errors.push(FieldError::new(pointer, "required"));
    }
    check_length(errors, pointer, line, LINE_LIMIT);
}

fn normalise_fits(fits: &mut [Fit], limit: usize, demands: &Demands, errors: &mut Vec<FieldError>) {
    check_count("/fits", fits, errors);
    let mut seen = HashSet::new();
    for (index, fit) in fits.iter_mut().enumerate() {
        let at = |field: &str| format!("/fits/{index}/{field}");
        fit.how = fit.how.as_ref().and_then(filled);
        if let Some(how) = &fit.how {
            check_length(errors, &at("how"), how, limit);
        }
        if !demands.measure_keys.contains(&fit.measure_key) {
            errors.push(FieldError::new(at("measure_key"), "unknown_value"));
        } else if !seen.insert(fit.measure_key.clone()) {
            errors.push(FieldError::new(at("measure_key"), "duplicate"));
        }
        if !fit.promised.is_finite() {
            errors.push(FieldError::new(at("promised"), "number"));
        }
    }
}

fn normalise_milestones(milestones: &mut [Milestone], errors: &mut Vec<FieldError>) {
    check_count("/milestones", milestones, errors);
    for (index, milestone) in milestones.iter_mut().enumerate() {
        let at = |field: &str| format!("/milestones/{index}/{field}");
        milestone.title = milestone.title.cleaned();
        milestone.deliverable = milestone.deliverable.as_ref().and_then(filled);
        check_line(&at("title"), &milestone.title, errors);
        if let Some(deliverable) = &milestone.deliverable {
            check_line(&at("deliverable"), deliverable, errors);
        }
        if !(1..=MONTHS_LIMIT).contains(&milestone.month) {
            errors.push(
                FieldError::new(at("month"), "out_of_range")
                    .with("low", 1)
                    .with("high", MONTHS_LIMIT),
            );
        }
    }
}

fn normalise_members(members: &mut [TeamMember], errors: &mut Vec<FieldError>) {
    check_count("/members", members, errors);
    for (index, member) in members.iter_mut().enumerate() {
        let at = |field: &str| format!("/members/{index}/{field}");
        member.name = clean_text(&member.name);
        member.role = member.role.cleaned();
        member.email =
            member.email.as_deref().map(clean_text).filter(|address| !address.is_empty());
        if member.name.is_empty() {
            errors.push(FieldError::new(at("name"), "required"));
        } else if member.name.chars().count() > LINE_LIMIT {
            errors.push(FieldError::new(at("name"), "too_long").with("limit", LINE_LIMIT));
        }
        check_line(&at("role"), &member.role, errors);
        if let Some(address) = &member.email
            && (!address.contains('@') || address.chars().count() > LINE_LIMIT)
        {
            errors.push(FieldError::new(at("email"), "email"));
        }
    }
}

fn normalise_lines(lines: &mut [BudgetLine], errors: &mut Vec<FieldError>) {
    check_count("/lines", lines, errors);
    let currency = lines.first().map(|line| line.amount.currency);
    for (index, line) in lines.iter_mut().enumerate() {
        let at = |field: &str| format!("/lines/{index}/{field}");
        line.item = line.item.cleaned();
        check_line(&at("item"), &line.item, errors);
        if line.amount.amount < 0 {
            errors.push(FieldError::new(at("amount/amount"), "negative"));
        } else if line.amount.amount > AMOUNT_LIMIT {
            errors.push(
                FieldError::new(at("amount/amount"), "out_of_range")
                    .with("low", 0)
                    .with("high", AMOUNT_LIMIT),
            );
        }
        if Some(line.amount.currency) != currency {
            errors.push(FieldError::new(at("amount/currency"), "currency_differs"));
        }
    }
}

/// The sum of the budget, in the currency that all its lines share; `None` without a line.
pub fn total(lines: &[BudgetLine]) -> Option<Money> {
    let currency = lines.first()?.amount.currency;
    let amount = lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.amount.amount));
    Some(Money { amount, currency })
}

/// What keeps the submission from being handed in.
pub fn missing<'a>(
    title: Option<&Bilingual>,
    demands: &Demands,
    content_of: impl Fn(&str) -> Option<&'a Content>,
) -> Vec<Missing> {
    let mut out = Vec::new();
    if title.is_none_or(Bilingual::is_blank) {
        out.push(Missing { section: "title", code: "title" });
    }
    for spec in SECTIONS.iter().filter(|spec| demands.require(spec)) {
        let content = content_of(spec.key);
        let mut want = |present: bool, code: &'static str| {
            if !present {
                out.push(Missing { section: spec.key, code });
            }
        };
        if spec.fields.contains(&"text") {
            want(content.is_some_and(|c| c.text.is_some()), "text");
        }
        match spec.key {
            "measures_fit" => {
                let fits = content.and_then(|c| c.fits.as_deref()).unwrap_or_default();
                let answered = |key: &String| fits.iter().any(|fit| fit.measure_key == *key);
                want(demands.measure_keys.iter().all(answered), "fits");
            }
            "plan" => {
                want(content.is_some_and(|c| filled_list(c.milestones.as_deref())), "milestones");
            }
            "team" => want(content.is_some_and(|c| filled_list(c.members.as_deref())), "members"),
            "budget" => {
                let lines = content.and_then(|c| c.lines.as_deref()).unwrap_or_default();
                want(total(lines).is_some_and(|sum| sum.amount > 0), "lines");
            }
            _ => {}
        }
    }
    out
}

fn filled_list<T>(list: Option<&[T]>) -> bool {
    list.is_some_and(|list| !list.is_empty())
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
