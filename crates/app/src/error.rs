//! What a use case answers instead of a result.

use nhipcau_domain::{
    field_error::FieldError,
    lifecycle::{Blocked, Refusal},
};

/// The one error of the use cases; the API and the public pages each turn it into an answer in
/// one place.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this reader.
    #[error("not found")]
    NotFound,
    /// It exists, and this reader may not do that.
    #[error("forbidden")]
    Forbidden,
    /// The reader's role demands a second factor, and the account has none yet.
    #[error("a second factor is required")]
    SecondFactorRequired,
    /// The reader says to act for an organisation that they do not belong to.
    #[error("not a member")]
    NotAMember,
    /// Nobody is signed in, or the sign-in failed; the code says which.
    #[error("unauthenticated: {0}")]
    Unauthenticated(&'static str),
    /// Fields are wrong.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// A parameter of the request cannot be read; its name.
    #[error("malformed parameter: {0}")]
    MalformedParameter(&'static str),
    /// The version in `If-Match` is not the present one.
    #[error("stale version")]
    Stale,
    /// The request clashes with the present state; the code says how.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// No transition leads from this status by this action.
    #[error("wrong status")]
    WrongStatus,
    /// A condition of the transition does not hold.
    #[error("blocked: {0:?}")]
    Blocked(Blocked),
    /// Something is larger than allowed; the limit in bytes.
    #[error("too large: at most {0} bytes")]
    TooLarge(usize),
    /// Too many tries; after how many seconds to try again.
    #[error("rate limited for {0} s")]
    RateLimited(u64),
    /// The database or a file is not to be had just now.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// An import has stopped for another reason than its lines; everything up to this line was dealt
    /// with.
    #[error("stopped after line {line}: {cause}")]
    Stopped {
        /// The last line that was taken or found wrong; 0 when there was none.
        line: usize,
        /// Why it has stopped.
        cause: Box<Error>,
    },
    /// Something stored does not have the shape the code expects. Where many things are gone
    /// through, this one is left out; asked for alone, it is a defect.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// A defect. The text goes to the log, never to the reader.
    #[error("internal: {0}")]
    Internal(String),
}

/// A result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// For what a field names: that it does not exist is the field's fault, anything else is not.
    pub(crate) fn at(pointer: &str) -> impl Fn(nhipcau_store::Error) -> Self {
        move |error| match error {
            nhipcau_store::Error::NotFound => Self::field(pointer, "unknown_reference"),
            other => other.into(),
        }
    }

    /// One wrong field.
    pub fn field(pointer: &str, code: &'static str) -> Self {
        Self::Invalid(vec![FieldError::new(pointer, code)])
    }

    /// Something stored that the code cannot make anything of.
    pub fn unreadable(text: impl Into<String>) -> Self {
        Self::Unreadable(text.into())
    }

    /// A defect.
    pub fn internal(text: impl Into<String>) -> Self {
        Self::Internal(text.into())
    }
}

impl From<nhipcau_store::Error> for Error {
    fn from(error: nhipcau_store::Error) -> Self {
        use nhipcau_store::Error as Store;
        match error {
            Store::NotFound => Self::NotFound,
            Store::Stale => Self::Stale,
            Store::Duplicate(_) => Self::Conflict("duplicate"),
            // What is named was looked up before; it has gone in between.
            Store::Reference(_) => Self::Conflict("conflict"),
            Store::Unavailable(text) => Self::Unavailable(text),
            Store::Corrupt(text) => Self::Unreadable(text),
            Store::Db(error) => Self::Internal(error.to_string()),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::WrongStatus => Self::WrongStatus,
            Refusal::Forbidden => Self::Forbidden,
            Refusal::Blocked(blocked) => Self::Blocked(blocked),
            Refusal::ReasonMissing => Self::field("/reason", "required"),
        }
    }
}

impl From<Vec<FieldError>> for Error {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Invalid(errors)
    }
}

impl From<Blocked> for Error {
    fn from(blocked: Blocked) -> Self {
        Self::Blocked(blocked)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}
