//! `GET /challenges/{id}/similar`: needs like this one and finished results that might answer it,
//! while it is being written.

use nhipcau_domain::{capability::CapabilityKind, locale::Bilingual};
use nhipcau_search::{Filter, Noun, matching::Match};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{limit, matches};
use crate::{
    App, Ctx, Result, challenge,
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
    let now = app.clock.now();
    let row = challenge::find(conn, &ctx.actor, id, now).await?;
    let source = Builder::load(conn).await?.challenge(conn, row).await?;
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
    let labels = Labels::load(conn, ctx.locale).await?;
    let item = |Match { document, score, reasons, .. }: Match| SimilarItem {
        noun: document.noun,
        id: document.id,
        status: document.status_at(now),
        code: document.code,
        title: document.title,
        summary: document.summary,
        organisation: document.organisation.map(|found| OrgRef {
            id: found.id,
            name: found.name,
            kind: found.kind,
        }),
        score,
        reasons: reasons.into_iter().map(|reason| labels.reason(reason)).collect(),
    };
    Ok(SimilarView { items: found.into_iter().map(item).collect() })
}
