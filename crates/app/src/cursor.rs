//! Cursors: where the next page of a list starts, as a word that only its own list understands.

use aws_lc_rs::{constant_time::verify_slices_are_equal, hmac};
use serde::{Serialize, de::DeserializeOwned};

use crate::{App, Error, Result};

/// So much of the seal travels: enough that nobody meets it by guessing.
const SEAL: usize = 12;

/// Writes a place in this list, sealed so that no other list and no other order takes it: a place
/// among titles is nonsense among instants, and the database would say so as a failure.
pub(crate) fn write(app: &App, list: &str, place: &impl Serialize) -> Result<String> {
    let place = serde_json::to_vec(place)?;
    let mut out = seal(app, list, &place)[..SEAL].to_vec();
    out.extend_from_slice(&place);
    Ok(hex::encode(out))
}

/// Reads what [`write`] has written for the same list.
///
/// # Errors
/// `MalformedParameter` for anything else.
pub(crate) fn read<P: DeserializeOwned>(app: &App, list: &str, cursor: &str) -> Result<P> {
    let foreign = || Error::MalformedParameter("cursor");
    let bytes = hex::decode(cursor).map_err(|_| foreign())?;
    let (sealed, place) = bytes.split_at_checked(SEAL).ok_or_else(foreign)?;
    verify_slices_are_equal(sealed, &seal(app, list, place)[..SEAL]).map_err(|_| foreign())?;
    serde_json::from_slice(place).map_err(|_| foreign())
}

fn seal(app: &App, list: &str, place: &[u8]) -> [u8; 32] {
    let sign = |key: &[u8], text: &[u8]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text);
    // A key for this use alone, and one for each list.
    let own = sign(&app.config.token_key.0, b"nhipcau cursors");
    let own = sign(own.as_ref(), list.as_bytes());
    let mut out = [0; 32];
    out.copy_from_slice(sign(own.as_ref(), place).as_ref());
    out
}
