//! Judgements on matches: what brokers, solvers and councils have made of who could answer a call. They are not kept
//! a second time: shortlist, invitations, submissions and awards say it, and here it is read as grades.
//!
//! A submission counts from its opening on; before, nobody may know of it.

mod export;
mod refit;

pub use export::{Exported, export};
pub use nhipcau_search::{MatchWeights, Weights, learning::LEAST_NEEDS};
pub use refit::{Refit, applied, refit};

use std::collections::BTreeMap;

use nhipcau_domain::{
    invitation::{Status as InvitationStatus, Verdict},
    submission::Status as SubmissionStatus,
};
use nhipcau_store::{Conn, invitation, invitation::shortlist, submission};
use uuid::Uuid;

use crate::{Result, view::unless_unreadable};

/// The broker set it aside.
pub const REJECTED: u8 = 0;
/// Shortlisted or invited.
pub const WORTH_ASKING: u8 = 1;
/// Accepted the invitation, or answered the call.
pub const ANSWERED: u8 = 2;
/// Won the call.
pub const AWARDED: u8 = 3;

/// What people made of one match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Judgement {
    /// The call.
    pub challenge_id: Uuid,
    /// The organisation.
    pub organisation_id: Uuid,
    /// Its capability, where that was judged.
    pub capability_id: Option<Uuid>,
    /// From [`REJECTED`] to [`AWARDED`].
    pub grade: u8,
}

impl Judgement {
    /// The document it is about.
    pub fn subject_id(&self) -> Uuid {
        self.capability_id.unwrap_or(self.organisation_id)
    }
}

/// Every judgement, by call. What an organisation did itself – accept, answer, win – is a judgement on those of its
/// capabilities that were found worth asking for this call, and where there are none, on the organisation.
pub(crate) async fn collect(conn: &impl Conn) -> Result<BTreeMap<Uuid, Vec<Judgement>>> {
    let mut grades: BTreeMap<(Uuid, Uuid, Option<Uuid>), u8> = BTreeMap::new();
    let mut raise = |challenge_id, organisation_id, capability_id, grade: u8| {
        let known = grades.entry((challenge_id, organisation_id, capability_id)).or_default();
        *known = grade.max(*known);
    };
    for entry in shortlist::all(conn).await? {
        let verdict = entry.verdict().map_err(crate::Error::from);
        let grade = match unless_unreadable("judgement", entry.id, verdict)? {
            Some(Verdict::Shortlisted) => WORTH_ASKING,
            Some(Verdict::Rejected) => REJECTED,
            None => continue,
        };
        raise(entry.challenge_id, entry.organisation_id, entry.capability_id, grade);
    }
    let mut own: BTreeMap<(Uuid, Uuid), u8> = BTreeMap::new();
    let mut did = |challenge_id, organisation_id, grade: u8| {
        let known = own.entry((challenge_id, organisation_id)).or_default();
        *known = grade.max(*known);
    };
    for row in invitation::all(conn).await? {
        let status = row.status().map_err(crate::Error::from);
        let Some(status) = unless_unreadable("invitation", row.id, status)? else { continue };
        raise(row.challenge_id, row.organisation_id, row.capability_id, WORTH_ASKING);
        if status == InvitationStatus::Accepted {
            did(row.challenge_id, row.organisation_id, ANSWERED);
        }
    }
    for row in submission::all_opened(conn).await? {
        let status = row.status().map_err(crate::Error::from);
        let Some(status) = unless_unreadable("submission", row.id, status)? else { continue };
        let grade = match status {
            SubmissionStatus::Awarded => AWARDED,
            SubmissionStatus::Opened
            | SubmissionStatus::Ineligible
            | SubmissionStatus::Eligible
            | SubmissionStatus::Reserve
            | SubmissionStatus::NotSelected => ANSWERED,
            SubmissionStatus::Draft
            | SubmissionStatus::Sent
            | SubmissionStatus::Withdrawn
            | SubmissionStatus::Void => continue,
        };
        did(row.challenge_id, row.organisation_id, grade);
    }
    for ((challenge_id, organisation_id), grade) in own {
        let of_both = (challenge_id, organisation_id, None)
            ..=(challenge_id, organisation_id, Some(Uuid::max()));
        let mut worth: Vec<_> = grades
            .range_mut(of_both)
            .filter(|((_, _, capability_id), known)| capability_id.is_some() && **known > REJECTED)
            .map(|(_, known)| known)
            .collect();
        for known in &mut worth {
            **known = grade.max(**known);
        }
        if worth.is_empty() {
            let known = grades.entry((challenge_id, organisation_id, None)).or_default();
            *known = grade.max(*known);
        }
    }
    let mut out: BTreeMap<Uuid, Vec<Judgement>> = BTreeMap::new();
    for ((challenge_id, organisation_id, capability_id), grade) in grades {
        let judgement = Judgement { challenge_id, organisation_id, capability_id, grade };
        out.entry(challenge_id).or_default().push(judgement);
    }
    Ok(out)
}
