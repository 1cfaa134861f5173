//! The submission: a solver's sealed answer to a challenge.

pub mod coded;
pub mod lifecycle;
pub mod reading;
pub mod receipt;
pub mod section;
pub mod visibility;

use crate::challenge::ChallengeKind;

text_enum! {
    /// The status of a submission.
    #[schema(as = SubmissionStatus)]
    pub enum Status {
        /// Being written by its editors.
        Draft = "draft",
        /// Handed in, sealed until the opening.
        Sent = "sent",
        /// Taken back by its editors.
        Withdrawn = "withdrawn",
        /// Unsealed, not screened yet.
        Opened = "opened",
        /// Screened out, with reasons.
        Ineligible = "ineligible",
        /// Goes before the selection council.
        Eligible = "eligible",
        /// Passed, next in rank behind the winner.
        Reserve = "reserve",
        /// The winner.
        Awarded = "awarded",
        /// Judged and not chosen.
        NotSelected = "not_selected",
        /// Never handed in before the opening, its call was cancelled, or it won and then withdrew.
        Void = "void",
    }
}

impl Status {
    /// Whether the editors may still change the text.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft)
    }

    /// Whether the submission competes: it was opened and has not been screened out.
    pub const fn competes(self) -> bool {
        matches!(
            self,
            Self::Opened | Self::Eligible | Self::Reserve | Self::Awarded | Self::NotSelected
        )
    }
}

text_enum! {
    /// What can be done to a submission.
    #[schema(as = SubmissionAction)]
    pub enum Action {
        /// The editors hand it in.
        Send = "send",
        /// The editors take it back to work on it.
        Revise = "revise",
        /// The editors give up.
        Withdraw = "withdraw",
        /// The broker opens the call's submissions, on record.
        Open = "open",
        /// The broker finds it formally in order.
        MarkEligible = "mark_eligible",
        /// The broker screens it out.
        MarkIneligible = "mark_ineligible",
        /// The decision names it the winner.
        Award = "award",
        /// It passed, but another one won.
        Reserve = "reserve",
        /// It was judged and not chosen.
        NotSelect = "not_select",
        /// It falls with the opening (a draft), with its call, or when a further decision follows the
        /// winner's withdrawal.
        Void = "void",
    }
}

impl Action {
    /// Actions that are only the effect of an act on the challenge (its opening, its decision,
    /// its cancellation), never asked for by themselves.
    pub const fn is_effect(self) -> bool {
        matches!(self, Self::Open | Self::Award | Self::Reserve | Self::NotSelect | Self::Void)
    }
}

text_enum! {
    /// What the call asks its solvers for.
    pub enum SubmissionKind {
        /// A proposal of a solution (hồ sơ giải pháp).
        Solution = "solution",
        /// An application for a research task (hồ sơ đăng ký tuyển chọn).
        Selection = "selection",
        /// An entry to a contest (bài dự thi).
        ContestEntry = "contest_entry",
    }
}

impl SubmissionKind {
    /// The kind of answer that a kind of challenge asks for.
    pub const fn answering(kind: ChallengeKind) -> Self {
        match kind {
            ChallengeKind::SolutionOrder | ChallengeKind::TechnologyTransfer => Self::Solution,
            ChallengeKind::ResearchTask => Self::Selection,
            ChallengeKind::Contest => Self::ContestEntry,
        }
    }
}

/// The greatest length of a submission's title, in characters.
pub const TITLE_LIMIT: usize = 200;

/// The readable code of a submission, from 32 random bits and the year it was begun in. It is
/// not numbered: a number would tell every solver how many others are answering.
pub fn code(year: i32, random: u32) -> String {
    // Crockford's base 32: no letter that is taken for a figure or another letter.
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let tail: String =
        (0..6).map(|place| char::from(ALPHABET[(random >> (place * 5)) as usize & 31])).collect();
    format!("HS-{year}-{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_one_form() {
        assert_eq!(code(2026, 0), "HS-2026-000000");
        assert_eq!(code(2026, u32::MAX), "HS-2026-ZZZZZZ");
    }
}
