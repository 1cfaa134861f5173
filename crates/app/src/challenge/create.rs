//! Beginning a challenge.

use nhipcau_domain::{
    challenge::{ChallengeKind, Level, Origin, Status},
    field_error::FieldError,
    locale::Bilingual,
    organisation::OrganisationKind,
};
use nhipcau_store::{
    challenge::{self, Challenge},
    programme::{self, Programme},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{read, view::ChallengeView};
use crate::{App, Ctx, Error, Happening, Result, Work, organisation::check_stands, spelling};

/// The longest title, in characters.
pub const TITLE_LIMIT: usize = 200;
/// The longest summary, in characters.
pub const SUMMARY_LIMIT: usize = 600;

/// A new challenge.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateChallenge {
    /// The programme it belongs to.
    pub programme_id: Uuid,
    /// The unit whose need it is, or the orderer itself.
    pub proposer_id: Uuid,
    /// Kind.
    pub kind: ChallengeKind,
    /// Title.
    pub title: Bilingual,
    /// Summary.
    #[serde(default)]
    pub summary: Bilingual,
    /// Level; provincial when absent.
    pub level: Option<Level>,
}

/// Begins a challenge.
///
/// # Errors
/// `Forbidden` unless the actor prepares papers for the proposer; `Invalid` when the programme
/// does not take the proposer's needs.
pub async fn create(app: &App, ctx: &Ctx, body: CreateChallenge) -> Result<ChallengeView> {
    ctx.person()?;
    let (title, summary) = check_words(&body.title, &body.summary)?;
    if !ctx.actor.prepares_for(body.proposer_id) {
        return Err(Error::Forbidden);
    }
    let work = app.begin(ctx).await?;
    let programme = programme::find(work.conn(), body.programme_id)
        .await
        .map_err(Error::at("/programme_id"))?;
    check_proposer(&work, &programme, body.proposer_id).await?;
    let row = Challenge {
        kind: body.kind.into(),
        level: body.level.unwrap_or(Level::Provincial).into(),
        proposer_id: body.proposer_id,
        created_by_id: ctx.person_id(),
        ..blank(&work, &programme, title, summary).await?
    };
    let row = challenge::insert(work.conn(), row).await?;
    let happening = Happening::new("challenge", row.id, "create")
        .by(row.proposer_id)
        .with(json!({"code": row.code}));
    work.transition(happening, None, &row.status, None).await?;
    work.commit_created(&format!("/challenges/{}", row.id)).await?;
    read::view(app, ctx, row).await
}

/// Cleans and checks title and summary.
pub(crate) fn check_words(
    title: &Bilingual,
    summary: &Bilingual,
) -> Result<(Bilingual, Bilingual)> {
    let (title, summary) = (title.cleaned(), summary.cleaned());
    let mut errors = Vec::new();
    if title.is_blank() {
        errors.push(FieldError::new("/title", "required"));
    }
    nhipcau_domain::document::check_length(&mut errors, "/title", &title, TITLE_LIMIT);
    nhipcau_domain::document::check_length(&mut errors, "/summary", &summary, SUMMARY_LIMIT);
    if errors.is_empty() { Ok((title, summary)) } else { Err(Error::Invalid(errors)) }
}

/// A draft of a programme with the next code and nothing written yet.
pub(crate) async fn blank(
    work: &Work<'_>,
    programme: &Programme,
    title: Bilingual,
    summary: Bilingual,
) -> Result<Challenge> {
    let number = programme::take_number(work.conn(), programme.id).await?;
    let year = work.now.vietnam_day().year();
    Ok(Challenge {
        id: work.new_id(),
        code: format!("{}-{year}-{number:04}", programme.code),
        external_id: None,
        origin: Origin::Native.into(),
        programme_id: programme.id,
        orderer_id: programme.owner_id,
        proposer_id: programme.owner_id,
        broker_id: programme.broker_id,
        kind: ChallengeKind::SolutionOrder.into(),
        level: Level::Provincial.into(),
        status: Status::Draft.into(),
        sort_title: spelling::order(&title),
        folded_title: spelling::folded_both(&title),
        title: json!(title),
        summary: json!(summary),
        topics: json!([]),
        province: programme.province.clone(),
        budget_min: None,
        budget_max: None,
        currency: None,
        funding_sources: json!([]),
        trl_min: None,
        rule_set: None,
        published_at: None,
        opens_at: None,
        closes_at: None,
        opened_at: None,
        vetting_due_on: None,
        returned_from: None,
        decided_at: None,
        created_by_id: None,
        version: 1,
        content_revision: 0,
        created_at: work.now.0,
        updated_at: work.now.0,
    })
}

async fn check_proposer(work: &Work<'_>, programme: &Programme, proposer_id: Uuid) -> Result<()> {
    if proposer_id == programme.owner_id {
        return Ok(());
    }
    let proposer = check_stands(work.conn(), proposer_id, "/proposer_id").await?;
    // A unit proposes to the office it belongs to; one without an office may choose.
    let fits = proposer.kind()? == OrganisationKind::HealthFacility
        && proposer.parent_id.is_none_or(|parent| parent == programme.owner_id);
    if fits { Ok(()) } else { Err(Error::field("/proposer_id", "unknown_value")) }
}
