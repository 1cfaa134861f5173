//! The sheet: its criteria, where it demands comments, and what refuses or parts subjects.

use serde::{Deserialize, Serialize};

use super::{Fraction, Points};
use crate::{evaluation::grading::CriterionGrade, locale::Bilingual};

text_enum! {
    /// How a criterion is judged.
    pub enum Scale {
        /// By points up to a maximum.
        Points = "points",
        /// By a grade.
        Grade = "grade",
    }
}

/// One line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Key within the rule set.
    pub key: String,
    /// Its name.
    pub label: Bilingual,
    /// What to look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    /// How it is judged.
    pub scale: Scale,
    /// The most points; zero on a sheet of grades.
    #[serde(default)]
    #[schema(required = true)]
    pub max: Points,
    /// The average that a subject must reach on this criterion to pass.
    #[serde(default)]
    #[schema(required = true)]
    pub min: Points,
    /// The grades that may be given; empty on a sheet of points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<CriterionGrade>,
    /// The groups that the grading rules speak of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Whether every member must comment.
    #[serde(default)]
    #[schema(required = true)]
    pub comment_required: bool,
}

/// Where the sheet demands a comment beyond what single criteria demand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentRules {
    /// On a criterion that gets less than this share of its maximum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Fraction>,
    /// On a criterion that gets one of these grades.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<CriterionGrade>,
    /// On the subject as a whole.
    #[serde(default)]
    pub overall: bool,
}

/// A subject is refused when more than this share of the counted members gives zero to any one
/// criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ZeroScore {
    /// The share that must not be exceeded.
    pub more_than: Fraction,
}

text_enum! {
    /// What parts subjects with equal averages.
    pub enum TieBreak {
        /// The chair's total; the vice chair's when the chair's does not count.
        ChairScore = "chair_score",
        /// The council says so in its recommendation.
        Council = "council",
    }
}
