//! A forgotten password: a link to the address of the account, whether or not there is one.

use std::net::IpAddr;

use nhipcau_domain::locale::Locale;
use nhipcau_mail::Template;
use nhipcau_store::{account::link::Purpose, clock::wall, person};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    gate::name_of,
    letter::{self, Addressee},
    link,
    register::MailSent,
};
use crate::{App, Ctx, Result};

/// So long the link of the mail holds.
const RESET_SECONDS: i64 = 3_600;

/// Whose password is forgotten.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forgot {
    /// Mail address.
    pub email: String,
}

/// Sends a link by which a new password can be set. Somebody an operator has set up without one
/// gets it as well: who reads the mails of an address is its owner.
///
/// # Errors
/// `RateLimited` after too many tries from the same network address.
pub async fn forgot(app: &App, body: &Forgot, from: IpAddr) -> Result<MailSent> {
    app.gate.admit(from)?;
    let email = name_of(&body.email);
    let ctx = Ctx::public(Locale::default());
    let work = app.begin(&ctx).await?;
    let owner = person::find_by_email(work.conn(), &email).await?;
    let owner = owner.filter(|owner| owner.demo_key.is_none() && owner.erased_at.is_none());
    let may_mail = app.gate.may_mail(&email, wall());
    let target = owner.as_ref().filter(|_| may_mail).map(|owner| owner.id);
    // The same is written where there is no account.
    let id = link::make(&work, Purpose::PasswordReset, target, RESET_SECONDS).await?;
    if let Some(owner) = owner.filter(|_| may_mail) {
        let (to, params) = (Addressee::of(&owner), json!({"link_id": id}));
        letter::post(&work, to, Template::PasswordReset, params, "/reset-password").await?;
    }
    work.commit().await?;
    Ok(MailSent::default())
}
