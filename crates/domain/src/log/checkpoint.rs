//! The signed head of the log, as a signed note (C2SP `signed-note` and `tlog-checkpoint`): a text
//! that can be mailed, printed and pasted, and that tools of other logs understand.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

use super::Hash;
use crate::timestamp::Timestamp;

/// The algorithm byte of Ed25519 in signed notes.
const ED25519: u8 = 1;
/// Begins a line with a signature (C2SP `signed-note`).
const DASH: &str = "\u{2014} ";

/// The state of the log at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: the address it is read at, without its scheme.
    pub origin: String,
    /// How many records it has.
    pub size: u64,
    /// The root of its tree.
    pub root: Hash,
    /// When it was signed.
    pub at: Timestamp,
}

/// What is wrong with a note.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The text does not have the form of a signed note.
    #[error("not a signed checkpoint: {0}")]
    Form(&'static str),
    /// It is the checkpoint of another log.
    #[error("a checkpoint of another log: {0}")]
    Origin(String),
    /// None of its signatures is by the key.
    #[error("not signed by this key")]
    Unsigned,
}

/// One signature of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Whose.
    pub name: String,
    /// The first four bytes of the key's hash.
    pub key_id: [u8; 4],
    /// The signature.
    pub bytes: Vec<u8>,
}

/// A signed note taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What is signed: everything before the empty line, with its last line break.
    pub body: String,
    /// The signatures.
    pub signatures: Vec<Signature>,
}

/// The public half of the key that signs checkpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    /// The log it is for.
    pub origin: String,
    /// Ed25519 public key.
    pub public: [u8; 32],
}

impl Checkpoint {
    /// The text that is signed.
    pub fn body(&self) -> String {
        let root = BASE64.encode(self.root);
        format!("{}\n{}\n{root}\ntime {}\n", self.origin, self.size, self.at)
    }

    /// The text with a signature over [`Self::body`].
    pub fn note(&self, key: &VerifierKey, signature: &[u8]) -> String {
        let mut signed = key.id().to_vec();
        signed.extend_from_slice(signature);
        format!("{}\n{DASH}{} {}\n", self.body(), key.origin, BASE64.encode(signed))
    }

    /// Reads the signed part of a note.
    ///
    /// # Errors
    /// When a line is missing or not of its kind.
    pub fn read(body: &str) -> Result<Self, NoteError> {
        let mut lines = body.strip_suffix('\n').ok_or(NoteError::Form("body"))?.split('\n');
        let mut line = |what| lines.next().ok_or(NoteError::Form(what));
        let origin = line("origin")?.to_owned();
        let size = line("size")?;
        let root = BASE64.decode(line("root")?).map_err(|_| NoteError::Form("root"))?;
        let at = line("time")?.strip_prefix("time ").and_then(Timestamp::parse);
        let checkpoint = Self {
            origin,
            size: size.parse().map_err(|_| NoteError::Form("size"))?,
            root: root.try_into().map_err(|_| NoteError::Form("root"))?,
            at: at.ok_or(NoteError::Form("time"))?,
        };
        // One state of the log has one text, so that no byte can be changed without being seen.
        if checkpoint.body() == body { Ok(checkpoint) } else { Err(NoteError::Form("spelling")) }
    }
}

impl Note {
    /// Takes a note apart.
    ///
    /// # Errors
    /// When it does not have the form of a signed note.
    pub fn read(text: &str) -> Result<Self, NoteError> {
        let (body, signed) = text.split_once("\n\n").ok_or(NoteError::Form("no signature"))?;
        let lines = signed.strip_suffix('\n').ok_or(NoteError::Form("last line"))?;
        let signatures: Result<Vec<_>, _> = lines.split('\n').map(Signature::read).collect();
        Ok(Self { body: format!("{body}\n"), signatures: signatures? })
    }

    /// The checkpoint, if the log is the key's and one of the signatures is by it; `valid` checks a
    /// signature over a text.
    ///
    /// # Errors
    /// When the log is another, or no signature holds.
    pub fn checkpoint(
        &self,
        key: &VerifierKey,
        valid: impl Fn(&[u8; 32], &[u8], &[u8]) -> bool,
    ) -> Result<Checkpoint, NoteError> {
        let checkpoint = Checkpoint::read(&self.body)?;
        if checkpoint.origin != key.origin {
            return Err(NoteError::Origin(checkpoint.origin));
        }
        let signed = self.signatures.iter().any(|signature| {
            signature.name == key.origin
                && signature.key_id == key.id()
                && valid(&key.public, self.body.as_bytes(), &signature.bytes)
        });
        if signed { Ok(checkpoint) } else { Err(NoteError::Unsigned) }
    }
}

impl Signature {
    fn read(line: &str) -> Result<Self, NoteError> {
        let refuse = NoteError::Form("signature");
        let (name, signed) = line
            .strip_prefix(DASH)
            .and_then(|rest| rest.rsplit_once(' '))
            .ok_or_else(|| refuse.clone())?;
        let signed = BASE64.decode(signed).map_err(|_| refuse.clone())?;
        let (key_id, bytes) = signed.split_first_chunk::<4>().ok_or(refuse)?;
        Ok(Self { name: name.to_owned(), key_id: *key_id, bytes: bytes.to_vec() })
    }
}

impl VerifierKey {
    /// The first four bytes of SHA-256 over name, line break, algorithm and key.
    pub fn id(&self) -> [u8; 4] {
        let mut hasher = Sha256::new();
        hasher.update(&self.origin);
        hasher.update([b'\n', ED25519]);
        hasher.update(self.public);
        let [a, b, c, d, ..]: Hash = hasher.finalize().into();
        [a, b, c, d]
    }

    /// The key as one word (C2SP `signed-note`): what an auditor keeps.
    pub fn text(&self) -> String {
        let mut key = vec![ED25519];
        key.extend_from_slice(&self.public);
        format!("{}+{}+{}", self.origin, hex::encode(self.id()), BASE64.encode(key))
    }

    /// Reads a key that was written as one word.
    ///
    /// # Errors
    /// When it is none, or its id does not fit.
    pub fn read(text: &str) -> Result<Self, NoteError> {
        let refuse = NoteError::Form("verifier key");
        let mut parts = text.trim().splitn(3, '+');
        let (Some(origin), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(refuse);
        };
        let key = BASE64.decode(key).map_err(|_| refuse.clone())?;
        let public = key.strip_prefix(&[ED25519]).and_then(|key| key.try_into().ok());
        let read =
            Self { origin: origin.to_owned(), public: public.ok_or_else(|| refuse.clone())? };
        if hex::encode(read.id()) == id { Ok(read) } else { Err(refuse) }
    }
}
