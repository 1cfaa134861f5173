//! A new account. Nobody is made a person before the owner of the address has agreed; and the answer
//! is the same whether or not the address has an account.

use std::net::IpAddr;

use nhipcau_domain::{
    field_error::FieldError,
    locale::{Locale, clean_text},
};
use nhipcau_mail::Template;
use nhipcau_store::{
    account::{Registration, link::Purpose, registration},
    clock::wall,
    person,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{
    letter::{self, Addressee},
    link, password,
};
use crate::{App, Ctx, Error, Result, Work};

/// So long the link of the mail holds.
const CONFIRM_SECONDS: i64 = 48 * 3_600;
/// Longest name, in characters.
const LONGEST_NAME: usize = 120;

/// A new account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Mail address.
    pub email: String,
    /// Password of at least ten characters that is hard to guess.
    pub password: String,
    /// Full name.
    pub name: String,
    /// Language of mails; Vietnamese when absent.
    #[serde(default)]
    pub locale: Locale,
}

impl std::fmt::Debug for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Register").field("email", &self.email).finish_non_exhaustive()
    }
}

/// What is told of a mail that may have been sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailSent {
    /// Always `mail_sent`, whether or not there is an account.
    pub status: &'static str,
}

impl Default for MailSent {
    fn default() -> Self {
        Self { status: "mail_sent" }
    }
}

/// Begins an account; the mail to its address says how it goes on.
///
/// # Errors
/// `Invalid` with the fields that are wrong – never that an address is taken; `RateLimited` after
/// too many tries from the same network address.
pub async fn register(app: &App, body: Register, from: IpAddr) -> Result<MailSent> {
    let email = body.email.trim().to_lowercase();
    let name = clean_text(&body.name);
    let mut errors = Vec::new();
    if !is_address(&email) {
        errors.push(FieldError::new("/email", "email"));
    }
    if name.is_empty() {
        errors.push(FieldError::new("/name", "required"));
    }
    if name.chars().count() > LONGEST_NAME {
        errors.push(FieldError::new("/name", "too_long").with("limit", LONGEST_NAME));
    }
    // Judging takes the longer, the longer they are.
    let (known, known_name) = if errors.is_empty() { (&*email, &*name) } else { ("", "") };
    errors.extend(password::faults("/password", &body.password, known, known_name));
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    // Only what costs: who corrects a form is not counted.
    app.gate.admit(from)?;
    let hash = password::hash(app, &body.password).await?;
    let now = wall();
    let ctx = Ctx::public(body.locale);
    let work = app.begin(&ctx).await?;
    let row = Registration {
        id: work.new_id(),
        email,
        name,
        locale: body.locale.into(),
        password_hash: hash,
        created_at: now.0,
        expires_at: now.plus_seconds(CONFIRM_SECONDS).0,
    };
    let owner = person::find_by_email(work.conn(), &row.email).await?;
    let may_mail = app.gate.may_mail(&row.email, now);
    match owner.filter(|owner| owner.password_hash.is_some() || owner.demo_key.is_some()) {
        Some(owner) if may_mail => {
            let to = Addressee::of(&owner);
            letter::post(&work, to, Template::AccountExists, json!({}), "/sign-in").await?;
        }
        None if may_mail => {
            let row = registration::insert(work.conn(), row).await?;
            send_link(&work, &row).await?;
        }
        _ => {}
    }
    work.commit().await?;
    Ok(MailSent::default())
}

/// Sends the link that confirms a registration.
async fn send_link(work: &Work<'_>, row: &Registration) -> Result<()> {
    let seconds = (row.expires_at - wall().0) / 1_000_000;
    let id = link::make(work, Purpose::Confirm, Some(row.id), seconds).await?;
    let to = Addressee {
        person_id: None,
        name: row.name.clone(),
        address: row.email.clone(),
        locale: row.locale(),
    };
    let params = json!({"link_id": id});
    letter::post(work, to, Template::AccountConfirm, params, "/confirm").await
}

/// Sends the link again to somebody who tries to sign in before having followed it; not too often.
pub(super) async fn remind(app: &App, row: &Registration) -> Result<()> {
    if !app.gate.may_remind(&row.email, wall()) {
        return Ok(());
    }
    let ctx = Ctx::public(row.locale());
    let work = app.begin(&ctx).await?;
    send_link(&work, row).await?;
    work.commit().await
}

/// Whether a text looks like a mail address; the confirmation mail is the real test.
pub(crate) fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    !local.is_empty()
        && text.len() <= 254
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}
