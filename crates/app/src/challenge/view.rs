//! What a reader of a challenge gets.

use nhipcau_domain::{
    challenge::{ChallengeKind, Level, Status, section::Content},
    locale::Bilingual,
    money::{FundingSource, Money},
    revision::Revision,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{challenge::Challenge, programme::Programme};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Error, Result,
    attachment::{AttachmentView, PaperView},
    view::{AllowedAction, Completeness, OrgRef, OrgRefs, PersonRef, SectionView},
};

/// A challenge, as named by something else.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChallengeRef {
    /// Id.
    pub id: Uuid,
    /// Readable code.
    pub code: String,
    /// Title.
    pub title: Bilingual,
    /// Status.
    pub status: Status,
    /// The deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Timestamp>,
}

impl ChallengeRef {
    /// The reference to a challenge as it is at `now`.
    pub fn of(row: &Challenge, now: Timestamp) -> Result<Self> {
        Ok(Self {
            id: row.id,
            code: row.code.clone(),
            title: row.title(),
            status: row.status_at(now)?,
            closes_at: row.closes_at(),
        })
    }
}

/// A programme, as named by a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProgrammeRef {
    /// Id.
    pub id: Uuid,
    /// Code.
    pub code: String,
    /// Title.
    pub title: Bilingual,
}

impl ProgrammeRef {
    /// The reference to a programme.
    pub fn of(row: &Programme) -> Self {
        Self { id: row.id, code: row.code.clone(), title: row.title() }
    }
}

/// The money of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BudgetView {
    /// At least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Money>,
    /// At most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Money>,
    /// Where it comes from.
    pub sources: Vec<FundingSource>,
}

/// A challenge in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChallengeSummary {
    /// Id.
    pub id: Uuid,
    /// Readable code, such as `HCM-2026-0042`.
    pub code: String,
    /// Its id in the system it was imported from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// `native`, or `imported` when it skipped vetting here.
    #[schema(value_type = nhipcau_domain::challenge::Origin)]
    pub origin: String,
    /// Kind.
    pub kind: ChallengeKind,
    /// Level.
    pub level: Level,
    /// Status as it is now.
    pub status: Status,
    /// The programme.
    pub programme: ProgrammeRef,
    /// The ordering office.
    pub orderer: OrgRef,
    /// The unit whose need it is.
    pub proposer: OrgRef,
    /// Title.
    pub title: Bilingual,
    /// Summary.
    pub summary: Bilingual,
    /// Topic codes.
    pub topics: Vec<String>,
    /// Province code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// Money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetView>,
    /// Lowest technology readiness level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trl_min: Option<i32>,
    /// The deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Timestamp>,
    /// When it is to be published, as signed; only while it waits for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<Timestamp>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Timestamp>,
    /// By when the broker is to have vetted it; only for the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vetting_due_on: Option<Day>,
    /// Version.
    pub version: i32,
    /// How often a piece of its text has been written; with the version it makes the `ETag`.
    pub content_revision: i32,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl ChallengeSummary {
    /// The state in which it was read.
    pub const fn revision(&self) -> Revision {
        Revision { version: self.version, content: self.content_revision }
    }

    /// The list form of a challenge. `party` adds what only its parties may know.
    pub fn of(
        row: &Challenge,
        programme: &Programme,
        refs: &OrgRefs,
        now: Timestamp,
        party: bool,
    ) -> Result<Self> {
        let sources: Vec<FundingSource> =
            serde_json::from_value(row.funding_sources.clone()).unwrap_or_default();
        let (min, max) = (row.money(row.budget_min), row.money(row.budget_max));
        let budget = (min.is_some() || max.is_some() || !sources.is_empty())
            .then_some(BudgetView { min, max, sources });
        Ok(Self {
            id: row.id,
            code: row.code.clone(),
            external_id: row.external_id.clone(),
            origin: row.origin.clone(),
            kind: row.kind()?,
            level: Level::parse(&row.level).ok_or_else(|| Error::internal("challenge.level"))?,
            status: row.status_at(now)?,
            programme: ProgrammeRef::of(programme),
            orderer: refs.get(row.orderer_id)?,
            proposer: refs.get(row.proposer_id)?,
            title: row.title(),
            summary: row.summary(),
            topics: row.topics(),
            province: row.province.clone(),
            budget,
            trl_min: row.trl_min,
            closes_at: row.closes_at(),
            opens_at: row.opens_at.map(Timestamp),
            published_at: row.published_at.map(Timestamp),
            vetting_due_on: row.vetting_due_on.as_deref().filter(|_| party).and_then(Day::parse),
            version: row.version,
            content_revision: row.content_revision,
            created_at: Timestamp(row.created_at),
            updated_at: Timestamp(row.updated_at),
        })
    }
}

/// Why and by whom a challenge was sent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Returned {
    /// The reasons.
    pub reason: String,
    /// Who sent it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
    /// When.
    pub at: Timestamp,
}

/// A whole challenge.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChallengeView {
    /// The list form.
    #[serde(flatten)]
    pub summary: ChallengeSummary,
    /// The sections in order.
    pub sections: Vec<SectionView<Content>>,
    /// Attachments.
    pub attachments: Vec<AttachmentView>,
    /// Signed papers of a decision that wait to be put on record; for the offices that run the call.
    pub laid_up: Vec<PaperView>,
    /// Whether the papers of its offices are signed by somebody who has not prepared them.
    pub separate_signer: bool,
    /// Whether this reader may lay up a signed paper that is wanted now.
    pub may_lay_up: bool,
    /// What is missing before it may be handed in; only for the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completeness: Option<Completeness>,
    /// Why it was sent back, while it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<Returned>,
    /// Whether this reader may change the text now.
    pub editable: bool,
    /// What this reader may do.
    pub allowed_actions: Vec<AllowedAction>,
}
