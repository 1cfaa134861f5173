//! Entries of submissions, councils and decisions.

use nhipcau_domain::{
    council::CouncilKind,
    decision::DecisionKind,
    submission::{Action, Status},
    timestamp::Timestamp,
    trace::{Audience, Entry, Noun, StageKey},
};
use nhipcau_store::event::Event;
use serde_json::{Value, json};

use super::{order::entry, rows::Rows};
use crate::Result;

/// The submissions that were opened. The offices see all of them, every solver its own, and from
/// the decision on everybody the winner's.
pub(super) fn submissions(rows: &Rows) -> Vec<Entry> {
    let mut entries = Vec::new();
    for row in &rows.submissions {
        // Also one that has withdrawn since: the decision that named it stays public.
        let named = rows.decisions.iter().any(|decision| decision.submission_id == Some(row.id));
        let audience = if named { Audience::Public } else { Audience::Desk };
        for event in rows.steps(row.id) {
            let told = match Action::parse(&event.action) {
                // Only the send that counted; earlier ones were taken back.
                Some(Action::Send) => row.sent_at == Some(event.at),
                Some(Action::MarkEligible | Action::MarkIneligible) => true,
                // The end of a winner that withdrew; other submissions fall with their call.
                Some(Action::Void) => event.payload.get("from") == Some(&json!(Status::Awarded)),
                _ => false,
            };
            if told {
                entries.push(Entry {
                    own: Some(row.organisation_id),
                    code: Some(row.code.clone()),
                    detail: json!({
                        "organisation_id": row.organisation_id,
                        "to": event.payload.get("to"),
                    }),
                    ..entry(StageKey::Submission, audience, Noun::Submission, event)
                });
            }
        }
    }
    entries
}

/// The councils: the offices see them at work, everybody once what they recommend is decided.
pub(super) fn councils(rows: &Rows) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for row in &rows.councils {
        let kind = row.kind()?;
        let (stage, decided) = match kind {
            CouncilKind::Selection => (StageKey::Decision, rows.is_decided()),
            CouncilKind::Acceptance => {
                let graded = |pilot: &nhipcau_store::pilot::Pilot| {
                    Some(pilot.id) == row.pilot_id && pilot.grade.is_some()
                };
                (StageKey::Pilot, rows.pilots.iter().any(graded))
            }
        };
        let audience = if decided { Audience::Public } else { Audience::Desk };
        for event in rows.events(row.id) {
            let Some(action) = told_of_council(event) else { continue };
            entries.push(Entry {
                action: action.to_owned(),
                detail: json!({ "kind": kind, "to": event.payload.get("to") }),
                ..entry(stage, audience, Noun::Council, event)
            });
        }
    }
    Ok(entries)
}

/// What the trace tells of a council: its steps, and what changes who judges or what they say. It
/// names nobody, neither before the result is out nor after.
fn told_of_council(event: &Event) -> Option<&str> {
    let replaced = || event.payload.get("replaced").and_then(Value::as_u64).unwrap_or(0) > 0;
    match event.action.as_str() {
        step if event.payload.get("to").is_some() => Some(step),
        told @ ("recuse" | "record_meeting" | "reopen_sheet") => Some(told),
        "change_members" if replaced() => Some("replace_member"),
        _ => None,
    }
}

/// The signed decisions; they are public.
pub(super) fn decisions(rows: &Rows) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for row in &rows.decisions {
        let kind = row.kind()?;
        let stage = match kind {
            DecisionKind::Selection => StageKey::Decision,
            DecisionKind::Recognition => StageKey::Pilot,
            DecisionKind::FollowUp => StageKey::Use,
        };
        let winner = row
            .submission_id
            .and_then(|id| rows.submissions.iter().find(|submission| submission.id == id));
        let mut detail = json!({
            "kind": kind,
            "number": row.number,
            "decided_on": row.decided_on,
            "outcome": row.outcome,
            "file_sha256": row.file_sha256,
        });
        if let Value::Object(fields) = &mut detail {
            if let Some(follows) = row.follows_recommendation {
                fields.insert("follows_recommendation".to_owned(), json!(follows));
            }
            if let Some(reasons) = &row.reasons {
                fields.insert("reason".to_owned(), json!(reasons));
            }
            if let Some(winner) = winner {
                fields.insert("organisation_id".to_owned(), json!(winner.organisation_id));
                fields.insert("submission_code".to_owned(), json!(winner.code));
            }
        }
        let own_event = rows.events(row.id).find_map(|event| event.seq);
        entries.push(Entry {
            stage,
            audience: Audience::Public,
            own: None,
            at: Timestamp(row.at),
            noun: Noun::Decision,
            id: row.id,
            code: Some(row.number.clone()),
            action: row.outcome.clone(),
            title: None,
            by: Some(row.authority_id),
            detail,
            seq: own_event.or_else(|| rows.number("decision_id", row.id)),
        });
    }
    Ok(entries)
}
