//! Recovery codes: ten of 60 bits, each good once, kept as keyed hashes.

use std::net::IpAddr;

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_mail::Template;
use nhipcau_store::{
    account::{RecoveryCode, recovery_code},
    clock::wall,
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{PasswordAndCode, code, in_force};
use crate::{
    App, Audience, Ctx, Error, Happening, Result, Work,
    auth::{
        letter,
        secrets::{self, Use},
        session::holder,
    },
    secret_bytes,
};

/// How many there are.
const COUNT: usize = 10;
/// Characters of a code, without the dashes.
const LENGTH: usize = 12;
/// 32 characters that are not taken for one another when read from paper.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Recovery codes, shown once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten codes `xxxx-xxxx-xxxx`.
    pub recovery_codes: Vec<String>,
}

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RecoveryCodes").finish_non_exhaustive()
    }
}

/// The hash of a code as somebody types it; `None` when it has not the shape of one.
pub(super) fn hash_of(app: &App, person_id: Uuid, typed: &str) -> Option<Vec<u8>> {
    let plain = plain(typed)?;
    let text = [person_id.as_bytes().as_slice(), plain.as_bytes()].concat();
    Some(secrets::mac(app, Use::RecoveryCode, &text).to_vec())
}

fn plain(typed: &str) -> Option<String> {
    let kept = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let plain: String = kept.take(LENGTH + 1).map(|c| c.to_ascii_lowercase()).collect();
    let fits = plain.len() == LENGTH && plain.bytes().all(|b| ALPHABET.contains(&b));
    fits.then_some(plain)
}

fn new_code() -> Result<String> {
    let bytes: [u8; LENGTH] = secret_bytes()?;
    // 256 is a multiple of 32: every character is as likely as any other.
    let characters = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    let plain: String = characters.collect();
    Ok([&plain[..4], &plain[4..8], &plain[8..]].join("-"))
}

/// Makes new codes in place of those there were.
pub(super) async fn make(
    work: &Work<'_>,
    person_id: Uuid,
    now: Timestamp,
) -> Result<RecoveryCodes> {
    recovery_code::remove(work.conn(), person_id).await?;
    let mut recovery_codes = Vec::with_capacity(COUNT);
    for _ in 0..COUNT {
        let code = new_code()?;
        let code_hash = hash_of(work.app(), person_id, &code)
            .ok_or_else(|| Error::internal("a recovery code without its shape"))?;
        let id = work.new_id();
        let row = RecoveryCode { id, person_id, code_hash, created_at: now.0, used_at: None };
        recovery_code::insert(work.conn(), row).await?;
        recovery_codes.push(code);
    }
    Ok(RecoveryCodes { recovery_codes })
}

/// Gives ten new recovery codes; those there were are worth nothing from then on.
///
/// # Errors
/// `Conflict` without a second factor; `Invalid` when password or code are wrong.
pub async fn renew(
    app: &App,
    ctx: &Ctx,
    body: &PasswordAndCode,
    from: IpAddr,
) -> Result<RecoveryCodes> {
    let (person, _) = holder(ctx)?;
    let factor = in_force(app, person.id).await?;
    let factor = factor.ok_or(Error::Conflict("second_factor_off"))?;
    code::prove_both(app, (person, &factor), (&body.password, &body.code), from).await?;
    let (work, now) = (app.begin(ctx).await?, wall());
    let codes = make(&work, person.id, now).await?;
    let happening = Happening::new("person", person.id, "recovery_codes_made")
        .for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    let params = json!({"outcome": "codes", "changed_at": now});
    letter::tell(&work, person, Template::SecondFactorChanged, params).await?;
    work.commit().await?;
    Ok(codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = new_code().unwrap();
        assert_eq!(code.len(), LENGTH + 2);
        let expected = code.replace('-', "");
        for typed in [code.clone(), code.to_uppercase(), format!(" {expected} ")] {
            assert_eq!(plain(&typed), Some(expected.clone()), "{typed}");
        }
        for other in ["", "123456", "llll-llll-llll", &format!("{code}a"), "ăăăăăăăăăăăă"]
        {
            assert_eq!(plain(other), None, "{other}");
        }
        assert_ne!(code, new_code().unwrap());
    }

    #[test]
    fn no_two_characters_are_taken_for_one_another() {
        let mut all = ALPHABET.to_vec();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 32);
        assert!(!all.iter().any(|b| b"ilo1".contains(b)));
    }
}
