//! What those who are to be invited would read: the letters themselves, before any is sent.

use std::collections::BTreeMap;

use nhipcau_domain::locale::Locale;
use nhipcau_mail::Letter;
use nhipcau_store::{
    Conn,
    challenge::Challenge,
    person::{self, membership},
};
use nhipcau_texts::text;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    brokered,
    create::{CreateInvitation, check},
    letter::Names,
    many::{InviteMany, checked, refused},
};
use crate::{
    App, Ctx, Error, Result,
    submission::EDITORS,
    view::{OrgRef, OrgRefs},
};

/// A letter in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvitationLetter {
    /// The language.
    pub locale: String,
    /// How many people would get it. Who they are is their organisation's own.
    pub readers: u64,
    /// The subject.
    pub subject: String,
    /// The whole text. In the place of the reader's name stand words that say so; the link leads to
    /// the list of invitations instead of to the one that is not there yet.
    pub text: String,
}

/// What one of the recipients would read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PreviewedLetter {
    /// The organisation; absent when there is none with this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// Its id, as it was asked for.
    pub organisation_id: Uuid,
    /// The letters, one for each language of its people; of the installation's first language where
    /// nobody would read it.
    pub letters: Vec<InvitationLetter>,
    /// Why it would not be sent: the code of the error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The same in the reader's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What all of them would read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvitationPreview {
    /// One for each recipient, in their order.
    pub items: Vec<PreviewedLetter>,
}

/// Writes the letters of a request to invite and sends none of them.
///
/// # Errors
/// As [`brokered`]; `Invalid` for what is wrong with the request as a whole.
pub async fn preview(
    app: &App,
    ctx: &Ctx,
    challenge_id: Uuid,
    body: InviteMany,
) -> Result<InvitationPreview> {
    let conn = app.store.reader();
    let now = app.clock.now();
    let call = brokered(ctx, conn, challenge_id, now).await?;
    let wanted = checked(body)?;
    let refs = OrgRefs::load(conn, wanted.iter().map(|one| one.organisation_id)).await?;
    let mut items = Vec::with_capacity(wanted.len());
    for one in &wanted {
        let mut item = PreviewedLetter {
            organisation: refs.get(one.organisation_id).ok(),
            organisation_id: one.organisation_id,
            letters: Vec::new(),
            code: None,
            message: None,
        };
        let offer = (one.organisation_id, one.capability_id);
        match check(conn, &call, offer, now).await {
            Ok(_) => item.letters = letters(app, conn, &call, one).await?,
            Err(error) => {
                let (_, code, message) = refused(ctx, error)?;
                (item.code, item.message) = (Some(code), Some(message));
            }
        }
        items.push(item);
    }
    Ok(InvitationPreview { items })
}

async fn letters(
    app: &App,
    conn: &impl Conn,
    call: &Challenge,
    one: &CreateInvitation,
) -> Result<Vec<InvitationLetter>> {
    let names = Names::load(conn, call, one.organisation_id).await?;
    let people = membership::people_with_roles(conn, &[one.organisation_id], &EDITORS).await?;
    let mut readers: BTreeMap<&str, u64> = BTreeMap::new();
    for person in person::find_many(conn, &people).await? {
        *readers.entry(person.locale().as_str()).or_default() += 1;
    }
    if readers.is_empty() {
        readers.insert(Locale::default().as_str(), 0);
    }
    let params = names.params(call, &one.message);
    let mut written = Vec::with_capacity(readers.len());
    for (locale, readers) in readers {
        let locale = Locale::parse(locale).unwrap_or_default();
        let letter = Letter {
            template: nhipcau_mail::Template::InvitationSent,
            locale,
            recipient: &text(locale, "invite-preview-reader", &[]),
            path: "/app/invitations",
            params: &params,
        };
        let rendered = app.letters.render(&letter);
        let rendered = rendered.map_err(|error| Error::internal(error.to_string()))?;
        written.push(InvitationLetter {
            locale: locale.to_string(),
            readers,
            subject: rendered.subject,
            text: rendered.text,
        });
    }
    Ok(written)
}
