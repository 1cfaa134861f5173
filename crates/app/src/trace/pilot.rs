//! Entries of agreements, pilots and deployments.

use nhipcau_domain::{
    pilot::{indicator, lifecycle::Action},
    timestamp::Timestamp,
    trace::{Audience, Entry, Noun, StageKey},
};
use nhipcau_store::{organisation::bilingual, pilot::Pilot};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    order::{audience_of, entry},
    rows::Rows,
};
use crate::Result;

/// The agreements: their parties and the broker see them.
pub(super) fn agreements(rows: &Rows) -> Vec<Entry> {
    let mut entries = Vec::new();
    for row in &rows.agreements {
        for event in rows.steps(row.id) {
            let mut detail = json!({ "to": event.payload.get("to") });
            if let (Some(reason), Value::Object(fields)) = (rows.reason(event), &mut detail) {
                fields.insert("reason".to_owned(), json!(reason));
            }
            entries.push(Entry {
                own: Some(row.solver_id),
                title: Some(bilingual(&row.title)),
                detail,
                ..entry(StageKey::Pilot, Audience::Parties, Noun::Agreement, event)
            });
        }
    }
    entries
}

/// The pilots: steps, milestones reached, reports filed, and where each indicator stands.
pub(super) fn pilots(rows: &Rows, inside: bool) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for row in &rows.pilots {
        for event in rows.steps(row.id) {
            // The signed decisions behind these two are told on their own.
            if matches!(Action::parse(&event.action), Some(Action::Recognise | Action::Close)) {
                continue;
            }
            let mut detail = json!({ "to": event.payload.get("to") });
            if let Value::Object(fields) = &mut detail {
                if event.action == Action::Accept.as_str() || event.action == Action::Fail.as_str()
                {
                    fields.insert("grade".to_owned(), json!(row.grade));
                }
                if let Some(reason) = rows.reason(event).filter(|_| inside) {
                    fields.insert("reason".to_owned(), json!(reason));
                }
            }
            entries.push(Entry {
                code: Some(row.code.clone()),
                title: Some(row.title()),
                detail,
                ..entry(StageKey::Pilot, audience_of(event), Noun::Pilot, event)
            });
        }
        entries.extend(work(rows, row));
        entries.extend(standings(rows, row)?);
    }
    Ok(entries)
}

/// Milestones reached and reports filed.
fn work(rows: &Rows, row: &Pilot) -> Vec<Entry> {
    rows.events(row.id)
        .filter_map(|event| {
            let (noun, key) = match event.action.as_str() {
                "milestone_done" => (Noun::Milestone, "milestone_id"),
                "report_filed" => (Noun::Report, "report_id"),
                _ => return None,
            };
            let id = event.payload.get(key)?.as_str()?.parse::<Uuid>().ok()?;
            let title = event.payload.get("title").map(bilingual);
            Some(Entry {
                id,
                title,
                detail: json!({
                    "due_on": event.payload.get("due_on"),
                    "kind": event.payload.get("kind"),
                    "period_end": event.payload.get("period_end"),
                }),
                ..entry(StageKey::Pilot, audience_of(event), noun, event)
            })
        })
        .collect()
}

/// The latest measurement of each indicator.
fn standings(rows: &Rows, row: &Pilot) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for own in rows.indicators.iter().filter(|indicator| indicator.pilot_id == row.id) {
        let content = own.content()?;
        // The rows come in the order they are plotted; the last one is where it stands.
        let mut series = rows.measurements.iter().filter(|m| m.indicator_id == own.id);
        let count = series.clone().count();
        let Some(latest) = series.next_back() else {
            continue;
        };
        entries.push(Entry {
            stage: StageKey::Pilot,
            audience: Audience::Public,
            own: None,
            at: Timestamp(latest.recorded_at),
            noun: Noun::Measurement,
            id: latest.id,
            code: None,
            action: "measurement_recorded".to_owned(),
            title: Some(content.name.clone()),
            by: None,
            detail: json!({
                "unit": content.unit,
                "baseline": content.baseline,
                "target": content.target,
                "value": latest.value,
                "measured_on": latest.measured_on,
                "share": indicator::share(&content, latest.value),
                "reached": indicator::is_reached(&content, latest.value),
                "count": count,
            }),
            seq: rows.number("measurement_id", latest.id),
        });
    }
    Ok(entries)
}

/// The uses; the register is public.
pub(super) fn deployments(rows: &Rows) -> Vec<Entry> {
    rows.deployments
        .iter()
        .map(|row| Entry {
            stage: StageKey::Use,
            audience: Audience::Public,
            own: None,
            at: Timestamp(row.recorded_at),
            noun: Noun::Deployment,
            id: row.id,
            code: None,
            action: "register".to_owned(),
            title: None,
            by: row.orderer_id,
            detail: json!({
                "organisation_id": row.organisation_id,
                "site": row.site,
                "started_on": row.started_on,
                "use": row.use_kind,
                "people_reached": row.people_reached,
            }),
            seq: rows.events(row.id).find_map(|event| event.seq),
        })
        .collect()
}
