//! What stands on a sheet, and what the rule set demands of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::grading::CriterionGrade;
use crate::{
    document::escape,
    field_error::FieldError,
    locale::clean_text,
    rule_set::{Criterion, Points, RuleSet, Scale},
};

/// What a member gives on one criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Points, on a sheet of points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// A grade, on a sheet of grades.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<CriterionGrade>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl Score {
    fn is_empty(&self) -> bool {
        self.points.is_none() && self.grade.is_none() && self.comment.is_none()
    }
}

/// What stands on one member's sheet about one subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetContent {
    /// By the key of the criterion.
    #[serde(default)]
    pub scores: BTreeMap<String, Score>,
    /// On the subject as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl SheetContent {
    /// The total; `None` while a criterion has no points.
    pub fn total(&self, rule_set: &RuleSet) -> Option<Points> {
        rule_set.criteria.iter().map(|criterion| self.points(&criterion.key)).sum()
    }

    /// The points on one criterion.
    pub fn points(&self, criterion: &str) -> Option<Points> {
        self.scores.get(criterion).and_then(|score| score.points)
    }

    /// The grade on one criterion.
    pub fn grade(&self, criterion: &str) -> Option<CriterionGrade> {
        self.scores.get(criterion).and_then(|score| score.grade)
    }
}

/// The greatest length of a comment, in characters.
pub const COMMENT_LIMIT: usize = 4_000;

/// Cleans and checks a sheet while it is being filled in: gaps are fine, mistakes are not.
///
/// # Errors
/// Every field that is wrong, with a pointer into the sheet.
pub fn normalise(
    rule_set: &RuleSet,
    content: SheetContent,
) -> Result<SheetContent, Vec<FieldError>> {
    let mut errors = Vec::new();
    let comment = clean_comment(content.comment, "/comment", &mut errors);
    let mut scores = BTreeMap::new();
    for (key, score) in content.scores {
        let pointer = format!("/scores/{}", escape(&key));
        let Some(criterion) = rule_set.criterion(&key) else {
            errors.push(FieldError::new(pointer, "unknown_field"));
            continue;
        };
        check_score(rule_set, criterion, &score, &pointer, &mut errors);
        let comment = clean_comment(score.comment, &format!("{pointer}/comment"), &mut errors);
        let score = Score { comment, ..score };
        if !score.is_empty() {
            scores.insert(key, score);
        }
    }
    if errors.is_empty() { Ok(SheetContent { scores, comment }) } else { Err(errors) }
}

fn check_score(
    rule_set: &RuleSet,
    criterion: &Criterion,
    score: &Score,
    pointer: &str,
    errors: &mut Vec<FieldError>,
) {
    if let Some(points) = score.points {
        let pointer = format!("{pointer}/points");
        if criterion.scale != Scale::Points {
            errors.push(FieldError::new(pointer, "not_here"));
        } else if points < Points::ZERO || points > criterion.max {
            errors.push(
                FieldError::new(pointer, "out_of_range").with("low", 0).with("high", criterion.max),
            );
        } else if let Some(step) = rule_set.points_step.filter(|step| !points.is_multiple_of(*step))
        {
            errors.push(FieldError::new(pointer, "not_a_step").with("step", step));
        }
    }
    if let Some(grade) = score.grade {
        let pointer = format!("{pointer}/grade");
        if criterion.scale != Scale::Grade {
            errors.push(FieldError::new(pointer, "not_here"));
        } else if !criterion.grades.contains(&grade) {
            let grades: Vec<_> = criterion.grades.iter().map(|grade| grade.as_str()).collect();
            errors
                .push(FieldError::new(pointer, "not_a_choice").with("choices", grades.join(", ")));
        }
    }
}

fn clean_comment(
    comment: Option<String>,
    pointer: &str,
    errors: &mut Vec<FieldError>,
) -> Option<String> {
    let comment = comment.map(|text| clean_text(&text)).filter(|text| !text.is_empty())?;
    let length = comment.chars().count();
    if length > COMMENT_LIMIT {
        errors.push(
            FieldError::new(pointer, "too_long")
                .with("limit", COMMENT_LIMIT)
                .with("length", length),
        );
    }
    Some(comment)
}

/// What the rule set demands before the sheet may be handed in and is not there; empty when the
/// sheet is complete.
pub fn missing(rule_set: &RuleSet, content: &SheetContent) -> Vec<FieldError> {
    let mut found = Vec::new();
    for criterion in &rule_set.criteria {
        let pointer = format!("/scores/{}", escape(&criterion.key));
        let score = content.scores.get(&criterion.key);
        let (field, given) = match criterion.scale {
            Scale::Points => ("points", score.is_some_and(|score| score.points.is_some())),
            Scale::Grade => ("grade", score.is_some_and(|score| score.grade.is_some())),
        };
        if !given {
            found.push(FieldError::new(format!("{pointer}/{field}"), "required"));
        }
        let commented = score.is_some_and(|score| score.comment.is_some());
        if !commented && comment_demanded(rule_set, criterion, score) {
            found.push(FieldError::new(format!("{pointer}/comment"), "comment_demanded"));
        }
    }
    if rule_set.comments.overall && content.comment.is_none() {
        found.push(FieldError::new("/comment", "comment_demanded"));
    }
    found
}

fn comment_demanded(rule_set: &RuleSet, criterion: &Criterion, score: Option<&Score>) -> bool {
    let low = || {
        let below = rule_set.comments.below?;
        let given = u64::try_from(score?.points?.as_hundredths()).ok()?;
        let most = u64::try_from(criterion.max.as_hundredths()).ok()?;
        Some(!below.reached_by(given, most))
    };
    let graded = || score?.grade.map(|grade| rule_set.comments.grades.contains(&grade));
    criterion.comment_required || low().unwrap_or(false) || graded().unwrap_or(false)
}
