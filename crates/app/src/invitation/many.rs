//! Inviting several solvers with one message.

use nhipcau_domain::{
    field_error::FieldError,
    invitation::{MOST_AT_ONCE, TEXT_LIMIT},
    locale::clean_text,
    text_enum,
};
use nhipcau_store::challenge::Challenge;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    brokered,
    create::{CreateInvitation, send},
    letter::joined,
};
use crate::{
    App, Ctx, Error, Result, idempotency,
    view::{OrgRef, OrgRefs, blocked_message},
};

/// So many are invited before a request that keeps its key says that it is still at work.
const KEEP_EVERY: usize = 10;

/// One of those who are invited together.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The organisation invited.
    pub organisation_id: Uuid,
    /// The capability it was found by.
    pub capability_id: Option<Uuid>,
    /// What is said to this one only, below the message to all.
    pub addition: Option<String>,
}

/// Several invitations with one message.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteMany {
    /// The broker's words to all of them.
    #[serde(default)]
    pub message: String,
    /// Who is invited, 1–50, each organisation once.
    pub recipients: Vec<Recipient>,
}

text_enum! {
    /// What became of one of several invitations.
    pub enum SentKind {
        /// It was sent.
        Sent = "sent",
        /// It was not sent: the organisation has an invitation to this call already.
        Already = "already",
        /// It was not sent.
        Refused = "refused",
    }
}

/// What became of one of several invitations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SentTo {
    /// The organisation; absent when there is none with this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Its id, as it was asked for.
    pub organisation_id: Uuid,
    /// What became of it.
    pub outcome: SentKind,
    /// The invitation that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation_id: Option<Uuid>,
    /// Why it was not sent: the code of the error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The same in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What became of several invitations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvitedMany {
    /// One for each recipient, in their order.
    pub items: Vec<SentTo>,
    /// How many were sent.
    pub sent: u64,
}

/// Invites several solvers, each in a transaction of its own: one that cannot be invited does not
/// hold up the others, and whoever repeats the request invites nobody twice.
///
/// # Errors
/// As [`brokered`]; `Invalid` for what is wrong with the request as a whole.
pub async fn invite_many(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    body: InviteMany,
) -> Result<InvitedMany> {
    let conn = app.store.reader();
    let call = brokered(ctx, conn, challenge_id, app.clock.now()).await?;
    let letters = checked(body)?;
    let refs = OrgRefs::load(conn, letters.iter().map(|letter| letter.organisation_id)).await?;
    let mut items = Vec::with_capacity(letters.len());
    for (number, letter) in letters.iter().enumerate() {
        if let Some(claim) = ctx.idempotency.as_ref().filter(|_| number % KEEP_EVERY == 0) {
            idempotency::keep(app, claim).await?;
        }
        let done = send_one(app, ctx, &call, letter).await;
        let mut item = SentTo {
            organisation: refs.get(letter.organisation_id).ok(),
            organisation_id: letter.organisation_id,
            outcome: SentKind::Sent,
            invitation_id: None,
            code: None,
            message: None,
        };
        match done {
            Ok(id) => item.invitation_id = Some(id),
            Err(error) => {
                let (outcome, code, message) = refused(ctx, error)?;
                item.outcome = outcome;
                (item.code, item.message) = (Some(code), Some(message));
            }
        }
        items.push(item);
    }
    let sent = items.iter().filter(|item| item.outcome == SentKind::Sent).count();
    let report = InvitedMany { items, sent: u64::try_from(sent).unwrap_or(u64::MAX) };
    if let Some(claim) = &ctx.idempotency {
        idempotency::finish_with(app, claim, serde_json::to_value(&report)?).await?;
    }
    Ok(report)
}

async fn send_one(app: &App, ctx: &Ctx, call: &Challenge, body: &CreateInvitation) -> Result<Uuid> {
    let work = app.begin(ctx).await?;
    // The call may have closed since the first of them was sent.
    let call = brokered(ctx, work.conn(), call.id, work.now).await?;
    let row = send(&work, &call, body).await?;
    work.commit_aside().await?;
    Ok(row.id)
}

/// The letters that a request asks for.
///
/// # Errors
/// `Invalid` at what is wrong.
pub(super) fn checked(body: InviteMany) -> Result<Vec<CreateInvitation>> {
    if !(1..=MOST_AT_ONCE).contains(&body.recipients.len()) {
        return Err(Error::Invalid(vec![
            FieldError::new("/recipients", "out_of_range")
                .with("low", 1)
                .with("high", MOST_AT_ONCE),
        ]));
    }
    let message = clean_text(&body.message);
    super::shortlist::check_text("/message", Some(&message))?;
    let mut errors = Vec::new();
    let mut letters: Vec<CreateInvitation> = Vec::with_capacity(body.recipients.len());
    for (number, one) in body.recipients.into_iter().enumerate() {
        let addition = one.addition.as_deref().map(clean_text);
        let message = joined(&message, addition.as_deref());
        if message.chars().count() > TEXT_LIMIT {
            let pointer = format!("/recipients/{number}/addition");
            errors.push(FieldError::new(&pointer, "too_long").with("limit", TEXT_LIMIT));
        }
        if letters.iter().any(|letter| letter.organisation_id == one.organisation_id) {
            let pointer = format!("/recipients/{number}/organisation_id");
            errors.push(FieldError::new(&pointer, "duplicate"));
        }
        letters.push(CreateInvitation {
            organisation_id: one.organisation_id,
            capability_id: one.capability_id,
            message,
        });
    }
    if errors.is_empty() { Ok(letters) } else { Err(Error::Invalid(errors)) }
}

/// Why one of several is not invited, as an outcome, a code and a message.
///
/// # Errors
/// What would meet the next one too.
pub(super) fn refused(ctx: &Ctx, error: Error) -> Result<(SentKind, String, String)> {
    let words = |code: &str| nhipcau_texts::problem::problem(ctx.locale, code, &[]).title;
    match error {
        Error::Conflict("duplicate") => {
            let message = nhipcau_texts::text(ctx.locale, "invite-already", &[]);
            Ok((SentKind::Already, "duplicate".to_owned(), message))
        }
        Error::Blocked(blocked) => {
            let message = blocked_message(ctx.locale, &blocked);
            Ok((SentKind::Refused, blocked.code.to_owned(), message))
        }
        Error::Invalid(errors) => {
            let code = errors.first().map_or("invalid", |error| error.code).to_owned();
            let message =
                errors.first().map(|error| nhipcau_texts::problem::field(ctx.locale, error));
            Ok((SentKind::Refused, code, message.unwrap_or_default()))
        }
        Error::Stale | Error::Conflict(_) => {
            Ok((SentKind::Refused, "conflict".to_owned(), words("conflict")))
        }
        Error::WrongStatus => {
            Ok((SentKind::Refused, "wrong_status".to_owned(), words("wrong_status")))
        }
        other => Err(other),
    }
}
