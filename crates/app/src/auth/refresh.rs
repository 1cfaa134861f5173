//! The next access token for a refresh token, which rotates: each is good once.
//!
//! A token that comes a second time ends its session, for one of its two holders is a thief. One
//! thing looks the same and is none: a page that is loaded again, or a second tab, while the answer
//! to the first is still on its way – then the browser never learns of the new cookie. (The
//! workspace takes turns across its tabs by a lock, but a lock does not outlive its page, and a
//! browser has none where a demonstration is opened by plain HTTP.) So a token that was used within
//! the last seconds is answered again as long as nobody has gone on with what it was exchanged for.
//! That gives a thief nothing: as soon as one of the answers is used, the others are used up, and who
//! comes with one of them ends the session.

use nhipcau_domain::timestamp::Timestamp;
use nhipcau_mail::Template;
use nhipcau_store::{
    Tx,
    clock::wall,
    person,
    session::{self, RefreshToken, Session},
};
use serde_json::json;

use super::{
    keys, letter, second_factor,
    secrets::fingerprint,
    session::{SignedIn, ctx_of, hand_out, new_token},
    visitor::Visitor,
};
use crate::{App, Audience, Error, Happening, Result};

/// How long an answer may be on its way.
const ON_ITS_WAY_SECONDS: i64 = 10;

/// Exchanges a refresh token for the next one.
///
/// # Errors
/// `Unauthenticated` when the token is unknown, used or its session has ended.
pub async fn refresh(app: &App, refresh_token: &str, visitor: &Visitor) -> Result<SignedIn> {
    let expired = || Error::Unauthenticated("session_expired");
    let key = keys::signer(app).await?;
    let now = wall();
    let hash = fingerprint(refresh_token);
    let conn = app.store.reader();
    let row = session::find_token(conn, &hash).await?.ok_or_else(expired)?;
    let found = session::find(conn, row.session_id).await?.ok_or_else(expired)?;
    if found.revoked_at.is_some() || found.expires_at <= now.0 {
        return Err(expired());
    }
    let ctx = ctx_of(app, person::find(conn, found.person_id).await?).await?;
    let standing = second_factor::standing(app, &ctx.actor, found.person_id).await?;
    let (next, next_row) = new_token(found.id, Some(hash))?;
    let tx = app.store.begin().await?;
    if !exchange(&tx, &row, now).await? {
        drop(tx);
        end_family(app, &found, visitor, now).await?;
        return Err(expired());
    }
    session::insert_token(tx.conn(), next_row).await?;
    let (address, agent) = (visitor.address.to_canonical().to_string(), visitor.agent());
    session::renew(tx.conn(), found.id, (Some(&address), agent.as_deref()), now.0).await?;
    tx.commit().await?;
    hand_out(app, &key, &found, (next, None), standing)
}

/// Uses a token up. `false` when it was used before and is not to be answered again.
async fn exchange(tx: &Tx, row: &RefreshToken, now: Timestamp) -> Result<bool> {
    let conn = tx.conn();
    if session::use_up(conn, &row.token_hash, now.0).await? {
        if let Some(parent) = &row.parent_hash {
            session::use_up_siblings(conn, parent, now.0).await?;
        }
        return Ok(true);
    }
    // Read again: it was used since, or was when it was read.
    let Some(row) = session::find_token(conn, &row.token_hash).await? else { return Ok(false) };
    let used_at = row.used_at.unwrap_or_default();
    let successors = session::successors(conn, &row.token_hash).await?;
    Ok(may_repeat(used_at, &successors, now))
}

/// Whether a used token is answered again. One that was only used up beside another has no
/// successors.
fn may_repeat(used_at: i64, successors: &[RefreshToken], now: Timestamp) -> bool {
    now.plus_seconds(-ON_ITS_WAY_SECONDS).0 <= used_at
        && !successors.is_empty()
        && successors.iter().all(|next| next.used_at.is_none())
}

/// Ends a session whose token came twice, and tells its person.
async fn end_family(app: &App, found: &Session, visitor: &Visitor, now: Timestamp) -> Result<()> {
    let person = person::find(app.store.reader(), found.person_id).await?;
    let ctx = ctx_of(app, person.clone()).await?;
    let work = app.begin(&ctx).await?;
    if session::revoke(work.conn(), found.id, now.0).await? {
        let happening = Happening::new("session", found.id, "family_revoked")
            .for_audience(Audience::Own(person.id));
        work.record(happening).await?;
        let params = json!({
            "ended_at": now,
            "address": visitor.address.to_canonical().to_string(),
            "user_agent": found.user_agent.clone().unwrap_or_default(),
        });
        letter::tell(&work, &person, Template::SessionFamilyRevoked, params).await?;
    }
    work.commit().await?;
    tracing::warn!(session = %found.id, "a refresh token came twice; its session is ended");
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn token(used_at: Option<i64>) -> RefreshToken {
        RefreshToken {
            token_hash: String::new(),
            session_id: Uuid::nil(),
            created_at: 0,
            used_at,
            parent_hash: None,
        }
    }

    #[test]
    fn only_an_answer_on_its_way_is_given_again() {
        let at = |seconds: i64| Timestamp(0).plus_seconds(100 + seconds);
        let used = at(0).0;
        assert!(may_repeat(used, &[token(None)], at(0)));
        assert!(may_repeat(used, &[token(None), token(None)], at(10)));
        assert!(!may_repeat(used, &[token(None)], at(11)), "too late");
        assert!(!may_repeat(used, &[token(None), token(Some(used))], at(1)), "somebody went on");
        assert!(!may_repeat(used, &[], at(1)), "used up beside another");
    }
}
