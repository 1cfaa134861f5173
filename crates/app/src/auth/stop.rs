//! Tokens of the links by which mails are stopped. Other than a link to an account such a token is good for
//! as long as there is something to stop: a mail may be years old.

use uuid::Uuid;

use super::secrets::{self, Use, equal};
use crate::App;

/// So much of the keyed hash travels: 128 bits.
const SEAL: usize = 16;

/// What a token stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StopScope {
    /// One saved search, by its id.
    One,
    /// All of a person, by theirs.
    All,
}

impl StopScope {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::One => b"one\0",
            Self::All => b"all\0",
        }
    }
}

fn seal(app: &App, scope: StopScope, id: Uuid) -> [u8; 32] {
    secrets::mac(app, Use::Stop, &[scope.name(), id.as_bytes()].concat())
}

/// The token that stops this.
pub(crate) fn stop_token(app: &App, scope: StopScope, id: Uuid) -> String {
    let mut bytes = id.as_bytes().to_vec();
    bytes.extend_from_slice(&seal(app, scope, id)[..SEAL]);
    hex::encode(bytes)
}

/// What a token stops; nothing when it is not one of ours.
pub(crate) fn stop_scope(app: &App, token: &str) -> Option<(StopScope, Uuid)> {
    let bytes = hex::decode(token).ok()?;
    let (id, given) = bytes.split_at_checked(16)?;
    let id = Uuid::from_slice(id).ok()?;
    let scopes = [StopScope::One, StopScope::All];
    let scope = scopes.into_iter().find(|scope| equal(given, &seal(app, *scope, id)[..SEAL]))?;
    Some((scope, id))
}
