//! The keys that sign access tokens: Ed25519, derived from the installation's secret and a random
//! name. The database holds the names alone, so that a copy of it signs nothing.

use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use aws_lc_rs::{
    hkdf::{HKDF_SHA256, KeyType, Prk},
    signature::{Ed25519KeyPair, KeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{DecodingKey, EncodingKey};
use nhipcau_domain::timestamp::Timestamp;
use nhipcau_store::{
    clock::wall,
    token_key::{self, TokenKey},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{App, Error, Result, secret_bytes};

/// How long a process may not have heard of a new key.
const FRESH: Duration = Duration::from_secs(60);
/// How often an unknown name may make it look again: strangers can make up names.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How much longer than the tokens it signed a retired key is known: until every process has heard
/// of its successor, and for clocks that differ.
const LINGER_SECONDS: i64 = 120;

/// A key.
pub(super) struct Key {
    pub kid: String,
    pub public: Vec<u8>,
    pub encoding: EncodingKey,
    pub decoding: DecodingKey,
    retired: bool,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("kid", &self.kid).finish_non_exhaustive()
    }
}

/// The keys that this process knows; one a process.
#[derive(Debug, Default)]
pub struct KeyRing(RwLock<Ring>);

#[derive(Debug, Default, Clone)]
struct Ring {
    // The newest first.
    keys: Vec<Arc<Key>>,
    loaded: Option<Instant>,
}

impl Ring {
    fn is_younger_than(&self, age: Duration, now: Instant) -> bool {
        self.loaded.is_some_and(|loaded| now.duration_since(loaded) < age)
    }

    fn signer(&self) -> Option<&Arc<Key>> {
        self.keys.iter().find(|key| !key.retired)
    }

    fn named(&self, kid: &str) -> Option<&Arc<Key>> {
        self.keys.iter().find(|key| key.kid == kid)
    }
}

impl KeyRing {
    fn ring(&self) -> Ring {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, ring: Ring) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = ring;
    }
}

/// A public key as others read it (RFC 8037).
#[derive(Debug, Serialize, ToSchema)]
pub struct Jwk {
    /// Always `OKP`.
    pub kty: &'static str,
    /// Always `Ed25519`.
    pub crv: &'static str,
    /// Its name.
    pub kid: String,
    /// Always `EdDSA`.
    pub alg: &'static str,
    /// Always `sig`.
    #[serde(rename = "use")]
    pub used: &'static str,
    /// The public key, base64url.
    pub x: String,
}

/// The public keys with which access tokens can be checked (RFC 7517).
#[derive(Debug, Serialize, ToSchema)]
pub struct Jwks {
    /// The keys, the newest first.
    pub keys: Vec<Jwk>,
}

/// The public keys of this installation.
pub async fn jwks(app: &App) -> Result<Jwks> {
    signer(app).await?;
    let keys = app.keys.ring().keys;
    let view = |key: &Arc<Key>| Jwk {
        kty: "OKP",
        crv: "Ed25519",
        kid: key.kid.clone(),
        alg: "EdDSA",
        used: "sig",
        x: URL_SAFE_NO_PAD.encode(&key.public),
    };
    Ok(Jwks { keys: keys.iter().map(view).collect() })
}

/// The key that signs; the first one is made when it is first asked for. Not to be called inside a
/// transaction, which it may open itself.
pub(super) async fn signer(app: &App) -> Result<Arc<Key>> {
    let mut ring = app.keys.ring();
    if !ring.is_younger_than(FRESH, Instant::now()) {
        ring = load(app).await?;
    }
    if ring.signer().is_none() {
        replace(app, None).await?;
        ring = load(app).await?;
    }
    ring.signer().cloned().ok_or_else(|| Error::internal("no key signs access tokens"))
}

/// The key with this name, if it is known.
pub(super) async fn named(app: &App, kid: &str) -> Result<Option<Arc<Key>>> {
    let ring = app.keys.ring();
    if let Some(key) = ring.named(kid) {
        return Ok(Some(key.clone()));
    }
    if ring.is_younger_than(LOOK_AGAIN, Instant::now()) {
        return Ok(None);
    }
    Ok(load(app).await?.named(kid).cloned())
}

/// Makes a new key, which signs from now on; tokens of the others hold until they expire. Returns
/// its name.
pub async fn rotate(app: &App) -> Result<String> {
    // Whoever rotates at the same time wins or loses; either way there is a new key.
    let old = signer(app).await?;
    replace(app, Some(&old.kid)).await?;
    Ok(load(app).await?.signer().map(|key| key.kid.clone()).unwrap_or_default())
}

/// Makes a new key when the one that signs is too old.
pub(crate) async fn rotate_when_old(app: &App) -> Result<()> {
    let rows = token_key::in_use(app.store.reader(), i64::MAX).await?;
    let Some(newest) = rows.first() else { return Ok(()) };
    let age = (wall().0 - newest.created_at) / 1_000_000;
    if age < app.config.token_key_seconds {
        return Ok(());
    }
    replace(app, Some(&newest.kid)).await?;
    load(app).await?;
    Ok(())
}

/// Puts a new key in place of one. Of two who do so at once only one comes through.
async fn replace(app: &App, old: Option<&str>) -> Result<()> {
    let now = wall();
    let kid = hex::encode(secret_bytes::<8>()?);
    let tx = app.store.begin().await?;
    if let Some(old) = old
        && !token_key::retire(tx.conn(), old, now.0).await?
    {
        return Ok(());
    }
    let row = TokenKey { kid: kid.clone(), created_at: now.0, retired_at: None };
    token_key::insert(tx.conn(), row).await?;
    tx.commit().await?;
    tracing::info!(kid, "another key signs access tokens");
    Ok(())
}

async fn load(app: &App) -> Result<Ring> {
    let known = app.keys.ring();
    let since = since(wall(), app.config.access_token_seconds);
    let rows = token_key::in_use(app.store.reader(), since.0).await?;
    let keys: Result<Vec<_>> = rows
        .into_iter()
        .map(|row| match known.named(&row.kid) {
            Some(key) if key.retired == row.retired_at.is_some() => Ok(key.clone()),
            _ => derive(&app.config.token_key.0, row.kid, row.retired_at.is_some()).map(Arc::new),
        })
        .collect();
    let ring = Ring { keys: keys?, loaded: Some(Instant::now()) };
    app.keys.put(ring.clone());
    Ok(ring)
}

/// Keys retired before this have signed nothing that still holds.
fn since(now: Timestamp, token_seconds: i64) -> Timestamp {
    now.plus_seconds(-token_seconds - LINGER_SECONDS)
}

fn derive(secret: &[u8; 32], kid: String, retired: bool) -> Result<Key> {
    struct Seed;
    impl KeyType for Seed {
        fn len(&self) -> usize {
            32
        }
    }
    let broken = |_| Error::internal("a key for access tokens cannot be derived");
    let mut seed = [0; 32];
    Prk::new_less_safe(HKDF_SHA256, secret)
        .expand(&[b"nhipcau access tokens ", kid.as_bytes()], Seed)
        .and_then(|output| output.fill(&mut seed))
        .map_err(broken)?;
    let pair = Ed25519KeyPair::from_seed_unchecked(&seed)
        .map_err(|error| Error::internal(format!("a key for access tokens: {error}")))?;
    let public = pair.public_key().as_ref().to_vec();
    let document = pair.to_pkcs8().map_err(broken)?;
    Ok(Key {
        encoding: EncodingKey::from_ed_der(document.as_ref()),
        decoding: DecodingKey::from_ed_der(&public),
        kid,
        public,
        retired,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_the_secret_and_its_name() {
        let public =
            |secret: u8, kid: &str| derive(&[secret; 32], kid.to_owned(), false).unwrap().public;
        assert_eq!(public(1, "a"), public(1, "a"));
        assert_ne!(public(1, "a"), public(1, "b"));
        assert_ne!(public(1, "a"), public(2, "a"));
        assert_eq!(public(1, "a").len(), 32);
    }

    #[test]
    fn who_has_looked_a_moment_ago_does_not_look_again() {
        let begun = Instant::now();
        let ring = Ring { keys: Vec::new(), loaded: Some(begun) };
        assert!(ring.is_younger_than(LOOK_AGAIN, begun + Duration::from_millis(999)));
        assert!(!ring.is_younger_than(LOOK_AGAIN, begun + Duration::from_secs(1)));
        assert!(!Ring::default().is_younger_than(LOOK_AGAIN, begun));
    }

    #[test]
    fn the_newest_that_is_not_retired_signs() {
        let key = |kid: &str, retired| Arc::new(derive(&[1; 32], kid.to_owned(), retired).unwrap());
        let keys = vec![key("c", true), key("b", false), key("a", false)];
        let ring = Ring { keys, loaded: None };
        assert_eq!(ring.signer().unwrap().kid, "b");
        assert_eq!(ring.named("c").unwrap().kid, "c");
        assert!(ring.named("d").is_none());
    }

    #[test]
    fn a_retired_key_is_known_for_longer_than_its_last_token_holds() {
        let retired = Timestamp(1_000_000_000_000);
        let fresh = i64::try_from(FRESH.as_secs()).unwrap();
        // A process that has not heard of it signs on for a minute; clocks differ by seconds.
        let last_token_ends = retired.plus_seconds(fresh + 600 + 5);
        assert!(since(last_token_ends, 600) < retired);
        assert!(since(retired.plus_seconds(3_600), 600) > retired);
    }
}
