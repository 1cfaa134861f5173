//! People for a demonstration that holds nothing but imported files: without them nobody could
//! sign in to the offices of the programme of imports.

use nhipcau_app::{
    App,
    auth::demo::DemoPart,
    import::PROGRAMME,
    setup::{self, SetupPerson},
};
use nhipcau_domain::{locale::Bilingual, organisation::Role};
use nhipcau_store::{person, programme};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct File {
    people: Vec<StandIn>,
}

#[derive(Debug, Deserialize)]
struct StandIn {
    key: String,
    office: Office,
    membership: Role,
    name: String,
    email: String,
    title: String,
    role: Bilingual,
    can: Bilingual,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Office {
    Owner,
    Broker,
}

/// Sets up an officer and an approver of each of the two offices, where there is a programme of
/// imports and nobody who can sign in. Does nothing anywhere else.
pub async fn stand_in(app: &App) -> nhipcau_app::Result<()> {
    let conn = app.store.reader();
    let Some(programme) = programme::find_by_code(conn, PROGRAMME).await? else { return Ok(()) };
    if !person::nobody_signs_in(conn).await? {
        return Ok(());
    }
    let file: File = serde_json::from_str(include_str!("../../demo/stand_ins.json"))?;
    for person in file.people {
        let office = match person.office {
            Office::Owner => programme.owner_id,
            Office::Broker => programme.broker_id,
        };
        let body = SetupPerson {
            email: person.email,
            name: person.name,
            title: Some(person.title),
            memberships: vec![(office, person.membership)],
            demo: Some((person.key, DemoPart { role: person.role, can: person.can })),
            ..SetupPerson::default()
        };
        setup::person(app, &body).await?;
    }
    tracing::info!("people were made who can sign in to the offices of the imported challenges");
    Ok(())
}
