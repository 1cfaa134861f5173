//! Signing in as a person of the demonstration by one click. Not there in production.

use nhipcau_domain::locale::Bilingual;
use nhipcau_store::{organisation, person, person::membership};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    session::{self, Door, SignedIn},
    visitor::Visitor,
};
use crate::{
    App, Error, Result,
    view::{ListView, unless_unreadable},
};

/// Somebody one can sign in as.
#[derive(Debug, Serialize, ToSchema)]
pub struct DemoPerson {
    /// Key to sign in with.
    pub key: String,
    /// Full name.
    pub name: String,
    /// The part the person plays.
    pub role: Bilingual,
    /// In whose name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Bilingual>,
    /// What the person can do.
    pub can: Bilingual,
}

/// The part a demonstration person plays, as stored with the person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DemoPart {
    /// The part.
    pub role: Bilingual,
    /// What the person can do.
    pub can: Bilingual,
}

/// Whom to sign in as.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DemoLogin {
    /// Key of the person.
    pub key: String,
}

/// Lists whom one can sign in as.
///
/// # Errors
/// `NotFound` outside the demonstration.
pub async fn list(app: &App) -> Result<ListView<DemoPerson>> {
    if !app.config.is_demo() {
        return Err(Error::NotFound);
    }
    let conn = app.store.reader();
    let mut items = Vec::new();
    for person in person::demo_cast(conn).await? {
        let Some(part) = person.demo.clone() else { continue };
        let part = serde_json::from_value::<DemoPart>(part).map_err(Error::from);
        let Some(part) = unless_unreadable("person", person.id, part)? else { continue };
        let memberships = membership::of_person(conn, person.id).await?;
        let organisation = match memberships.first() {
            Some(membership) => {
                Some(organisation::find(conn, membership.organisation_id).await?.name())
            }
            None => None,
        };
        items.push(DemoPerson {
            key: person.demo_key.unwrap_or_default(),
            name: person.name,
            role: part.role,
            organisation,
            can: part.can,
        });
    }
    Ok(ListView::whole(items))
}

/// Signs in as a person of the demonstration.
///
/// # Errors
/// `NotFound` outside the demonstration and for unknown keys.
pub async fn login(app: &App, body: &DemoLogin, visitor: &Visitor) -> Result<SignedIn> {
    if !app.config.is_demo() {
        return Err(Error::NotFound);
    }
    let person =
        person::find_by_demo_key(app.store.reader(), &body.key).await?.ok_or(Error::NotFound)?;
    session::begin(app, &person, visitor, Door::Demonstration).await
}
