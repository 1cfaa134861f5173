//! The challenge: a problem of public health turned into an order.

pub mod deciding;
pub mod lifecycle;
pub mod section;

use crate::timestamp::Timestamp;

text_enum! {
    /// What is ordered.
    pub enum ChallengeKind {
        /// A solution to be piloted and used.
        SolutionOrder = "solution_order",
        /// A research task.
        ResearchTask = "research_task",
        /// The transfer of a technology.
        TechnologyTransfer = "technology_transfer",
        /// A contest with prizes.
        Contest = "contest",
    }
}

text_enum! {
    /// At which level the order is managed.
    pub enum Level {
        /// National.
        National = "national",
        /// Of a ministry.
        Ministerial = "ministerial",
        /// Of a province or city.
        Provincial = "provincial",
        /// Of a single facility.
        Grassroots = "grassroots",
    }
}

text_enum! {
    /// Where a challenge came from.
    pub enum Origin {
        /// Written here and taken through the whole lifecycle.
        Native = "native",
        /// Loaded from a file; it skipped vetting here.
        Imported = "imported",
    }
}

text_enum! {
    /// The status of a challenge.
    #[schema(as = ChallengeStatus)]
    pub enum Status {
        /// Being written.
        Draft = "draft",
        /// Proposed by a unit to its department.
        Proposed = "proposed",
        /// With the broker.
        InVetting = "in_vetting",
        /// Sent back with reasons.
        Returned = "returned",
        /// Before the identification council.
        InIdentification = "in_identification",
        /// May be published.
        Approved = "approved",
        /// Takes submissions.
        Open = "open",
        /// The deadline has passed.
        Closed = "closed",
        /// Submissions are opened and judged.
        InEvaluation = "in_evaluation",
        /// A winner is decided.
        Awarded = "awarded",
        /// The winner's pilot runs.
        InPilot = "in_pilot",
        /// The chain has reached its end.
        Completed = "completed",
        /// Declined by the department or the broker.
        Declined = "declined",
        /// Withdrawn by its author.
        Withdrawn = "withdrawn",
        /// Cancelled by the orderer.
        Cancelled = "cancelled",
        /// Ended without a winner.
        NotAwarded = "not_awarded",
    }
}

impl Status {
    /// The status that every reader and writer meets: an open challenge whose deadline has
    /// passed *is* closed, whether or not a job has said so yet.
    #[must_use]
    pub fn effective(self, closes_at: Option<Timestamp>, now: Timestamp) -> Self {
        match (self, closes_at) {
            (Self::Open, Some(deadline)) if now >= deadline => Self::Closed,
            _ => self,
        }
    }

    /// Whether a challenge in this status has been published (`cancelled` needs the date too).
    pub const fn is_published(self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::Closed
                | Self::InEvaluation
                | Self::Awarded
                | Self::InPilot
                | Self::Completed
                | Self::NotAwarded
        )
    }

    /// Whether the author may still change the text.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether submissions have been opened.
    pub const fn is_past_opening(self) -> bool {
        matches!(
            self,
            Self::InEvaluation | Self::Awarded | Self::InPilot | Self::Completed | Self::NotAwarded
        )
    }

    /// Whether nothing follows.
    pub const fn is_terminal(self) -> bool {
        matches!(
            self,
            Self::Declined | Self::Withdrawn | Self::Cancelled | Self::NotAwarded | Self::Completed
        )
    }
}
