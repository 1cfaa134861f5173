//! Decisions: signed acts of an authority, apart from what a council recommends.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    council::minutes::Recommendation, field_error::FieldError, locale::clean_text, timestamp::Day,
};

text_enum! {
    /// What is decided.
    pub enum DecisionKind {
        /// Who wins a call.
        Selection = "selection",
        /// That a result is recognised.
        Recognition = "recognition",
        /// What follows a pilot.
        FollowUp = "follow_up",
    }
}

text_enum! {
    /// How it is decided.
    pub enum Outcome {
        /// One submission wins.
        Award = "award",
        /// None wins.
        NoAward = "no_award",
        /// The result is recognised.
        Recognise = "recognise",
        /// The result is taken into use where it was tried.
        Adopt = "adopt",
        /// The result is taken into use at further sites.
        Scale = "scale",
        /// The pilot goes on.
        Extend = "extend",
        /// Nothing follows.
        Stop = "stop",
    }
}

impl DecisionKind {
    /// The outcomes that a decision of this kind can have.
    pub const fn outcomes(self) -> &'static [Outcome] {
        match self {
            Self::Selection => &[Outcome::Award, Outcome::NoAward],
            Self::Recognition => &[Outcome::Recognise],
            Self::FollowUp => &[Outcome::Adopt, Outcome::Scale, Outcome::Extend, Outcome::Stop],
        }
    }
}

/// A decision as its signatory enters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Number of the document.
    pub number: String,
    /// Date of the document.
    pub decided_on: Day,
    /// How it is decided.
    pub outcome: Outcome,
    /// The winner, when one is named.
    pub submission_id: Option<Uuid>,
    /// The reasons.
    pub reasons: Option<String>,
}

/// What a decision is checked against.
#[derive(Debug, Clone, Copy)]
pub struct DecisionFacts<'a> {
    /// What is decided.
    pub kind: DecisionKind,
    /// The day in Vietnam.
    pub today: Day,
    /// No decision is older than the act it follows.
    pub not_before: Option<Day>,
    /// What the council recommends, where one was asked.
    pub recommendation: Option<&'a Recommendation>,
    /// The submissions that the decision may name.
    pub candidates: &'a [Uuid],
}

/// A decision that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The decision with cleaned texts.
    pub draft: Draft,
    /// Whether it follows the recommendation; `None` where no council was asked.
    pub follows_recommendation: Option<bool>,
}

/// The greatest length of a document's number.
pub const NUMBER_LIMIT: usize = 100;
/// The greatest length of the reasons.
pub const REASONS_LIMIT: usize = 4_000;

/// Checks a decision.
///
/// # Errors
/// Every field that is wrong; departing from the recommendation needs written reasons.
pub fn check(draft: &Draft, facts: DecisionFacts<'_>) -> Result<Checked, Vec<FieldError>> {
    let draft = Draft {
        number: clean_text(&draft.number),
        reasons: draft.reasons.as_deref().map(clean_text).filter(|text| !text.is_empty()),
        ..draft.clone()
    };
    let mut errors = Vec::new();
    if draft.number.is_empty() {
        errors.push(FieldError::new("/number", "required"));
    } else if draft.number.chars().count() > NUMBER_LIMIT {
        errors.push(FieldError::new("/number", "too_long").with("limit", NUMBER_LIMIT));
    }
    if draft.decided_on > facts.today {
        errors.push(FieldError::new("/decided_on", "in_future"));
    }
    if let Some(earliest) = facts.not_before.filter(|earliest| draft.decided_on < *earliest) {
        errors.push(FieldError::new("/decided_on", "too_early").with("earliest", earliest));
    }
    if !facts.kind.outcomes().contains(&draft.outcome) {
        let choices: Vec<_> = facts.kind.outcomes().iter().map(|o| o.as_str()).collect();
        errors
            .push(FieldError::new("/outcome", "not_a_choice").with("choices", choices.join(", ")));
    }
    match (draft.outcome, draft.submission_id) {
        (Outcome::Award, None) => errors.push(FieldError::new("/submission_id", "required")),
        (Outcome::Award, Some(id)) if !facts.candidates.contains(&id) => {
            errors.push(FieldError::new("/submission_id", "not_a_candidate"));
        }
        (Outcome::Award, Some(_)) | (_, None) => {}
        (_, Some(_)) => errors.push(FieldError::new("/submission_id", "not_here")),
    }
    let follows = facts.recommendation.map(|recommendation| follows(&draft, recommendation));
    match &draft.reasons {
        None if follows == Some(false) => {
            errors.push(FieldError::new("/reasons", "departure_needs_reasons"));
        }
        None if draft.outcome == Outcome::NoAward => {
            errors.push(FieldError::new("/reasons", "required"));
        }
        Some(reasons) if reasons.chars().count() > REASONS_LIMIT => {
            errors.push(FieldError::new("/reasons", "too_long").with("limit", REASONS_LIMIT));
        }
        _ => {}
    }
    if errors.is_empty() {
        Ok(Checked { draft, follows_recommendation: follows })
    } else {
        Err(errors)
    }
}

fn follows(draft: &Draft, recommendation: &Recommendation) -> bool {
    match draft.outcome {
        Outcome::Award => {
            recommendation.winner.is_some() && recommendation.winner == draft.submission_id
        }
        Outcome::NoAward => recommendation.none,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Uuid = Uuid::from_u128(1);
    const SECOND: Uuid = Uuid::from_u128(2);

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn award(winner: Uuid, reasons: Option<&str>) -> Draft {
        Draft {
            number: " 214/QĐ-SYT ".into(),
            decided_on: day("2026-08-14"),
            outcome: Outcome::Award,
            submission_id: Some(winner),
            reasons: reasons.map(Into::into),
        }
    }

    fn codes(draft: Draft) -> Vec<(String, &'static str)> {
        let recommendation = Recommendation { winner: Some(FIRST), ..Default::default() };
        let facts = DecisionFacts {
            kind: DecisionKind::Selection,
            today: day("2026-08-15"),
            not_before: Some(day("2026-08-10")),
            recommendation: Some(&recommendation),
            candidates: &[FIRST, SECOND],
        };
        match check(&draft, facts) {
            Ok(_) => vec![],
            Err(errors) => errors.into_iter().map(|e| (e.pointer, e.code)).collect(),
        }
    }

    #[test]
    fn following_needs_no_reasons_and_departing_does() {
        assert_eq!(codes(award(FIRST, None)), []);
        assert_eq!(codes(award(SECOND, None)), [("/reasons".into(), "departure_needs_reasons")]);
        assert_eq!(codes(award(SECOND, Some("  "))).len(), 1);
        assert_eq!(codes(award(SECOND, Some("Đơn vị đứng đầu xin rút"))), []);
    }

    #[test]
    fn the_winner_is_one_of_the_judged() {
        assert_eq!(
            codes(award(Uuid::from_u128(9), Some("x"))),
            [("/submission_id".into(), "not_a_candidate")]
        );
        let none = Draft { outcome: Outcome::NoAward, ..award(FIRST, Some("x")) };
        assert_eq!(codes(none), [("/submission_id".into(), "not_here")]);
        let other = Draft { outcome: Outcome::Adopt, ..award(FIRST, Some("x")) };
        assert_eq!(codes(other).first(), Some(&("/outcome".into(), "not_a_choice")));
    }

    #[test]
    fn dates_lie_between_the_recommendation_and_today() {
        let on = |text| Draft { decided_on: day(text), ..award(FIRST, None) };
        assert_eq!(codes(on("2026-08-16")), [("/decided_on".into(), "in_future")]);
        assert_eq!(codes(on("2026-08-09")), [("/decided_on".into(), "too_early")]);
    }
}
