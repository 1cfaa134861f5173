//! The operator's own acts, before anybody can act in the product: offices, accounts of their
//! people, programmes and topics. Used by `nhipcau setup`, by the demonstration and by the tests.

use nhipcau_domain::{
    field_error::FieldError,
    locale::{Bilingual, Locale},
    organisation::Role,
    province,
    timestamp::Day,
    topic::Topic,
};
use nhipcau_store::{
    organisation::{self, Organisation},
    person::{
        self, Person,
        membership::{self, Membership},
    },
    programme::{self, Programme, party},
    topic,
};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::{
    App, Audience, Ctx, Error, Happening, Result,
    auth::{demo::DemoPart, hash_password},
    organisation::{CreateOrganisation, check_organisation, check_parent},
};

/// Sets up an organisation of any kind, offices too.
pub async fn organisation(
    app: &App,
    body: &CreateOrganisation,
    external_id: Option<&str>,
) -> Result<Organisation> {
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let mut row = check_organisation(body, work.new_id(), work.now.0)?;
    row.external_id = external_id.map(str::to_owned);
    check_parent(work.conn(), None, row.parent_id).await?;
    let row = organisation::insert(work.conn(), row).await?;
    let happening =
        Happening::new("organisation", row.id, "create").by(row.id).for_audience(Audience::Public);
    work.record(happening).await?;
    work.commit().await?;
    Ok(row)
}

/// A person to set up.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct SetupPerson {
    /// Mail address.
    pub email: String,
    /// Full name.
    pub name: String,
    /// Password; without one the person cannot sign in by password.
    pub password: Option<String>,
    /// Language.
    #[serde(default)]
    pub locale: Locale,
    /// Title.
    pub title: Option<String>,
    /// Where the person works, in words.
    pub affiliation: Option<String>,
    /// May be appointed to councils.
    #[serde(default)]
    pub expert: bool,
    /// Fields of expertise.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Keeps the installation running.
    #[serde(default)]
    pub operator: bool,
    /// Reads the log.
    #[serde(default)]
    pub auditor: bool,
    /// In whose name the person acts.
    #[serde(skip)]
    pub memberships: Vec<(Uuid, Role)>,
    /// Key and part of a demonstration person.
    #[serde(skip)]
    pub demo: Option<(String, DemoPart)>,
}

/// Sets up a person with memberships.
pub async fn person(app: &App, body: &SetupPerson) -> Result<Person> {
    let password_hash = match &body.password {
        Some(password) => Some(hash_password(app, password).await?),
        None => None,
    };
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let (demo_key, demo) = match &body.demo {
        Some((key, part)) => (Some(key.clone()), Some(json!(part))),
        None => (None, None),
    };
    let row = Person {
        id: work.new_id(),
        email: body.email.trim().to_lowercase(),
        name: body.name.clone(),
        password_hash,
        locale: body.locale.into(),
        title: body.title.clone(),
        affiliation: body.affiliation.clone(),
        expert: body.expert,
        fields: json!(body.fields),
        operator: body.operator,
        auditor: body.auditor,
        demo_key,
        demo,
        version: 1,
        created_at: work.now.0,
        suspended_at: None,
        suspended_reason: None,
        suspension_told_at: None,
        erased_at: None,
        paper_name: None,
        paper_name_until: None,
    };
    let row = person::insert(work.conn(), row).await?;
    let happening = Happening::new("person", row.id, "register");
    work.record(happening.for_audience(Audience::Own(row.id))).await?;
    if row.operator || row.auditor {
        let parts = json!({"operator": row.operator, "auditor": row.auditor});
        work.record(Happening::new("person", row.id, "appoint").with(parts)).await?;
    }
    for (organisation_id, role) in &body.memberships {
        let kind = organisation::find(work.conn(), *organisation_id).await?.kind()?;
        if !kind.roles().contains(role) {
            return Err(Error::field("/role", "unknown_value"));
        }
        let member = Membership {
            id: work.new_id(),
            person_id: row.id,
            organisation_id: *organisation_id,
            role: (*role).into(),
            created_at: work.now.0,
        };
        membership::insert(work.conn(), member).await?;
        let happening = Happening::new("organisation", *organisation_id, "add_member")
            .by(*organisation_id)
            .with(json!({"person_id": row.id, "role": role}));
        work.record(happening).await?;
    }
    work.commit().await?;
    Ok(row)
}

/// A programme to set up.
#[derive(Debug, Clone)]
pub struct SetupProgramme {
    /// Code, the first part of its challenges' codes.
    pub code: String,
    /// `coordination`, `plan` or `agreement`.
    pub kind: String,
    /// Title.
    pub title: Bilingual,
    /// Summary.
    pub summary: Bilingual,
    /// The office that orders.
    pub owner_id: Uuid,
    /// The office that brokers; the owner when the programme has none.
    pub broker_id: Uuid,
    /// Further parties.
    pub parties: Vec<Uuid>,
    /// Province code.
    pub province: Option<String>,
    /// The paper it rests on.
    pub legal_basis: String,
    /// First day.
    pub starts_on: Day,
    /// Last day.
    pub ends_on: Day,
    /// Priority topics.
    pub topics: Vec<String>,
}

/// Sets up a programme.
pub async fn programme(app: &App, body: SetupProgramme) -> Result<Programme> {
    let fits = !body.code.is_empty()
        && body.code.len() <= 8
        && body.code.chars().all(|c| c.is_ascii_uppercase());
    if !fits {
        return Err(Error::Invalid(vec![FieldError::new("/code", "unknown_value")]));
    }
    let ctx = Ctx::system();
    let work = app.begin(&ctx).await?;
    let row = Programme {
        id: work.new_id(),
        code: body.code,
        kind: body.kind,
        title: json!(body.title),
        summary: json!(body.summary),
        owner_id: body.owner_id,
        broker_id: body.broker_id,
        province: body.province.map(province::sought),
        legal_basis: body.legal_basis,
        starts_on: body.starts_on.to_string(),
        ends_on: body.ends_on.to_string(),
        topics: json!(body.topics),
        next_number: 1,
        version: 1,
        created_at: work.now.0,
    };
    let row = programme::insert(work.conn(), row).await?;
    for organisation_id in body.parties {
        let party = party::Party { id: work.new_id(), programme_id: row.id, organisation_id };
        party::insert(work.conn(), party).await?;
    }
    let happening = Happening::new("programme", row.id, "create")
        .by(row.owner_id)
        .for_audience(Audience::Public);
    work.record(happening).await?;
    work.commit().await?;
    Ok(row)
}

/// The topics that come with the product (`vocabularies/topics.json`).
///
/// # Errors
/// When the file does not have the shape of a vocabulary.
pub fn built_in_topics() -> Result<Vec<Topic>> {
    #[derive(Deserialize)]
    struct File {
        topics: Vec<Topic>,
    }
    let file: File = serde_json::from_str(include_str!("../../../../vocabularies/topics.json"))?;
    Ok(file.topics)
}

/// Sets up the vocabulary of topics; codes that exist already are left alone.
pub async fn topics(app: &App, topics: &[Topic]) -> Result<()> {
    let known = topic::all(app.store.reader()).await?;
    let tx = app.store.begin().await?;
    for (position, found) in topics.iter().enumerate() {
        if known.iter().any(|known| known.code == found.code) {
            continue;
        }
        let row = topic::Model {
            code: found.code.clone(),
            label: json!(found.label),
            broader: found.broader.clone(),
            position: i32::try_from(position).unwrap_or(i32::MAX),
        };
        topic::insert(tx.conn(), row).await?;
    }
    tx.commit().await?;
    Ok(())
}
