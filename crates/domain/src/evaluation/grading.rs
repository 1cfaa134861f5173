//! Grades of an acceptance: from criteria to a member's grade, from members to the council's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Sheet, Voter, score::SheetContent};
use crate::rule_set::{Fraction, RuleSet};

text_enum! {
    /// A grade on one criterion, from the worst to the best.
    pub enum CriterionGrade {
        /// Not delivered.
        Fail = "fail",
        /// Below what was ordered, but as near as the rule set allows for a few.
        Partial = "partial",
        /// As ordered.
        Pass = "pass",
        /// Better than ordered.
        Excellent = "excellent",
    }
}

text_enum! {
    /// The grade of a result.
    pub enum Grade {
        /// The result does not meet the order.
        Fail = "fail",
        /// The result meets the order.
        Pass = "pass",
        /// The result is better than ordered.
        Excellent = "excellent",
    }
}

/// At least this share of a group's criteria has at least this grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupRule {
    /// The group.
    pub group: String,
    /// The least share of its criteria.
    pub share: Fraction,
    /// The least grade.
    pub at_least: CriterionGrade,
}

/// How one sheet yields its member's grade: excellent when all of its conditions hold, else pass
/// when all of its conditions hold, else fail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberGrading {
    /// Conditions of an excellent grade.
    pub excellent: Vec<GroupRule>,
    /// Conditions of a pass.
    pub pass: Vec<GroupRule>,
}

/// How the members' grades yield the council's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CouncilGrading {
    /// Excellent when at least this share of the members says so …
    pub excellent_at_least: Fraction,
    /// … and, where this is set, nobody says fail.
    pub excellent_without_fail: bool,
    /// Fail when more than this share of the members says so; else pass.
    pub fail_more_than: Fraction,
}

/// From sheets of grades to a council's grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// One member's grade.
    pub member: MemberGrading,
    /// The council's grade.
    pub council: CouncilGrading,
}

/// One member's grade of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberGrade {
    /// The membership.
    pub member_id: Uuid,
    /// The grade.
    pub grade: Grade,
}

/// How often each grade was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct GradeCount {
    /// Excellent.
    pub excellent: u32,
    /// Pass.
    pub pass: u32,
    /// Fail.
    pub fail: u32,
}

/// The graded result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradedResult {
    /// The members' grades, by membership.
    pub members: Vec<MemberGrade>,
    /// How often each grade was given.
    pub count: GradeCount,
    /// The council's grade; `None` while no sheet counts.
    pub grade: Option<Grade>,
}

/// One member's grade; `None` while a criterion has none or the rule set does not grade.
pub fn grade_member(rule_set: &RuleSet, content: &SheetContent) -> Option<Grade> {
    let rules = &rule_set.grading.as_ref()?.member;
    if rule_set.criteria.iter().any(|criterion| content.grade(&criterion.key).is_none()) {
        return None;
    }
    let holds = |rule: &GroupRule| {
        let group = rule_set.criteria.iter().filter(|c| c.groups.contains(&rule.group));
        let (mut met, mut whole) = (0, 0);
        for criterion in group {
            whole += 1;
            met += u64::from(content.grade(&criterion.key).is_some_and(|g| g >= rule.at_least));
        }
        rule.share.reached_by(met, whole)
    };
    Some(if rules.excellent.iter().all(holds) {
        Grade::Excellent
    } else if rules.pass.iter().all(holds) {
        Grade::Pass
    } else {
        Grade::Fail
    })
}

/// The council's grade from its members'; `None` without members or where the rule set does not
/// grade.
pub fn grade_council(rule_set: &RuleSet, grades: &[Grade]) -> Option<Grade> {
    let rules = &rule_set.grading.as_ref()?.council;
    let whole = grades.len() as u64;
    if whole == 0 {
        return None;
    }
    let say = |wanted| grades.iter().filter(|grade| **grade == wanted).count() as u64;
    let fails = say(Grade::Fail);
    let excellent = rules.excellent_at_least.reached_by(say(Grade::Excellent), whole)
        && (fails == 0 || !rules.excellent_without_fail);
    Some(if excellent {
        Grade::Excellent
    } else if rules.fail_more_than.exceeded_by(fails, whole) {
        Grade::Fail
    } else {
        Grade::Pass
    })
}

/// Grades a subject from the sheets that count.
pub fn grade_subject(
    rule_set: &RuleSet,
    subject_id: Uuid,
    voters: &[Voter],
    sheets: &[Sheet<'_>],
) -> GradedResult {
    let mut members: Vec<_> = sheets
        .iter()
        .filter(|sheet| sheet.subject_id == subject_id && sheet.submitted)
        .filter(|sheet| voters.iter().any(|voter| voter.member_id == sheet.member_id))
        .filter_map(|sheet| {
            let grade = grade_member(rule_set, sheet.content)?;
            Some(MemberGrade { member_id: sheet.member_id, grade })
        })
        .collect();
    members.sort_by_key(|member| member.member_id);
    let grades: Vec<_> = members.iter().map(|member| member.grade).collect();
    let mut count = GradeCount::default();
    for grade in &grades {
        match grade {
            Grade::Excellent => count.excellent += 1,
            Grade::Pass => count.pass += 1,
            Grade::Fail => count.fail += 1,
        }
    }
    GradedResult { grade: grade_council(rule_set, &grades), members, count }
}
