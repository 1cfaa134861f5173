//! Milestones of a pilot.

use nhipcau_domain::{
    locale::Bilingual,
    pilot::milestone::{Milestone as Content, Status},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::pilot::{self, Milestone, milestone};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Loaded, NOUN, acceptance::is_inside, create::new_milestone};
use crate::{App, Audience, Ctx, Error, Expected, Happening, Result, Work, view::ListView};

/// A milestone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MilestoneView {
    /// Id.
    pub id: Uuid,
    /// What is reached.
    pub title: Bilingual,
    /// What is handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<Bilingual>,
    /// By when.
    pub due_on: Day,
    /// Whether it is reached.
    pub status: Status,
    /// Whether its day has passed without it.
    pub overdue: bool,
    /// What shows it; for the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Bilingual>,
    /// When it was reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Timestamp>,
    /// Version.
    pub version: i32,
}

impl MilestoneView {
    /// The view for somebody inside the parties or outside them.
    pub(super) fn of(row: &Milestone, today: Day, inside: bool) -> Result<Self> {
        let content = row.content()?;
        Ok(Self {
            id: row.id,
            overdue: content.is_overdue(today),
            title: content.title,
            deliverable: content.deliverable,
            due_on: content.due_on,
            status: content.status,
            evidence: content.evidence.filter(|_| inside),
            done_at: row.done_at.map(Timestamp),
            version: row.version,
        })
    }
}

/// A new milestone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateMilestone {
    /// What is reached.
    pub title: Bilingual,
    /// What is handed over.
    pub deliverable: Option<Bilingual>,
    /// By when.
    pub due_on: Day,
    /// Whether it is reached already.
    pub status: Option<Status>,
    /// What shows it.
    pub evidence: Option<Bilingual>,
}

/// The fields to change; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateMilestone {
    /// What is reached.
    pub title: Option<Bilingual>,
    /// What is handed over.
    pub deliverable: Option<Bilingual>,
    /// By when.
    pub due_on: Option<Day>,
    /// Whether it is reached.
    pub status: Option<Status>,
    /// What shows it.
    pub evidence: Option<Bilingual>,
}

/// The milestones of a pilot, by the day they are due.
pub async fn milestones(app: &App, ctx: &Ctx, pilot_id: Uuid) -> Result<ListView<MilestoneView>> {
    let conn = app.store.reader();
    let row = pilot::find(conn, pilot_id).await?;
    let inside = is_inside(conn, ctx, &row).await?;
    let today = Day(app.clock.now().vietnam_day());
    let items = milestone::of_pilot(conn, pilot_id)
        .await?
        .iter()
        .map(|row| MilestoneView::of(row, today, inside))
        .collect::<Result<Vec<_>>>()?;
    Ok(ListView::whole(items))
}

/// One milestone.
pub async fn read(app: &App, ctx: &Ctx, pilot_id: Uuid, id: Uuid) -> Result<MilestoneView> {
    let conn = app.store.reader();
    let inside = is_inside(conn, ctx, &pilot::find(conn, pilot_id).await?).await?;
    let row = milestone::find(conn, id).await?;
    if row.pilot_id != pilot_id {
        return Err(Error::NotFound);
    }
    MilestoneView::of(&row, Day(app.clock.now().vietnam_day()), inside)
}

/// Adds a milestone.
pub async fn create(
    app: &App,
    ctx: &Ctx,
    pilot_id: Uuid,
    body: CreateMilestone,
) -> Result<MilestoneView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let loaded = recorder(&work, pilot_id).await?;
    let CreateMilestone { title, deliverable, due_on, status, evidence } = body;
    let status = status.unwrap_or(Status::Planned);
    let content = Content { title, deliverable, due_on, status, evidence }.normalised()?;
    if !content.fits(loaded.status()?) {
        return Err(Error::WrongStatus);
    }
    let row = new_milestone(&work, pilot_id, &content);
    let row = milestone::insert(work.conn(), row).await?;
    record(&work, &loaded, &row, "milestone_added").await?;
    work.commit_created(&format!("/pilots/{pilot_id}/milestones/{}", row.id)).await?;
    MilestoneView::of(&row, loaded.today, true)
}

/// Changes a milestone or marks it as reached.
pub async fn update(
    app: &App,
    ctx: &Ctx,
    (pilot_id, id): (Uuid, Uuid),
    version: Expected,
    body: UpdateMilestone,
) -> Result<MilestoneView> {
    ctx.person()?;
    let work = app.begin(ctx).await?;
    let loaded = recorder(&work, pilot_id).await?;
    let mut row = milestone::find(work.conn(), id).await?;
    if row.pilot_id != pilot_id {
        return Err(Error::NotFound);
    }
    if !version.names(row.version) {
        return Err(Error::Stale);
    }
    let old = row.content()?;
    let was = old.status;
    let UpdateMilestone { title, deliverable, due_on, status, evidence } = body;
    let content = Content {
        title: title.unwrap_or(old.title),
        deliverable: deliverable.or(old.deliverable),
        due_on: due_on.unwrap_or(old.due_on),
        status: status.unwrap_or(old.status),
        evidence: evidence.or(old.evidence),
    }
    .normalised()?;
    if !content.fits(loaded.status()?) {
        return Err(Error::WrongStatus);
    }
    if old.due_on != content.due_on {
        row.reminded_at = None;
    }
    row.set_content(&content);
    row.updated_at = work.now.0;
    let action = match (was, content.status) {
        (Status::Planned, Status::Done) => {
            row.done_at = Some(work.now.0);
            "milestone_done"
        }
        (Status::Done, Status::Planned) => {
            row.done_at = None;
            "milestone_reopened"
        }
        _ => "milestone_changed",
    };
    let row = milestone::save(work.conn(), row).await?;
    record(&work, &loaded, &row, action).await?;
    work.commit().await?;
    MilestoneView::of(&row, loaded.today, true)
}

/// The pilot, locked, if the actor may record its work.
pub(super) async fn recorder(work: &Work<'_>, pilot_id: Uuid) -> Result<Loaded> {
    let loaded = Loaded::locked(work, pilot_id).await?;
    if loaded.parties().recorded_by(&work.ctx().actor) { Ok(loaded) } else { Err(Error::Forbidden) }
}

async fn record(work: &Work<'_>, loaded: &Loaded, row: &Milestone, action: &str) -> Result<()> {
    let mut happening = Happening::new(NOUN, loaded.row.id, action)
        .for_audience(Audience::Public)
        .with(json!({ "milestone_id": row.id, "title": row.title, "due_on": row.due_on }));
    if let Some(by) = loaded.acting_for(&work.ctx().actor) {
        happening = happening.by(by);
    }
    work.record(happening).await?;
    Ok(())
}
