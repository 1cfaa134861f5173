//! Scoring, ranking and grading. Decisions compare exact numbers; floating point appears only
//! where a number is shown.

pub mod grading;
pub mod ranking;
pub mod score;

use uuid::Uuid;

use crate::{
    council::{CouncilRole, Member},
    rule_set::{Counted, RuleSet},
};

/// A member whose sheets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voter {
    /// The membership.
    pub member_id: Uuid,
    /// The part.
    pub role: CouncilRole,
}

/// A sheet as handed to the computation.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// Whose sheet it is.
    pub member_id: Uuid,
    /// About which subject.
    pub subject_id: Uuid,
    /// Whether it has been handed in.
    pub submitted: bool,
    /// What it says.
    pub content: &'a score::SheetContent,
}

/// The members whose sheets count: those who still sit on the council with a vote and, where the
/// rule set says so and the meeting is recorded, were present.
pub fn voters(rule_set: &RuleSet, members: &[Member], present: Option<&[Uuid]>) -> Vec<Voter> {
    members
        .iter()
        .filter(|member| member.is_active() && rule_set.composition.votes(member.role))
        .filter(|member| match (rule_set.counted, present) {
            (Counted::Present, Some(present)) => present.contains(&member.id),
            _ => true,
        })
        .map(|member| Voter { member_id: member.id, role: member.role })
        .collect()
}

#[cfg(test)]
mod tests;
