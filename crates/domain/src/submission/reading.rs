//! Reading what was sealed. Who sent it sees who has.

text_enum! {
    /// How a submission was read.
    #[schema(as = ReadingKind)]
    pub enum Kind {
        /// Its text, after the opening.
        Read = "read",
        /// One of its files, after the opening.
        Attachment = "attachment",
        /// Its text, before the opening, for a written reason.
        BreakGlass = "break_glass",
    }
}

text_enum! {
    /// In which part somebody read it.
    #[schema(as = ReadingPart)]
    pub enum Part {
        /// For the broker.
        Broker = "broker",
        /// For the office that ordered.
        Orderer = "orderer",
        /// As a member of a council.
        Council = "council",
    }
}

/// The least length of the reason for which a seal is broken, in characters: a word is no reason.
pub const REASON_LEAST: usize = 20;
/// The greatest length of that reason, in characters.
pub const REASON_LIMIT: usize = 2_000;
