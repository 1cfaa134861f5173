//! Sign-in by password, and by a code where the account has a second factor.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_mail::Template;
use nhipcau_store::{
    account::{Registration, device, registration},
    clock::wall,
    person::{self, Person},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    delay::{Source, Tries},
    gate::{name_of, source},
    letter, password, register, second_factor,
    session::{self, Door, SignedIn},
    visitor::Visitor,
};
use crate::{App, Ctx, Error, Result};

/// Address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Six digits of the second factor, or a recovery code.
    #[serde(default)]
    pub totp: Option<String>,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").field("email", &self.email).finish_non_exhaustive()
    }
}

/// Signs in.
///
/// # Errors
/// `Unauthenticated` alike for an unknown address, an unconfirmed account, a suspended one and a wrong
/// password, and
/// only after the right password for an absent or wrong code; `RateLimited` after too many tries
/// from the same network address, and while one has to wait after failed ones.
pub async fn login(app: &App, body: Login, visitor: &Visitor) -> Result<SignedIn> {
    let wrong = || Error::Unauthenticated("invalid_credentials");
    app.gate.admit_to(visitor.address, &body.email)?;
    if body.password.len() > password::MAX_LENGTH {
        return Err(wrong());
    }
    let found = Found::by(app, &body.email).await?;
    let from = source(visitor.address, found.known_device(app, visitor).await?);
    let tries: Tries = ("password", name_of(&body.email), from.clone());
    let now = wall();
    app.gate.may_try(&tries, now)?;
    let hash = found.hash();
    let matches = password::verify(app, hash.clone(), &body.password).await?;
    let Some(person) = found.person.filter(|_| matches) else {
        app.gate.failed(&tries, now);
        tracing::info!(address = %visitor.address, "a sign-in failed");
        if let Some(waiting) = found.registration.filter(|_| matches) {
            register::remind(app, &waiting).await?;
        }
        return Err(wrong());
    };
    if person.suspended_at.is_some() {
        app.gate.failed(&tries, now);
        tracing::info!(person = %person.id, "a suspended person was not signed in");
        tell_suspended(app, &person).await?;
        return Err(wrong());
    }
    if let Some(hash) = hash.filter(|hash| password::is_outdated(app, hash)) {
        let renewed = password::hash(app, &body.password).await?;
        person::replace_password_hash(app.store.writer(), person.id, Some(&hash), &renewed).await?;
        tracing::info!(person = %person.id, "a password was hashed anew with the present parameters");
    }
    pass_second_factor(app, &person, body.totp.as_deref(), from, (&tries, now)).await?;
    app.gate.succeeded(&tries);
    session::begin(app, &person, visitor, Door::Password).await
}

/// Tells a suspended person, by mail and once, that the right password does not let them in.
async fn tell_suspended(app: &App, person: &Person) -> Result<()> {
    let ctx = Ctx::public(person.locale());
    let work = app.begin(&ctx).await?;
    if person::told_of_suspension(work.conn(), person.id, wall().0).await? {
        let params = json!({
            "outcome": "still_suspended",
            "reason": person.suspended_reason.clone().unwrap_or_default(),
            "changed_at": person.suspended_at.map(Timestamp),
        });
        letter::tell(&work, person, Template::AccountChanged, params).await?;
    }
    work.commit().await
}

/// Demands the second factor, where there is one. Wrong codes make wait like wrong passwords; and
/// those from unknown devices together as well, since only who knows the password comes so far, and
/// there are only a million codes.
async fn pass_second_factor(
    app: &App,
    person: &Person,
    code: Option<&str>,
    from: Source,
    (tries, now): (&Tries, Timestamp),
) -> Result<()> {
    let Some(factor) = second_factor::in_force(app, person.id).await? else { return Ok(()) };
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else {
        return Err(Error::Unauthenticated("second_factor_needed"));
    };
    let together = match from {
        Source::Device(_) => from,
        _ => Source::Anywhere,
    };
    let guesses: Tries = ("second factor", tries.1.clone(), together);
    app.gate.may_try(&guesses, now)?;
    if second_factor::take(app, &factor, code, now).await? {
        app.gate.succeeded(&guesses);
        return Ok(());
    }
    app.gate.failed(&guesses, now);
    app.gate.failed(tries, now);
    tracing::info!(person = %person.id, "a wrong code of a second factor");
    Err(Error::Unauthenticated("second_factor_wrong"))
}

/// What there is under an address: a person, or one who has not confirmed the account yet.
struct Found {
    person: Option<Person>,
    registration: Option<Registration>,
}

impl Found {
    async fn by(app: &App, email: &str) -> Result<Self> {
        let (conn, email) = (app.store.reader(), email.trim());
        let person = person::find_by_email(conn, email).await?;
        let registration = registration::latest(conn, email, wall().0).await?;
        let registration = registration
            .filter(|_| person.as_ref().is_none_or(|person| person.password_hash.is_none()));
        Ok(Self { person: person.filter(|person| person.password_hash.is_some()), registration })
    }

    fn hash(&self) -> Option<String> {
        let person = self.person.as_ref().and_then(|person| person.password_hash.clone());
        person.or_else(|| self.registration.as_ref().map(|row| row.password_hash.clone()))
    }

    /// The visitor's device, if the account knows it. Asked also where there is no account.
    async fn known_device(&self, app: &App, visitor: &Visitor) -> Result<Option<String>> {
        let Some(hash) = visitor.device_hash() else { return Ok(None) };
        let id = self.person.as_ref().map_or(Uuid::nil(), |person| person.id);
        let known = device::is_known(app.store.reader(), id, &hash).await?;
        Ok(known.then_some(hash))
    }
}
