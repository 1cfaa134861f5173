//! What the entries of a trace tell beyond what all of them have in common.

use nhipcau_domain::{locale::Bilingual, timestamp::Day};
use utoipa::ToSchema;

use crate::view::OrgRef;

/// More about an entry: figures, references, reasons. Which of them there are depends on what the
/// entry is about.
#[derive(Debug, Clone, ToSchema)]
pub struct TraceDetail {
    /// The organisation it is about: invited, submitting, awarded or using.
    pub organisation: Option<OrgRef>,
    /// The status a step led to.
    pub to: Option<String>,
    /// Written reasons.
    pub reason: Option<String>,
    /// Kind of the decision, council or report.
    pub kind: Option<String>,
    /// Number of a decision.
    pub number: Option<String>,
    /// Date of a decision.
    pub decided_on: Option<Day>,
    /// How it was decided.
    pub outcome: Option<String>,
    /// SHA-256 of the signed file in hexadecimal.
    pub file_sha256: Option<String>,
    /// Whether a decision follows the council's recommendation.
    pub follows_recommendation: Option<bool>,
    /// Readable code of the submission that was awarded.
    pub submission_code: Option<String>,
    /// Grade of the pilot.
    pub grade: Option<String>,
    /// The day a milestone was due.
    pub due_on: Option<Day>,
    /// Last day of the period that a report covers.
    pub period_end: Option<Day>,
    /// Unit of an indicator.
    pub unit: Option<Bilingual>,
    /// Its value at the start.
    pub baseline: Option<f64>,
    /// The value wanted.
    pub target: Option<f64>,
    /// The latest value.
    pub value: Option<f64>,
    /// The day it was measured.
    pub measured_on: Option<Day>,
    /// How much of the way to the target is done.
    pub share: Option<f64>,
    /// Whether the target is reached.
    pub reached: Option<bool>,
    /// How many measurements there are.
    pub count: Option<u64>,
    /// The site of a use.
    pub site: Option<String>,
    /// Since when it is used.
    pub started_on: Option<Day>,
    /// How it is used.
    #[schema(rename = "use")]
    pub use_kind: Option<String>,
    /// How many people it reaches.
    pub people_reached: Option<i64>,
}
