//! The owner of an address agrees to the account that was begun with it.

use nhipcau_store::{
    account::{Registration, link::Purpose, registration},
    person::{self, Person},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    link,
    session::{self, Door, SignedIn},
    visitor::Visitor,
};
use crate::{App, Audience, Ctx, Error, Happening, Result, Work};

/// The token of a link in a mail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// What stands behind `token=` in the link.
    pub token: String,
}

impl std::fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LinkToken").finish_non_exhaustive()
    }
}

/// Makes the account of a registration and signs it in.
///
/// # Errors
/// `Invalid` when the link is used, expired or made up; `RateLimited` after too many tries.
pub async fn confirm(app: &App, body: &LinkToken, visitor: &Visitor) -> Result<SignedIn> {
    app.gate.admit(visitor.address)?;
    let (row, _, id) = link::find(app, &body.token, &[Purpose::Confirm]).await?;
    let waiting = registration::find(app.store.reader(), id).await?.ok_or_else(link::invalid)?;
    let ctx = Ctx::public(waiting.locale());
    let work = app.begin(&ctx).await?;
    link::use_up(work.conn(), &row).await?;
    let person = make(&work, waiting).await?;
    work.commit().await?;
    session::begin(app, &person, visitor, Door::Confirmation).await
}

/// Makes the person, or gives a password to one who was known without an account: an expert, or
/// somebody an operator has set up. Whoever reads the mails of an address is its owner.
async fn make(work: &Work<'_>, waiting: Registration) -> Result<Person> {
    let known = person::find_by_email(work.conn(), &waiting.email).await?;
    registration::forget_address(work.conn(), &waiting.email).await?;
    let person = match known {
        Some(known) if known.password_hash.is_some() || known.demo_key.is_some() => {
            return Err(link::invalid());
        }
        Some(mut known) => {
            known.password_hash = Some(waiting.password_hash);
            person::save(work.conn(), known).await?
        }
        None => {
            let row = Person {
                id: work.new_id(),
                email: waiting.email,
                name: waiting.name,
                password_hash: Some(waiting.password_hash),
                locale: waiting.locale,
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
                suspended_at: None,
                suspended_reason: None,
                suspension_told_at: None,
                erased_at: None,
                paper_name: None,
                paper_name_until: None,
            };
            person::insert(work.conn(), row).await.map_err(|error| match error {
                // Somebody has followed another link to the same address at the same moment.
                nhipcau_store::Error::Duplicate(_) => link::invalid(),
                other => Error::from(other),
            })?
        }
    };
    let happening =
        Happening::new("person", person.id, "register").for_audience(Audience::Own(person.id));
    work.record(happening).await?;
    Ok(person)
}
