//! The pilot: the awarded solution tried where the need is, measured against the order's own
//! success measures.

pub mod indicator;
pub mod lifecycle;
pub mod milestone;
pub mod report;

use crate::{
    agreement::clean_sites, challenge::ChallengeKind, field_error::FieldError, locale::clean_text,
    timestamp::Day,
};

text_enum! {
    /// What is carried out, by the kind of the order.
    pub enum PilotKind {
        /// A solution on trial.
        Pilot = "pilot",
        /// A research task.
        Research = "research",
        /// The transfer of a technology, with localisation milestones.
        Transfer = "transfer",
    }
}

impl PilotKind {
    /// The kind that an order of this kind is carried out as; a contest ends with its award.
    pub const fn of(kind: ChallengeKind) -> Option<Self> {
        match kind {
            ChallengeKind::SolutionOrder => Some(Self::Pilot),
            ChallengeKind::ResearchTask => Some(Self::Research),
            ChallengeKind::TechnologyTransfer => Some(Self::Transfer),
            ChallengeKind::Contest => None,
        }
    }
}

text_enum! {
    /// The status of a pilot.
    #[schema(as = PilotStatus)]
    pub enum Status {
        /// Being set up.
        Preparing = "preparing",
        /// Running.
        Active = "active",
        /// Halted.
        Paused = "paused",
        /// Before the acceptance council.
        InAcceptance = "in_acceptance",
        /// Graded `excellent` or `pass`.
        Accepted = "accepted",
        /// Graded `fail`.
        Failed = "failed",
        /// Ended before it was graded.
        Terminated = "terminated",
        /// What follows is decided.
        Closed = "closed",
    }
}

impl Status {
    /// Whether sites, dates and milestones may still change.
    pub const fn is_planned(self) -> bool {
        matches!(self, Self::Preparing | Self::Active | Self::Paused)
    }

    /// Whether results are collected. A paused pilot still takes what was measured before.
    pub const fn is_recorded(self) -> bool {
        matches!(self, Self::Active | Self::Paused)
    }

    /// Whether the work has come to an end, graded or not.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Accepted | Self::Failed | Self::Terminated | Self::Closed)
    }
}

text_enum! {
    /// Risk level of an artificial-intelligence system.
    pub enum AiRiskClass {
        /// Minimal risk.
        Minimal = "minimal",
        /// Medium risk.
        Medium = "medium",
        /// High risk: conformity assessment, technical file, logs, human intervention.
        High = "high",
    }
}

text_enum! {
    /// What the orderer decides after acceptance.
    pub enum FollowUp {
        /// Taken into use where it was tried.
        Adopt = "adopt",
        /// Taken into use more widely.
        Scale = "scale",
        /// Tried further under a new order.
        Extend = "extend",
        /// Not pursued.
        Stop = "stop",
    }
}

impl FollowUp {
    /// Whether this may follow a pilot in this status. What failed or was broken off cannot be
    /// put to use.
    pub const fn may_follow(self, status: Status) -> bool {
        match status {
            Status::Accepted => true,
            Status::Failed | Status::Terminated => matches!(self, Self::Extend | Self::Stop),
            _ => false,
        }
    }

    /// Whether the decision must say why.
    pub const fn needs_reasons(self) -> bool {
        matches!(self, Self::Extend | Self::Stop)
    }
}

/// What the order demands before people, data or artificial intelligence are touched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Needs {
    /// Ethics approval, because people are studied.
    pub ethics_approval: bool,
    /// A data annex, because personal data are processed.
    pub data_annex: bool,
    /// A risk class, because artificial intelligence is used.
    pub ai_risk_class: bool,
}

/// What the orderer sets about a pilot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setup {
    /// Where it is carried out.
    pub sites: Vec<String>,
    /// First day.
    pub starts_on: Option<Day>,
    /// Last day planned.
    pub ends_on: Option<Day>,
    /// Number of the ethics approval.
    pub ethics_reference: Option<String>,
    /// Number of the data annex.
    pub data_annex_reference: Option<String>,
    /// Risk level of the artificial intelligence used.
    pub ai_risk_class: Option<AiRiskClass>,
}

/// Longest reference to a paper, in characters.
const REFERENCE_LIMIT: usize = 200;

impl Setup {
    /// Cleans and checks the set-up.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn normalised(mut self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        self.sites = clean_sites(&self.sites, &mut errors);
        for (pointer, reference) in [
            ("/ethics_reference", &mut self.ethics_reference),
            ("/data_annex_reference", &mut self.data_annex_reference),
        ] {
            *reference = reference.as_deref().map(clean_text).filter(|text| !text.is_empty());
            if reference.as_ref().is_some_and(|text| text.chars().count() > REFERENCE_LIMIT) {
                errors.push(FieldError::new(pointer, "too_long").with("limit", REFERENCE_LIMIT));
            }
        }
        if let (Some(first), Some(last)) = (self.starts_on, self.ends_on)
            && last <= first
        {
            errors.push(FieldError::new("/ends_on", "end_before_start"));
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }

    /// Whether a pilot under way keeps the papers it was started with. While it is prepared or
    /// halted they may be missing: starting and resuming ask for them.
    ///
    /// # Errors
    /// Every paper that would be missing.
    pub fn keeps_papers(&self, status: Status, needs: Needs) -> Result<(), Vec<FieldError>> {
        let missing = [
            (needs.ethics_approval && self.ethics_reference.is_none(), "/ethics_reference"),
            (needs.data_annex && self.data_annex_reference.is_none(), "/data_annex_reference"),
            (needs.ai_risk_class && self.ai_risk_class.is_none(), "/ai_risk_class"),
        ];
        let errors: Vec<_> = missing
            .into_iter()
            .filter(|(missing, _)| *missing && status == Status::Active)
            .map(|(_, pointer)| FieldError::new(pointer, "required"))
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_follows_the_order() {
        let kinds: Vec<_> = ChallengeKind::ALL.iter().map(|kind| PilotKind::of(*kind)).collect();
        assert_eq!(
            kinds,
            [Some(PilotKind::Pilot), Some(PilotKind::Research), Some(PilotKind::Transfer), None]
        );
    }

    #[test]
    fn what_failed_cannot_be_adopted() {
        for status in Status::ALL {
            let possible: Vec<_> = FollowUp::ALL
                .iter()
                .filter(|outcome| outcome.may_follow(*status))
                .map(|outcome| outcome.as_str())
                .collect();
            let expected: &[&str] = match status {
                Status::Accepted => &["adopt", "scale", "extend", "stop"],
                Status::Failed | Status::Terminated => &["extend", "stop"],
                _ => &[],
            };
            assert_eq!(possible, expected, "{status}");
        }
    }

    #[test]
    fn a_pilot_under_way_keeps_its_papers() {
        let needs = Needs { ethics_approval: true, ai_risk_class: true, ..Needs::default() };
        let setup = Setup { ethics_reference: Some("12".into()), ..Setup::default() };
        assert!(setup.keeps_papers(Status::Preparing, needs).is_ok());
        assert_eq!(
            setup.keeps_papers(Status::Active, needs).unwrap_err()[0].pointer,
            "/ai_risk_class"
        );
    }

    #[test]
    fn the_setup_is_cleaned_and_checked() {
        let setup = Setup {
            ethics_reference: Some(" 12/2026/HĐĐĐ ".into()),
            data_annex_reference: Some(String::new()),
            starts_on: Day::parse("2026-03-01"),
            ends_on: Day::parse("2026-09-01"),
            ..Setup::default()
        };
        let clean = setup.clone().normalised().unwrap();
        assert_eq!(clean.ethics_reference.as_deref(), Some("12/2026/HĐĐĐ"));
        assert_eq!(clean.data_annex_reference, None);
        let backwards = Setup { ends_on: setup.starts_on, ..setup };
        assert_eq!(backwards.normalised().unwrap_err()[0].pointer, "/ends_on");
    }
}
