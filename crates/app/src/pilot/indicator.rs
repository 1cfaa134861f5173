//! Indicators of a pilot and their measurements.

use nhipcau_domain::{
    challenge::section::Direction,
    locale::Bilingual,
    pilot::indicator::{self as rules, Draft, MeasurementAction, Progress},
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    organisation::bilingual,
    pilot::{self, Indicator, Measurement, indicator, measurement},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{NOUN, acceptance::is_inside, milestone::recorder};
use crate::{App, Audience, Ctx, Error, Happening, Result, view::ListView};

/// A measurement.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MeasurementView {
    /// Id.
    pub id: Uuid,
    /// The indicator.
    pub indicator_id: Uuid,
    /// The day it was measured.
    pub measured_on: Day,
    /// The value.
    pub value: f64,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Anything else; for the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// When it was declared void; from then on it counts nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voided_at: Option<Timestamp>,
    /// Why; for the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void_reason: Option<String>,
}

impl MeasurementView {
    fn of(row: &Measurement, inside: bool) -> Result<Self> {
        Ok(Self {
            id: row.id,
            indicator_id: row.indicator_id,
            measured_on: row.point()?.measured_on,
            value: row.value,
            site: row.site.clone(),
            note: row.note.as_ref().filter(|_| inside).map(bilingual),
            recorded_at: Timestamp(row.recorded_at),
            voided_at: row.voided_at.map(Timestamp),
            void_reason: row.void_reason.clone().filter(|_| inside),
        })
    }
}

/// An indicator with its measurements.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IndicatorView {
    /// Id.
    pub id: Uuid,
    /// Key of the success measure it came from.
    pub key: String,
    /// What is measured.
    pub name: Bilingual,
    /// In which unit.
    pub unit: Bilingual,
    /// The value before the pilot.
    pub baseline: f64,
    /// The value wanted.
    pub target: f64,
    /// Which way is better.
    pub direction: Direction,
    /// How it is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Bilingual>,
    /// Where it stands; absent while nothing is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// The measurements in the order they are plotted.
    pub measurements: Vec<MeasurementView>,
    /// Those declared void: kept on record, neither plotted nor counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub voided: Vec<MeasurementView>,
}

impl IndicatorView {
    /// An indicator with those of the measurements that are its own.
    pub(super) fn of(row: &Indicator, series: &Series, inside: bool) -> Result<Self> {
        let content = row.content()?;
        let views = |all: &[Measurement]| {
            let own = all.iter().filter(|m| m.indicator_id == row.id);
            own.map(|m| MeasurementView::of(m, inside)).collect::<Result<Vec<_>>>()
        };
        let own = series.counting.iter().filter(|m| m.indicator_id == row.id);
        let points = own.map(|m| Ok(m.point()?)).collect::<Result<Vec<_>>>()?;
        Ok(Self {
            id: row.id,
            progress: rules::progress(&content, &points),
            key: content.key,
            name: content.name,
            unit: content.unit,
            baseline: content.baseline,
            target: content.target,
            direction: content.direction,
            method: content.method,
            measurements: views(&series.counting)?,
            voided: views(&series.voided)?,
        })
    }
}

/// The measurements of a pilot: those that count and those declared void.
pub(super) struct Series {
    pub(super) counting: Vec<Measurement>,
    pub(super) voided: Vec<Measurement>,
}

/// A measurement to record.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordMeasurement {
    /// The indicator.
    pub indicator_id: Uuid,
    /// The day it was measured.
    pub measured_on: Day,
    /// The value.
    pub value: f64,
    /// Where.
    pub site: Option<String>,
    /// Anything else.
    pub note: Option<Bilingual>,
}

/// The indicators of a pilot with their measurements.
pub async fn indicators(app: &App, ctx: &Ctx, pilot_id: Uuid) -> Result<ListView<IndicatorView>> {
    let conn = app.store.reader();
    let inside = is_inside(conn, ctx, &pilot::find(conn, pilot_id).await?).await?;
    let series = Series {
        counting: measurement::of_pilots(conn, &[pilot_id]).await?,
        voided: measurement::void_of_pilot(conn, pilot_id).await?,
    };
    let items = indicator::of_pilot(conn, pilot_id)
        .await?
        .iter()
        .map(|row| IndicatorView::of(row, &series, inside))
        .collect::<Result<Vec<_>>>()?;
    Ok(ListView::whole(items))
}

/// One measurement.
pub async fn read(app: &App, ctx: &Ctx, pilot_id: Uuid, id: Uuid) -> Result<MeasurementView> {
    let conn = app.store.reader();
    let inside = is_inside(conn, ctx, &pilot::find(conn, pilot_id).await?).await?;
    let row = measurement::find(conn, id).await?;
    if row.pilot_id == pilot_id { MeasurementView::of(&row, inside) } else { Err(Error::NotFound) }
}

/// Records a measurement.
pub async fn record(
    app: &App,
    ctx: &Ctx,
    pilot_id: Uuid,
    body: RecordMeasurement,
) -> Result<MeasurementView> {
    let recorded_by_id = ctx.person()?.id;
    let work = app.begin(ctx).await?;
    let loaded = recorder(&work, pilot_id).await?;
    if !loaded.status()?.is_recorded() {
        return Err(Error::WrongStatus);
    }
    let indicator = loaded
        .indicators
        .iter()
        .find(|indicator| indicator.id == body.indicator_id)
        .ok_or_else(|| Error::field("/indicator_id", "unknown_reference"))?;
    let RecordMeasurement { indicator_id, measured_on, value, site, note } = body;
    let started_at = loaded.row.started_at.map(Timestamp);
    let first = rules::first_day(loaded.setup.starts_on, started_at, loaded.today);
    let draft = Draft { measured_on, value, site, note }.normalised(first, loaded.today)?;
    let row = Measurement {
        id: work.new_id(),
        pilot_id,
        indicator_id,
        measured_on: draft.measured_on.to_string(),
        value: draft.value,
        site: draft.site,
        note: draft.note.map(|note| json!(note)),
        recorded_by_id,
        recorded_at: work.now.0,
        voided_at: None,
        voided_by_id: None,
        void_reason: None,
    };
    let row = measurement::insert(work.conn(), row).await?;
    let content = indicator.content()?;
    let mut happening = Happening::new(NOUN, pilot_id, "measurement_recorded")
        .for_audience(Audience::Public)
        .with(json!({
            "measurement_id": row.id,
            "indicator_id": indicator.id,
            "measured_on": row.measured_on,
            "value": row.value,
            "reached": rules::is_reached(&content, row.value),
        }));
    if let Some(by) = loaded.acting_for(&ctx.actor) {
        happening = happening.by(by);
    }
    work.record(happening).await?;
    work.commit_created(&format!("/pilots/{pilot_id}/measurements/{}", row.id)).await?;
    MeasurementView::of(&row, true)
}

/// What to do to a measurement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionMeasurement {
    /// `void`.
    pub action: MeasurementAction,
    /// Written reasons.
    #[serde(default)]
    pub reason: String,
}

/// Declares a measurement void: a slip of the hand is corrected by this and a new entry. It stays
/// on record with the reasons, and counts no more.
///
/// # Errors
/// `WrongStatus` when results are no longer collected or it is void already.
pub async fn void(
    app: &App,
    ctx: &Ctx,
    (pilot_id, id): (Uuid, Uuid),
    body: TransitionMeasurement,
) -> Result<MeasurementView> {
    let person_id = ctx.person()?.id;
    let work = app.begin(ctx).await?;
    let loaded = recorder(&work, pilot_id).await?;
    let row = measurement::find(work.conn(), id).await?;
    if row.pilot_id != pilot_id {
        return Err(Error::NotFound);
    }
    let TransitionMeasurement { action: MeasurementAction::Void, reason } = body;
    let reason = rules::void_reason(&reason)?;
    if !loaded.status()?.is_recorded()
        || !measurement::void(work.conn(), id, person_id, &reason, work.now.0).await?
    {
        return Err(Error::WrongStatus);
    }
    let mut happening = Happening::new(NOUN, pilot_id, "measurement_voided")
        .for_audience(Audience::Public)
        .with(json!({ "measurement_id": id, "indicator_id": row.indicator_id }));
    if let Some(by) = loaded.acting_for(&ctx.actor) {
        happening = happening.by(by);
    }
    work.record(happening).await?;
    work.commit().await?;
    read(app, ctx, pilot_id, id).await
}
