//! Topics, organisations, people and programmes: what the operator sets up, and the verification
//! of solvers by their province's broker.

use std::collections::HashMap;

use nhipcau_app::{
    auth, organisation as organisations,
    personal::consent,
    setup::{self, SetupPerson, SetupProgramme},
};
use nhipcau_domain::{locale::Locale, personal_data::Purpose, timestamp::Day};
use serde_json::json;
use uuid::Uuid;

use super::{Demo, act::body, at, data::Organisation, day};
use crate::wiring::StartError;

impl Demo<'_> {
    /// Sets up everything that has no history of its own.
    pub async fn set_up(&mut self) -> Result<(), StartError> {
        let step = |what: &str| {
            let what = what.to_owned();
            move |error: nhipcau_app::Error| StartError(format!("demonstration, {what}: {error}"))
        };
        let topics = setup::built_in_topics().map_err(step("topics"))?;
        setup::topics(self.app, &topics).await.map_err(step("topics"))?;
        // Parents first; the files name one at most two levels up.
        let mut left: Vec<&Organisation> = self.data.organisations.iter().collect();
        while !left.is_empty() {
            let (ready, later): (Vec<_>, Vec<_>) = left.into_iter().partition(|organisation| {
                organisation
                    .parent
                    .as_ref()
                    .is_none_or(|parent| self.organisations.contains_key(parent))
            });
            if ready.is_empty() {
                return Err(StartError(
                    "demonstration: organisations name each other as parents".to_owned(),
                ));
            }
            for organisation in ready {
                let mut create = organisation
                    .body()
                    .map_err(|error| StartError::new(&organisation.key, error))?;
                create.parent_id =
                    organisation.parent.as_ref().map(|parent| self.organisations[parent]);
                let row = setup::organisation(self.app, &create, None)
                    .await
                    .map_err(step(&organisation.key))?;
                self.organisations.insert(organisation.key.clone(), row.id);
            }
            left = later;
        }
        for person in &self.data.people {
            let mut memberships = Vec::new();
            for membership in &person.memberships {
                let id = self.organisation(&membership.organisation).map_err(step(&person.key))?;
                memberships.push((id, membership.role));
            }
            let setup = SetupPerson {
                email: person.email.clone(),
                name: person.name.clone(),
                password: None,
                locale: person.locale,
                title: person.title.clone(),
                affiliation: person.affiliation.clone(),
                expert: person.expert,
                fields: person.fields.clone(),
                operator: person.is_operator,
                auditor: person.is_auditor,
                memberships,
                demo: person.demo.clone().map(|part| (person.key.clone(), part)),
            };
            let row = setup::person(self.app, &setup).await.map_err(step(&person.key))?;
            if person.expert {
                self.list_as_expert(row.id).await.map_err(step(&person.key))?;
            }
            self.people.insert(person.key.clone(), row.id);
        }
        self.programmes().await.map_err(step("programmes"))?;
        self.verify().await.map_err(step("verification"))
    }

    /// An expert agrees to be listed: as everybody in the demonstration by the use case, in their own
    /// name.
    async fn list_as_expert(&self, id: Uuid) -> nhipcau_app::Result<()> {
        let own = auth::acting_as(self.app, id).await?;
        consent::give(self.app, &own, Purpose::ExpertDirectory).await
    }

    async fn programmes(&mut self) -> nhipcau_app::Result<()> {
        for programme in &self.data.programmes {
            let parties: nhipcau_app::Result<Vec<_>> =
                programme.parties.iter().map(|key| self.organisation(key)).collect();
            let read_day = |text: &str| {
                Day::parse(text)
                    .ok_or_else(|| nhipcau_app::Error::internal(format!("no day: {text}")))
            };
            let owner_id = self.organisation(&programme.owner)?;
            let broker_id = match &programme.broker {
                Some(broker) => self.organisation(broker)?,
                None => owner_id,
            };
            let setup = SetupProgramme {
                code: programme.code.clone(),
                kind: programme.kind.clone(),
                title: programme.title.clone(),
                summary: programme.summary.clone(),
                owner_id,
                broker_id,
                parties: parties?,
                province: programme.province.clone(),
                legal_basis: programme.legal_basis.get(Locale::Vi).to_owned(),
                starts_on: read_day(&programme.starts_on)?,
                ends_on: read_day(&programme.ends_on)?,
                topics: programme.topics.clone(),
            };
            let row = setup::programme(self.app, setup).await?;
            self.programmes.insert(programme.key.clone(), row.id);
        }
        Ok(())
    }

    /// Solvers ask for verification; the broker of their province answers, the city's for those
    /// without one.
    async fn verify(&mut self) -> nhipcau_app::Result<()> {
        let brokers: HashMap<String, String> = self
            .data
            .programmes
            .iter()
            .filter_map(|programme| Some((programme.province.clone()?, programme.broker.clone()?)))
            .collect();
        for (index, organisation) in (0_i64..).zip(&self.data.organisations) {
            let Some(verification) = organisation.verification.as_deref() else { continue };
            if verification == "unverified" {
                continue;
            }
            // Those still waiting asked last week; the others long ago.
            let asked = if verification == "requested" { -6 } else { -590 };
            self.app.clock.set(at(asked, 9, index % 60));
            let id = self.organisation(&organisation.key)?;
            let owner = self.signer(&organisation.key).await?;
            let version = organisations::read(self.app, &owner, id).await?.summary.version;
            let ask = body(
                json!({"action": "request_verification", "evidence": organisation.verification_evidence}),
            )?;
            let view = organisations::transition(self.app, &owner, id, version.into(), ask).await?;
            if verification == "verified" {
                let broker = view
                    .summary
                    .province
                    .as_ref()
                    .and_then(|province| brokers.get(province))
                    .or_else(|| brokers.get("79"))
                    .cloned()
                    .ok_or_else(|| nhipcau_app::Error::internal("no broker"))?;
                let officer = self.preparer(&broker).await?;
                let verify = body(json!({"action": "verify", "valid_until": day(730)}))?;
                organisations::transition(
                    self.app,
                    &officer,
                    id,
                    view.summary.version.into(),
                    verify,
                )
                .await?;
            }
        }
        Ok(())
    }
}
