//! The minutes of a meeting: what was said, what is recommended and how the members voted.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::CouncilKind;
use crate::{
    evaluation::{grading::Grade, ranking::Ranking},
    field_error::FieldError,
    lifecycle::Blocked,
    locale::clean_text,
    rule_set::Vote,
};

/// The recorded vote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Votes {
    /// In favour of the recommendation.
    #[serde(rename = "for")]
    pub in_favour: u32,
    /// Against it.
    pub against: u32,
    /// Neither.
    #[serde(default)]
    pub abstain: u32,
}

impl Votes {
    /// All votes together.
    pub const fn total(self) -> u32 {
        self.in_favour.saturating_add(self.against).saturating_add(self.abstain)
    }
}

/// What the council recommends: a selection council a winner or none, an acceptance council a
/// grade.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// The submission that should win.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub winner: Option<Uuid>,
    /// Nobody should win.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub none: bool,
    /// The grade of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// The minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// What was said.
    pub text: String,
    /// What is recommended.
    pub recommendation: Recommendation,
    /// How the members voted.
    pub votes: Votes,
}

/// What the minutes are checked against.
#[derive(Debug, Clone, Copy)]
pub struct MinutesFacts<'a> {
    /// What the council judges.
    pub kind: CouncilKind,
    /// How many voting members were present.
    pub present: u32,
    /// The computed ranking of a selection.
    pub ranking: Option<&'a Ranking>,
    /// The computed grade of an acceptance.
    pub grade: Option<Grade>,
}

/// The greatest length of the text, in characters.
pub const TEXT_LIMIT: usize = 20_000;

/// Cleans and checks minutes. The recommendation follows from the sheets: the winner is one of
/// those whom the rules put first, the grade is the one they yield.
///
/// # Errors
/// Every field that is wrong.
pub fn normalise(minutes: Minutes, facts: MinutesFacts<'_>) -> Result<Minutes, Vec<FieldError>> {
    let minutes = Minutes { text: clean_text(&minutes.text), ..minutes };
    let mut errors = Vec::new();
    let length = minutes.text.chars().count();
    if length == 0 {
        errors.push(FieldError::new("/text", "required"));
    } else if length > TEXT_LIMIT {
        errors.push(
            FieldError::new("/text", "too_long").with("limit", TEXT_LIMIT).with("length", length),
        );
    }
    if minutes.votes.total() != facts.present {
        errors.push(
            FieldError::new("/votes", "votes_total")
                .with("count", minutes.votes.total())
                .with("present", facts.present),
        );
    }
    match facts.kind {
        CouncilKind::Selection => check_winner(&minutes.recommendation, facts.ranking, &mut errors),
        CouncilKind::Acceptance => check_grade(&minutes.recommendation, facts.grade, &mut errors),
    }
    if errors.is_empty() { Ok(minutes) } else { Err(errors) }
}

/// Why the vote does not carry the recommendation among so many voting members present; `None`
/// when it does. Who did not agree is on record either way: what was voted down can be put down,
/// and the council cannot conclude with it.
pub fn vote_problem(rule: Vote, votes: Votes, present: u32) -> Option<Blocked> {
    let (agreed, present) = (u64::from(votes.in_favour), u64::from(present));
    if rule.more_than.exceeded_by(agreed, present) {
        return None;
    }
    Some(
        Blocked::because("vote-not-carried")
            .with("count", agreed)
            .with("present", present)
            .with("share", rule.more_than)
            .with("min", rule.more_than.least_above(present)),
    )
}

fn check_winner(
    recommendation: &Recommendation,
    ranking: Option<&Ranking>,
    errors: &mut Vec<FieldError>,
) {
    if recommendation.grade.is_some() {
        errors.push(FieldError::new("/recommendation/grade", "not_here"));
    }
    match (recommendation.winner, recommendation.none) {
        (None, false) => errors.push(FieldError::new("/recommendation", "required")),
        (Some(_), true) => errors.push(FieldError::new("/recommendation/none", "winner_or_none")),
        (None, true) => {}
        (Some(winner), false) => {
            let first = ranking
                .is_some_and(|ranking| ranking.leaders().any(|row| row.subject_id == winner));
            if !first {
                errors.push(FieldError::new("/recommendation/winner", "not_ranked_first"));
            }
        }
    }
}

fn check_grade(
    recommendation: &Recommendation,
    computed: Option<Grade>,
    errors: &mut Vec<FieldError>,
) {
    if recommendation.winner.is_some() || recommendation.none {
        errors.push(FieldError::new("/recommendation/winner", "not_here"));
    }
    match (recommendation.grade, computed) {
        (None, _) => errors.push(FieldError::new("/recommendation/grade", "required")),
        (Some(given), Some(computed)) if given == computed => {}
        (Some(_), computed) => errors.push(
            FieldError::new("/recommendation/grade", "not_computed_grade")
                .with("grade", computed.map_or("", Grade::as_str)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::ranking::{Average, Row};

    const FIRST: Uuid = Uuid::from_u128(1);
    const SECOND: Uuid = Uuid::from_u128(2);

    fn ranking() -> Ranking {
        let row = |rank, subject_id| Row {
            rank,
            subject_id,
            code: String::new(),
            sheets: 7,
            average: Average::default(),
            spread: crate::rule_set::Points::ZERO,
            per_criterion: Vec::new(),
            failed: Vec::new(),
            chair_total: None,
        };
        Ranking { rows: vec![row(1, FIRST), row(2, SECOND)], tie_broken_by: None }
    }

    fn problems(kind: CouncilKind, recommendation: Recommendation, votes: Votes) -> Vec<String> {
        let ranking = ranking();
        let facts =
            MinutesFacts { kind, present: 7, ranking: Some(&ranking), grade: Some(Grade::Pass) };
        let minutes =
            Minutes { text: " Hội đồng thống nhất. ".into(), recommendation, votes };
        match normalise(minutes, facts) {
            Ok(_) => vec![],
            Err(errors) => errors.iter().map(|e| format!("{} {}", e.pointer, e.code)).collect(),
        }
    }

    fn seven() -> Votes {
        Votes { in_favour: 6, against: 1, abstain: 0 }
    }

    #[test]
    fn more_than_the_share_of_those_present_agree() {
        let rule = Vote { more_than: crate::rule_set::Fraction::parse("3/4").unwrap() };
        let carried = |in_favour, against, present| {
            vote_problem(rule, Votes { in_favour, against, abstain: 0 }, present).is_none()
        };
        assert!(!carried(0, 7, 7), "voted down");
        assert!(!carried(5, 2, 7) && carried(6, 1, 7));
        assert!(!carried(6, 2, 8), "exactly three quarters is not more");
        assert!(!carried(0, 0, 0), "nobody there");
        let told = vote_problem(rule, Votes { in_favour: 6, against: 2, abstain: 0 }, 8).unwrap();
        assert!(told.params.contains(&("min", "7".to_owned())), "{told:?}");
    }

    #[test]
    fn the_winner_is_the_one_ranked_first() {
        let selection = |winner, none| {
            let recommendation = Recommendation { winner, none, grade: None };
            problems(CouncilKind::Selection, recommendation, seven())
        };
        assert!(selection(Some(FIRST), false).is_empty());
        assert!(selection(None, true).is_empty());
        assert_eq!(selection(Some(SECOND), false), ["/recommendation/winner not_ranked_first"]);
        assert_eq!(selection(None, false), ["/recommendation required"]);
        assert_eq!(selection(Some(FIRST), true), ["/recommendation/none winner_or_none"]);
    }

    #[test]
    fn the_grade_is_the_computed_one_and_every_present_member_votes() {
        let graded = |grade| Recommendation { grade, ..Recommendation::default() };
        let acceptance = |grade, votes| problems(CouncilKind::Acceptance, graded(grade), votes);
        assert!(acceptance(Some(Grade::Pass), seven()).is_empty());
        assert_eq!(
            acceptance(Some(Grade::Excellent), seven()),
            ["/recommendation/grade not_computed_grade"]
        );
        assert_eq!(acceptance(None, seven()), ["/recommendation/grade required"]);
        assert_eq!(acceptance(Some(Grade::Pass), Votes::default()), ["/votes votes_total"]);
    }
}
