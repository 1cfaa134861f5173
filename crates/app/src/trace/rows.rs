//! What the trace is told from.

use std::collections::HashMap;

use nhipcau_domain::{
    challenge::Status as ChallengeStatus, submission::Status as SubmissionStatus,
};
use nhipcau_store::{
    Conn,
    agreement::{self, Agreement},
    challenge::Challenge,
    council::{self, Council},
    decision::{self, Decision},
    deployment::{self, Deployment},
    event::{self, Event},
    history,
    invitation::{self, Invitation},
    pilot::{self, Indicator, Measurement, Pilot, indicator, measurement},
    submission::{self, Submission},
};
use uuid::Uuid;

use crate::Result;

/// Every row that belongs to one need.
pub(super) struct Rows {
    pub(super) challenge: Challenge,
    pub(super) status: ChallengeStatus,
    pub(super) invitations: Vec<Invitation>,
    pub(super) submissions: Vec<Submission>,
    pub(super) councils: Vec<Council>,
    pub(super) decisions: Vec<Decision>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) pilots: Vec<Pilot>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) measurements: Vec<Measurement>,
    pub(super) deployments: Vec<Deployment>,
    events: Vec<Event>,
    reasons: HashMap<Uuid, String>,
}

impl Rows {
    /// Reads them.
    pub(super) async fn read(
        conn: &impl Conn,
        challenge: Challenge,
        status: ChallengeStatus,
    ) -> Result<Self> {
        let id = challenge.id;
        let submissions = opened(conn, id, status).await?;
        let pilots = pilot::of_challenge(conn, id).await?;
        let pilot_ids: Vec<_> = pilots.iter().map(|row| row.id).collect();
        let mut rows = Self {
            invitations: invitation::of_challenge(conn, id).await?,
            councils: council::of_challenge(conn, id).await?,
            decisions: decision::of_challenge(conn, id).await?,
            agreements: agreement::of_challenge(conn, id).await?,
            indicators: indicator::of_pilots(conn, &pilot_ids).await?,
            measurements: measurement::of_pilots(conn, &pilot_ids).await?,
            deployments: deployment::of_challenge(conn, id).await?,
            challenge,
            status,
            submissions,
            pilots,
            events: Vec::new(),
            reasons: HashMap::new(),
        };
        rows.events = event::of_subjects(conn, &rows.subjects()).await?;
        let mut with_reasons = vec![("challenge", id)];
        with_reasons.extend(rows.agreements.iter().map(|row| ("agreement", row.id)));
        with_reasons.extend(rows.pilots.iter().map(|row| ("pilot", row.id)));
        for (noun, id) in with_reasons {
            for step in history::of_subject(conn, noun, id).await? {
                if let Some(reason) = step.reason {
                    rows.reasons.insert(step.event_id, reason);
                }
            }
        }
        Ok(rows)
    }

    fn subjects(&self) -> Vec<Uuid> {
        let mut ids = vec![self.challenge.id];
        ids.extend(self.invitations.iter().map(|row| row.id));
        ids.extend(self.submissions.iter().map(|row| row.id));
        ids.extend(self.councils.iter().map(|row| row.id));
        ids.extend(self.decisions.iter().map(|row| row.id));
        ids.extend(self.agreements.iter().map(|row| row.id));
        ids.extend(self.pilots.iter().map(|row| row.id));
        ids.extend(self.deployments.iter().map(|row| row.id));
        ids
    }

    /// The events of one thing, oldest first.
    pub(super) fn events(&self, id: Uuid) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.subject_id == id)
    }

    /// The steps one thing has taken through its lifecycle, oldest first.
    pub(super) fn steps(&self, id: Uuid) -> impl Iterator<Item = &Event> {
        // Only transitions carry the status they lead to.
        self.events(id).filter(|event| event.payload.get("to").is_some())
    }

    /// The written reasons of a step.
    pub(super) fn reason(&self, event: &Event) -> Option<&str> {
        self.reasons.get(&event.id).map(String::as_str)
    }

    /// The place of an act in the log: the number of the event whose payload names it.
    pub(super) fn number(&self, key: &str, id: Uuid) -> Option<i64> {
        let text = id.to_string();
        self.events
            .iter()
            .find(|event| {
                event.payload.get(key).and_then(serde_json::Value::as_str) == Some(text.as_str())
            })
            .and_then(|event| event.seq)
    }

    /// Whether the signed decision has named this organisation the winner.
    pub(super) fn has_won(&self, organisation_id: Uuid) -> bool {
        self.is_decided()
            && self.submissions.iter().any(|row| {
                row.organisation_id == organisation_id
                    && row.status == SubmissionStatus::Awarded.as_str()
            })
    }

    /// Whether names of solvers are out: from the signed decision on.
    pub(super) const fn is_decided(&self) -> bool {
        matches!(
            self.status,
            ChallengeStatus::Awarded
                | ChallengeStatus::InPilot
                | ChallengeStatus::Completed
                | ChallengeStatus::NotAwarded
        )
    }
}

/// The submissions that were opened. Before the opening none is even looked for.
async fn opened(
    conn: &impl Conn,
    challenge_id: Uuid,
    status: ChallengeStatus,
) -> Result<Vec<Submission>> {
    if !status.is_past_opening() {
        return Ok(Vec::new());
    }
    let rows = submission::of_challenge(conn, challenge_id, SubmissionStatus::ALL).await?;
    Ok(rows.into_iter().filter(Submission::is_opened).collect())
}
