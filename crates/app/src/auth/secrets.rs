//! Keys and hashes of the accounts' own secrets.

use aws_lc_rs::{constant_time::verify_slices_are_equal, hmac};
use sha2::{Digest, Sha256};

use crate::App;

/// What a key is for. Each use has one of its own, so that none says anything about another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Tokens of links in mails.
    Link,
    /// Links in mails that stop what their reader has asked for.
    Stop,
    /// Encrypts the secrets of second factors.
    SecondFactor,
    /// Hashes recovery codes.
    RecoveryCode,
}

impl Use {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::Link => b"nhipcau links in mails",
            Self::Stop => b"nhipcau links that stop",
            Self::SecondFactor => b"nhipcau second factors",
            Self::RecoveryCode => b"nhipcau recovery codes",
        }
    }
}

fn sign(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text).as_ref());
    out
}

/// The key for a use.
pub(super) fn key(app: &App, used: Use) -> [u8; 32] {
    sign(&app.config.account_key.0, used.name())
}

/// What only this installation can make of a text.
pub(super) fn mac(app: &App, used: Use, text: &[u8]) -> [u8; 32] {
    sign(&key(app, used), text)
}

/// Compares in a time that says nothing.
pub(super) fn equal(one: &[u8], other: &[u8]) -> bool {
    verify_slices_are_equal(one, other).is_ok()
}

/// The hash under which a long random token is kept.
pub(super) fn fingerprint(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
