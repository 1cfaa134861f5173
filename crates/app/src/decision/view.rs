//! What a reader of a decision gets. Signed decisions are public from the day they are entered.

use nhipcau_domain::{
    decision::DecisionKind,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn,
    decision::{self, Decision},
    submission,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Ctx, Error, Result, challenge,
    view::{ListView, OrgRef, OrgRefs, PersonRefs},
};

/// The winner of an award.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DecidedSubmission {
    /// Id.
    pub id: Uuid,
    /// Its readable code.
    pub code: String,
    /// Whose it is.
    pub organisation: OrgRef,
}

/// A signed decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DecisionView {
    /// Id.
    pub id: Uuid,
    /// What is decided.
    pub kind: DecisionKind,
    /// Number of the document.
    pub number: String,
    /// Date of the document.
    pub decided_on: Day,
    /// Who entered it for the authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signatory: Option<String>,
    /// The deciding authority.
    pub authority: OrgRef,
    /// The signed file.
    pub attachment_id: Uuid,
    /// Its SHA-256 in hexadecimal.
    pub file_sha256: String,
    /// How it is decided.
    pub outcome: String,
    /// The winner of an award.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission: Option<DecidedSubmission>,
    /// The council whose recommendation it follows or departs from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub council_id: Option<Uuid>,
    /// Whether it follows the council's recommendation, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows_recommendation: Option<bool>,
    /// The reasons it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// When it was entered.
    pub at: Timestamp,
}

/// The decisions of a challenge this reader may read, oldest first.
pub async fn list(app: &App, ctx: &Ctx, challenge_id: Uuid) -> Result<ListView<DecisionView>> {
    let conn = app.store.reader();
    challenge::find(conn, &ctx.actor, challenge_id, app.clock.now()).await?;
    let rows = decision::of_challenge(conn, challenge_id).await?;
    Ok(ListView::whole(views(conn, &rows).await?))
}

/// The views of some decisions, in the same order.
pub async fn views(conn: &impl Conn, rows: &[Decision]) -> Result<Vec<DecisionView>> {
    let mut winners = Vec::new();
    for id in rows.iter().filter_map(|row| row.submission_id) {
        winners.push(submission::find(conn, id).await?);
    }
    let refs = OrgRefs::load(
        conn,
        rows.iter()
            .map(|row| row.authority_id)
            .chain(winners.iter().map(|winner| winner.organisation_id)),
    )
    .await?;
    let people =
        PersonRefs::on_papers(conn, rows.iter().filter_map(|row| row.signatory_id)).await?;
    rows.iter()
        .map(|row| {
            let winner = row
                .submission_id
                .and_then(|id| winners.iter().find(|winner| winner.id == id))
                .map(|winner| {
                    Ok::<_, Error>(DecidedSubmission {
                        id: winner.id,
                        code: winner.code.clone(),
                        organisation: refs.get(winner.organisation_id)?,
                    })
                })
                .transpose()?;
            Ok(DecisionView {
                id: row.id,
                kind: row.kind()?,
                number: row.number.clone(),
                decided_on: Day::parse(&row.decided_on)
                    .ok_or_else(|| Error::internal("decision.decided_on"))?,
                signatory: people.get(row.signatory_id).map(|person| person.name),
                authority: refs.get(row.authority_id)?,
                attachment_id: row.attachment_id,
                file_sha256: row.file_sha256.clone(),
                outcome: row.outcome.clone(),
                submission: winner,
                council_id: row.council_id,
                follows_recommendation: row.follows_recommendation,
                reasons: row.reasons.clone(),
                at: Timestamp(row.at),
            })
        })
        .collect()
}
