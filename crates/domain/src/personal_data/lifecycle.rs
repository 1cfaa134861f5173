//! The lifecycle of a request about personal data.

use super::{Action, Status};
use crate::lifecycle::{Blocked, Facts, Lifecycle, Row};

/// Parts people play around a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Who keeps the installation running and answers for its data.
    Operator,
    /// Whose request it is.
    Person,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Nothing that others rest on stands in the way of an erasure.
    NothingInTheWay,
    /// The time has not been extended before: the law knows one extension.
    NotExtended,
}

/// The lifecycle of a request about personal data.
#[derive(Debug)]
pub struct DataRequestLifecycle;

impl Lifecycle for DataRequestLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "data_request";
    const TABLE: &'static [Row<Self>] = &[
        Row {
            action: Action::Acknowledge,
            from: &[Status::Received],
            to: Status::Acknowledged,
            who: &[Who::Operator],
            guards: &[],
            reason: false,
        },
        Row {
            action: Action::Extend,
            from: &[Status::Received],
            to: Status::Received,
            who: &[Who::Operator],
            guards: &[Guard::NotExtended],
            reason: true,
        },
        Row {
            action: Action::Extend,
            from: &[Status::Acknowledged],
            to: Status::Acknowledged,
            who: &[Who::Operator],
            guards: &[Guard::NotExtended],
            reason: true,
        },
        Row {
            action: Action::Complete,
            from: &[Status::Received, Status::Acknowledged],
            to: Status::Completed,
            who: &[Who::Operator],
            guards: &[Guard::NothingInTheWay],
            reason: false,
        },
        Row {
            action: Action::Refuse,
            from: &[Status::Received, Status::Acknowledged],
            to: Status::Refused,
            who: &[Who::Operator],
            guards: &[],
            reason: true,
        },
        Row {
            action: Action::Withdraw,
            from: &[Status::Received, Status::Acknowledged],
            to: Status::Withdrawn,
            who: &[Who::Person],
            guards: &[],
            reason: false,
        },
    ];
}

/// What the table must know about one request and its actor.
#[derive(Debug, Clone)]
pub struct DataRequestFacts<'a> {
    /// Whether the actor operates the installation.
    pub operator: bool,
    /// Whether it is the actor's own request.
    pub own: bool,
    /// Whether the time has been extended.
    pub extended: bool,
    /// What stands in the way of carrying it out.
    pub blockers: &'a [Blocked],
}

impl Facts<DataRequestLifecycle> for DataRequestFacts<'_> {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Operator => self.operator,
            Who::Person => self.own,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::NothingInTheWay => {
                self.blockers.first().map_or(Ok(()), |first| Err(first.clone()))
            }
            Guard::NotExtended if self.extended => Err(Blocked::because("data-request-extended")),
            Guard::NotExtended => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::{self, Refusal};

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<DataRequestLifecycle>());
    }

    #[test]
    fn the_person_takes_it_back_and_the_operator_decides() {
        let way = [Blocked::because("erasure-last-operator")];
        let facts = |operator, own, extended, blockers| DataRequestFacts {
            operator,
            own,
            extended,
            blockers,
        };
        let decide = |action, reason, facts: &DataRequestFacts<'_>| {
            lifecycle::decide::<DataRequestLifecycle>(Status::Received, action, reason, facts)
                .map(|row| row.to)
        };
        let person = facts(false, true, false, &[]);
        assert_eq!(decide(Action::Withdraw, None, &person), Ok(Status::Withdrawn));
        assert_eq!(decide(Action::Complete, None, &person), Err(Refusal::Forbidden));
        let operator = facts(true, false, false, &[]);
        assert_eq!(decide(Action::Withdraw, None, &operator), Err(Refusal::Forbidden));
        assert_eq!(decide(Action::Refuse, None, &operator), Err(Refusal::ReasonMissing));
        assert_eq!(decide(Action::Complete, None, &operator), Ok(Status::Completed));
        assert_eq!(decide(Action::Extend, Some("Chờ bên thứ ba"), &operator), Ok(Status::Received));
        let blocked = facts(true, false, true, &way);
        let why = Refusal::Blocked(way[0].clone());
        assert_eq!(decide(Action::Complete, None, &blocked), Err(why));
        let why = Refusal::Blocked(Blocked::because("data-request-extended"));
        assert_eq!(decide(Action::Extend, Some("Lần nữa"), &blocked), Err(why));
        assert_eq!(decide(Action::Acknowledge, None, &blocked), Ok(Status::Acknowledged));
    }
}
