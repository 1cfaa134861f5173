//! Councils: who sits on them, in which part, and what keeps one of them from going on.

pub mod composition;
pub mod conflict;
pub mod due;
pub mod lifecycle;
pub mod minutes;
pub mod replacement;
pub mod sheet;

use uuid::Uuid;

text_enum! {
    /// What a council judges.
    pub enum CouncilKind {
        /// Submissions to a call.
        Selection = "selection",
        /// The result of a pilot.
        Acceptance = "acceptance",
    }
}

text_enum! {
    /// The status of a council.
    #[schema(as = CouncilStatus)]
    pub enum Status {
        /// The broker is putting it together.
        Forming = "forming",
        /// Signed; members declare their conflicts.
        Constituted = "constituted",
        /// Members fill in their sheets.
        Scoring = "scoring",
        /// The council meets.
        Meeting = "meeting",
        /// It has recommended.
        Concluded = "concluded",
        /// Ended without a recommendation.
        Dissolved = "dissolved",
    }
}

impl Status {
    /// Whether the broker may still change the members.
    pub const fn is_composable(self) -> bool {
        matches!(self, Self::Forming | Self::Constituted)
    }

    /// Whether sheets are filled in; the seat of a member who leaves now may be taken by another.
    pub const fn is_judging(self) -> bool {
        matches!(self, Self::Scoring | Self::Meeting)
    }

    /// Whether members may still declare a conflict.
    pub const fn takes_declarations(self) -> bool {
        matches!(self, Self::Constituted | Self::Scoring | Self::Meeting)
    }

    /// Whether the council still works.
    pub const fn is_running(self) -> bool {
        !matches!(self, Self::Concluded | Self::Dissolved)
    }
}

text_enum! {
    /// A part on a council.
    pub enum CouncilRole {
        /// Leads it and concludes.
        Chair = "chair",
        /// Stands in for the chair.
        ViceChair = "vice_chair",
        /// Keeps the minutes and the papers, with a vote.
        ScientificSecretary = "scientific_secretary",
        /// Reviews in writing.
        Reviewer = "reviewer",
        /// Judges like everybody.
        Member = "member",
        /// Assists without a vote.
        AdministrativeSecretary = "administrative_secretary",
    }
}

impl CouncilRole {
    /// Whether the role keeps the council's papers.
    pub const fn is_secretary(self) -> bool {
        matches!(self, Self::ScientificSecretary | Self::AdministrativeSecretary)
    }
}

text_enum! {
    /// For whom a member speaks.
    pub enum Represents {
        /// An expert speaking for nobody but the science.
        Expert = "expert",
        /// The body that placed the order.
        Orderer = "orderer",
        /// The unit whose need it was.
        Proposer = "proposer",
        /// A body that could use the result.
        PotentialUser = "potential_user",
        /// The body that presides over the task.
        PresidingBody = "presiding_body",
    }
}

text_enum! {
    /// Whether a member still sits on the council.
    pub enum MemberStatus {
        /// Sits on it.
        Active = "active",
        /// Left because of a conflict; sheets do not count.
        Recused = "recused",
        /// Taken off by the broker before scoring; sheets do not count.
        Removed = "removed",
    }
}

text_enum! {
    /// How a council meets.
    pub enum MeetingMode {
        /// Everybody in one room.
        InPerson = "in_person",
        /// Everybody online.
        Online = "online",
        /// Some here, some there.
        Hybrid = "hybrid",
    }
}

/// A member as the council's rules see one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The membership.
    pub id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// The part.
    pub role: CouncilRole,
    /// For whom the person speaks.
    pub represents: Option<Represents>,
    /// Whether the person still sits on the council.
    pub status: MemberStatus,
    /// Whether the person left while the council judged and nobody has taken the seat since.
    pub vacant: bool,
    /// Whether the person has declared about every competing organisation.
    pub declared: bool,
}

impl Member {
    /// Whether the person still sits on the council.
    pub fn is_active(&self) -> bool {
        self.status == MemberStatus::Active
    }
}

#[cfg(test)]
mod tests;
