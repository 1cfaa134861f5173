//! Entries of the order itself and of finding solvers.

use nhipcau_domain::{
    challenge::lifecycle::Action,
    timestamp::Timestamp,
    trace::{Audience, Entry, Noun, StageKey, stage_of},
};
use nhipcau_store::event::Event;
use serde_json::{Value, json};

use super::rows::Rows;

/// The steps of the challenge. What is on record as a decision or a pilot of its own is told
/// there, not twice.
pub(super) fn challenge(rows: &Rows, inside: bool) -> Vec<Entry> {
    let order = &rows.challenge;
    rows.steps(order.id)
        .filter_map(|event| {
            let action = Action::parse(&event.action);
            let told_elsewhere = matches!(
                action,
                Some(Action::Award | Action::DecideNoAward | Action::StartPilot | Action::Complete)
            );
            if told_elsewhere {
                return None;
            }
            // Reasons given to everybody are everybody's; the others stay with the parties.
            let published =
                matches!(action, Some(Action::Extend | Action::Cancel | Action::CloseWithoutAward));
            let reason = rows.reason(event).filter(|_| inside || published);
            let mut detail = json!({ "to": event.payload.get("to") });
            if let (Some(reason), Value::Object(fields)) = (reason, &mut detail) {
                fields.insert("reason".to_owned(), json!(reason));
            }
            Some(Entry {
                code: Some(order.code.clone()),
                title: Some(order.title()),
                detail,
                ..entry(
                    action.map_or(StageKey::Order, stage_of),
                    if order.is_public() && leads_to_publication(action) {
                        Audience::Public
                    } else {
                        audience_of(event)
                    },
                    Noun::Challenge,
                    event,
                )
            })
        })
        .collect()
}

/// How a need became a call: told to everybody once it has. What was sent back on the way stays
/// with the parties.
const fn leads_to_publication(action: Option<Action>) -> bool {
    matches!(
        action,
        Some(Action::Propose | Action::SubmitForVetting | Action::Endorse | Action::Approve)
    )
}

/// The invitations: the broker's desk and the invited see them; the winner's everybody, once the
/// signed decision has named it.
pub(super) fn invitations(rows: &Rows) -> Vec<Entry> {
    let mut entries = Vec::new();
    for row in &rows.invitations {
        let audience =
            if rows.has_won(row.organisation_id) { Audience::Public } else { Audience::Desk };
        for event in rows.steps(row.id) {
            entries.push(Entry {
                own: Some(row.organisation_id),
                detail: json!({
                    "organisation_id": row.organisation_id,
                    "to": event.payload.get("to"),
                }),
                ..entry(StageKey::Match, audience, Noun::Invitation, event)
            });
        }
    }
    entries
}

/// Who may see an event, by what it was written with.
pub(super) fn audience_of(event: &Event) -> Audience {
    if event.audience == "public" { Audience::Public } else { Audience::Parties }
}

/// An entry with what every event knows.
pub(super) fn entry(stage: StageKey, audience: Audience, noun: Noun, event: &Event) -> Entry {
    Entry {
        stage,
        audience,
        own: None,
        at: Timestamp(event.at),
        noun,
        id: event.subject_id,
        code: None,
        action: event.action.clone(),
        title: None,
        by: event.organisation_id,
        detail: json!({}),
        seq: event.seq,
    }
}
