//! The agreement between the orderer and the winner: what both sign before a pilot may start.

pub mod lifecycle;

use serde::{Deserialize, Serialize};

use crate::{
    challenge,
    document::check_length,
    field_error::FieldError,
    lifecycle::Blocked,
    locale::{Bilingual, clean_text},
    money::{FundingSource, Money},
    timestamp::{Day, Timestamp},
};

text_enum! {
    /// The status of an agreement.
    #[schema(as = AgreementStatus)]
    pub enum Status {
        /// Being written or waiting for signatures.
        Draft = "draft",
        /// Signed by both parties.
        Signed = "signed",
        /// Its term has run out.
        Expired = "expired",
        /// Ended before its term, or given up before it was signed.
        Terminated = "terminated",
    }
}

impl Status {
    /// The status every reader and writer meets: a signed agreement whose term has run out *is*
    /// expired, whether or not a job has said so yet.
    #[must_use]
    pub fn effective(self, ends_on: Option<Day>, today: Day) -> Self {
        match (self, ends_on) {
            (Self::Signed, Some(last)) if today > last => Self::Expired,
            _ => self,
        }
    }

    /// Whether this agreement stands in the way of another one for the same challenge.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Draft | Self::Signed)
    }
}

/// One line of the agreed budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AgreementBudgetLine)]
pub struct BudgetLine {
    /// Where the money comes from.
    pub source: FundingSource,
    /// How much.
    pub amount: Money,
}

/// What the parties agree on. A draft may be incomplete; [`Terms::missing`] says what keeps it
/// from being signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The title.
    pub title: Bilingual,
    /// Who owns and may use what comes out of it.
    pub ip_terms: Bilingual,
    /// The budget by source.
    pub budget: Vec<BudgetLine>,
    /// Where it is carried out.
    pub sites: Vec<String>,
    /// First day of the term.
    pub starts_on: Option<Day>,
    /// Last day of the term.
    pub ends_on: Option<Day>,
    /// The annex on the processing of personal data.
    pub data_annex: Option<Bilingual>,
}

/// Longest title and longest line, in characters.
const LINE_LIMIT: usize = 300;
/// Longest intellectual-property terms and data annex, in characters.
const TEXT_LIMIT: usize = 8_000;
/// Most sites and most budget lines.
const LIST_LIMIT: usize = 50;

impl Terms {
    /// Cleans and checks the terms.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn normalised(mut self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        self.title = self.title.cleaned();
        self.ip_terms = self.ip_terms.cleaned();
        if self.title.is_blank() {
            errors.push(FieldError::new("/title", "required"));
        }
        check_length(&mut errors, "/title", &self.title, LINE_LIMIT);
        check_length(&mut errors, "/ip_terms", &self.ip_terms, TEXT_LIMIT);
        self.sites = clean_sites(&self.sites, &mut errors);
        self.data_annex =
            self.data_annex.map(|text| text.cleaned()).filter(|text| !text.is_blank());
        if let Some(annex) = &self.data_annex {
            check_length(&mut errors, "/data_annex", annex, TEXT_LIMIT);
        }
        if self.budget.len() > LIST_LIMIT {
            errors.push(FieldError::new("/budget", "too_many").with("limit", LIST_LIMIT));
        }
        for (index, line) in self.budget.iter().enumerate() {
            if line.amount.amount < 0 {
                errors.push(FieldError::new(format!("/budget/{index}/amount/amount"), "negative"));
            }
        }
        if let (Some(first), Some(last)) = (self.starts_on, self.ends_on)
            && last <= first
        {
            errors.push(FieldError::new("/ends_on", "end_before_start"));
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }

    /// The first thing that keeps these terms from being signed; the code of a [`Blocked`].
    pub fn missing(&self, uses_personal_data: bool) -> Option<&'static str> {
        if self.ip_terms.is_blank() {
            Some("agreement-without-ip-terms")
        } else if self.budget.is_empty() {
            Some("agreement-without-budget")
        } else if self.sites.is_empty() {
            Some("agreement-without-sites")
        } else if self.starts_on.is_none() || self.ends_on.is_none() {
            Some("agreement-without-term")
        } else if uses_personal_data && self.data_annex.is_none() {
            Some("agreement-without-data-annex")
        } else {
            None
        }
    }
}

/// Cleans a list of places and checks its size; shared with the pilot, which has sites too.
pub(crate) fn clean_sites(sites: &[String], errors: &mut Vec<FieldError>) -> Vec<String> {
    let mut clean: Vec<String> = Vec::with_capacity(sites.len());
    for site in sites.iter().map(|site| clean_text(site)).filter(|site| !site.is_empty()) {
        if !clean.contains(&site) {
            clean.push(site);
        }
    }
    if clean.len() > LIST_LIMIT {
        errors.push(FieldError::new("/sites", "too_many").with("limit", LIST_LIMIT));
    }
    for (index, site) in clean.iter().enumerate() {
        if site.chars().count() > LINE_LIMIT {
            errors.push(
                FieldError::new(format!("/sites/{index}"), "too_long").with("limit", LINE_LIMIT),
            );
        }
    }
    clean
}

/// When the standstill after a decision is over: at once where the rule set knows none, else at
/// the start of the day after the last of its days. Counted from the instant the decision was
/// recorded, because the date on the paper may lie before anybody could have read it.
pub fn standstill_ends(recorded_at: Timestamp, days: u32) -> Timestamp {
    if days == 0 {
        return recorded_at;
    }
    let last = Day(recorded_at.vietnam_day()).plus(i64::from(days));
    Timestamp::start_of_vietnam_day(last.plus(1).0)
}

/// Whether an agreement may be drawn up for a challenge now: after the award, and again for a pilot
/// under way whose agreement has run out, which could not go on without one.
///
/// # Errors
/// Why not: no award, standstill running, or another agreement in the way.
pub fn may_be_drawn_up(
    challenge: challenge::Status,
    pilot_runs: bool,
    standstill_ends_at: Option<Timestamp>,
    now: Timestamp,
    live_agreement: bool,
) -> Result<(), Blocked> {
    let Some(ends_at) = standstill_ends_at else {
        return Err(Blocked::because("challenge-not-awarded"));
    };
    let wanted = match challenge {
        challenge::Status::Awarded => true,
        challenge::Status::InPilot => pilot_runs,
        _ => false,
    };
    if !wanted {
        return Err(Blocked::because("challenge-not-awarded"));
    }
    if now < ends_at {
        // It ends with a day, and that day is named.
        let last = Day(ends_at.plus_seconds(-1).vietnam_day());
        return Err(Blocked::because("standstill-running").with("until", last));
    }
    if live_agreement {
        return Err(Blocked::because("agreement-exists"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn terms() -> Terms {
        Terms {
            title: Bilingual::vi(" Thỏa thuận thí điểm "),
            ip_terms: Bilingual::vi("Kết quả thuộc bên thực hiện."),
            budget: vec![BudgetLine {
                source: FundingSource::StateBudget,
                amount: Money::vnd(900_000_000),
            }],
            sites: vec![" Trạm Y tế phường A ".into(), String::new(), "Trạm Y tế phường A".into()],
            starts_on: Some(day("2026-03-01")),
            ends_on: Some(day("2026-12-31")),
            data_annex: Some(Bilingual::vi("  ")),
        }
    }

    #[test]
    fn terms_are_cleaned() {
        let clean = terms().normalised().unwrap();
        assert_eq!(clean.title.vi.as_deref(), Some("Thỏa thuận thí điểm"));
        assert_eq!(clean.sites, ["Trạm Y tế phường A"]);
        assert_eq!(clean.data_annex, None);
    }

    #[test]
    fn wrong_terms_name_every_field() {
        let wrong = Terms {
            title: Bilingual::default(),
            budget: vec![BudgetLine { source: FundingSource::Own, amount: Money::vnd(-1) }],
            ends_on: Some(day("2026-03-01")),
            ..terms()
        };
        let pointers: Vec<_> =
            wrong.normalised().unwrap_err().into_iter().map(|error| error.pointer).collect();
        assert_eq!(pointers, ["/title", "/budget/0/amount/amount", "/ends_on"]);
    }

    #[test]
    fn personal_data_ask_for_an_annex() {
        let clean = terms().normalised().unwrap();
        assert_eq!(clean.missing(false), None);
        assert_eq!(clean.missing(true), Some("agreement-without-data-annex"));
        let annexed = Terms { data_annex: Some(Bilingual::vi("Phụ lục 02")), ..clean };
        assert_eq!(annexed.missing(true), None);
        assert_eq!(Terms::default().missing(false), Some("agreement-without-ip-terms"));
    }

    #[test]
    fn standstill_counts_whole_days_after_the_record() {
        // 2026-02-01 23:30 in Vietnam
        let recorded = Timestamp::start_of_vietnam_day(day("2026-02-01").0).plus_seconds(84_600);
        assert_eq!(standstill_ends(recorded, 0), recorded);
        let end = standstill_ends(recorded, 5);
        assert_eq!(end, Timestamp::start_of_vietnam_day(day("2026-02-07").0));
        let drawn_up = |now, live| {
            may_be_drawn_up(challenge::Status::Awarded, false, Some(end), now, live)
                .map_err(|blocked| blocked.code)
        };
        assert_eq!(drawn_up(end.plus_seconds(-1), false), Err("standstill-running"));
        let running =
            may_be_drawn_up(challenge::Status::Awarded, false, Some(end), recorded, false);
        let last = Blocked::because("standstill-running").with("until", day("2026-02-06"));
        assert_eq!(running.unwrap_err(), last);
        assert_eq!(drawn_up(end, false), Ok(()));
        assert_eq!(drawn_up(end, true), Err("agreement-exists"));
        assert!(
            may_be_drawn_up(challenge::Status::InEvaluation, false, Some(end), end, false).is_err(),
            "only an award leads to an agreement"
        );
        let in_pilot = |pilot_runs, live| {
            may_be_drawn_up(challenge::Status::InPilot, pilot_runs, Some(end), end, live)
                .map_err(|blocked| blocked.code)
        };
        assert_eq!(in_pilot(true, false), Ok(()));
        assert_eq!(in_pilot(true, true), Err("agreement-exists"));
        assert_eq!(in_pilot(false, false), Err("challenge-not-awarded"));
    }

    #[test]
    fn a_signed_agreement_expires_by_the_calendar() {
        let last = Some(day("2026-12-31"));
        assert_eq!(Status::Signed.effective(last, day("2026-12-31")), Status::Signed);
        assert_eq!(Status::Signed.effective(last, day("2027-01-01")), Status::Expired);
        assert_eq!(Status::Draft.effective(last, day("2027-01-01")), Status::Draft);
    }
}
