//! How people come into an organisation, and how it passes into other hands: each way is asked by
//! one side and agreed to by the other.

use crate::{
    lifecycle::{Blocked, Facts, Lifecycle, Row},
    timestamp::Timestamp,
};

text_enum! {
    /// By which way.
    #[schema(as = JoiningKind)]
    pub enum Kind {
        /// Who binds the organisation invites an address.
        Invitation = "invitation",
        /// A person asks to be taken in.
        Request = "request",
        /// A person comes in by an address in the organisation's confirmed mail domain.
        Domain = "domain",
        /// Who binds the organisation offers that to a member.
        Ownership = "ownership",
    }
}

text_enum! {
    /// How far it has come.
    #[schema(as = JoiningStatus)]
    pub enum Status {
        /// Not answered yet.
        Pending = "pending",
        /// Agreed to.
        Accepted = "accepted",
        /// Not agreed to.
        Declined = "declined",
        /// Taken back by who asked.
        Withdrawn = "withdrawn",
        /// Not answered in time. Never stored: the calendar says it.
        Expired = "expired",
    }
}

impl Status {
    /// The status every reader and writer meets: what was not answered in time has expired, whether
    /// or not a job has run.
    #[must_use]
    pub fn effective(self, expires_at: Timestamp, now: Timestamp) -> Self {
        if self == Self::Pending && now >= expires_at { Self::Expired } else { self }
    }
}

text_enum! {
    /// What can be done about it.
    #[schema(as = JoiningAction)]
    pub enum Action {
        /// Agree.
        Accept = "accept",
        /// Say no.
        Decline = "decline",
        /// Take it back.
        Withdraw = "withdraw",
    }
}

/// How long one may answer, in days.
pub const ANSWER_DAYS: i64 = 30;
/// The greatest length of the words that go with it, in characters.
pub const MESSAGE_LIMIT: usize = 500;

/// Parts people play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The person who was invited or to whom the organisation was offered.
    Addressee,
    /// Who binds the organisation, where a person asks to be taken in.
    Asked,
    /// Who asked: the person, or whoever binds the organisation.
    Maker,
}

/// Conditions of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The person is no member yet – or still is, where ownership is offered.
    Fits,
    /// Who offers the organisation still binds it.
    GiverBinds,
    /// The organisation has not become part of another one.
    Stands,
}

/// The lifecycle of a joining.
#[derive(Debug)]
pub struct JoiningLifecycle;

impl Lifecycle for JoiningLifecycle {
    type Status = Status;
    type Action = Action;
    type Who = Who;
    type Guard = Guard;
    const NOUN: &'static str = "joining";
    const TABLE: &'static [Row<Self>] = &[
        Row {
            action: Action::Accept,
            from: &[Status::Pending],
            to: Status::Accepted,
            who: &[Who::Addressee, Who::Asked],
            guards: &[Guard::Stands, Guard::Fits, Guard::GiverBinds],
            reason: false,
        },
        Row {
            action: Action::Decline,
            from: &[Status::Pending],
            to: Status::Declined,
            who: &[Who::Addressee],
            guards: &[],
            reason: false,
        },
        // Who asked to be taken in learns why not.
        Row {
            action: Action::Decline,
            from: &[Status::Pending],
            to: Status::Declined,
            who: &[Who::Asked],
            guards: &[],
            reason: true,
        },
        Row {
            action: Action::Withdraw,
            from: &[Status::Pending],
            to: Status::Withdrawn,
            who: &[Who::Maker],
            guards: &[],
            reason: false,
        },
    ];
}

/// What the table asks about one joining and its reader.
#[derive(Debug, Clone, Copy)]
pub struct JoiningFacts {
    /// By which way.
    pub kind: Kind,
    /// It is addressed to the reader: by their confirmed address, or as a member.
    pub addressee: bool,
    /// It was the reader who asked.
    pub asked_by: bool,
    /// The reader binds the organisation.
    pub binds: bool,
    /// The person concerned is a member of the organisation.
    pub member: bool,
    /// Who offers it binds the organisation.
    pub giver_binds: bool,
    /// The organisation has become part of another one.
    pub merged: bool,
}

impl Facts<JoiningLifecycle> for JoiningFacts {
    fn plays(&self, who: Who) -> bool {
        match who {
            Who::Addressee => self.addressee && self.kind != Kind::Request,
            Who::Asked => self.binds && self.kind == Kind::Request,
            Who::Maker if self.kind == Kind::Request => self.asked_by,
            Who::Maker => self.binds,
        }
    }

    fn holds(&self, guard: Guard) -> Result<(), Blocked> {
        match guard {
            Guard::Stands if self.merged => Err(Blocked::because("organisation_merged")),
            Guard::Fits if self.kind == Kind::Ownership && !self.member => {
                Err(Blocked::because("no_member"))
            }
            Guard::Fits if self.kind != Kind::Ownership && self.member => {
                Err(Blocked::because("already_member"))
            }
            Guard::GiverBinds if self.kind == Kind::Ownership && !self.giver_binds => {
                Err(Blocked::because("giver_left"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::{self, Refusal, decide};

    fn step(action: Action, reason: Option<&str>, facts: JoiningFacts) -> Result<Status, Refusal> {
        decide::<JoiningLifecycle>(Status::Pending, action, reason, &facts).map(|row| row.to)
    }

    fn facts(kind: Kind) -> JoiningFacts {
        JoiningFacts {
            kind,
            addressee: false,
            asked_by: false,
            binds: false,
            member: kind == Kind::Ownership,
            giver_binds: true,
            merged: false,
        }
    }

    #[test]
    fn table() {
        insta::assert_snapshot!(lifecycle::markdown::<JoiningLifecycle>());
    }

    #[test]
    fn each_way_is_asked_by_one_side_and_agreed_to_by_the_other() {
        let invited = JoiningFacts { addressee: true, ..facts(Kind::Invitation) };
        let inviting = JoiningFacts { binds: true, ..facts(Kind::Invitation) };
        let asking = JoiningFacts { asked_by: true, ..facts(Kind::Request) };
        let asked = JoiningFacts { binds: true, ..facts(Kind::Request) };
        let forbidden = Err(Refusal::Forbidden);
        for (agrees, asks) in [(invited, inviting), (asked, asking)] {
            assert_eq!(step(Action::Accept, None, agrees), Ok(Status::Accepted));
            assert_eq!(step(Action::Accept, None, asks), forbidden);
            assert_eq!(step(Action::Withdraw, None, asks), Ok(Status::Withdrawn));
            assert_eq!(step(Action::Withdraw, None, agrees), forbidden);
        }
        assert_eq!(step(Action::Decline, None, invited), Ok(Status::Declined));
        assert_eq!(step(Action::Decline, None, asked), Err(Refusal::ReasonMissing));
        assert_eq!(step(Action::Decline, Some("chưa rõ"), asked), Ok(Status::Declined));
    }

    #[test]
    fn what_no_longer_fits_is_not_agreed_to() {
        let invited = JoiningFacts { addressee: true, ..facts(Kind::Invitation) };
        let offered = JoiningFacts { addressee: true, ..facts(Kind::Ownership) };
        assert_eq!(step(Action::Accept, None, offered), Ok(Status::Accepted));
        for (facts, code) in [
            (JoiningFacts { member: true, ..invited }, "already_member"),
            (JoiningFacts { merged: true, ..invited }, "organisation_merged"),
            (JoiningFacts { member: false, ..offered }, "no_member"),
            (JoiningFacts { giver_binds: false, ..offered }, "giver_left"),
        ] {
            let refused = Err(Refusal::Blocked(Blocked::because(code)));
            assert_eq!(step(Action::Accept, None, facts), refused);
        }
    }

    #[test]
    fn what_is_not_answered_in_time_has_expired() {
        let (last, late) = (Timestamp(9), Timestamp(10));
        assert_eq!(Status::Pending.effective(late, last), Status::Pending);
        assert_eq!(Status::Pending.effective(late, late), Status::Expired);
        assert_eq!(Status::Accepted.effective(late, late), Status::Accepted);
    }
}
