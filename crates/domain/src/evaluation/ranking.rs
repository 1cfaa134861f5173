//! The ranking of a selection: a pure function of the rule set and the sheets that count, which
//! anybody can compute again from the published sheets.

use std::cmp::Ordering;

use uuid::Uuid;

use super::{Sheet, Voter};
use crate::{
    council::CouncilRole,
    rule_set::{Criterion, Points, RuleSet, TieBreak},
};

/// A subject of the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The submission.
    pub id: Uuid,
    /// Its code, which orders rows that nothing else parts.
    pub code: String,
}

/// An exact average of points.
#[derive(Debug, Clone, Copy, Default)]
pub struct Average {
    sum: i64,
    count: u32,
}

impl Average {
    fn of(points: impl Iterator<Item = Points>) -> Self {
        points.fold(Self::default(), |average, points| Self {
            sum: average.sum + points.as_hundredths(),
            count: average.count + 1,
        })
    }

    /// Whether the average is at least so many points; the average of nothing never is.
    pub fn reaches(self, points: Points) -> bool {
        self.count > 0
            && i128::from(self.sum) >= i128::from(points.as_hundredths()) * i128::from(self.count)
    }

    /// For display: rounded half up to two decimals, `None` for the average of nothing.
    pub fn rounded(self) -> Option<f64> {
        (self.count > 0).then(|| {
            let count = i64::from(self.count);
            Points::hundredths((2 * self.sum + count).div_euclid(2 * count)).to_f64()
        })
    }
}

impl PartialEq for Average {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Average {}

impl PartialOrd for Average {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Average {
    /// The average of nothing is below every other.
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.count, other.count) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            _ => (i128::from(self.sum) * i128::from(other.count))
                .cmp(&(i128::from(other.sum) * i128::from(self.count))),
        }
    }
}

/// A rule that a subject does not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailedRule {
    /// No sheet about it counts.
    NoSheets,
    /// Its average is below the pass mark.
    PassMark,
    /// Its average on this criterion is below the minimum.
    Minimum(String),
    /// Too many members gave it zero on this criterion.
    ZeroScore(String),
}

/// One criterion of one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionResult {
    /// The criterion.
    pub key: String,
    /// The average over the sheets that count.
    pub average: Average,
    /// How far the members lie apart.
    pub spread: Points,
}

/// One subject's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place, from 1; equal where nothing parts two subjects but the council's own word.
    pub rank: u32,
    /// The submission.
    pub subject_id: Uuid,
    /// Its code.
    pub code: String,
    /// How many sheets count.
    pub sheets: u32,
    /// The average total.
    pub average: Average,
    /// How far the members' totals lie apart.
    pub spread: Points,
    /// By criterion, in the order of the sheet.
    pub per_criterion: Vec<CriterionResult>,
    /// The rules not met; a subject that meets all has passed.
    pub failed: Vec<FailedRule>,
    /// The deciding total for the tie-break by the chair.
    pub chair_total: Option<Points>,
}

impl Row {
    /// Whether every rule is met.
    pub fn passed(&self) -> bool {
        self.failed.is_empty()
    }
}

/// The ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// The subjects from the first to the last.
    pub rows: Vec<Row>,
    /// What parted the first from others with the same average, where there were any.
    pub tie_broken_by: Option<TieBreak>,
}

impl Ranking {
    /// Those whom the rules put first: one row, several where only the council can part them,
    /// none where nobody passed.
    pub fn leaders(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.rank == 1 && row.passed())
    }

    /// The subjects that the averages alone do not place: another one has the same.
    pub fn tied(&self) -> Vec<Uuid> {
        let same = |a: &Row, b: &Row| {
            a.subject_id != b.subject_id && a.passed() == b.passed() && a.average == b.average
        };
        self.rows
            .iter()
            .filter(|row| self.rows.iter().any(|other| same(row, other)))
            .map(|row| row.subject_id)
            .collect()
    }
}

/// Ranks the subjects: those that pass before those that do not, then by the average, then by the
/// tie-break of the rule set, then by code.
pub fn rank(
    rule_set: &RuleSet,
    subjects: &[Subject],
    voters: &[Voter],
    sheets: &[Sheet<'_>],
) -> Ranking {
    let decider = deciding_member(voters);
    let mut rows: Vec<_> =
        subjects.iter().map(|subject| judge(rule_set, subject, voters, sheets, decider)).collect();
    rows.sort_by(|a, b| {
        standing(rule_set, a, b)
            .then_with(|| a.code.cmp(&b.code))
            .then_with(|| a.subject_id.cmp(&b.subject_id))
    });
    let mut rank = 0;
    for index in 0..rows.len() {
        let tied =
            index > 0 && standing(rule_set, &rows[index - 1], &rows[index]) == Ordering::Equal;
        if !tied {
            rank = u32::try_from(index + 1).unwrap_or(u32::MAX);
        }
        rows[index].rank = rank;
    }
    let tie_broken_by = broken_by(rule_set, &rows);
    Ranking { rows, tie_broken_by }
}

/// The member whose total parts equal averages: the chair, or the vice chair when the chair's
/// sheets do not count.
pub fn deciding_member(voters: &[Voter]) -> Option<Uuid> {
    [CouncilRole::Chair, CouncilRole::ViceChair].iter().find_map(|role| {
        voters.iter().filter(|voter| voter.role == *role).map(|voter| voter.member_id).min()
    })
}

fn judge(
    rule_set: &RuleSet,
    subject: &Subject,
    voters: &[Voter],
    sheets: &[Sheet<'_>],
    decider: Option<Uuid>,
) -> Row {
    let counted: Vec<(&Sheet<'_>, Points)> = sheets
        .iter()
        .filter(|sheet| sheet.subject_id == subject.id && sheet.submitted)
        .filter(|sheet| voters.iter().any(|voter| voter.member_id == sheet.member_id))
        .filter_map(|sheet| Some((sheet, sheet.content.total(rule_set)?)))
        .collect();
    let points_on = |criterion: &Criterion| -> Vec<Points> {
        counted.iter().filter_map(|(sheet, _)| sheet.content.points(&criterion.key)).collect()
    };
    let average = Average::of(counted.iter().map(|(_, total)| *total));
    let mut failed = Vec::new();
    if counted.is_empty() {
        failed.push(FailedRule::NoSheets);
    } else if rule_set.pass_mark.is_some_and(|mark| !average.reaches(mark)) {
        failed.push(FailedRule::PassMark);
    }
    let mut per_criterion = Vec::new();
    for criterion in &rule_set.criteria {
        let points = points_on(criterion);
        let result = CriterionResult {
            key: criterion.key.clone(),
            average: Average::of(points.iter().copied()),
            spread: spread(points.iter().copied()),
        };
        if !points.is_empty() && !result.average.reaches(criterion.min) {
            failed.push(FailedRule::Minimum(criterion.key.clone()));
        }
        let zeros = points.iter().filter(|points| **points == Points::ZERO).count() as u64;
        if rule_set
            .zero_score
            .is_some_and(|rule| rule.more_than.exceeded_by(zeros, points.len() as u64))
        {
            failed.push(FailedRule::ZeroScore(criterion.key.clone()));
        }
        per_criterion.push(result);
    }
    Row {
        rank: 0,
        subject_id: subject.id,
        code: subject.code.clone(),
        sheets: u32::try_from(counted.len()).unwrap_or(u32::MAX),
        average,
        spread: spread(counted.iter().map(|(_, total)| *total)),
        per_criterion,
        failed,
        chair_total: counted
            .iter()
            .find(|(sheet, _)| Some(sheet.member_id) == decider)
            .map(|(_, total)| *total),
    }
}

fn spread(points: impl Iterator<Item = Points> + Clone) -> Points {
    match (points.clone().min(), points.max()) {
        (Some(low), Some(high)) => high.distance(low),
        _ => Points::ZERO,
    }
}

/// The order that the rules give two rows; equal when only the council can part them.
fn standing(rule_set: &RuleSet, a: &Row, b: &Row) -> Ordering {
    rule_set.tie_break.iter().fold(
        b.passed().cmp(&a.passed()).then_with(|| b.average.cmp(&a.average)),
        |so_far, rule| so_far.then_with(|| by_tie_break(*rule, a, b)),
    )
}

fn by_tie_break(rule: TieBreak, a: &Row, b: &Row) -> Ordering {
    match rule {
        TieBreak::ChairScore => b.chair_total.cmp(&a.chair_total),
        TieBreak::Council => Ordering::Equal,
    }
}

fn broken_by(rule_set: &RuleSet, rows: &[Row]) -> Option<TieBreak> {
    let [first, second, ..] = rows else { return None };
    if !first.passed() || !second.passed() || first.average != second.average {
        return None;
    }
    rule_set
        .tie_break
        .iter()
        .copied()
        .find(|rule| by_tie_break(*rule, first, second) != Ordering::Equal)
        .or_else(|| rule_set.tie_break.last().copied())
}
