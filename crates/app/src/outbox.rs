//! The outbox as its operator sees it; in the demonstration as everybody does.

use nhipcau_domain::{locale::Locale, timestamp::Timestamp};
use nhipcau_mail::{Letter, Template};
use nhipcau_store::{outbox, outbox::Mail, person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result, alert,
    auth::letter,
    view::{ListView, PageRequest, unless_unreadable},
};

/// Whose cursors are taken.
const LIST: &str = "outbox";

/// A mail in the outbox.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailView {
    /// Id, also its Message-ID.
    pub id: Uuid,
    /// `waiting`, `sent` or `dead`.
    pub status: String,
    /// To whom.
    pub address: String,
    /// Which mail.
    pub template: String,
    /// Its subject; only in the demonstration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// How often sending was tried.
    pub attempts: i32,
    /// What went wrong last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was accepted by the mail server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
}

/// What a mail says.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailBody {
    /// To whom.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// Lists the mails, newest first.
///
/// # Errors
/// `Forbidden` unless the reader operates the installation or this is a demonstration.
pub async fn list(app: &App, ctx: &Ctx, page: &PageRequest) -> Result<ListView<MailView>> {
    let reader = ctx.person()?;
    if !ctx.actor.operator && !app.config.is_demo() {
        return Err(Error::Forbidden);
    }
    let hidden: Vec<_> = Template::ALL
        .iter()
        .filter(|kind| is_hidden(app, **kind))
        .map(|kind| kind.as_str())
        .collect();
    let rows = outbox::list(app.store.reader(), &hidden, reader.id, &page.page(app, LIST)?).await?;
    let mut items = Vec::new();
    for row in &rows.rows {
        let subject = if app.config.is_demo() {
            let body = unless_unreadable("mail", row.id, body(app, row).await)?;
            body.flatten().map(|body| body.subject)
        } else {
            None
        };
        items.push(MailView {
            id: row.id,
            status: row.status.clone(),
            address: row.address.clone(),
            template: row.template.clone(),
            subject,
            attempts: row.attempts,
            last_error: row.last_error.clone(),
            created_at: Timestamp(row.created_at),
            sent_at: row.sent_at.map(Timestamp),
        });
    }
    ListView::paged(app, LIST, items, &rows)
}

/// Reads a mail of the demonstration.
///
/// # Errors
/// `NotFound` outside the demonstration, and for somebody else's mail about a sealed submission or
/// their account.
pub async fn read(app: &App, ctx: &Ctx, id: Uuid) -> Result<MailBody> {
    let reader = ctx.person()?;
    if !app.config.is_demo() {
        return Err(Error::NotFound);
    }
    let row = outbox::find(app.store.reader(), id).await?;
    let hidden = Template::parse(&row.template).is_some_and(|kind| is_hidden(app, kind));
    if hidden && row.person_id != Some(reader.id) {
        return Err(Error::NotFound);
    }
    body(app, &row).await?.ok_or(Error::NotFound)
}

/// Whether a mail is nobody's to see but its reader's. In production an operator sees that mails about
/// accounts leave or fail, but never what they say; where everybody reads mails, a link in one of them
/// would let everybody in.
fn is_hidden(app: &App, kind: Template) -> bool {
    kind.is_sealed() || (app.config.is_demo() && kind.is_personal())
}

async fn body(app: &App, row: &Mail) -> Result<Option<MailBody>> {
    let Some(template) = Template::parse(&row.template) else { return Ok(None) };
    let recipient = match row.person_id {
        Some(id) => person::find(app.store.reader(), id).await?.name,
        None => letter::name_in(row),
    };
    let path = letter::path_of(app, row, template)?;
    let params = alert::complete(app, row, template);
    let letter = Letter {
        template,
        locale: Locale::parse(&row.locale).unwrap_or_default(),
        recipient: &recipient,
        path: &path,
        params: &params,
    };
    let rendered =
        app.letters.render(&letter).map_err(|error| Error::unreadable(error.to_string()))?;
    Ok(Some(MailBody {
        address: row.address.clone(),
        subject: rendered.subject,
        text: rendered.text,
    }))
}
