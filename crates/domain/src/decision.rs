//! Decisions: signed acts of an authority, apart from what a council recommends.

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
    /// How a selection is decided.
    pub enum Outcome {
        /// One submission wins.
        Award = "award",
        /// None wins.
        NoAward = "no_award",
    }
}

/// The signed document behind any decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its number.
    pub number: String,
    /// Its date.
    pub decided_on: Day,
    /// The reasons it gives.
    pub reasons: Option<String>,
}

/// The greatest length of a document's number.
pub const NUMBER_LIMIT: usize = 100;
/// The greatest length of the reasons.
pub const REASONS_LIMIT: usize = 4_000;

impl Paper {
    /// Cleans and checks the paper: dated no later than today and no earlier than the act it
    /// follows.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn normalised(self, today: Day, not_before: Option<Day>) -> Result<Self, Vec<FieldError>> {
        let number = clean_text(&self.number);
        let reasons = self.reasons.as_deref().map(clean_text).filter(|text| !text.is_empty());
        let mut errors = Vec::new();
        if number.is_empty() {
            errors.push(FieldError::new("/number", "required"));
        } else if number.chars().count() > NUMBER_LIMIT {
            errors.push(FieldError::new("/number", "too_long").with("limit", NUMBER_LIMIT));
        }
        if self.decided_on > today {
            errors.push(FieldError::new("/decided_on", "in_future"));
        }
        if let Some(earliest) = not_before.filter(|earliest| self.decided_on < *earliest) {
            errors.push(FieldError::new("/decided_on", "too_early").with("earliest", earliest));
        }
        if reasons.as_ref().is_some_and(|text| text.chars().count() > REASONS_LIMIT) {
            errors.push(FieldError::new("/reasons", "too_long").with("limit", REASONS_LIMIT));
        }
        if errors.is_empty() { Ok(Self { number, reasons, ..self }) } else { Err(errors) }
    }
}

/// What the decision on a selection is checked against.
#[derive(Debug, Clone, Copy)]
pub struct SelectionFacts<'a> {
    /// The day in Vietnam.
    pub today: Day,
    /// The day on which the council concluded.
    pub not_before: Option<Day>,
    /// What the council recommends; `None` where no council has: nothing was left to judge, or
    /// the winner it recommended has withdrawn.
    pub recommendation: Option<&'a Recommendation>,
    /// The submissions that the decision may name.
    pub candidates: &'a [Uuid],
}

/// A decision on a selection that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The document with cleaned texts.
    pub paper: Paper,
    /// How it is decided.
    pub outcome: Outcome,
    /// The winner of an award.
    pub winner: Option<Uuid>,
    /// Whether it follows the recommendation, where there is one.
    pub follows_recommendation: Option<bool>,
}

/// Checks the decision on a selection.
///
/// # Errors
/// Every field that is wrong; departing from the recommendation, awarding nobody and deciding
/// without a recommendation need written reasons.
pub fn check_selection(
    paper: Paper,
    outcome: Outcome,
    winner: Option<Uuid>,
    facts: SelectionFacts<'_>,
) -> Result<Selection, Vec<FieldError>> {
    let silent = paper.reasons.as_deref().is_none_or(|reasons| reasons.trim().is_empty());
    let (paper, mut errors) = match paper.normalised(facts.today, facts.not_before) {
        Ok(paper) => (Some(paper), Vec::new()),
        Err(errors) => (None, errors),
    };
    match (outcome, winner) {
        (Outcome::Award, None) => errors.push(FieldError::new("/submission_id", "required")),
        (Outcome::Award, Some(id)) if !facts.candidates.contains(&id) => {
            errors.push(FieldError::new("/submission_id", "not_a_candidate"));
        }
        (Outcome::NoAward, Some(_)) => errors.push(FieldError::new("/submission_id", "not_here")),
        (Outcome::Award, Some(_)) | (Outcome::NoAward, None) => {}
    }
    let follows_recommendation = facts.recommendation.map(|said| match outcome {
        Outcome::Award => winner.is_some() && said.winner == winner,
        Outcome::NoAward => said.none,
    });
    match follows_recommendation {
        _ if !silent => {}
        Some(true) if outcome == Outcome::Award => {}
        Some(false) => errors.push(FieldError::new("/reasons", "departure_needs_reasons")),
        Some(true) | None => errors.push(FieldError::new("/reasons", "required")),
    }
    match paper {
        Some(paper) if errors.is_empty() => {
            Ok(Selection { paper, outcome, winner, follows_recommendation })
        }
        _ => Err(errors),
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

    fn decide(on: &str, outcome: Outcome, winner: Option<Uuid>, reasons: &str) -> Vec<String> {
        let recommendation = Recommendation { winner: Some(FIRST), ..Default::default() };
        let facts = SelectionFacts {
            today: day("2026-08-15"),
            not_before: Some(day("2026-08-10")),
            recommendation: Some(&recommendation),
            candidates: &[FIRST, SECOND],
        };
        let paper = Paper {
            number: " 214/QĐ-SYT ".into(),
            decided_on: day(on),
            reasons: Some(reasons.into()),
        };
        match check_selection(paper, outcome, winner, facts) {
            Ok(selection) => {
                assert_eq!(selection.paper.number, "214/QĐ-SYT");
                assert_eq!(selection.follows_recommendation, Some(winner == Some(FIRST)));
                vec![]
            }
            Err(errors) => errors.iter().map(|e| format!("{} {}", e.pointer, e.code)).collect(),
        }
    }

    fn award(winner: u128, reasons: &str) -> Vec<String> {
        decide("2026-08-14", Outcome::Award, Some(Uuid::from_u128(winner)), reasons)
    }

    #[test]
    fn following_needs_no_reasons_and_departing_does() {
        assert!(award(1, "").is_empty());
        assert_eq!(award(2, "  "), ["/reasons departure_needs_reasons"]);
        assert!(award(2, "Đơn vị đứng đầu xin rút").is_empty());
        let none = |reasons| decide("2026-08-14", Outcome::NoAward, None, reasons);
        assert_eq!(none(""), ["/reasons departure_needs_reasons"]);
        assert!(none("Không còn kinh phí trong năm").is_empty());
    }

    #[test]
    fn without_a_recommendation_every_decision_gives_its_reasons() {
        let decide = |outcome, winner, reasons: Option<&str>| {
            let paper = Paper {
                number: "9/QĐ".into(),
                decided_on: day("2026-08-14"),
                reasons: reasons.map(str::to_owned),
            };
            let facts = SelectionFacts {
                today: day("2026-08-15"),
                not_before: None,
                recommendation: None,
                candidates: &[SECOND],
            };
            check_selection(paper, outcome, winner, facts)
                .map(|selection| selection.follows_recommendation)
                .map_err(|errors| errors.iter().map(|error| error.code).collect::<Vec<_>>())
        };
        assert_eq!(decide(Outcome::NoAward, None, None), Err(vec!["required"]));
        assert_eq!(decide(Outcome::Award, Some(SECOND), None), Err(vec!["required"]));
        assert_eq!(decide(Outcome::NoAward, None, Some("Không hồ sơ nào hợp lệ")), Ok(None));
        assert_eq!(decide(Outcome::Award, Some(SECOND), Some("Đơn vị thắng đã rút")), Ok(None));
    }

    #[test]
    fn the_winner_is_one_of_the_judged() {
        assert_eq!(award(9, "x"), ["/submission_id not_a_candidate"]);
        let nobody = decide("2026-08-14", Outcome::Award, None, "x");
        assert_eq!(nobody, ["/submission_id required"]);
        let both = decide("2026-08-14", Outcome::NoAward, Some(FIRST), "x");
        assert_eq!(both, ["/submission_id not_here"]);
    }

    #[test]
    fn dates_lie_between_the_recommendation_and_today() {
        let on = |text| decide(text, Outcome::Award, Some(FIRST), "");
        assert_eq!(on("2026-08-16"), ["/decided_on in_future"]);
        assert_eq!(on("2026-08-09"), ["/decided_on too_early"]);
        assert!(on("2026-08-10").is_empty());
    }
}
