//! Experts who may be appointed to councils.

use nhipcau_store::person::{self, Person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{App, Ctx, Error, Result, account::seen, spelling, view::ListView};

/// So many experts are looked through.
const EXPERTS: u64 = 5_000;
/// So many are shown; more are found by typing.
const SHOWN: usize = 100;

/// An expert.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExpertView {
    /// Id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Academic or office title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the expert works, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// Fields of expertise.
    pub fields: Vec<String>,
}

/// Name, affiliation and fields, folded.
fn said_by(person: &Person) -> String {
    let fields: Vec<String> = serde_json::from_value(person.fields.clone()).unwrap_or_default();
    let affiliation = person.affiliation.as_deref().unwrap_or_default();
    spelling::folded(&format!("{}\n{affiliation}\n{}", person.name, fields.join("\n")))
}

/// Lists experts by name; for the offices that convene councils and order.
pub async fn experts(app: &App, ctx: &Ctx, query: Option<&str>) -> Result<ListView<ExpertView>> {
    use nhipcau_domain::organisation::OrganisationKind::{
        HealthDepartment, Ministry, ScienceDepartment,
    };
    ctx.person()?;
    let offices = [ScienceDepartment, HealthDepartment, Ministry];
    let office = ctx.actor.office_of(&offices).ok_or(Error::Forbidden)?;
    seen::note(app, ctx, "experts", Some(office)).await?;
    let sought = spelling::sought(query.map(str::to_owned));
    let rows = person::experts(app.store.reader(), EXPERTS).await?;
    let mut items: Vec<_> = rows
        .into_iter()
        .filter(|row| sought.as_deref().is_none_or(|sought| said_by(row).contains(sought)))
        .map(|row| ExpertView {
            id: row.id,
            name: row.name,
            title: row.title,
            affiliation: row.affiliation,
            fields: serde_json::from_value(row.fields).unwrap_or_default(),
        })
        .collect();
    items.sort_by_cached_key(|expert| nhipcau_texts::collation::key(&expert.name));
    items.truncate(SHOWN);
    Ok(ListView::whole(items))
}
