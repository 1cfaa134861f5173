//! The context of a request: who acts, in which language, under which key.

use nhipcau_domain::{actor::Actor, locale::Locale};
use nhipcau_store::person::Person;
use uuid::Uuid;

use crate::{Error, Result};

/// A claimed `Idempotency-Key`, finished in the transaction of the request's effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyClaim {
    /// The claimed row.
    pub id: Uuid,
}

/// Who asks, and how.
#[derive(Debug, Clone, Default)]
pub struct Ctx {
    /// What permissions ask about.
    pub actor: Actor,
    /// The signed-in person.
    pub person: Option<Person>,
    /// In whose name alone the person acts; `None` for all of theirs.
    pub acting_for: Option<Uuid>,
    /// The session of the access token.
    pub session_id: Option<Uuid>,
    /// The language of the answer.
    pub locale: Locale,
    /// A claimed idempotency key.
    pub idempotency: Option<IdempotencyClaim>,
}

impl Ctx {
    /// Somebody who is not signed in.
    pub fn public(locale: Locale) -> Self {
        Self { locale, ..Self::default() }
    }

    /// The system's own clock and jobs.
    pub fn system() -> Self {
        Self { actor: Actor::system(), ..Self::default() }
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// `Unauthenticated` when nobody is signed in.
    pub fn person(&self) -> Result<&Person> {
        self.person.as_ref().ok_or(Error::Unauthenticated("unauthenticated"))
    }

    /// The id of the signed-in person.
    pub fn person_id(&self) -> Option<Uuid> {
        self.person.as_ref().map(|person| person.id)
    }
}
