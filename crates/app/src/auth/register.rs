//! A new account.

use std::net::IpAddr;

use nhipcau_domain::{
    field_error::FieldError,
    locale::{Locale, clean_text},
};
use nhipcau_store::person::{self, Person};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{password, session};
use crate::{App, Ctx, Error, Happening, Result};

/// A new account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Mail address.
    pub email: String,
    /// Password of at least ten characters.
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

/// Makes an account and signs it in.
///
/// # Errors
/// `Invalid` with the fields that are wrong, an address that is taken among them; `RateLimited`
/// after too many tries from the same network address.
pub async fn register(
    app: &App,
    body: Register,
    from: IpAddr,
    user_agent: Option<String>,
) -> Result<session::SignedIn> {
    let email = body.email.trim().to_lowercase();
    let name = clean_text(&body.name);
    let mut errors = Vec::new();
    if !is_address(&email) {
        errors.push(FieldError::new("/email", "email"));
    }
    if name.is_empty() {
        errors.push(FieldError::new("/name", "required"));
    }
    if name.chars().count() > 120 {
        errors.push(FieldError::new("/name", "too_long").with("limit", 120));
    }
    if body.password.chars().count() < password::MIN_LENGTH {
        errors.push(FieldError::new("/password", "too_short").with("limit", password::MIN_LENGTH));
    }
    if body.password.len() > password::MAX_LENGTH {
        errors.push(FieldError::new("/password", "too_long").with("limit", password::MAX_LENGTH));
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    // Only what costs: who corrects a form is not counted.
    app.gate.admit(from)?;
    let hash = password::hash(app, &body.password).await?;
    let ctx = Ctx::public(body.locale);
    let work = app.begin(&ctx).await?;
    let row = Person {
        id: work.new_id(),
        email,
        name,
        password_hash: Some(hash),
        locale: body.locale.into(),
        title: None,
        affiliation: None,
        expert: false,
        fields: json!([]),
        operator: false,
        auditor: false,
        demo_key: None,
        demo: None,
        version: 1,
        created_at: work.now.0,
    };
    let row = person::insert(work.conn(), row).await.map_err(|error| match error {
        nhipcau_store::Error::Duplicate(_) => Error::field("/email", "taken"),
        other => other.into(),
    })?;
    work.record(Happening::new("person", row.id, "register")).await?;
    work.commit().await?;
    session::begin(app, row.id, user_agent).await
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
