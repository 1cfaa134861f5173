//! Sending the mails of the outbox.

use nhipcau_domain::{locale::Locale, timestamp::Timestamp};
use nhipcau_mail::{Letter, Outgoing, Template};
use nhipcau_store::{
    clock::wall,
    outbox::{self, Mail},
    person,
};
use serde_json::json;

use super::go_on;
use crate::{App, Error, Result, alert, auth::letter, log};

/// How many mails a worker takes at once.
const BATCH: u64 = 20;
/// How long a worker keeps a mail before another may take it.
const LEASE_SECONDS: i64 = 120;
/// The first wait after a failure; each further one is three times as long.
const FIRST_RETRY_SECONDS: i64 = 30;

/// Sends due mails; returns how many were taken in hand.
pub async fn send_due(app: &App) -> Result<usize> {
    let now = wall();
    let mails = outbox::claim(&app.store, now.0, now.plus_seconds(LEASE_SECONDS).0, BATCH).await?;
    let count = mails.len();
    if count == 0 {
        return Ok(0);
    }
    let log_head = log::last_note(app.store.reader()).await?;
    for mail in mails {
        let id = mail.id;
        go_on(app, "mail", id, send_one(app, mail, log_head.as_ref()).await)?;
    }
    Ok(count)
}

async fn send_one(app: &App, mail: Mail, log_head: Option<&String>) -> Result<()> {
    let conn = app.store.writer();
    let failure = match write(app, &mail, log_head).await? {
        Err(failure) => failure,
        Ok(outgoing) => match app.mailer.send(&outgoing).await {
            Ok(()) => {
                outbox::sent(conn, mail.id, wall().0).await?;
                return forget_if_last(app, &mail).await;
            }
            Err(error) => (error.to_string(), error.is_temporary()),
        },
    };
    let (error, temporary) = failure;
    let retry = (temporary && mail.attempts + 1 < app.config.mail_attempts).then(|| {
        let factor = 3_i64.saturating_pow(u32::try_from(mail.attempts).unwrap_or(0));
        wall().plus_seconds(FIRST_RETRY_SECONDS.saturating_mul(factor)).0
    });
    tracing::warn!(mail = %mail.id, template = mail.template, %error, again = retry.is_some(), "mail not sent");
    outbox::failed(conn, mail.id, &error, retry).await?;
    if retry.is_none() { forget_if_last(app, &mail).await } else { Ok(()) }
}

/// Forgets to whom the last mail to somebody went, once it has left or was given up: of an erased
/// person no address is kept.
async fn forget_if_last(app: &App, mail: &Mail) -> Result<()> {
    if Template::parse(&mail.template).is_some_and(Template::is_farewell) {
        let left = json!({"erased_at": mail.params["erased_at"]});
        outbox::empty(app.store.writer(), mail.id, left).await?;
    }
    Ok(())
}

/// Writes the mail; the inner error is the mail's own, with whether another try may mend it.
async fn write(
    app: &App,
    mail: &Mail,
    log_head: Option<&String>,
) -> Result<Result<Outgoing, (String, bool)>> {
    let Some(template) = Template::parse(&mail.template) else {
        return Ok(Err((format!("unknown template {}", mail.template), false)));
    };
    let name = match mail.person_id {
        Some(id) => match person::find(app.store.reader(), id).await.map_err(Error::from) {
            Ok(person) => person.name,
            // Its operator may mend the row.
            Err(error @ Error::Unreadable(_)) => return Ok(Err((error.to_string(), true))),
            Err(error) => return Err(error),
        },
        None => letter::name_in(mail),
    };
    let path = match letter::path_of(app, mail, template) {
        Ok(path) => path,
        Err(error) => return Ok(Err((error.to_string(), false))),
    };
    let params = alert::complete(app, mail, template);
    let letter = Letter {
        template,
        locale: Locale::parse(&mail.locale).unwrap_or_default(),
        recipient: &name,
        path: &path,
        params: &params,
    };
    let rendered = app.letters.render(&letter).map_err(|error| (error.to_string(), false));
    Ok(rendered.map(|rendered| Outgoing {
        id: mail.id,
        name: name.clone(),
        address: mail.address.clone(),
        at: Timestamp(mail.created_at),
        rendered,
        unsubscribe_url: alert::unsubscribe_path(app, mail, template)
            .map(|path| app.letters.link(&path)),
        log_head: log_head.cloned(),
    }))
}
