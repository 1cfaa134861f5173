//! Asking for another mail address.

use std::net::IpAddr;

use nhipcau_mail::Template;
use nhipcau_store::{
    account::{EmailChange, email_change, link::Purpose},
    clock::wall,
    person,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    App, Audience, Ctx, Error, Happening, Result,
    auth::{
        change_password::prove,
        letter::{self, Addressee},
        link,
        register::{MailSent, is_address},
        session::holder,
    },
};

/// So long the links of the mails hold.
const CHANGE_SECONDS: i64 = 48 * 3_600;

/// Another address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEmail {
    /// The new mail address.
    pub email: String,
    /// The present password.
    pub password: String,
}

impl std::fmt::Debug for ChangeEmail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChangeEmail").field("email", &self.email).finish_non_exhaustive()
    }
}

/// Sends a link to the present address and one to the new one; both are to be followed. An address
/// that is taken is not told: its owner gets a mail instead of the link.
///
/// # Errors
/// `Invalid` for a malformed address, one's own, and a wrong password; `RateLimited` while one has
/// to wait after wrong ones.
pub async fn ask(app: &App, ctx: &Ctx, body: ChangeEmail, from: IpAddr) -> Result<MailSent> {
    let (person, _) = holder(ctx)?;
    let email = body.email.trim().to_lowercase();
    if !is_address(&email) {
        return Err(Error::field("/email", "email"));
    }
    if email == person.email {
        return Err(Error::field("/email", "same_email"));
    }
    prove(app, person, &body.password, from).await?;
    let now = wall();
    let work = app.begin(ctx).await?;
    let change = EmailChange {
        person_id: person.id,
        id: work.new_id(),
        old_email: person.email.clone(),
        new_email: email,
        created_at: now.0,
        expires_at: now.plus_seconds(CHANGE_SECONDS).0,
        old_confirmed_at: None,
        new_confirmed_at: None,
    };
    email_change::withdraw(work.conn(), person.id).await?;
    let change = email_change::insert(work.conn(), change).await?;
    let owner = person::find_by_email(work.conn(), &change.new_email).await?;
    if app.gate.may_mail(&change.old_email, now) {
        let id = link::make(&work, Purpose::EmailOld, Some(change.id), CHANGE_SECONDS).await?;
        let params = json!({"link_id": id, "new_email": change.new_email});
        let to = Addressee::of(person);
        letter::post(&work, to, Template::EmailChangeOld, params, "/confirm-email").await?;
    }
    if app.gate.may_mail(&change.new_email, now) {
        match owner {
            Some(owner) => {
                let to = Addressee::of(&owner);
                letter::post(&work, to, Template::AccountExists, json!({}), "/sign-in").await?;
            }
            None => {
                let id = link::make(&work, Purpose::EmailNew, Some(change.id), CHANGE_SECONDS);
                let params = json!({"link_id": id.await?, "new_email": change.new_email});
                let to = Addressee { address: change.new_email, ..Addressee::of(person) };
                letter::post(&work, to, Template::EmailChangeNew, params, "/confirm-email").await?;
            }
        }
    }
    let happening = Happening::new("person", person.id, "email_change_asked")
        .for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    work.commit().await?;
    Ok(MailSent::default())
}
