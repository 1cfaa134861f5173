//! The trace of one need: everything that happened to it, in six stages from order to use.
//!
//! Who may see an entry is decided here, so that no gatherer of entries can forget it.

use serde_json::Value;
use uuid::Uuid;

use crate::{challenge::Status as ChallengeStatus, locale::Bilingual, timestamp::Timestamp};

text_enum! {
    /// A stage of the chain.
    pub enum StageKey {
        /// The need is written, vetted and published.
        Order = "order",
        /// Solvers are found and invited.
        Match = "match",
        /// Solvers answer.
        Submission = "submission",
        /// A council recommends, the authority decides.
        Decision = "decision",
        /// The winner's solution is tried, graded and recognised.
        Pilot = "pilot",
        /// It is taken into use.
        Use = "use",
    }
}

text_enum! {
    /// How far a stage is.
    pub enum StageStatus {
        /// Behind.
        Done = "done",
        /// Where the need stands.
        Current = "current",
        /// Still to come.
        Ahead = "ahead",
    }
}

text_enum! {
    /// What an entry is about.
    #[schema(as = TraceNoun)]
    pub enum Noun {
        /// The order itself.
        Challenge = "challenge",
        /// An invitation to a solver.
        Invitation = "invitation",
        /// A solver's answer.
        Submission = "submission",
        /// A council.
        Council = "council",
        /// A signed decision.
        Decision = "decision",
        /// The agreement.
        Agreement = "agreement",
        /// The pilot.
        Pilot = "pilot",
        /// A milestone of the pilot.
        Milestone = "milestone",
        /// A measurement of an indicator.
        Measurement = "measurement",
        /// A report on the pilot.
        Report = "report",
        /// A use at a site.
        Deployment = "deployment",
    }
}

/// Who may see an entry. Each later audience sees what the earlier ones see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Everybody.
    Public,
    /// The parties of the chain: proposer, orderer, broker, and the winner once it is decided.
    Parties,
    /// The offices that run the challenge: orderer and broker.
    Desk,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The stage it belongs to.
    pub stage: StageKey,
    /// Who may see it.
    pub audience: Audience,
    /// The organisation it belongs to, which sees it whatever the audience.
    pub own: Option<Uuid>,
    /// When it happened.
    pub at: Timestamp,
    /// What it is about.
    pub noun: Noun,
    /// Which one.
    pub id: Uuid,
    /// Its readable code, where it has one.
    pub code: Option<String>,
    /// What was done.
    pub action: String,
    /// Its title, where it has one.
    pub title: Option<Bilingual>,
    /// The organisation that did it.
    pub by: Option<Uuid>,
    /// More about it.
    pub detail: Value,
    /// Its place in the log, once the sequencer has numbered it.
    pub seq: Option<i64>,
}

/// Who reads the trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The widest audience the reader belongs to.
    pub audience: Audience,
    /// The reader's organisations.
    pub organisations: Vec<Uuid>,
}

/// One stage with what is visible of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Which stage.
    pub key: StageKey,
    /// How far it is.
    pub status: StageStatus,
    /// What happened, in order.
    pub entries: Vec<Entry>,
}

/// The stages that are at work while a challenge is in this status. While a call is open,
/// solvers are found and answers written at the same time. `None` when the chain has ended, for
/// good or ill.
fn at_work(challenge: ChallengeStatus) -> Option<&'static [StageKey]> {
    match challenge {
        ChallengeStatus::Draft
        | ChallengeStatus::Proposed
        | ChallengeStatus::InVetting
        | ChallengeStatus::Returned
        | ChallengeStatus::InIdentification
        | ChallengeStatus::Approved => Some(&[StageKey::Order]),
        ChallengeStatus::Open => Some(&[StageKey::Match, StageKey::Submission]),
        ChallengeStatus::Closed => Some(&[StageKey::Submission]),
        ChallengeStatus::InEvaluation => Some(&[StageKey::Decision]),
        ChallengeStatus::Awarded | ChallengeStatus::InPilot => Some(&[StageKey::Pilot]),
        ChallengeStatus::Completed
        | ChallengeStatus::Declined
        | ChallengeStatus::Withdrawn
        | ChallengeStatus::Cancelled
        | ChallengeStatus::NotAwarded => None,
    }
}

/// How far each stage is. `reached` is the last stage in which anything happened; it matters
/// only where the chain has ended.
fn stage_status(
    challenge: ChallengeStatus,
    reached: StageKey,
    adopted: bool,
    key: StageKey,
) -> StageStatus {
    if let Some(stages) = at_work(challenge) {
        return if stages.contains(&key) {
            StageStatus::Current
        } else if stages.iter().all(|current| key < *current) {
            StageStatus::Done
        } else {
            StageStatus::Ahead
        };
    }
    match (challenge, key) {
        // Taken into use, and the register stays open: use is asked for again each year.
        (ChallengeStatus::Completed, StageKey::Use) if adopted => StageStatus::Current,
        (ChallengeStatus::Completed, _) => StageStatus::Done,
        (_, key) if key <= reached => StageStatus::Done,
        _ => StageStatus::Ahead,
    }
}

fn is_visible(entry: &Entry, challenge: ChallengeStatus, viewer: &Viewer) -> bool {
    // Until the opening a submission does not exist for anybody but its editors, and the trace is
    // not their workplace.
    let sealed = entry.noun == Noun::Submission && !challenge.is_past_opening();
    let own = entry.own.is_some_and(|id| viewer.organisations.contains(&id));
    !sealed && (own || entry.audience <= viewer.audience)
}

/// Puts entries into stages, keeps what the viewer may see and orders it: by time, then by place
/// in the log, then by noun, action and id, so that every reading is the same.
///
/// `adopted` says whether the result was decided to be taken into use.
pub fn assemble(
    challenge: ChallengeStatus,
    adopted: bool,
    entries: Vec<Entry>,
    viewer: &Viewer,
) -> Vec<Stage> {
    // What is hidden from the viewer does not move the stages either.
    let mut visible: Vec<Entry> =
        entries.into_iter().filter(|entry| is_visible(entry, challenge, viewer)).collect();
    visible.sort_by(|a, b| {
        let place = |entry: &Entry| (entry.at, entry.seq.unwrap_or(i64::MAX), entry.noun);
        place(a).cmp(&place(b)).then_with(|| a.action.cmp(&b.action)).then_with(|| a.id.cmp(&b.id))
    });
    let reached = visible.iter().map(|entry| entry.stage).max().unwrap_or(StageKey::Order);
    let mut stages: Vec<Stage> = StageKey::ALL
        .iter()
        .map(|key| Stage {
            key: *key,
            status: stage_status(challenge, reached, adopted, *key),
            entries: Vec::new(),
        })
        .collect();
    for entry in visible {
        if let Some(stage) = stages.iter_mut().find(|stage| stage.key == entry.stage) {
            stage.entries.push(entry);
        }
    }
    stages
}

/// The stage of a step of the challenge's own lifecycle.
pub const fn stage_of(action: crate::challenge::lifecycle::Action) -> StageKey {
    use crate::challenge::lifecycle::Action;
    match action {
        Action::OpenSubmissions | Action::Close | Action::CloseWithoutAward => StageKey::Submission,
        Action::Award | Action::DecideNoAward => StageKey::Decision,
        Action::StartPilot => StageKey::Pilot,
        Action::Complete => StageKey::Use,
        _ => StageKey::Order,
    }
}

#[cfg(test)]
mod tests;
