//! Reports on a pilot. They are read by its parties; the public reads the indicators.

use nhipcau_domain::{
    locale::Bilingual,
    pilot::report::{Report as Content, ReportKind, may_be_filed},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::pilot::{self, Report, report};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{NOUN, acceptance::is_inside, milestone::recorder};
use crate::{
    App, Audience, Ctx, Error, Happening, Result,
    view::{ListView, PersonRef, PersonRefs},
};

/// A report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReportView {
    /// Id.
    pub id: Uuid,
    /// What it covers.
    pub kind: ReportKind,
    /// Last day covered.
    pub period_end: Day,
    /// What was undertaken and why.
    pub overview: Bilingual,
    /// How it was done and measured.
    pub methods: Bilingual,
    /// What came out.
    pub results: Bilingual,
    /// What it means, with its limits.
    pub discussion: Bilingual,
    /// What should follow.
    pub conclusion: Bilingual,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// Who filed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed_by: Option<PersonRef>,
}

impl ReportView {
    fn of(row: &Report, people: &PersonRefs) -> Result<Self> {
        let content = row.content()?;
        Ok(Self {
            id: row.id,
            kind: content.kind,
            period_end: content.period_end,
            overview: content.overview,
            methods: content.methods,
            results: content.results,
            discussion: content.discussion,
            conclusion: content.conclusion,
            filed_at: Timestamp(row.filed_at),
            filed_by: people.get(Some(row.filed_by_id)),
        })
    }
}

/// A report to file, in five parts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileReport {
    /// What it covers.
    pub kind: ReportKind,
    /// Last day covered.
    pub period_end: Day,
    /// What was undertaken and why.
    #[serde(default)]
    pub overview: Bilingual,
    /// How it was done and measured.
    #[serde(default)]
    pub methods: Bilingual,
    /// What came out.
    #[serde(default)]
    pub results: Bilingual,
    /// What it means, with its limits.
    #[serde(default)]
    pub discussion: Bilingual,
    /// What should follow.
    #[serde(default)]
    pub conclusion: Bilingual,
}

/// The reports on a pilot, latest first.
pub async fn reports(app: &App, ctx: &Ctx, pilot_id: Uuid) -> Result<ListView<ReportView>> {
    ctx.person()?;
    let conn = app.store.reader();
    if !is_inside(conn, ctx, &pilot::find(conn, pilot_id).await?).await? {
        return Err(Error::Forbidden);
    }
    let rows = report::of_pilot(conn, pilot_id).await?;
    let people = PersonRefs::load(conn, rows.iter().map(|row| row.filed_by_id)).await?;
    let items = rows.iter().map(|row| ReportView::of(row, &people)).collect::<Result<Vec<_>>>()?;
    Ok(ListView::whole(items))
}

/// One report.
pub async fn read(app: &App, ctx: &Ctx, pilot_id: Uuid, id: Uuid) -> Result<ReportView> {
    ctx.person()?;
    let conn = app.store.reader();
    if !is_inside(conn, ctx, &pilot::find(conn, pilot_id).await?).await? {
        return Err(Error::Forbidden);
    }
    let row = report::find(conn, id).await?;
    if row.pilot_id != pilot_id {
        return Err(Error::NotFound);
    }
    let people = PersonRefs::load(conn, [row.filed_by_id]).await?;
    ReportView::of(&row, &people)
}

/// Files a report.
pub async fn file(app: &App, ctx: &Ctx, pilot_id: Uuid, body: FileReport) -> Result<ReportView> {
    let person_id = ctx.person()?.id;
    let FileReport { kind, period_end, overview, methods, results, discussion, conclusion } = body;
    let content = Content { kind, period_end, overview, methods, results, discussion, conclusion };
    let work = app.begin(ctx).await?;
    let loaded = recorder(&work, pilot_id).await?;
    if !may_be_filed(loaded.status()?) {
        return Err(Error::WrongStatus);
    }
    let content = content.normalised(loaded.today)?;
    let row = Report::new(work.new_id(), pilot_id, &content, person_id, work.now.0);
    let row = report::insert(work.conn(), row).await?;
    let mut happening = Happening::new(NOUN, pilot_id, "report_filed")
        .for_audience(Audience::Public)
        .with(json!({ "report_id": row.id, "kind": row.kind, "period_end": row.period_end }));
    if let Some(by) = loaded.acting_for(&ctx.actor) {
        happening = happening.by(by);
    }
    work.record(happening).await?;
    work.commit_created(&format!("/pilots/{pilot_id}/reports/{}", row.id)).await?;
    let people = PersonRefs::load(app.store.reader(), [person_id]).await?;
    ReportView::of(&row, &people)
}
