//! Passwords, hashed with Argon2id (RFC 9106).

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::{App, Error, Result};

/// Shortest password, in characters.
pub const MIN_LENGTH: usize = 10;
/// Longest password, in bytes; longer input only costs time.
pub const MAX_LENGTH: usize = 256;

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
