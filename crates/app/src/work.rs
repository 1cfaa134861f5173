//! A unit of work: one transaction with everything that belongs to a change – rows, history,
//! event, mails, notifications, idempotency key.

use nhipcau_domain::{organisation::Role, personal_data::Purpose, timestamp::Timestamp};
use nhipcau_mail::Template;
use nhipcau_store::{
    Tx, consent,
    event::{self, Event},
    history::{self, History},
    idempotency::{self, Outcome},
    notification,
    notification::Notification,
    outbox::{self, Mail},
    person::{self, membership},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{App, Ctx, Result, secret_bytes};

/// Who may learn of an event before anybody asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anybody.
    Public,
    /// The parties of the thing.
    Parties,
    /// Only the people of this organisation, until the opening.
    Sealed(Uuid),
    /// Only this person, whose own business it is.
    Own(Uuid),
}

/// Something that happened to a thing.
#[derive(Debug, Clone)]
pub struct Happening<'a> {
    /// The noun.
    pub noun: &'static str,
    /// The thing.
    pub id: Uuid,
    /// What happened.
    pub action: &'a str,
    /// In whose name.
    pub organisation_id: Option<Uuid>,
    /// Who may learn of it.
    pub audience: Audience,
    /// Figures; never a secret, never sealed content.
    pub payload: Value,
}

impl<'a> Happening<'a> {
    /// An event for the parties, without figures.
    pub fn new(noun: &'static str, id: Uuid, action: &'a str) -> Self {
        Self {
            noun,
            id,
            action,
            organisation_id: None,
            audience: Audience::Parties,
            payload: json!({}),
        }
    }

    /// In whose name.
    #[must_use]
    pub fn by(mut self, organisation_id: Uuid) -> Self {
        self.organisation_id = Some(organisation_id);
        self
    }

    /// Who may learn of it.
    #[must_use]
    pub fn for_audience(mut self, audience: Audience) -> Self {
        self.audience = audience;
        self
    }

    /// Its figures.
    #[must_use]
    pub fn with(mut self, payload: Value) -> Self {
        self.payload = payload;
        self
    }
}

/// A message to people: a notification in the workspace and a mail.
#[derive(Debug, Clone)]
pub struct Announcement {
    /// Which text, in the mail and in the notification.
    pub kind: Template,
    /// Figures for the text.
    pub params: Value,
    /// Where it leads: a path below `/app`.
    pub link: String,
}

/// One transaction and its context.
#[derive(Debug)]
pub struct Work<'a> {
    app: &'a App,
    ctx: &'a Ctx,
    tx: Tx,
    /// The instant of this work, taken once from the database's clock.
    pub now: Timestamp,
}

impl<'a> Work<'a> {
    pub(crate) async fn begin(app: &'a App, ctx: &'a Ctx) -> Result<Self> {
        let tx = app.store.begin().await?;
        let now = app.clock.stamp(tx.conn()).await?;
        Ok(Self { app, ctx, tx, now })
    }

    /// The connection of the transaction.
    pub const fn conn(&self) -> &impl nhipcau_store::Conn {
        self.tx.conn()
    }

    /// The transaction.
    pub const fn tx(&self) -> &Tx {
        &self.tx
    }

    /// The application.
    pub const fn app(&self) -> &'a App {
        self.app
    }

    /// The context of the request.
    pub const fn ctx(&self) -> &'a Ctx {
        self.ctx
    }

    /// A new id with the time of this work.
    pub fn new_id(&self) -> Uuid {
        self.app.ids.next(self.now)
    }

    /// Takes the database's clock again, for a stamp that must not be older than a lock.
    pub async fn restamp(&mut self) -> Result<Timestamp> {
        self.now = self.app.clock.stamp(self.tx.conn()).await?;
        Ok(self.now)
    }

    /// Writes an event; the sequencer numbers it after the commit.
    pub async fn record(&self, happening: Happening<'_>) -> Result<Uuid> {
        let (audience, audience_id) = match happening.audience {
            Audience::Public => ("public", None),
            Audience::Parties => ("parties", None),
            Audience::Sealed(id) => ("sealed", Some(id)),
            Audience::Own(id) => ("own", Some(id)),
        };
        let row = Event {
            id: self.new_id(),
            seq: None,
            at: self.now.0,
            actor_id: self.ctx.person_id(),
            organisation_id: happening.organisation_id,
            noun: happening.noun.to_owned(),
            subject_id: happening.id,
            action: happening.action.to_owned(),
            audience: audience.to_owned(),
            audience_id,
            payload: happening.payload,
            salt: Some(secret_bytes::<16>()?.to_vec()),
            erased_by: None,
        };
        Ok(event::insert(self.conn(), row).await?.id)
    }

    /// Writes a transition: an event and a row of history.
    pub async fn transition(
        &self,
        happening: Happening<'_>,
        from: Option<&str>,
        to: &str,
        reason: Option<&str>,
    ) -> Result<()> {
        let (noun, subject_id) = (happening.noun, happening.id);
        let (action, organisation_id) = (happening.action.to_owned(), happening.organisation_id);
        let mut happening = happening;
        if let Value::Object(payload) = &mut happening.payload {
            payload.insert("from".to_owned(), json!(from));
            payload.insert("to".to_owned(), json!(to));
        }
        let event_id = self.record(happening).await?;
        let row = History {
            id: self.new_id(),
            event_id,
            noun: noun.to_owned(),
            subject_id,
            action,
            from_status: from.map(str::to_owned),
            to_status: to.to_owned(),
            reason: reason.map(str::to_owned),
            person_id: self.ctx.person_id(),
            organisation_id,
            at: self.now.0,
        };
        history::insert(self.conn(), row).await?;
        Ok(())
    }

    /// Tells these people: a notification and a mail each, in their own language. A mail that is a
    /// courtesy goes to those who agreed to such mails.
    pub async fn announce(&self, people: &[Uuid], announcement: &Announcement) -> Result<()> {
        let agreed = if announcement.kind.is_courtesy() {
            let purpose = Purpose::ActivityMails.as_str();
            Some(consent::givers(self.conn(), purpose, people).await?)
        } else {
            None
        };
        for person in person::find_many(self.conn(), people).await? {
            let note = Notification {
                id: self.new_id(),
                person_id: person.id,
                kind: announcement.kind.into(),
                params: announcement.params.clone(),
                link: announcement.link.clone(),
                at: self.now.0,
                read_at: None,
            };
            notification::insert(self.conn(), note).await?;
            if agreed.as_ref().is_some_and(|agreed| !agreed.contains(&person.id)) {
                continue;
            }
            let mail = Mail {
                id: self.new_id(),
                status: "waiting".to_owned(),
                person_id: Some(person.id),
                address: person.email,
                locale: person.locale,
                template: announcement.kind.into(),
                params: announcement.params.clone(),
                link: format!("/app{}", announcement.link),
                attempts: 0,
                run_after: 0,
                claimed_until: None,
                last_error: None,
                created_at: self.now.0,
                sent_at: None,
            };
            outbox::insert(self.conn(), mail).await?;
        }
        Ok(())
    }

    /// Tells the people with one of these roles in these organisations.
    pub async fn announce_to(
        &self,
        organisation_ids: &[Uuid],
        roles: &[Role],
        announcement: &Announcement,
    ) -> Result<()> {
        let mut people =
            membership::people_with_roles(self.conn(), organisation_ids, roles).await?;
        // Nobody is told of their own act.
        people.retain(|id| Some(*id) != self.ctx.person_id());
        self.announce(&people, announcement).await
    }

    /// Commits an update.
    pub async fn commit(self) -> Result<()> {
        self.finish(Outcome { status_code: 200, ..Outcome::default() }).await
    }

    /// Commits what is answered without a body.
    pub async fn commit_silent(self) -> Result<()> {
        self.finish(Outcome { status_code: 204, ..Outcome::default() }).await
    }

    /// Commits what happens beside a request: its key is for something else.
    pub async fn commit_aside(self) -> Result<()> {
        self.tx.commit().await?;
        self.app.wake.everybody();
        Ok(())
    }

    /// Commits a creation; `location` is the path of the new thing below `/api/v1`.
    pub async fn commit_created(self, location: &str) -> Result<()> {
        let location = Some(location.to_owned());
        self.finish(Outcome { status_code: 201, location, ..Outcome::default() }).await
    }

    /// Commits a creation whose answer is read elsewhere than at `location`: `place` is a path below
    /// `/api/v1`, after a `#` the JSON pointer or the item's id of the part that is answered.
    pub async fn commit_created_in(self, location: &str, place: String) -> Result<()> {
        let (location, place) = (Some(location.to_owned()), Some(place));
        self.finish(Outcome { status_code: 201, location, place, answer: None }).await
    }

    async fn finish(self, outcome: Outcome) -> Result<()> {
        if let Some(claim) = &self.ctx.idempotency {
            idempotency::finish(self.tx.conn(), claim.id, outcome).await?;
        }
        self.tx.commit().await?;
        self.app.wake.everybody();
        Ok(())
    }
}
