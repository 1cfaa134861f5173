//! Sealing: every submission is encrypted under a data key of its own, which is kept only
//! wrapped by the installation's seal key.
//!
//! AES-256-GCM with random nonces (NIST SP 800-38D). What is encrypted is bound to its place by
//! the additional data: the submission, the part, and the part's version. Nothing can be moved
//! to another submission, swapped between sections or rolled back to an earlier version without
//! the opening failing. Keys and nonces come from the operating system even where ids are
//! seeded.

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    digest::{SHA256, digest},
    hmac,
};
use uuid::Uuid;

use crate::{App, Error, Result, secret_bytes};

/// Written before every ciphertext, so that another form can follow one day.
const FORM: u8 = 1;

/// A part of a submission that is sealed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The title or a section, in a version.
    Section(&'a str, i32),
    /// Name, type, size and digest of an attachment.
    FileCard(Uuid),
    /// The content of an attachment.
    File(Uuid),
}

/// The installation's key, which wraps the data keys.
#[derive(Debug)]
pub struct SealKey {
    key: LessSafeKey,
    id: String,
}

/// The key of one submission.
#[derive(Debug)]
pub struct DataKey {
    key: LessSafeKey,
    submission_id: Uuid,
}

impl SealKey {
    /// The key of this installation.
    pub fn of(app: &App) -> Result<Self> {
        Self::new(&app.config.seal_key.0)
    }

    fn new(bytes: &[u8; 32]) -> Result<Self> {
        // A name by which a row tells which key it needs; it says nothing about the key.
        let mut named = b"nhipcau seal key id".to_vec();
        named.extend_from_slice(bytes);
        let id = hex::encode(&digest(&SHA256, &named).as_ref()[..8]);
        Ok(Self { key: cipher(bytes)?, id })
    }

    /// The name of the key.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A new data key for a submission, and the same wrapped for its row.
    pub fn new_data_key(&self, submission_id: Uuid) -> Result<(DataKey, Vec<u8>)> {
        let bytes: [u8; 32] = secret_bytes()?;
        let wrapped = seal(&self.key, &binding(submission_id, "key", &[]), &bytes)?;
        Ok((DataKey { key: cipher(&bytes)?, submission_id }, wrapped))
    }

    /// The data key of a submission.
    ///
    /// # Errors
    /// When the row was sealed with another installation's key or tampered with.
    pub fn data_key(&self, submission_id: Uuid, key_id: &str, wrapped: &[u8]) -> Result<DataKey> {
        if key_id != self.id {
            return Err(Error::internal(format!(
                "submission {submission_id} is sealed with key {key_id}, not with {}",
                self.id
            )));
        }
        let bytes = open(&self.key, &binding(submission_id, "key", &[]), wrapped)?;
        Ok(DataKey { key: cipher(&bytes)?, submission_id })
    }
}

/// A name for a member of a council on anonymous sheets: it orders them in a way that nobody
/// without the installation's key can work out, and is the same whenever they are read.
pub(crate) fn seat_tag(app: &App, council_id: Uuid, member_id: Uuid) -> [u8; 32] {
    tag(&app.config.seal_key.0, council_id, member_id)
}

fn tag(key: &[u8; 32], council_id: Uuid, member_id: Uuid) -> [u8; 32] {
    let sign = |key: &[u8], text: &[u8]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text);
    // A key for this use alone, so that the tags say nothing about the key that seals.
    let own = sign(key, b"nhipcau council seats");
    let name = [council_id.as_bytes().as_slice(), member_id.as_bytes()].concat();
    let mut out = [0; 32];
    out.copy_from_slice(sign(own.as_ref(), &name).as_ref());
    out
}

impl DataKey {
    /// Encrypts a part.
    pub fn seal(&self, part: Part<'_>, plain: &[u8]) -> Result<Vec<u8>> {
        seal(&self.key, &self.binding(part), plain)
    }

    /// Decrypts a part.
    ///
    /// # Errors
    /// When it is not this part of this submission, or was changed.
    pub fn open(&self, part: Part<'_>, sealed: &[u8]) -> Result<Vec<u8>> {
        open(&self.key, &self.binding(part), sealed)
    }

    fn binding(&self, part: Part<'_>) -> Vec<u8> {
        match part {
            Part::Section(key, version) => {
                let mut rest = version.to_be_bytes().to_vec();
                rest.extend_from_slice(key.as_bytes());
                binding(self.submission_id, "section", &rest)
            }
            Part::FileCard(id) => binding(self.submission_id, "card", id.as_bytes()),
            Part::File(id) => binding(self.submission_id, "file", id.as_bytes()),
        }
    }
}

/// The additional data: one unambiguous text for every place something sealed can stand in. The
/// kinds are fixed words, and what follows them has a fixed length or comes last.
fn binding(submission_id: Uuid, kind: &str, rest: &[u8]) -> Vec<u8> {
    let mut out = b"nhipcau submission ".to_vec();
    out.extend_from_slice(submission_id.as_bytes());
    out.extend_from_slice(kind.as_bytes());
    out.push(0);
    out.extend_from_slice(rest);
    out
}

/// The cipher with a key.
pub(crate) fn cipher(bytes: &[u8]) -> Result<LessSafeKey> {
    let key = UnboundKey::new(&AES_256_GCM, bytes)
        .map_err(|_| Error::internal("a key has not 32 bytes"))?;
    Ok(LessSafeKey::new(key))
}

/// Encrypts something for the place that `binding` names.
pub(crate) fn seal(key: &LessSafeKey, binding: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
    let nonce: [u8; NONCE_LEN] = secret_bytes()?;
    let mut body = plain.to_vec();
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(binding),
        &mut body,
    )
    .map_err(|_| Error::internal("sealing failed"))?;
    let mut out = Vec::with_capacity(1 + NONCE_LEN + body.len());
    out.push(FORM);
    out.extend_from_slice(&nonce);
    out.append(&mut body);
    Ok(out)
}

/// Decrypts it.
///
/// # Errors
/// When it was encrypted for another place, with another key, or was changed.
pub(crate) fn open(key: &LessSafeKey, binding: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
    let broken =
        || Error::unreadable("something sealed does not open: wrong key, place or content");
    let (form, rest) = sealed.split_first().ok_or_else(broken)?;
    if *form != FORM || rest.len() < NONCE_LEN {
        return Err(broken());
    }
    let (nonce, body) = rest.split_at(NONCE_LEN);
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
    let mut body = body.to_vec();
    let length =
        key.open_in_place(nonce, Aad::from(binding), &mut body).map_err(|_| broken())?.len();
    body.truncate(length);
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Uuid = Uuid::from_u128(1);
    const TWO: Uuid = Uuid::from_u128(2);

    fn key() -> SealKey {
        SealKey::new(&[7; 32]).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_only() {
        let (data, wrapped) = key().new_data_key(ONE).unwrap();
        let place = Part::Section("approach", 3);
        let sealed = data.seal(place, "Phòng khám".as_bytes()).unwrap();
        assert!(!sealed.windows(5).any(|part| part == &"Phòng khám".as_bytes()[..5]));
        let again = key().data_key(ONE, key().id(), &wrapped).unwrap();
        assert_eq!(again.open(place, &sealed).unwrap(), "Phòng khám".as_bytes());
        for other in [
            Part::Section("approach", 2),
            Part::Section("approac", 3),
            Part::FileCard(ONE),
            Part::File(ONE),
        ] {
            assert!(data.open(other, &sealed).is_err());
        }
    }

    #[test]
    fn seats_are_ordered_by_the_key_and_not_by_their_ids() {
        let members: Vec<_> = (1..=9).map(Uuid::from_u128).collect();
        let order = |key: u8, council: Uuid| {
            let mut order = members.clone();
            order.sort_by_key(|id| tag(&[key; 32], council, *id));
            order
        };
        assert_eq!(order(7, ONE), order(7, ONE));
        assert_ne!(order(7, ONE), members);
        assert_ne!(order(7, ONE), order(7, TWO), "another council, another order");
        assert_ne!(order(7, ONE), order(8, ONE), "another installation, another order");
    }

    #[test]
    fn keys_do_not_move_between_submissions_or_installations() {
        let (data, wrapped) = key().new_data_key(ONE).unwrap();
        assert!(key().data_key(TWO, key().id(), &wrapped).is_err());
        let stranger = SealKey::new(&[8; 32]).unwrap();
        assert!(stranger.data_key(ONE, key().id(), &wrapped).is_err());
        assert!(stranger.data_key(ONE, stranger.id(), &wrapped).is_err());
        let (other, _) = key().new_data_key(TWO).unwrap();
        let sealed = data.seal(Part::File(ONE), b"content").unwrap();
        assert!(other.open(Part::File(ONE), &sealed).is_err());
    }

    #[test]
    fn a_changed_bit_is_noticed_and_nothing_repeats() {
        let (data, _) = key().new_data_key(ONE).unwrap();
        let sealed = data.seal(Part::File(ONE), b"content").unwrap();
        assert_ne!(sealed, data.seal(Part::File(ONE), b"content").unwrap());
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(data.open(Part::File(ONE), &changed).is_err());
        }
        assert!(data.open(Part::File(ONE), &[]).is_err());
        assert!(data.open(Part::File(ONE), &sealed[..10]).is_err());
    }
}
