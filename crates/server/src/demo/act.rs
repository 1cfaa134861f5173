//! The kinds of acts, and how an act is done in somebody's name.

use nhipcau_app::{Ctx, Error, Result, auth};
use nhipcau_domain::organisation::Role;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::{
    Demo,
    data::{Deployment, Measurement, Milestone, Paper, Report},
};

/// What happens to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderAct {
    Create,
    Propose,
    SubmitForVetting,
    Endorse,
    Return,
    Decline,
    Withdraw,
    Approve,
    Publish,
    Cancel,
    Close,
    Open,
    CloseWithoutAward,
}

/// What happens to a pilot.
#[derive(Debug)]
pub enum PilotAct<'a> {
    Sign,
    Start,
    Milestone(usize, &'a Milestone),
    Measure(&'a Measurement),
    Report(&'a Report),
    SendToAcceptance,
    Accept,
    Recognise(&'a Paper),
    FollowUp(&'a Paper),
    Deploy(&'a Deployment),
}

/// What happens to who belongs to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleAct {
    TakeIn,
    SaveSearches,
    TeachAWord,
    Rely,
    LeaveWaiting,
}

/// Reads the body of a use case, as the API would.
pub fn body<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| Error::internal(format!("body: {error}")))
}

impl Demo<'_> {
    /// The id behind a key of the texts.
    pub fn organisation(&self, key: &str) -> Result<Uuid> {
        self.organisations.get(key).copied().ok_or_else(|| unknown("organisation", key))
    }

    /// The id behind a key of the texts.
    pub fn challenge(&self, key: &str) -> Result<Uuid> {
        self.challenges.get(key).copied().ok_or_else(|| unknown("challenge", key))
    }

    /// The context of a person acting.
    pub async fn person(&mut self, key: &str) -> Result<Ctx> {
        let id = self.people.get(key).copied().ok_or_else(|| unknown("person", key))?;
        self.context(id).await
    }

    async fn context(&mut self, id: Uuid) -> Result<Ctx> {
        if let Some(ctx) = self.contexts.get(&id) {
            return Ok(ctx.clone());
        }
        let ctx = auth::acting_as(self.app, id).await?;
        self.contexts.insert(id, ctx.clone());
        Ok(ctx)
    }

    /// Somebody who signs for an organisation.
    pub async fn signer(&mut self, organisation: &str) -> Result<Ctx> {
        self.with_role(organisation, &[Role::Approver, Role::Owner]).await
    }

    /// Somebody who prepares papers for an organisation; the signer where nobody else does.
    pub async fn preparer(&mut self, organisation: &str) -> Result<Ctx> {
        match self.with_role(organisation, &[Role::Officer, Role::Editor]).await {
            Err(_) => self.signer(organisation).await,
            found => found,
        }
    }

    async fn with_role(&mut self, organisation: &str, roles: &[Role]) -> Result<Ctx> {
        let found = self.data.people.iter().find(|person| {
            person
                .memberships
                .iter()
                .any(|m| m.organisation == organisation && roles.contains(&m.role))
        });
        match found {
            Some(person) => {
                let key = person.key.clone();
                self.person(&key).await
            }
            None => Err(unknown("somebody acting for", organisation)),
        }
    }

    /// The owner and the broker of an order's programme.
    pub fn offices(&self, challenge: &str) -> Result<(String, String)> {
        let order = self
            .data
            .orders
            .iter()
            .find(|order| order.key == challenge)
            .ok_or_else(|| unknown("challenge", challenge))?;
        let programme = self
            .data
            .programmes
            .iter()
            .find(|programme| programme.key == order.programme)
            .ok_or_else(|| unknown("programme", &order.programme))?;
        let broker = programme.broker.clone().unwrap_or_else(|| programme.owner.clone());
        Ok((programme.owner.clone(), broker))
    }
}

/// A key that the texts do not have.
pub fn unknown(what: &str, key: &str) -> Error {
    Error::internal(format!("the demonstration has no {what} {key}"))
}
