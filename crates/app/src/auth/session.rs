//! Sessions: how one begins, and who asks with it.

use nhipcau_domain::{actor::Actor, locale::Locale, timestamp::Timestamp};
use nhipcau_mail::Template;
use nhipcau_store::{
    account::{Device, device},
    clock::wall,
    person::{self, Person, membership},
    session::{self, RefreshToken, Session},
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    keys::{self, Key},
    letter,
    recognised::Known,
    second_factor::{self, Standing},
    secrets::fingerprint,
    token,
    visitor::Visitor,
};
use crate::{App, Audience, Ctx, Error, Happening, Result, Work, secret_bytes};

/// The answer to a sign-in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionView {
    /// Sent as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: &'static str,
    /// Seconds until the access token ends.
    pub expires_in: i64,
    /// Whether a second factor was shown, or has to be set up before anything else.
    pub second_factor: Standing,
}

/// A sign-in: the answer, and what goes into cookies.
#[derive(Debug)]
pub struct SignedIn {
    /// The answer.
    pub view: SessionView,
    /// The refresh token, never stored in clear.
    pub refresh_token: String,
    /// Seconds until the session ends.
    pub max_age: i64,
    /// What the device is known by from now on.
    pub device: Option<String>,
}

/// How somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// By password.
    Password,
    /// By the link that confirmed the account.
    Confirmation,
    /// By a click in the demonstration.
    Demonstration,
}

impl Door {
    const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Confirmation => "confirmation",
            Self::Demonstration => "demonstration",
        }
    }
}

/// Begins a session for a person whose identity has been established.
pub(super) async fn begin(
    app: &App,
    person: &Person,
    visitor: &Visitor,
    door: Door,
) -> Result<SignedIn> {
    // By whatever door: who may not sign in gets the answer of a wrong password.
    if person.suspended_at.is_some() {
        return Err(Error::Unauthenticated("invalid_credentials"));
    }
    let key = keys::signer(app).await?;
    let ctx = ctx_of(app, person.clone()).await?;
    let standing = second_factor::standing(app, &ctx.actor, person.id).await?;
    let now = wall();
    let session = Session {
        id: app.ids.next(now),
        person_id: person.id,
        user_agent: visitor.agent(),
        created_at: now.0,
        expires_at: now.plus_seconds(app.config.session_seconds).0,
        revoked_at: None,
        address: Some(visitor.address.to_canonical().to_string()),
        last_used_at: Some(now.0),
    };
    let work = app.begin(&ctx).await?;
    let session = session::insert(work.conn(), session).await?;
    let device = match door {
        Door::Demonstration => None,
        _ => Some(recognise(&work, person, visitor, door).await?),
    };
    let happening = Happening::new("session", session.id, "sign_in")
        .for_audience(Audience::Own(person.id))
        .with(json!({"door": door.name()}));
    work.record(happening).await?;
    let (refresh_token, row) = new_token(session.id, None)?;
    session::insert_token(work.conn(), row).await?;
    work.commit().await?;
    hand_out(app, &key, &session, (refresh_token, device), standing)
}

/// Finds out whether the person has signed in from this device before, and tells them when not. The
/// first device of an account is no news: there is none it could differ from.
async fn recognise(
    work: &Work<'_>,
    person: &Person,
    visitor: &Visitor,
    door: Door,
) -> Result<String> {
    let token = visitor.device_or_new()?;
    let (hash, now) = (fingerprint(&token), wall());
    let known = device::is_known(work.conn(), person.id, &hash).await?;
    let first = !known && !device::any(work.conn(), person.id).await?;
    let row = Device {
        id: work.new_id(),
        person_id: person.id,
        token_hash: hash,
        created_at: now.0,
        last_seen_at: now.0,
    };
    device::seen(work.conn(), row).await?;
    if !known && !first && door == Door::Password {
        let params = json!({
            "signed_in_at": now,
            "address": visitor.address.to_canonical().to_string(),
            "user_agent": visitor.agent().unwrap_or_default(),
        });
        letter::tell(work, person, Template::NewSignIn, params).await?;
    }
    Ok(token)
}

/// A new refresh token, and its row.
pub(super) fn new_token(
    session_id: Uuid,
    parent_hash: Option<String>,
) -> Result<(String, RefreshToken)> {
    let token = hex::encode(secret_bytes::<32>()?);
    let row = RefreshToken {
        token_hash: fingerprint(&token),
        session_id,
        created_at: wall().0,
        used_at: None,
        parent_hash,
    };
    Ok((token, row))
}

/// The answer that gives a session to its holder.
pub(super) fn hand_out(
    app: &App,
    key: &Key,
    session: &Session,
    (refresh_token, device): (String, Option<String>),
    standing: Standing,
) -> Result<SignedIn> {
    let now = wall();
    Ok(SignedIn {
        view: SessionView {
            access_token: token::issue(app, key, (session.person_id, session.id), now)?,
            token_type: "Bearer",
            expires_in: app.config.access_token_seconds,
            second_factor: standing,
        },
        refresh_token,
        max_age: (session.expires_at - now.0) / 1_000_000,
        device,
    })
}

/// Ends the session of a refresh token. Unknown tokens are ignored.
pub async fn logout(app: &App, refresh_token: &str) -> Result<()> {
    let hash = fingerprint(refresh_token);
    let conn = app.store.reader();
    let Some(row) = session::find_token(conn, &hash).await? else { return Ok(()) };
    let Some(found) = session::find(conn, row.session_id).await? else { return Ok(()) };
    let ctx = ctx_of(app, person::find(conn, found.person_id).await?).await?;
    let work = app.begin(&ctx).await?;
    if session::revoke(work.conn(), found.id, wall().0).await? {
        let happening = Happening::new("session", found.id, "sign_out")
            .for_audience(Audience::Own(found.person_id));
        work.record(happening).await?;
    }
    work.commit_silent().await
}

/// Finds out who sends a request. Session and memberships are read anew whenever something may have
/// changed, so that a revocation acts on the next request.
///
/// # Errors
/// `Unauthenticated` for a token that is not to be believed and for a session that has ended.
pub async fn identify(app: &App, access_token: &str, locale: Locale) -> Result<Ctx> {
    Ok(recognise_token(app, access_token, locale).await?.ctx)
}

/// Who sends a request, as far as that was found out.
struct Sender {
    ctx: Ctx,
    /// Whether it is known already that no second factor is missing.
    whole: bool,
    /// The state of the database in which it was found out.
    generation: u64,
}

async fn recognise_token(app: &App, access_token: &str, locale: Locale) -> Result<Sender> {
    let (generation, now) = (app.store.commits(), wall());
    let (ctx, whole) = match app.recognised.of(access_token, generation, now) {
        Some(known) => known,
        None => {
            let known = look_up(app, access_token, now).await?;
            app.recognised.keep(access_token, generation, known.clone());
            (known.ctx, false)
        }
    };
    if let Some(session_id) = ctx.session_id {
        app.touches.note(session_id, now);
    }
    Ok(Sender { ctx: Ctx { locale, ..ctx }, whole, generation })
}

async fn look_up(app: &App, access_token: &str, now: Timestamp) -> Result<Known> {
    let claims = token::read(app, access_token).await?;
    let conn = app.store.reader();
    let session = session::find(conn, claims.sid).await?;
    let session = session.ok_or_else(|| token::refused("its session is unknown"))?;
    if session.revoked_at.is_some() || session.expires_at <= now.0 {
        return Err(token::refused("its session has ended"));
    }
    if session.person_id != claims.sub {
        return Err(token::refused("its session is another person's"));
    }
    let person = person::find(conn, claims.sub).await.map_err(|error| match error {
        nhipcau_store::Error::NotFound => token::refused("its person is gone"),
        other => other.into(),
    })?;
    // Its sessions were ended; one may have begun at that very moment.
    if person.suspended_at.is_some() {
        return Err(token::refused("its person is suspended"));
    }
    let ctx = ctx_of(app, person).await?;
    let until = Timestamp(session.expires_at).min(claims.until());
    Ok(Known { ctx: Ctx { session_id: Some(session.id), ..ctx }, until })
}

/// The same for everything but what an account itself needs: who has a role that demands a second
/// factor sets one up first.
///
/// # Errors
/// `SecondFactorRequired` until then.
pub async fn identify_whole(app: &App, access_token: &str, locale: Locale) -> Result<Ctx> {
    let Sender { ctx, whole, generation } = recognise_token(app, access_token, locale).await?;
    if !whole {
        second_factor::demand(app, &ctx).await?;
        app.recognised.is_whole(access_token, generation);
    }
    Ok(ctx)
}

/// The context of a person for whom a command acts: the making of the demonstration.
pub async fn acting_as(app: &App, person_id: Uuid) -> Result<Ctx> {
    ctx_of(app, person::find(app.store.reader(), person_id).await?).await
}

/// The context of a person.
pub(super) async fn ctx_of(app: &App, person: Person) -> Result<Ctx> {
    let actor = actor_of(app, &person).await?;
    let locale = person.locale();
    Ok(Ctx { actor, person: Some(person), locale, ..Ctx::default() })
}

/// Narrows what a person may do to one of their organisations, in whose name they act.
///
/// # Errors
/// `NotAMember` when they do not belong to it, or no longer.
pub fn act_for(ctx: Ctx, organisation_id: Uuid) -> Result<Ctx> {
    let mut ctx = Ctx { acting_for: Some(organisation_id), ..ctx };
    ctx.actor.narrow(organisation_id);
    if ctx.person.is_some() && ctx.actor.memberships.is_empty() {
        return Err(Error::NotAMember);
    }
    Ok(ctx)
}

/// The same context with the memberships as they are now, after a change of them.
pub(crate) async fn reread(app: &App, ctx: &Ctx) -> Result<Ctx> {
    let mut ctx = ctx.clone();
    if let Some(person) = &ctx.person {
        ctx.actor.memberships = membership::of_person(app.store.reader(), person.id).await?;
    }
    if let Some(organisation_id) = ctx.acting_for {
        ctx.actor.narrow(organisation_id);
    }
    Ok(ctx)
}

/// The same context with every membership, for what concerns the person in whatever name they act.
pub(crate) async fn unnarrowed(app: &App, ctx: &Ctx) -> Result<Ctx> {
    reread(app, &Ctx { acting_for: None, ..ctx.clone() }).await
}

/// What permissions ask about a person.
pub(crate) async fn actor_of(app: &App, person: &Person) -> Result<Actor> {
    Ok(Actor {
        person_id: Some(person.id),
        memberships: membership::of_person(app.store.reader(), person.id).await?,
        operator: person.operator,
        auditor: person.auditor,
        system: false,
    })
}

/// The session of a request and its person, for what only somebody signed in may do.
pub(super) fn holder(ctx: &Ctx) -> Result<(&Person, Uuid)> {
    let session_id = ctx.session_id.ok_or(Error::Unauthenticated("unauthenticated"))?;
    Ok((ctx.person()?, session_id))
}
