//! An agreement with everything its rules ask about.

use nhipcau_domain::{
    actor::Actor,
    agreement::{
        Status, Terms,
        lifecycle::{AgreementFacts, Parties},
    },
    challenge::section,
    timestamp::{Day, Timestamp},
};
use nhipcau_store::{
    Conn,
    agreement::{self, Agreement, Signature, signature},
    challenge::{self, Challenge},
    event,
    pilot::{self, Pilot},
};
use uuid::Uuid;

use super::NOUN;
use crate::{App, Result, challenge::signers_apart};

/// An agreement and what surrounds it.
pub(crate) struct Loaded {
    pub(crate) row: Agreement,
    pub(crate) terms: Terms,
    pub(crate) challenge: Challenge,
    pub(crate) signatures: Vec<Signature>,
    pub(crate) uses_personal_data: bool,
    pub(crate) pilot: Option<Pilot>,
    pub(crate) today: Day,
    signed: Vec<Uuid>,
    prepared_by: Option<Uuid>,
}

impl Loaded {
    /// Reads an agreement.
    pub(crate) async fn find(conn: &impl Conn, id: Uuid, now: Timestamp) -> Result<Self> {
        Self::of(conn, agreement::find(conn, id).await?, now).await
    }

    /// Reads what surrounds an agreement.
    pub(crate) async fn of(conn: &impl Conn, row: Agreement, now: Timestamp) -> Result<Self> {
        let terms = row.terms()?;
        let challenge = challenge::find(conn, row.challenge_id).await?;
        let uses_personal_data = constraints(conn, row.challenge_id).await?.uses_personal_data;
        let pilot = pilot::of_challenge(conn, row.challenge_id)
            .await?
            .into_iter()
            .find(|pilot| pilot.agreement_id == row.id);
        let mut loaded = Self {
            signatures: Vec::new(),
            signed: Vec::new(),
            prepared_by: None,
            uses_personal_data: uses_personal_data.unwrap_or(false),
            today: Day(now.vietnam_day()),
            row,
            terms,
            challenge,
            pilot,
        };
        loaded.read_signatures(conn).await?;
        Ok(loaded)
    }

    /// Reads the signatures again, after one was given or all were taken back.
    pub(crate) async fn read_signatures(&mut self, conn: &impl Conn) -> Result<()> {
        self.signatures = signature::valid(conn, self.row.id).await?;
        self.signed = self.signatures.iter().map(|signature| signature.organisation_id).collect();
        Ok(())
    }

    /// Finds out whether this actor wrote in the terms, where the rule set of the order has another
    /// sign for the orderer. Asked before anybody's signature is.
    pub(crate) async fn ask_preparer(
        mut self,
        app: &App,
        conn: &impl Conn,
        actor: &Actor,
    ) -> Result<Self> {
        if let Some(person_id) = actor.person_id
            && signers_apart(app, &self.challenge)
            && event::acted(conn, (NOUN, self.row.id), person_id, &["create", "update"]).await?
        {
            self.prepared_by = Some(person_id);
        }
        Ok(self)
    }

    /// Between whom it is made.
    pub(crate) const fn parties(&self) -> Parties {
        Parties {
            orderer_id: self.row.orderer_id,
            solver_id: self.row.solver_id,
            broker_id: self.row.broker_id,
        }
    }

    /// Whether the actor prepares papers for a party that has not signed yet.
    pub(crate) fn may_lay_up(&self, actor: &Actor) -> bool {
        let Parties { orderer_id, solver_id, .. } = self.parties();
        let open = |id: Uuid| !self.signed.contains(&id);
        (actor.prepares_for(orderer_id) && open(orderer_id))
            || (actor.edits_for(solver_id) && open(solver_id))
    }

    /// Its status today.
    pub(crate) fn status(&self) -> Result<Status> {
        Ok(self.row.status()?.effective(self.terms.ends_on, self.today))
    }

    /// What the lifecycle asks about it.
    pub(crate) fn facts<'a>(&'a self, actor: &'a Actor) -> Result<AgreementFacts<'a>> {
        let pilot_runs = match &self.pilot {
            Some(pilot) => !pilot.status()?.has_ended(),
            None => false,
        };
        Ok(AgreementFacts {
            actor,
            parties: self.parties(),
            terms: &self.terms,
            uses_personal_data: self.uses_personal_data,
            signed: &self.signed,
            pilot_runs,
            prepared_by_actor: self.prepared_by.is_some() && self.prepared_by == actor.person_id,
            challenge_ended: self.challenge.stored_status()?.is_terminal(),
            today: self.today,
        })
    }
}

/// What the challenge says about data, ethics and artificial intelligence.
pub(crate) async fn constraints(conn: &impl Conn, challenge_id: Uuid) -> Result<section::Content> {
    Ok(match challenge::section::find_by_key(conn, challenge_id, "constraints").await? {
        Some(row) => section::from_json(&row.content)?,
        None => section::Content::default(),
    })
}
