//! By when the procedure of a council is due, with the document each term comes from.

use nhipcau_domain::{
    council::{
        CouncilKind,
        due::{DueFacts, DueKind, due},
    },
    locale::Bilingual,
    pilot::Status as PilotStatus,
    rule_set::Confidence,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{Conn, history};
use serde::Serialize;
use utoipa::ToSchema;

use super::load::Loaded;
use crate::{App, Result};

/// Something that is due. Nothing is blocked by it: it tells what the rule set asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CouncilDue)]
pub struct DueView {
    /// What is due.
    pub kind: DueKind,
    /// By which day.
    pub on: Day,
    /// Number of the document that the term comes from.
    pub source: String,
    /// Title of that document.
    pub source_title: Bilingual,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// How sure the figure is.
    pub confidence: Confidence,
}

/// What is due on a council, in the order of the procedure.
pub(super) async fn of(app: &App, conn: &impl Conn, loaded: &Loaded) -> Result<Vec<DueView>> {
    let day = |at: i64| Day(Timestamp(at).vietnam_day());
    let facts = DueFacts {
        asked_on: asked_at(conn, loaded).await?.map(day),
        meeting_on: loaded.row.meeting_on(),
        concluded_on: loaded.row.concluded_at.map(day),
    };
    Ok(due(&loaded.rules.procedure, &app.calendar, facts)
        .into_iter()
        .filter_map(|(kind, on)| {
            let (source, basis) = loaded.rules.source_of(kind.figure())?;
            Some(DueView {
                kind,
                on,
                source: source.number.clone(),
                source_title: source.title.clone(),
                article: basis.article.clone(),
                confidence: basis.confidence,
            })
        })
        .collect())
}

/// Since when there is something to judge: the opening of a call, the day a pilot was sent to its
/// acceptance.
async fn asked_at(conn: &impl Conn, loaded: &Loaded) -> Result<Option<i64>> {
    match (loaded.kind, loaded.row.pilot_id) {
        (CouncilKind::Selection, _) => Ok(loaded.challenge.opened_at),
        (CouncilKind::Acceptance, None) => Ok(None),
        (CouncilKind::Acceptance, Some(pilot_id)) => {
            let steps = history::of_subject(conn, crate::pilot::NOUN, pilot_id).await?;
            let sent = PilotStatus::InAcceptance.as_str();
            Ok(steps.iter().rev().find(|step| step.to_status == sent).map(|step| step.at))
        }
    }
}
