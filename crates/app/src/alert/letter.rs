//! The mail that tells what was found. Its row holds ids; the links that stop something are made when it is
//! written out.

use nhipcau_domain::locale::Locale;
use nhipcau_mail::Template;
use nhipcau_store::outbox::Mail;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    App,
    saved_search::{token_of_all, token_of_one},
};

/// The path of the page that stops what a token stops.
fn stop_page(locale: Locale, token: &str) -> String {
    match locale {
        Locale::Vi => format!("/vi/dung-bao?token={token}"),
        Locale::En => format!("/en/stop-alerts?token={token}"),
    }
}

/// The figures of a mail, with the links that stop something where it has such.
pub(crate) fn complete(app: &App, mail: &Mail, template: Template) -> Value {
    let mut params = mail.params.clone();
    if template != Template::AlertFound {
        return params;
    }
    let locale = Locale::parse(&mail.locale).unwrap_or_default();
    for group in params["groups"].as_array_mut().into_iter().flatten() {
        if let Some(id) = id_of(group) {
            group["stop"] = json!(stop_page(locale, &token_of_one(app, id)));
        }
    }
    params
}

/// Where a mail program stops mails like this one with one request (RFC 8058): the one saved search it tells
/// of, or all of the reader's where it tells of several.
pub(crate) fn unsubscribe_path(app: &App, mail: &Mail, template: Template) -> Option<String> {
    if template != Template::AlertFound {
        return None;
    }
    let locale = Locale::parse(&mail.locale).unwrap_or_default();
    let token = match mail.params["groups"].as_array().map(Vec::as_slice) {
        Some([group]) => token_of_one(app, id_of(group)?),
        _ => token_of_all(app, mail.person_id?),
    };
    Some(stop_page(locale, &token))
}

fn id_of(group: &Value) -> Option<Uuid> {
    group["id"].as_str()?.parse().ok()
}
