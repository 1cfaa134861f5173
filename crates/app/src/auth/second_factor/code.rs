//! Codes: what a device shows now, or a recovery code. Each is taken once.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::account::{SecondFactor, recovery_code, second_factor};
use totp_rs::{Builder, Totp};
use uuid::Uuid;

use super::recovery;
use crate::{
    App, Error, Result,
    auth::{
        change_password::prove,
        delay::Tries,
        gate::source,
        secrets::{self, Use},
    },
    sealing,
};

/// The name codes are shown under in an authenticator.
const ISSUER: &str = "Nhip Cau";
/// Bytes of a secret: as many as the hash of RFC 4226 has.
pub(super) const SECRET_LENGTH: usize = 20;

/// The codes of a secret: six digits, a step of 30 seconds, and clocks may differ by one step.
pub(super) fn codes(secret: &[u8], email: &str) -> Result<Totp> {
    let account: String = email.chars().filter(|c| *c != ':').collect();
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(account)
        .with_issuer(Some(ISSUER))
        .build()
        .map_err(|error| Error::internal(format!("second factor: {error}")))
}

/// The step of a code, if the secret shows it now.
pub(super) fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Result<Option<i64>> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.seconds()).unwrap_or_default();
    let step = codes(secret, "")?.check(&digits, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

fn binding(person_id: Uuid) -> Vec<u8> {
    [b"nhipcau second factor ".as_slice(), person_id.as_bytes()].concat()
}

/// Encrypts a secret for its person.
pub(super) fn seal(app: &App, person_id: Uuid, secret: &[u8]) -> Result<Vec<u8>> {
    let key = sealing::cipher(&secrets::key(app, Use::SecondFactor))?;
    sealing::seal(&key, &binding(person_id), secret)
}

/// Decrypts the secret of a person.
///
/// # Errors
/// When it is another person's, or was encrypted with another installation's secret.
pub(super) fn open(app: &App, person_id: Uuid, sealed: &[u8]) -> Result<Vec<u8>> {
    let key = sealing::cipher(&secrets::key(app, Use::SecondFactor))?;
    sealing::open(&key, &binding(person_id), sealed)
}

/// Takes a code of the device or a recovery code; `false` when it is wrong or was taken before.
pub(in crate::auth) async fn take(
    app: &App,
    factor: &SecondFactor,
    code: &str,
    now: Timestamp,
) -> Result<bool> {
    let (conn, person_id) = (app.store.writer(), factor.person_id);
    let Some(sealed) = &factor.secret else { return Ok(false) };
    if let Some(step) = step_of(&open(app, person_id, sealed)?, code, now)? {
        return Ok(second_factor::take(conn, person_id, step).await?);
    }
    let Some(hash) = recovery::hash_of(app, person_id, code) else { return Ok(false) };
    let taken = recovery_code::use_up(conn, person_id, &hash, now.0).await?;
    if taken {
        tracing::info!(person = %person_id, "a recovery code was used");
    }
    Ok(taken)
}

/// Demands password and code of somebody who is signed in.
///
/// # Errors
/// `Invalid` when either is wrong; `RateLimited` while one has to wait after wrong ones.
pub(super) async fn prove_both(
    app: &App,
    (person, factor): (&nhipcau_store::person::Person, &SecondFactor),
    (password, code): (&str, &str),
    from: std::net::IpAddr,
) -> Result<()> {
    prove(app, person, password, from).await?;
    let now = nhipcau_store::clock::wall();
    let tries: Tries = ("own code", person.id.to_string(), source(from, None));
    app.gate.may_try(&tries, now)?;
    if take(app, factor, code, now).await? {
        app.gate.succeeded(&tries);
        return Ok(());
    }
    app.gate.failed(&tries, now);
    Err(Error::field("/code", "wrong_code"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_holds_for_its_step_and_one_on_either_side() {
        let secret = [7; SECRET_LENGTH];
        let at = |seconds: i64| Timestamp(seconds * 1_000_000);
        let code = codes(&secret, "an@example.vn").unwrap().generate(3_000).to_string();
        for (seconds, expected) in [
            (2_969, None),
            (2_970, Some(100)),
            (3_000, Some(100)),
            (3_059, Some(100)),
            (3_060, None),
        ] {
            assert_eq!(step_of(&secret, &code, at(seconds)).unwrap(), expected, "{seconds}");
        }
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(step_of(&secret, &spaced, at(3_000)).unwrap(), Some(100));
        for other in ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"] {
            assert_eq!(step_of(&secret, other, at(3_000)).unwrap(), None, "{other}");
        }
        assert_eq!(step_of(&[8; SECRET_LENGTH], &code, at(3_000)).unwrap(), None);
    }
}
