//! The key that signs the heads of the log.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use nhipcau_domain::log::{Checkpoint, Note, VerifierKey};
use nhipcau_store::{Store, log::checkpoint};

use crate::{Error, Result, config::Secret};

/// The installation's signing key of the log. The private half is made from the secret and stored
/// nowhere.
#[derive(Debug)]
pub struct LogKey {
    pair: Ed25519KeyPair,
    public: VerifierKey,
}

/// The name of the log in this database, as its signed heads carry it; `None` while it has none.
///
/// # Errors
/// `Unreadable` when the newest head is no signed head.
pub async fn origin_of(store: &Store) -> Result<Option<String>> {
    let Some(last) = checkpoint::last(store.reader()).await? else { return Ok(None) };
    let read = Note::read(&last.note).and_then(|note| Checkpoint::read(&note.body));
    let head = read.map_err(|error| Error::unreadable(format!("the newest head: {error}")))?;
    Ok(Some(head.origin))
}

impl LogKey {
    /// The key of the log at `origin` from its seed.
    ///
    /// # Errors
    /// When the seed is no key.
    pub fn new(origin: &str, seed: &Secret<32>) -> Result<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed.0)
            .map_err(|error| Error::internal(format!("the key of the log: {error}")))?;
        let public = pair.public_key().as_ref().try_into();
        let public = public.map_err(|_| Error::internal("an Ed25519 key of another length"))?;
        Ok(Self { pair, public: VerifierKey { origin: origin.to_owned(), public } })
    }

    /// The public half.
    pub const fn public(&self) -> &VerifierKey {
        &self.public
    }

    /// Which log it signs.
    pub fn origin(&self) -> &str {
        &self.public.origin
    }

    /// A head as a signed note.
    pub fn sign(&self, checkpoint: &Checkpoint) -> String {
        let signature = self.pair.sign(checkpoint.body().as_bytes());
        checkpoint.note(&self.public, signature.as_ref())
    }
}

/// Whether an Ed25519 signature over a text holds.
pub fn check_signature(public: &[u8; 32], text: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, public).verify(text, signature).is_ok()
}
