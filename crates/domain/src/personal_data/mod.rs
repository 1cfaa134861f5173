//! Personal data: what people agree to, what they may ask for, and within which time.

pub mod consent;
pub mod lifecycle;
pub mod terms;

pub use self::{
    consent::{Consents, Purpose},
    lifecycle::DataRequestLifecycle,
    terms::Terms,
};

text_enum! {
    /// What somebody asks about their data.
    #[schema(as = DataRequestKind)]
    pub enum Kind {
        /// Something is wrong and is to be put right.
        Correction = "correction",
        /// Everything is to be erased.
        Erasure = "erasure",
        /// It is to be used for less.
        Restriction = "restriction",
        /// Its use is objected to.
        Objection = "objection",
    }
}

text_enum! {
    /// The status of a request about personal data.
    #[schema(as = DataRequestStatus)]
    pub enum Status {
        /// It has come in.
        Received = "received",
        /// An operator has confirmed it and is at it.
        Acknowledged = "acknowledged",
        /// It was carried out.
        Completed = "completed",
        /// It was refused, with reasons.
        Refused = "refused",
        /// The person has taken it back.
        Withdrawn = "withdrawn",
    }
}

impl Status {
    /// Whether somebody still has to act.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Acknowledged)
    }
}

text_enum! {
    /// What can be done to a request about personal data.
    #[schema(as = DataRequestAction)]
    pub enum Action {
        /// Its receipt is confirmed by a person.
        Acknowledge = "acknowledge",
        /// A third party has to act as well, which takes longer.
        Extend = "extend",
        /// It is carried out.
        Complete = "complete",
        /// It is refused, with reasons.
        Refuse = "refuse",
        /// The person takes it back.
        Withdraw = "withdraw",
    }
}

text_enum! {
    /// What is kept for a while only.
    #[schema(as = RetentionRule)]
    pub enum Retained {
        /// Notifications in the workspace.
        Notifications = "notifications",
        /// Mails that have left or were given up.
        SentMails = "sent_mails",
        /// Sessions that have ended, with browser and network address.
        EndedSessions = "ended_sessions",
        /// Keys of repeated requests and what they were answered.
        IdempotencyReplies = "idempotency_replies",
        /// Links, registrations and changes of address whose time is over.
        Links = "links",
        /// Devices nobody has signed in from for long.
        Devices = "devices",
        /// Addresses and words of ways into organisations that are answered or over; that there was
        /// one stays.
        Joinings = "joinings",
        /// Names of erased people on official papers.
        PaperNames = "paper_names",
    }
}

/// The greatest length of a request and of its answer, in characters.
pub const TEXT_LIMIT: usize = 4_000;
