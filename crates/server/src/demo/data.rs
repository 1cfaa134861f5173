//! The texts of the demonstration, as they stand in `crates/server/demo/`.

use std::collections::BTreeMap;

use nhipcau_app::organisation::CreateOrganisation;
use nhipcau_domain::locale::Bilingual;
use serde::Deserialize;
use serde_json::Value;

/// Everything.
#[derive(Debug)]
pub struct Data {
    pub programmes: Vec<Programme>,
    pub organisations: Vec<Organisation>,
    pub people: Vec<Person>,
    pub orders: Vec<Order>,
    pub capabilities: Vec<Capability>,
    pub submissions: Vec<Submission>,
    pub matching: Vec<Matching>,
    pub councils: Vec<Council>,
    pub decisions: Vec<Decision>,
    pub comments: Vec<Comment>,
    pub pilots: Vec<Pilot>,
}

macro_rules! file {
    ($name:literal) => {
        serde_json::from_str(include_str!(concat!("../../demo/", $name, ".json")))
    };
}

impl Data {
    /// Reads the files, which are part of the binary.
    pub fn read() -> serde_json::Result<Self> {
        #[derive(Deserialize)]
        struct Programmes {
            programmes: Vec<Programme>,
        }
        #[derive(Deserialize)]
        struct Organisations {
            organisations: Vec<Organisation>,
        }
        #[derive(Deserialize)]
        struct People {
            people: Vec<Person>,
        }
        #[derive(Deserialize)]
        struct Orders {
            challenges: Vec<Order>,
        }
        #[derive(Deserialize)]
        struct Capabilities {
            capabilities: Vec<Capability>,
        }
        #[derive(Deserialize)]
        struct Submissions {
            submissions: Vec<Submission>,
            matching: Vec<Matching>,
            councils: Vec<Council>,
            decisions: Vec<Decision>,
            comments: Vec<Comment>,
        }
        #[derive(Deserialize)]
        struct Pilots {
            pilots: Vec<Pilot>,
        }
        let (programmes, organisations, people): (Programmes, Organisations, People) =
            (file!("programmes")?, file!("organisations")?, file!("people")?);
        let (orders, capabilities, submissions, pilots): (
            Orders,
            Capabilities,
            Submissions,
            Pilots,
        ) = (file!("challenges")?, file!("capabilities")?, file!("submissions")?, file!("pilots")?);
        Ok(Self {
            programmes: programmes.programmes,
            organisations: organisations.organisations,
            people: people.people,
            orders: orders.challenges,
            capabilities: capabilities.capabilities,
            submissions: submissions.submissions,
            matching: submissions.matching,
            councils: submissions.councils,
            decisions: submissions.decisions,
            comments: submissions.comments,
            pilots: pilots.pilots,
        })
    }
}

#[derive(Debug, Deserialize)]
pub struct Programme {
    pub key: String,
    pub code: String,
    pub kind: String,
    pub title: Bilingual,
    pub owner: String,
    pub broker: Option<String>,
    pub parties: Vec<String>,
    pub province: Option<String>,
    pub legal_basis: Bilingual,
    pub starts_on: String,
    pub ends_on: String,
    pub topics: Vec<String>,
    pub summary: Bilingual,
}

#[derive(Debug, Deserialize)]
pub struct Organisation {
    pub key: String,
    pub parent: Option<String>,
    pub verification: Option<String>,
    pub verification_evidence: Option<String>,
    #[serde(flatten)]
    pub rest: BTreeMap<String, Value>,
}

impl Organisation {
    /// The body that sets it up.
    pub fn body(&self) -> serde_json::Result<CreateOrganisation> {
        serde_json::from_value(serde_json::to_value(&self.rest)?)
    }
}

#[derive(Debug, Deserialize)]
pub struct Membership {
    pub organisation: String,
    pub role: nhipcau_domain::organisation::Role,
}

#[derive(Debug, Deserialize)]
pub struct Person {
    pub key: String,
    pub memberships: Vec<Membership>,
    #[serde(default)]
    pub is_operator: bool,
    #[serde(default)]
    pub is_auditor: bool,
    pub demo: Option<nhipcau_app::auth::demo::DemoPart>,
    pub email: String,
    pub name: String,
    pub locale: nhipcau_domain::locale::Locale,
    pub title: Option<String>,
    pub affiliation: Option<String>,
    pub expert: bool,
    pub fields: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Order {
    pub key: String,
    pub programme: String,
    pub proposer: String,
    pub kind: String,
    pub level: String,
    pub title: Bilingual,
    pub summary: Bilingual,
    pub days: BTreeMap<String, i64>,
    pub reason: Option<Bilingual>,
    pub sections: BTreeMap<String, Value>,
}

#[derive(Debug, Deserialize)]
pub struct Capability {
    pub key: String,
    pub organisation: String,
    #[serde(flatten)]
    pub body: serde_json::Map<String, Value>,
}

#[derive(Debug, Deserialize)]
pub struct Submission {
    pub key: String,
    pub challenge: String,
    pub organisation: String,
    pub lead: String,
    pub title: Bilingual,
    pub quality: f64,
    pub sent_day: i64,
    pub sections: BTreeMap<String, Value>,
    /// Names of files handed in with it.
    #[serde(default)]
    pub files: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Shortlisted {
    pub organisation: String,
    pub verdict: String,
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Invitation {
    pub organisation: String,
    pub message: String,
    pub answer: String,
    pub reason: Option<String>,
    pub invited_day: i64,
    pub answered_day: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub struct Matching {
    pub challenge: String,
    pub shortlist: Vec<Shortlisted>,
    pub invitations: Vec<Invitation>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouncilKind {
    Selection,
    Acceptance,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouncilStage {
    Forming,
    Constituted,
    Scoring,
    Meeting,
    Concluded,
}

#[derive(Debug, Deserialize)]
pub struct Member {
    pub person: String,
    pub role: String,
    pub represents: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Meeting {
    pub held_day: i64,
    pub mode: String,
    pub absent: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Recommendation {
    pub winner: Option<String>,
    pub none: Option<bool>,
    pub grade: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Council {
    pub challenge: String,
    pub kind: CouncilKind,
    pub rule_set: String,
    pub stage: CouncilStage,
    pub members: Vec<Member>,
    pub meeting: Option<Meeting>,
    pub minutes: Option<String>,
    pub votes: Option<Value>,
    pub recommendation: Option<Recommendation>,
    #[serde(default)]
    pub sheets_done: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Decision {
    pub challenge: String,
    pub number: String,
    pub day: i64,
    pub outcome: String,
    pub submission: Option<String>,
    pub reasons: Option<Bilingual>,
}

#[derive(Debug, Deserialize)]
pub struct Comment {
    pub criterion: String,
    pub tone: String,
    pub text: Bilingual,
}

#[derive(Debug, Deserialize)]
pub struct Agreement {
    pub title: Bilingual,
    pub ip_terms: Bilingual,
    pub data_annex: Option<Bilingual>,
    pub budget: Value,
    pub sites: Vec<String>,
    pub starts_day: i64,
    pub ends_day: i64,
    pub signed_day: i64,
}

#[derive(Debug, Deserialize)]
pub struct PilotSetUp {
    pub starts_day: i64,
    pub ends_day: i64,
    pub sites: Vec<String>,
    pub ethics_reference: Option<String>,
    pub data_annex_reference: Option<String>,
    pub ai_risk_class: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Milestone {
    pub due_day: i64,
    pub done_day: Option<i64>,
    pub evidence: Option<Bilingual>,
}

#[derive(Debug, Deserialize)]
pub struct Measurement {
    pub measure_key: String,
    pub day: i64,
    pub value: f64,
    pub note: Option<Bilingual>,
}

#[derive(Debug, Deserialize)]
pub struct Report {
    pub kind: String,
    pub period_end_day: i64,
    #[serde(flatten)]
    pub parts: BTreeMap<String, Value>,
}

#[derive(Debug, Deserialize)]
pub struct Paper {
    pub number: String,
    pub day: i64,
    pub outcome: Option<String>,
    pub reasons: Option<Bilingual>,
}

#[derive(Debug, Deserialize)]
pub struct Deployment {
    pub organisation: String,
    pub site: Bilingual,
    pub started_day: i64,
    #[serde(rename = "use")]
    pub use_kind: String,
    pub people_reached: i64,
    pub note: Option<Bilingual>,
}

#[derive(Debug, Deserialize)]
pub struct Acceptance {
    pub accepted_day: i64,
}

#[derive(Debug, Deserialize)]
pub struct Pilot {
    pub challenge: String,
    pub agreement: Agreement,
    pub pilot: PilotSetUp,
    pub milestones: Vec<Milestone>,
    pub measurements: Vec<Measurement>,
    pub reports: Vec<Report>,
    pub acceptance: Option<Acceptance>,
    pub recognition: Option<Paper>,
    pub follow_up: Option<Paper>,
    #[serde(default)]
    pub deployments: Vec<Deployment>,
}
