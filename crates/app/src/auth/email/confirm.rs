//! The owner of one of the two addresses agrees; with the second one the address changes.

use std::net::IpAddr;

use nhipcau_domain::text_enum;
use nhipcau_mail::Template;
use nhipcau_store::{
    account::{EmailChange, email_change, link::Purpose},
    clock::wall,
    person::{self, Person},
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::{
    App, Audience, Error, Happening, Result, Work,
    auth::{
        confirm::LinkToken,
        letter::{self, Addressee},
        link,
        session::ctx_of,
    },
};

text_enum! {
    /// How far a change of address is.
    pub enum EmailStatus {
        /// The owner of the other address has still to agree.
        WaitingForOther = "waiting_for_other",
        /// The address is changed.
        Changed = "changed",
    }
}

/// The answer to a link that was followed.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmailConfirmed {
    /// How far it is.
    pub status: EmailStatus,
}

/// Agrees to a change of address.
///
/// # Errors
/// `Invalid` when the link is used, expired or made up, the change was withdrawn, or the address has
/// been taken meanwhile; `RateLimited` after too many tries.
pub async fn confirm(app: &App, body: &LinkToken, from: IpAddr) -> Result<EmailConfirmed> {
    app.gate.admit(from)?;
    let purposes = [Purpose::EmailOld, Purpose::EmailNew];
    let (row, purpose, id) = link::find(app, &body.token, &purposes).await?;
    let now = wall();
    let change = email_change::find(app.store.reader(), id, now.0).await?;
    let change = change.ok_or_else(link::invalid)?;
    let person = person::find(app.store.reader(), change.person_id).await?;
    let ctx = ctx_of(app, person).await?;
    let work = app.begin(&ctx).await?;
    link::use_up(work.conn(), &row).await?;
    email_change::agree(work.conn(), id, purpose == Purpose::EmailOld, now.0).await?;
    // Read again under the lock that writing it took: the other link may be followed just now.
    let change = email_change::find(work.conn(), id, now.0).await?.ok_or_else(link::invalid)?;
    let agreed = change.old_confirmed_at.is_some() && change.new_confirmed_at.is_some();
    if agreed {
        apply(&work, ctx.person()?, change).await?;
    }
    work.commit().await?;
    let status = if agreed { EmailStatus::Changed } else { EmailStatus::WaitingForOther };
    Ok(EmailConfirmed { status })
}

async fn apply(work: &Work<'_>, person: &Person, change: EmailChange) -> Result<()> {
    if person::find_by_email(work.conn(), &change.new_email).await?.is_some() {
        return Err(link::invalid());
    }
    let row = Person { email: change.new_email.clone(), ..person.clone() };
    person::save(work.conn(), row).await.map_err(|error| match error {
        // Somebody has registered with it at the same moment.
        nhipcau_store::Error::Duplicate(_) => link::invalid(),
        other => Error::from(other),
    })?;
    email_change::withdraw(work.conn(), person.id).await?;
    let happening =
        Happening::new("person", person.id, "email_changed").for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    // To both: whoever did not want it reads at least one of them.
    for address in [change.old_email, change.new_email.clone()] {
        let to = Addressee { address, ..Addressee::of(person) };
        let params = json!({"new_email": change.new_email, "changed_at": wall()});
        letter::post(work, to, Template::EmailChanged, params, "/security").await?;
    }
    Ok(())
}
