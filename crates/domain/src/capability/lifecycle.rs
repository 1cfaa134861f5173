//! The capability's lifecycle: a draft is listed, withdrawn and listed again.

use uuid::Uuid;

use super::{Action, Status, may_edit};
use crate::{
    actor::Actor,
    lifecycle::{Blocked, Facts, Lifecycle, Row},
};

/// Parts people play around a capability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Owner or editor of the organisation that holds it.
    Holder,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// It has a summary or a description, so that somebody who finds it can judge it.
    Described,
}

/// The capability's lifecycle.
#[derive(Debug)]
pub struct CapabilityLifecycle;

impl Lifecycle for CapabilityLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "capability";
    const TABLE: &'static [Row<Self>] = &[
        Row {
            action: Action::List,
            from: &[Status::Draft],
            to: Status::Listed,
            who: &[Who::Holder],
            guards: &[Guard::Described],
            reason: false,
        },
        Row {
            action: Action::Withdraw,
            from: &[Status::Draft, Status::Listed],
            to: Status::Withdrawn,
            who: &[Who::Holder],
            guards: &[],
            reason: false,
        },
        Row {
            action: Action::Relist,
            from: &[Status::Withdrawn],
            to: Status::Listed,
            who: &[Who::Holder],
            guards: &[Guard::Described],
            reason: false,
        },
    ];
}

/// What the table must know about one capability and its actor.
#[derive(Debug, Clone, Copy)]
pub struct CapabilityFacts<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The organisation that holds it.
    pub organisation_id: Uuid,
    /// Whether it has a summary or a description.
    pub described: bool,
}

impl Facts<CapabilityLifecycle> for CapabilityFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Holder => may_edit(self.organisation_id, self.actor),
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::Described if self.described => Ok(()),
            Guard::Described => Err(Blocked::because("capability-undescribed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle;

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<CapabilityLifecycle>());
    }
}
