//! `nhipcau setup`: the first offices, people and programmes of an installation, from one file.

use std::{collections::HashMap, path::Path};

use nhipcau_app::{
    App, Error, Mode,
    organisation::CreateOrganisation,
    setup::{self, SetupPerson, SetupProgramme},
};
use nhipcau_domain::{locale::Bilingual, organisation::Role, timestamp::Day};
use nhipcau_store::{organisation, person, programme};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    config::Config,
    wiring::{self, Overrides, StartError},
};

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    organisations: Vec<Office>,
    #[serde(default)]
    people: Vec<Member>,
    #[serde(default)]
    programmes: Vec<Programme>,
}

/// An organisation with the key by which the rest of the file names it; the key is kept as its
/// external id, so that the file can be run again.
#[derive(Debug, Deserialize)]
struct Office {
    key: String,
    parent: Option<String>,
    #[serde(flatten)]
    body: CreateOrganisation,
}

#[derive(Debug, Deserialize)]
struct Seat {
    organisation: String,
    role: Role,
}

#[derive(Debug, Deserialize)]
struct Member {
    #[serde(default)]
    memberships: Vec<Seat>,
    #[serde(flatten)]
    person: SetupPerson,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Programme {
    code: String,
    kind: String,
    title: Bilingual,
    #[serde(default)]
    summary: Bilingual,
    owner: String,
    broker: Option<String>,
    #[serde(default)]
    parties: Vec<String>,
    province: Option<String>,
    legal_basis: String,
    starts_on: Day,
    ends_on: Day,
    #[serde(default)]
    topics: Vec<String>,
}

/// Makes what the file names and does not exist yet.
pub async fn run(config: &Config, path: &Path) -> Result<(), StartError> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| StartError::new(&name, error))?;
    let file: File = serde_json::from_str(&text).map_err(|error| StartError::new(&name, error))?;
    let store = wiring::store(config).await?;
    wiring::migrate(&store).await?;
    let app = wiring::build(config, Mode::Production, store, Overrides::default()).await?;
    apply(&app, file).await.map_err(|error| StartError::new(&name, error))
}

async fn apply(app: &App, file: File) -> nhipcau_app::Result<()> {
    let conn = app.store.reader();
    setup::topics(app, &setup::built_in_topics()?).await?;
    let mut ids: HashMap<String, Uuid> = HashMap::new();
    let find = |ids: &HashMap<String, Uuid>, key: &str| {
        ids.get(key)
            .copied()
            .ok_or_else(|| Error::internal(format!("the file names no organisation {key}")))
    };
    for office in file.organisations {
        let id = match organisation::find_by_external_id(conn, &office.key).await? {
            Some(found) => found.id,
            None => {
                let parent_id = office.parent.as_deref().map(|key| find(&ids, key)).transpose()?;
                let body = CreateOrganisation { parent_id, ..office.body };
                setup::organisation(app, &body, Some(&office.key)).await?.id
            }
        };
        ids.insert(office.key, id);
    }
    for member in file.people {
        if person::find_by_email(conn, &member.person.email).await?.is_some() {
            continue;
        }
        let memberships: nhipcau_app::Result<Vec<_>> = member
            .memberships
            .iter()
            .map(|seat| Ok((find(&ids, &seat.organisation)?, seat.role)))
            .collect();
        setup::person(app, &SetupPerson { memberships: memberships?, ..member.person }).await?;
    }
    for body in file.programmes {
        if programme::find_by_code(conn, &body.code).await?.is_some() {
            continue;
        }
        let owner_id = find(&ids, &body.owner)?;
        let parties: nhipcau_app::Result<Vec<_>> =
            body.parties.iter().map(|key| find(&ids, key)).collect();
        let programme = SetupProgramme {
            code: body.code,
            kind: body.kind,
            title: body.title,
            summary: body.summary,
            owner_id,
            broker_id: body
                .broker
                .as_deref()
                .map(|key| find(&ids, key))
                .transpose()?
                .unwrap_or(owner_id),
            parties: parties?,
            province: body.province,
            legal_basis: body.legal_basis,
            starts_on: body.starts_on,
            ends_on: body.ends_on,
            topics: body.topics,
        };
        setup::programme(app, programme).await?;
    }
    Ok(())
}
