//! What a record of the log says.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Hash, leaf_hash};
use crate::canonical::canonical;

/// A record: what is kept for ever. It names no person and holds no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its number, from 1.
    pub seq: i64,
    /// Microseconds since the epoch.
    pub at: i64,
    /// What happened: the noun, a dot, the action.
    pub action: String,
    /// The thing it happened to.
    pub subject: Uuid,
    /// Random handle of the one who did it; `None` for the system.
    pub actor: Option<[u8; 16]>,
    /// Salted digest of the [`Envelope`].
    pub digest: Hash,
}

/// A text that is no leaf.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a leaf of this log: {0}")]
pub struct LeafError(pub String);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    action: String,
    actor: Option<String>,
    at: i64,
    digest: String,
    seq: i64,
    subject: Uuid,
}

impl Leaf {
    /// The canonical text (RFC 8785), which is hashed.
    pub fn text(&self) -> String {
        canonical(&self.value())
    }

    /// The same as a JSON value.
    pub fn value(&self) -> Value {
        json!({
            "action": self.action,
            "actor": self.actor.map(hex::encode),
            "at": self.at,
            "digest": hex::encode(self.digest),
            "seq": self.seq,
            "subject": self.subject,
        })
    }

    /// Its hash in the tree.
    pub fn hash(&self) -> Hash {
        leaf_hash(self.text().as_bytes())
    }

    /// Reads a JSON value.
    ///
    /// # Errors
    /// When a member is missing, unknown or not of its kind.
    pub fn read(value: &Value) -> Result<Self, LeafError> {
        let refuse = |what: &str| LeafError(what.to_owned());
        let written: Written =
            serde_json::from_value(value.clone()).map_err(|error| LeafError(error.to_string()))?;
        let mut digest = [0; 32];
        hex::decode_to_slice(&written.digest, &mut digest).map_err(|_| refuse("digest"))?;
        let actor = match written.actor {
            Some(text) => {
                let mut handle = [0; 16];
                hex::decode_to_slice(&text, &mut handle).map_err(|_| refuse("actor"))?;
                Some(handle)
            }
            None => None,
        };
        let Written { action, at, seq, subject, .. } = written;
        Ok(Self { seq, at, action, subject, actor, digest })
    }
}

/// What a record is about beyond its leaf. May be deleted; the log stays valid.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope<'a> {
    /// The noun.
    pub noun: &'a str,
    /// In whose name.
    pub organisation_id: Option<Uuid>,
    /// Who may learn of it.
    pub audience: &'a str,
    /// The organisation or person the audience names.
    pub audience_id: Option<Uuid>,
    /// Figures.
    pub payload: &'a Value,
}

impl Envelope<'_> {
    /// The canonical text (RFC 8785).
    pub fn text(&self) -> String {
        canonical(&json!({
            "audience": self.audience,
            "audience_id": self.audience_id,
            "noun": self.noun,
            "organisation_id": self.organisation_id,
            "payload": self.payload,
        }))
    }

    /// The digest a leaf carries: SHA-256 over the salt and the text. Without the salt, 128 random
    /// bits, nobody can find the text out by trying.
    pub fn digest(&self, salt: &[u8]) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(salt);
        hasher.update(self.text());
        hasher.finalize().into()
    }
}
