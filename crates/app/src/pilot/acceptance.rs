//! How a pilot was judged: council, grade, recognition and what follows.

use nhipcau_domain::{
    attachment::{Noun, Purpose},
    council::Status as CouncilStatus,
    decision::{DecisionKind, Paper},
    evaluation::grading::Grade,
    pilot::Status,
};
use nhipcau_store::{
    Conn, challenge,
    council::{self, member},
    decision::{self, Decision},
    pilot::{self, Pilot},
};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Loaded;
use crate::{
    App, Audience, Ctx, Error, Happening, Result, Work,
    attachment::{ToSign, to_decide},
    challenge::signers_apart,
    council::concluded_grade,
    decision::{DecisionView, views},
};

/// How a pilot was judged. Each part appears once it is there for the viewer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AcceptanceView {
    /// The acceptance council; for the parties until the grade is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub council: Option<AcceptanceCouncil>,
    /// The grade on record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The decision that recognises the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recognition: Option<DecisionView>,
    /// The decision on what follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<DecisionView>,
}

/// The acceptance council, as named by its pilot.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AcceptanceCouncil {
    /// Id.
    pub id: Uuid,
    /// Status.
    pub status: CouncilStatus,
}

/// How a pilot was judged.
pub async fn acceptance(app: &App, ctx: &Ctx, pilot_id: Uuid) -> Result<AcceptanceView> {
    let conn = app.store.reader();
    let row = pilot::find(conn, pilot_id).await?;
    of(conn, ctx, &row).await
}

/// How a pilot was judged, as this viewer may know it.
pub(super) async fn of(conn: &impl Conn, ctx: &Ctx, row: &Pilot) -> Result<AcceptanceView> {
    let inside = is_inside(conn, ctx, row).await?;
    let council = match council::of_pilot(conn, row.id).await? {
        Some(council) if inside || row.grade.is_some() => {
            Some(AcceptanceCouncil { id: council.id, status: council.status()? })
        }
        _ => None,
    };
    let grade = row
        .grade
        .as_deref()
        .map(|text| Grade::parse(text).ok_or_else(|| Error::internal("pilot.grade")))
        .transpose()?;
    let decisions = decision::of_pilot(conn, row.id).await?;
    let mut views = views(conn, &decisions).await?;
    let mut last_of = |kind: DecisionKind| {
        views.iter().rposition(|view| view.kind == kind).map(|place| views.remove(place))
    };
    Ok(AcceptanceView {
        council,
        grade,
        recognition: last_of(DecisionKind::Recognition),
        follow_up: last_of(DecisionKind::FollowUp),
    })
}

/// The decision that recognises the result of a pilot, if there is one.
pub(super) async fn recognition(conn: &impl Conn, pilot_id: Uuid) -> Result<Option<Decision>> {
    for row in decision::of_pilot(conn, pilot_id).await? {
        if row.kind()? == DecisionKind::Recognition {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Whether the viewer reads the unpublished parts of a pilot: its parties, and those who sit on
/// its acceptance council.
pub(crate) async fn is_inside(conn: &impl Conn, ctx: &Ctx, row: &Pilot) -> Result<bool> {
    if row.parties().include(&ctx.actor) {
        return Ok(true);
    }
    let Some(person_id) = ctx.person_id() else {
        return Ok(false);
    };
    let Some(council) = council::of_pilot(conn, row.id).await? else {
        return Ok(false);
    };
    if council.status()? == CouncilStatus::Forming {
        return Ok(false);
    }
    for seat in member::of_councils(conn, &[council.id]).await? {
        if seat.person_id == person_id
            && seat.status()? == nhipcau_domain::council::MemberStatus::Active
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The office whose signed decision about a pilot comes next: the broker recognises a result, the
/// orderer decides what follows.
pub(super) async fn awaited_from(conn: &impl Conn, loaded: &Loaded) -> Result<Option<Uuid>> {
    let recognised = || async {
        let decisions = decision::of_pilot(conn, loaded.row.id).await?;
        let recognition = DecisionKind::Recognition.as_str();
        Ok::<_, Error>(decisions.iter().any(|decision| decision.kind == recognition))
    };
    Ok(match loaded.status()? {
        Status::Accepted if !recognised().await? => Some(loaded.row.broker_id),
        Status::Accepted | Status::Failed | Status::Terminated => Some(loaded.row.orderer_id),
        _ => None,
    })
}

/// What a signed decision about a pilot adds to its paper.
pub(super) struct Act<'a> {
    pub(super) kind: DecisionKind,
    pub(super) authority_id: Uuid,
    pub(super) outcome: &'a str,
    pub(super) paper: Paper,
    pub(super) attachment_id: Uuid,
}

/// Puts a signed decision about a pilot on record.
pub(super) async fn insert_decision(
    work: &Work<'_>,
    loaded: &Loaded,
    act: Act<'_>,
) -> Result<Decision> {
    let order = challenge::find(work.conn(), loaded.row.challenge_id).await?;
    let apart = signers_apart(work.app(), &order);
    let asked = ToSign {
        id: act.attachment_id,
        at: &[(Noun::Pilot, loaded.row.id), (Noun::Challenge, loaded.row.challenge_id)],
        purpose: Purpose::Decision,
        party: act.authority_id,
        apart_from: work.ctx().person_id().filter(|_| apart),
    };
    let signed = to_decide(work.conn(), asked).await?;
    let row = Decision {
        id: work.new_id(),
        kind: act.kind.into(),
        challenge_id: loaded.row.challenge_id,
        council_id: concluded_grade(work.conn(), loaded.row.id).await?.map(|(id, _)| id),
        pilot_id: Some(loaded.row.id),
        number: act.paper.number,
        decided_on: act.paper.decided_on.to_string(),
        authority_id: act.authority_id,
        signatory_id: work.ctx().person_id(),
        attachment_id: signed.file.id,
        file_sha256: signed.sha256,
        outcome: act.outcome.to_owned(),
        submission_id: None,
        follows_recommendation: None,
        reasons: act.paper.reasons,
        at: work.now.0,
    };
    let row = decision::insert(work.conn(), row).await?;
    let happening = Happening::new("decision", row.id, "sign")
        .by(row.authority_id)
        .for_audience(Audience::Public)
        .with(json!({
            "challenge_id": row.challenge_id,
            "pilot_id": row.pilot_id,
            "kind": row.kind,
            "number": row.number,
            "decided_on": row.decided_on,
            "outcome": row.outcome,
            "file_sha256": row.file_sha256,
        }));
    work.record(happening).await?;
    Ok(row)
}

/// The view of one decision.
pub(super) async fn view_of(conn: &impl Conn, row: Decision) -> Result<DecisionView> {
    views(conn, &[row]).await?.pop().ok_or_else(|| Error::internal("one row has one view"))
}
