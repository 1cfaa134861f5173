//! Changing what a challenge says of itself before its sections: title, summary, kind, level.

use nhipcau_domain::{
    challenge::{ChallengeKind, Level, lifecycle::may_edit},
    locale::Bilingual,
};
use nhipcau_store::challenge::{self, Challenge};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{create::check_words, read, view::ChallengeView};
use crate::{App, Ctx, Error, Expected, Happening, Result, spelling};

/// Changes to a challenge; absent fields stay.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PatchChallenge {
    /// Title.
    pub title: Option<Bilingual>,
    /// Summary.
    pub summary: Option<Bilingual>,
    /// Kind.
    pub kind: Option<ChallengeKind>,
    /// Level.
    pub level: Option<Level>,
}

/// Changes a challenge that is still being written, if its version is still `expected`.
///
/// # Errors
/// `Forbidden` when the reader may not write now, `Stale` when somebody else has written,
/// `Invalid` for a title that is empty or too long.
pub async fn patch(
    app: &App,
    ctx: &Ctx,
    id: Uuid,
    expected: Expected,
    body: PatchChallenge,
) -> Result<ChallengeView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let row = read::find_for_writing(&work, id).await?;
    if !may_edit(row.status_at(work.now)?, row.parties(), &ctx.actor) {
        return Err(Error::Forbidden);
    }
    if !expected.names(row.version) {
        return Err(Error::Stale);
    }
    let (title, summary) = check_words(
        &body.title.unwrap_or_else(|| row.title()),
        &body.summary.unwrap_or_else(|| row.summary()),
    )?;
    let row = Challenge {
        sort_title: spelling::order(&title),
        folded_title: spelling::folded_both(&title),
        title: json!(title),
        summary: json!(summary),
        kind: body.kind.map_or(row.kind, String::from),
        level: body.level.map_or(row.level, String::from),
        updated_at: work.now.0,
        ..row
    };
    let row = challenge::save(work.conn(), row).await?;
    work.record(Happening::new("challenge", row.id, "edit")).await?;
    work.commit().await?;
    read::view(app, ctx, row).await
}
