//! Links in mails: good once and for a while. The token is the link's random id and a keyed hash of
//! it, so that neither the database nor the outbox holds anything that opens one.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_mail::Template;
use nhipcau_store::{
    Conn,
    account::{
        Link,
        link::{self, Purpose},
    },
    clock::wall,
};
use uuid::{Builder, Uuid};

use super::secrets::{self, Use, equal};
use crate::{App, Error, Result, Work, secret_bytes};

/// So much of the keyed hash travels: 128 bits.
const SEAL: usize = 16;

/// What the link of a mail is good for.
pub(super) const fn purpose_of(template: Template) -> Option<Purpose> {
    match template {
        Template::AccountConfirm => Some(Purpose::Confirm),
        Template::PasswordReset => Some(Purpose::PasswordReset),
        Template::EmailChangeOld => Some(Purpose::EmailOld),
        Template::EmailChangeNew => Some(Purpose::EmailNew),
        _ => None,
    }
}

fn seal(app: &App, purpose: Purpose, id: Uuid) -> [u8; 32] {
    let text = [purpose.as_str().as_bytes(), b"\0", id.as_bytes()].concat();
    secrets::mac(app, Use::Link, &text)
}

/// The token of a link.
pub(super) fn token_of(app: &App, purpose: Purpose, id: Uuid) -> String {
    let mut bytes = id.as_bytes().to_vec();
    bytes.extend_from_slice(&seal(app, purpose, id)[..SEAL]);
    hex::encode(bytes)
}

/// Makes a link that holds for some seconds. Without a target it leads nowhere: it is made where
/// there is no account, so that the same is done as where there is one.
pub(super) async fn make(
    work: &Work<'_>,
    purpose: Purpose,
    target_id: Option<Uuid>,
    seconds: i64,
) -> Result<Uuid> {
    let now = wall();
    let row = Link {
        id: Builder::from_random_bytes(secret_bytes()?).into_uuid(),
        purpose: purpose.into(),
        target_id,
        created_at: now.0,
        expires_at: now.plus_seconds(seconds).0,
        used_at: None,
    };
    Ok(link::insert(work.conn(), row).await?.id)
}

/// What every refusal of a link says: used, expired and made up are alike.
pub(super) fn invalid() -> Error {
    Error::field("/token", "link_invalid")
}

/// The link of a token and its target, if it is good for one of these purposes and not used yet.
/// Looking uses nothing up.
///
/// # Errors
/// `Invalid` otherwise.
pub(super) async fn find(
    app: &App,
    token: &str,
    purposes: &[Purpose],
) -> Result<(Link, Purpose, Uuid)> {
    let bytes = hex::decode(token).map_err(|_| invalid())?;
    let (id, given) = bytes.split_at_checked(16).ok_or_else(invalid)?;
    let id = Uuid::from_slice(id).map_err(|_| invalid())?;
    let sealed = |purpose: &&Purpose| equal(given, &seal(app, **purpose, id)[..SEAL]);
    let purpose = *purposes.iter().find(sealed).ok_or_else(invalid)?;
    let row = link::find(app.store.reader(), id).await?.ok_or_else(invalid)?;
    let target_id = row.target_id.filter(|_| holds(&row, wall())).ok_or_else(invalid)?;
    if row.purpose()? != purpose {
        return Err(invalid());
    }
    Ok((row, purpose, target_id))
}

fn holds(row: &Link, now: Timestamp) -> bool {
    row.used_at.is_none() && row.expires_at > now.0
}

/// Uses a link up, in the transaction of what it does.
///
/// # Errors
/// `Invalid` when somebody was quicker.
pub(super) async fn use_up(conn: &impl Conn, row: &Link) -> Result<()> {
    if link::use_up(conn, row.id, wall().0).await? { Ok(()) } else { Err(invalid()) }
}
