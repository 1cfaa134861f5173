//! Mails about an account. They are nobody's but their reader's: no notification repeats them, and
//! what a link in one is good for stands nowhere but in the mail itself.

use nhipcau_domain::locale::Locale;
use nhipcau_mail::Template;
use nhipcau_store::{
    outbox::{self, Mail},
    person::Person,
};
use serde_json::Value;
use uuid::Uuid;

use super::link;
use crate::{App, Error, Result, Work};

/// To whom a mail goes.
#[derive(Debug, Clone)]
pub(crate) struct Addressee {
    /// The person, where there is one already.
    pub person_id: Option<Uuid>,
    /// The name, where there is none.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Language.
    pub locale: Locale,
}

impl Addressee {
    /// A person, at their own address.
    pub(super) fn of(person: &Person) -> Self {
        Self {
            person_id: Some(person.id),
            name: person.name.clone(),
            address: person.email.clone(),
            locale: person.locale(),
        }
    }
}

/// Writes a mail whose link leads to a page of the workspace; `params` is an object.
pub(crate) async fn post(
    work: &Work<'_>,
    to: Addressee,
    template: Template,
    mut params: Value,
    page: &str,
) -> Result<()> {
    if to.person_id.is_none() {
        params["recipient"] = Value::String(to.name);
    }
    let mail = Mail {
        id: work.new_id(),
        status: "waiting".to_owned(),
        person_id: to.person_id,
        address: to.address,
        locale: to.locale.into(),
        template: template.into(),
        params,
        link: ["/app", page].concat(),
        attempts: 0,
        run_after: 0,
        claimed_until: None,
        last_error: None,
        created_at: work.now.0,
        sent_at: None,
    };
    outbox::insert(work.conn(), mail).await?;
    Ok(())
}

/// Tells a person what has happened to their account.
pub(crate) async fn tell(
    work: &Work<'_>,
    person: &Person,
    template: Template,
    params: Value,
) -> Result<()> {
    tell_at(work, person, template, params, "/security").await
}

/// The same with another page to go to.
pub(crate) async fn tell_at(
    work: &Work<'_>,
    person: &Person,
    template: Template,
    params: Value,
    page: &str,
) -> Result<()> {
    post(work, Addressee::of(person), template, params, page).await
}

/// The last mail to somebody whose account is gone: it names no person, and its row is emptied once
/// it has left.
pub(crate) async fn farewell(
    work: &Work<'_>,
    person: &Person,
    template: Template,
    params: Value,
) -> Result<()> {
    let to = Addressee { person_id: None, ..Addressee::of(person) };
    post(work, to, template, params, "").await
}

/// The address of the page a mail leads to: with the token of its link, where it has one. The token
/// is made when the mail is written out; its row knows only the link's id.
///
/// # Errors
/// `Unreadable` when the row names no link.
pub(crate) fn path_of(app: &App, mail: &Mail, template: Template) -> Result<String> {
    let Some(purpose) = link::purpose_of(template) else { return Ok(mail.link.clone()) };
    let id = mail.params["link_id"].as_str().and_then(|id| id.parse().ok());
    let id: Uuid = id.ok_or_else(|| Error::unreadable(format!("mail {} has no link", mail.id)))?;
    Ok(format!("{}?token={}", mail.link, link::token_of(app, purpose, id)))
}

/// The name of the reader of a mail to nobody who has an account.
pub(crate) fn name_in(mail: &Mail) -> String {
    mail.params["recipient"].as_str().unwrap_or_default().to_owned()
}
