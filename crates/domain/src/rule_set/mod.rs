//! Rule sets: how councils are made up, how they judge and which terms procedure keeps, as data
//! with the document each figure comes from. No figure of a rule set stands in code.

pub mod calendar;
mod check;
pub mod criterion;
pub mod fraction;
pub mod points;
pub mod registry;

use serde::{Deserialize, Serialize};

pub use self::{
    criterion::{CommentRules, Criterion, Scale, TieBreak, ZeroScore},
    fraction::Fraction,
    points::Points,
    registry::RuleSets,
};
use crate::{
    challenge::Level,
    council::{CouncilKind, CouncilRole, MeetingMode, Represents},
    evaluation::grading::Grading,
    locale::Bilingual,
    timestamp::Day,
};

text_enum! {
    /// How sure the figures of a rule set are.
    pub enum Confidence {
        /// Seen in a published page.
        Seen = "S",
        /// Recalled or proposed; to be checked before official use.
        ToCheck = "M",
    }
}

/// A document that figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key within the rule set.
    pub key: String,
    /// Number of the document.
    pub number: String,
    /// What it is.
    pub title: Bilingual,
}

/// Where some figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The figures: dotted paths into the rule set; a path covers everything below it, and a
    /// criterion is named by its key (`criteria.content.max`).
    pub figures: Vec<String>,
    /// Key of the source.
    pub source: String,
    /// Where in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// How sure they are.
    pub confidence: Confidence,
    /// First day on which these figures hold, where it differs from the rule set's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day on which these figures hold, where it differs from the rule set's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// What a reader must know about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

/// The least and the greatest number of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
}

impl Range {
    /// Whether a number lies within.
    pub const fn contains(self, number: u32) -> bool {
        self.min <= number && number <= self.max
    }
}

/// How many people hold a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleRule {
    /// The role.
    pub role: CouncilRole,
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
    /// Whether the role counts to the size, scores and votes; an administrative secretary only
    /// assists.
    pub votes: bool,
}

/// How many voting members speak for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RepresentationRule {
    /// For any of these.
    pub any_of: Vec<Represents>,
    /// At least so many.
    pub min: u32,
}

/// Who makes up the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Composition {
    /// Number of voting members.
    pub size: Range,
    /// The roles; others do not exist on this council.
    pub roles: Vec<RoleRule>,
    /// Who must be represented.
    #[serde(default)]
    #[schema(required = true)]
    pub represented: Vec<RepresentationRule>,
}

impl Composition {
    /// The rule of a role, if the council knows it.
    pub fn role(&self, role: CouncilRole) -> Option<&RoleRule> {
        self.roles.iter().find(|rule| rule.role == role)
    }

    /// Whether holders of the role score and vote.
    pub fn votes(&self, role: CouncilRole) -> bool {
        self.role(role).is_some_and(|rule| rule.votes)
    }
}

/// When a meeting may decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// Least share of the voting members present.
    pub present: Fraction,
    /// At least one holder of these roles present.
    #[serde(default)]
    pub any_of: Vec<CouncilRole>,
    /// Every holder of these roles present.
    #[serde(default)]
    pub all_of: Vec<CouncilRole>,
}

/// When a recommendation is carried. Those who do not agree may have it put on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// More than this share of the voting members present agree.
    pub more_than: Fraction,
}

text_enum! {
    /// Whose sheets count.
    pub enum Counted {
        /// Those of members present at the meeting, once it is recorded.
        Present = "present",
        /// All that were submitted.
        Submitted = "submitted",
    }
}

text_enum! {
    /// Whose signed decision follows the recommendation.
    pub enum Authority {
        /// The ordering department.
        Orderer = "orderer",
        /// The broker.
        Broker = "broker",
    }
}

/// Terms that procedure keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Whose decision it is.
    pub decision_authority: Authority,
    /// How the council may meet.
    pub meeting_modes: Vec<MeetingMode>,
    /// Papers reach the members at least so many working days before the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers_lead_working_days: Option<u32>,
    /// Written comments are in at least so many working days before the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments_lead_working_days: Option<u32>,
    /// The council is constituted within so many working days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constitute_within_working_days: Option<u32>,
    /// The broker vets an order within so many working days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vetting_working_days: Option<u32>,
    /// Whether the broker may approve an order without an identification council.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direct_approval: Option<bool>,
    /// Whether the papers of an office – orders, decisions, agreements – are signed by somebody who
    /// has not prepared them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separate_signer: Option<bool>,
    /// Whether a selection is judged without names: those who score meet codes until the decision is
    /// signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blind: Option<bool>,
    /// A call is open for at least so many days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_min_days: Option<u32>,
    /// Between decision and agreement so many days pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standstill_days: Option<u32>,
    /// Results are registered within so many days of the acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_days: Option<u32>,
}

/// One regime of rules for one kind of council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Stable code.
    pub code: String,
    /// Version of this code, counted from 1.
    pub version: u32,
    /// Which council it governs.
    pub council_kind: CouncilKind,
    /// At which level it is meant to be used.
    pub level: Level,
    /// Province code, where it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Its name.
    pub title: Bilingual,
    /// What its users must know first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Bilingual>,
    /// Whether an authority has confirmed it for official use.
    pub confirmed: bool,
    /// First day of validity.
    pub effective_from: Day,
    /// Last day of validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_until: Option<Day>,
    /// The documents behind it.
    pub sources: Vec<Source>,
    /// Which figure comes from which document.
    pub basis: Vec<Basis>,
    /// Who makes up the council.
    pub composition: Composition,
    /// When its meeting may decide.
    pub quorum: Quorum,
    /// When its recommendation is carried.
    pub vote: Vote,
    /// The terms kept.
    pub procedure: Procedure,
    /// Whose sheets count.
    pub counted: Counted,
    /// The smallest difference between two scores, on a sheet of points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_step: Option<Points>,
    /// The average total needed, on a sheet of points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<Points>,
    /// The zero-score rule, on a sheet of points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zero_score: Option<ZeroScore>,
    /// What parts equal averages, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tie_break: Vec<TieBreak>,
    /// How grades of criteria become members' and the council's grade, on a sheet of grades.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Grading>,
    /// Where comments are demanded.
    #[serde(default)]
    #[schema(required = true)]
    pub comments: CommentRules,
    /// The sheet.
    pub criteria: Vec<Criterion>,
}

impl RuleSet {
    /// Reads and checks a rule set.
    ///
    /// # Errors
    /// Everything that is wrong with it, in words for the person who edits the file.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let rule_set: Self = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        let problems = check::problems(&rule_set);
        if problems.is_empty() { Ok(rule_set) } else { Err(problems) }
    }

    /// Whether it is in force on a day.
    pub fn in_force_on(&self, day: Day) -> bool {
        self.effective_from <= day && self.effective_until.is_none_or(|last| day <= last)
    }

    /// Whether an order can be carried through by it here: it governs the selection, lets the broker
    /// approve without an identification council, which there is not yet, and says by when.
    pub fn carries_an_order(&self) -> bool {
        self.council_kind == CouncilKind::Selection
            && self.procedure.direct_approval == Some(true)
            && self.procedure.vetting_working_days.is_some()
    }

    /// Whether those who score meet codes instead of names until the decision is signed.
    pub fn is_blind(&self) -> bool {
        self.procedure.blind == Some(true)
    }

    /// A line of the sheet by its key.
    pub fn criterion(&self, key: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.key == key)
    }

    /// Where a figure, named by its dotted path, comes from.
    pub fn source_of(&self, figure: &str) -> Option<(&Source, &Basis)> {
        let basis = self
            .basis
            .iter()
            .find(|basis| basis.figures.iter().any(|path| check::covers(path, figure)))?;
        let source = self.sources.iter().find(|source| source.key == basis.source)?;
        Some((source, basis))
    }

    /// The most points a subject can get.
    pub fn total(&self) -> Points {
        self.criteria.iter().map(|criterion| criterion.max).sum()
    }
}

#[cfg(test)]
mod tests;
