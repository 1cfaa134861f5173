//! What somebody agrees to. Nothing is ticked beforehand: no row is no consent. Each giving and each
//! withdrawing is a row of its own and an event, with the hash of the words that were shown.

use nhipcau_domain::{
    personal_data::{Purpose, consent::Item},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    consent::{self, Consent},
    person::Person,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::{App, Audience, Ctx, Error, Happening, Result, Work, view::ListView};

/// What a person has said about one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConsentView {
    /// For what.
    pub purpose: Purpose,
    /// What it is called, in the reader's language.
    pub title: String,
    /// What one agrees to, in the reader's language.
    pub text: String,
    /// Version of that text.
    pub text_version: i32,
    /// Whether the person agrees.
    pub given: bool,
    /// The version the person agreed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_version: Option<i32>,
    /// When it was last given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_at: Option<Timestamp>,
    /// When it was last withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
}

/// What a person says about a purpose.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutConsent {
    /// Whether the person agrees.
    pub given: bool,
    /// The version of the text that was read.
    pub text_version: i32,
}

fn view(app: &App, ctx: &Ctx, item: &Item, rows: &[Consent]) -> Result<ConsentView> {
    let today = Day(app.clock.now().vietnam_day());
    let text = item.text_on(today).ok_or_else(|| Error::internal("a purpose without a text"))?;
    let said = rows.iter().filter(|row| row.purpose == item.purpose.as_str());
    let (mut given_row, mut withdrawn_row, mut last) = (None, None, None);
    for row in said {
        if row.given {
            given_row = Some(row);
        } else {
            withdrawn_row = Some(row);
        }
        last = Some(row);
    }
    let given = last.is_some_and(|row| row.given);
    Ok(ConsentView {
        purpose: item.purpose,
        title: item.title.get(ctx.locale).to_owned(),
        text: text.words(ctx.locale).to_owned(),
        text_version: text.version,
        given,
        given_version: given_row.filter(|_| given).map(|row| row.text_version),
        given_at: given_row.map(|row| Timestamp(row.at)),
        withdrawn_at: withdrawn_row.map(|row| Timestamp(row.at)),
    })
}

/// Lists what one may agree to, and what one has said.
pub async fn list(app: &App, ctx: &Ctx) -> Result<ListView<ConsentView>> {
    let person = ctx.person()?;
    let rows = consent::of_person(app.store.reader(), person.id).await?;
    let items: Result<Vec<_>> =
        app.consents.all().iter().map(|item| view(app, ctx, item, &rows)).collect();
    Ok(ListView::whole(items?))
}

/// Gives or withdraws a consent. To say the same again changes nothing.
///
/// # Errors
/// `NotFound` for an unknown purpose; `Conflict` when another text is shown by now.
pub async fn put(app: &App, ctx: &Ctx, purpose: &str, body: &PutConsent) -> Result<ConsentView> {
    let person = ctx.person()?;
    let item = Purpose::parse(purpose).and_then(|purpose| app.consents.get(purpose));
    let item = item.ok_or(Error::NotFound)?;
    let work = app.begin(ctx).await?;
    let text = item.text_on(Day(work.now.vietnam_day()));
    let text = text.ok_or_else(|| Error::internal("a purpose without a text"))?;
    if text.version != body.text_version {
        return Err(Error::Conflict("consent_text_changed"));
    }
    let last = consent::last(work.conn(), person.id, item.purpose.as_str()).await?;
    let stands = last.as_ref().is_some_and(|last| last.given);
    let same_text = last.is_some_and(|last| last.text_version == text.version);
    // Whoever agreed to an earlier text may agree to the present one; nobody withdraws twice.
    if body.given != stands || (body.given && !same_text) {
        let said = Said {
            purpose: item.purpose,
            given: body.given,
            version: text.version,
            hash: item.fingerprint(text, ctx.locale),
        };
        write(&work, person, said).await?;
    }
    work.commit().await?;
    let rows = consent::of_person(app.store.reader(), person.id).await?;
    view(app, ctx, item, &rows)
}

struct Said {
    purpose: Purpose,
    given: bool,
    version: i32,
    hash: String,
}

async fn write(work: &Work<'_>, person: &Person, said: Said) -> Result<()> {
    let id = work.new_id();
    let action = if said.given { "give" } else { "withdraw" };
    let happening =
        Happening::new("consent", id, action).for_audience(Audience::Own(person.id)).with(json!({
            "purpose": said.purpose, "text_version": said.version, "text_sha256": said.hash,
        }));
    let event_id = work.record(happening).await?;
    let row = Consent {
        id,
        person_id: person.id,
        purpose: said.purpose.into(),
        given: said.given,
        text_version: said.version,
        text_hash: said.hash,
        locale: work.ctx().locale.into(),
        event_id,
        at: work.now.0,
    };
    consent::insert(work.conn(), row).await?;
    Ok(())
}

/// Withdraws everything a person has agreed to, at their request; returns how much it was. Each row
/// names the text that was withdrawn from.
pub(super) async fn withdraw_all(work: &Work<'_>, person: &Person) -> Result<usize> {
    let rows = consent::of_person(work.conn(), person.id).await?;
    let mut count = 0;
    for purpose in Purpose::ALL {
        let last = rows.iter().rev().find(|row| row.purpose == purpose.as_str());
        let Some(last) = last.filter(|row| row.given) else { continue };
        let said = Said {
            purpose: *purpose,
            given: false,
            version: last.text_version,
            hash: last.text_hash.clone(),
        };
        write(work, person, said).await?;
        count += 1;
    }
    Ok(count)
}

/// Everything a person has said, as rows of their own data.
pub(super) fn rows_of(rows: &[Consent]) -> Vec<serde_json::Value> {
    rows.iter()
        .map(|row| {
            json!({
                "purpose": row.purpose, "given": row.given, "text_version": row.text_version,
                "text_sha256": row.text_hash, "language": row.locale, "at": Timestamp(row.at),
            })
        })
        .collect()
}

/// Gives a consent for somebody in the making of a demonstration or a test: as they would, by the
/// same use case and to the present text.
///
/// # Errors
/// As [`put`].
pub async fn give(app: &App, ctx: &Ctx, purpose: Purpose) -> Result<()> {
    let today = Day(app.clock.now().vietnam_day());
    let text = app.consents.get(purpose).and_then(|item| item.text_on(today));
    let text_version = text.ok_or(Error::NotFound)?.version;
    put(app, ctx, purpose.as_str(), &PutConsent { given: true, text_version }).await?;
    Ok(())
}
