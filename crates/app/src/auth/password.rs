//! Passwords, hashed with Argon2id (RFC 9106).

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use nhipcau_domain::field_error::FieldError;
use zxcvbn::{Score, zxcvbn};

use crate::{App, Error, Result, spelling::folded};

/// Shortest password, in characters.
pub const MIN_LENGTH: usize = 10;
/// Longest password, in bytes; longer input only costs time.
pub const MAX_LENGTH: usize = 256;
/// The least score: 4 cannot be guessed even when the hashes are stolen, 3 for a while, 2 hardly.
pub(super) const LEAST: Score = Score::Three;

fn argon2(app: &App) -> Result<Argon2<'static>> {
    let params = Params::new(app.config.argon2_memory_kib, app.config.argon2_passes, 1, None)
        .map_err(|error| Error::internal(format!("argon2 parameters: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password with a fresh salt, as a PHC string. Takes tens of milliseconds of one core;
/// runs outside the threads that serve requests and never inside a transaction.
pub async fn hash(app: &App, password: &str) -> Result<String> {
    let (argon2, password) = (argon2(app)?, password.to_owned());
    let salt: [u8; 16] = crate::secret_bytes()?;
    let turn = app.gate.turn().await?;
    tokio::task::spawn_blocking(move || {
        // Kept until the work is done, also when nobody waits for it any more.
        let _turn = turn;
        argon2
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map(|hash| hash.to_string())
            .map_err(|error| Error::internal(format!("argon2: {error}")))
    })
    .await
    .map_err(|error| Error::internal(error.to_string()))?
}

/// Whether the password matches the hash. Without a hash the same work is done on a dummy, so
/// that the time of an answer does not tell whether an account exists.
pub async fn verify(app: &App, hash: Option<String>, password: &str) -> Result<bool> {
    let argon2 = argon2(app)?;
    let password = password.to_owned();
    let turn = app.gate.turn().await?;
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        match hash {
            Some(hash) => PasswordHash::new(&hash)
                .map(|hash| argon2.verify_password(password.as_bytes(), &hash).is_ok())
                .map_err(|error| Error::internal(format!("stored password hash: {error}"))),
            None => {
                let dummy = argon2.hash_password_with_salt(password.as_bytes(), &[0; 16]);
                Ok(dummy.is_err())
            }
        }
    })
    .await
    .map_err(|error| Error::internal(error.to_string()))?
}

/// Whether a hash was made with other parameters than are configured now.
pub(super) fn is_outdated(app: &App, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return true };
    let Ok(params) = Params::try_from(&hash) else { return true };
    hash.algorithm.as_str() != Algorithm::Argon2id.as_str()
        || hash.version != Some(Version::V0x13.into())
        || params.m_cost() != app.config.argon2_memory_kib
        || params.t_cost() != app.config.argon2_passes
        || params.p_cost() != 1
}

/// How hard a password is to guess for somebody who knows the mail address and the name, with and
/// without accents, in one piece and in parts.
pub(super) fn score(password: &str, email: &str, name: &str) -> zxcvbn::Entropy {
    let mut known = vec![email.to_lowercase(), name.to_lowercase()];
    for name in [name.to_lowercase(), folded(name)] {
        known.push(name.split_whitespace().collect());
        known.extend(name.split_whitespace().map(str::to_owned));
    }
    known.extend(email.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
    known.retain(|word| word.chars().count() > 1);
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    zxcvbn(password, &known)
}

/// What is wrong with a password, at `pointer`.
pub(super) fn faults(
    pointer: &'static str,
    password: &str,
    email: &str,
    name: &str,
) -> Vec<FieldError> {
    if password.chars().count() < MIN_LENGTH {
        return vec![FieldError::new(pointer, "too_short").with("limit", MIN_LENGTH)];
    }
    if password.len() > MAX_LENGTH {
        return vec![FieldError::new(pointer, "too_long").with("limit", MAX_LENGTH)];
    }
    if score(password, email, name).score() < LEAST {
        return vec![FieldError::new(pointer, "too_weak")];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str) -> Option<String> {
        let faults = faults("/password", password, "lam.gia.han@soyte.vn", "Lâm Gia Hân");
        faults.first().map(|fault| fault.code.to_owned())
    }

    #[test]
    fn a_password_is_long_and_nobody_guesses_it() {
        for (password, expected) in [
            ("ngắn", Some("too_short")),
            ("password123", Some("too_weak")),
            ("1234567890", Some("too_weak")),
            ("lamgiahan1990", Some("too_weak")),
            ("qwertyuiop", Some("too_weak")),
            ("mot-mat-khau-du-dai", None),
            ("cầu tre lắc lẻo ba nhịp", None),
        ] {
            assert_eq!(code(password).as_deref(), expected, "{password}");
        }
        assert_eq!(code(&"x".repeat(MAX_LENGTH + 1)).as_deref(), Some("too_long"));
    }
}
