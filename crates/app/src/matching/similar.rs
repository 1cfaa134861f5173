//! `GET /challenges/{id}/similar`, `GET /similar-needs`: needs like this one and finished results that
//! might answer it, while it is being written – before there is anything stored, too.

use nhipcau_domain::{
    capability::CapabilityKind,
    field_error::FieldError,
    locale::{Bilingual, clean_text},
};
use nhipcau_search::{Document, Filter, Noun, matching::Match};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{limit, matches, strength::Strength};
use crate::{
    App, Ctx, Error, Result, challenge,
    search::{Builder, Labels, ReasonView, audience},
    view::OrgRef,
};

/// Something like the challenge.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SimilarItem {
    /// `challenge` or `capability` (a finished result).
    #[serde(rename = "type")]
    pub noun: Noun,
    /// Id.
    pub id: Uuid,
    /// Readable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Title.
    pub title: Bilingual,
    /// A few sentences.
    pub summary: Bilingual,
    /// Status, of challenges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The orderer or holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrgRef>,
    /// How alike, 0–1.
    pub score: f32,
    /// The same in a word; `strong`: hardly another need.
    pub strength: Strength,
    /// Why; the shares add up to the score.
    pub reasons: Vec<ReasonView>,
}

/// Similar needs and finished results.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SimilarView {
    /// The most alike first.
    pub items: Vec<SimilarItem>,
}

/// Finds what resembles a challenge that this reader may read.
///
/// # Errors
/// `NotFound` when the challenge is hidden.
pub async fn similar(app: &App, ctx: &Ctx, id: Uuid, asked: Option<usize>) -> Result<SimilarView> {
    let limit = limit(asked.or(Some(10)))?;
    let conn = app.store.reader();
    let row = challenge::find(conn, &ctx.actor, id, app.clock.now()).await?;
    let source = Builder::load(conn).await?.challenge(conn, row).await?;
    like(app, ctx, source, false, limit).await
}

/// What is being written.
#[derive(Debug, Clone, Default)]
pub struct SimilarQuery {
    /// The title, so far.
    pub title: String,
    /// The problem in words, so far.
    pub text: String,
    /// How many, 1–100; 10 when absent.
    pub limit: Option<usize>,
}

/// The longest title that is looked at, in characters; the same as an order's.
const TITLE_LIMIT: usize = 300;
/// The longest text that is looked at, in characters: it travels in an address.
const WORDS_LIMIT: usize = 1_000;

/// Finds what resembles words that are not stored anywhere yet; for everybody signed in.
///
/// # Errors
/// `Invalid` when a text is too long.
pub async fn similar_to(app: &App, ctx: &Ctx, query: SimilarQuery) -> Result<SimilarView> {
    ctx.person()?;
    let limit = limit(query.limit.or(Some(10)))?;
    for (pointer, text, most) in
        [("/title", &query.title, TITLE_LIMIT), ("/text", &query.text, WORDS_LIMIT)]
    {
        if text.chars().count() > most {
            return Err(Error::Invalid(vec![
                FieldError::new(pointer, "too_long").with("limit", most),
            ]));
        }
    }
    let written = |text: String| {
        let text = clean_text(&text);
        // Nobody says in which language; each looks for its own words.
        let text = Some(text).filter(|text| !text.is_empty());
        Bilingual { vi: text.clone(), en: text }
    };
    let mut source = Document::new(Noun::Challenge, Uuid::nil(), "", written(query.title));
    source.body = written(query.text);
    like(app, ctx, source, true, limit).await
}

async fn like(
    app: &App,
    ctx: &Ctx,
    source: Document,
    brief: bool,
    limit: usize,
) -> Result<SimilarView> {
    let now = app.clock.now();
    let audience = audience(&ctx.actor);
    let needs = Filter { nouns: vec![Noun::Challenge], ..Filter::default() };
    let results = Filter {
        nouns: vec![Noun::Capability],
        kinds: vec![CapabilityKind::ResearchResult.into()],
        ..Filter::default()
    };
    let mut found = matches(app, ctx, audience, source.clone(), needs, limit).await?;
    found.extend(matches(app, ctx, audience, source, results, limit).await?);
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(limit);
    let labels = Labels::load(app, ctx.locale).await?;
    let item = |Match { document, score, reasons, .. }: Match| SimilarItem {
        noun: document.noun,
        id: document.id,
        status: document.status_at(now),
        code: document.code.clone(),
        title: document.title.clone(),
        summary: document.summary.clone(),
        organisation: document.organisation.as_ref().map(|found| OrgRef {
            id: found.id,
            name: found.name.clone(),
            kind: found.kind,
        }),
        score,
        strength: Strength::alike(score, brief),
        reasons: reasons.into_iter().map(|reason| labels.reason(reason)).collect(),
    };
    Ok(SimilarView { items: found.into_iter().map(item).collect() })
}
