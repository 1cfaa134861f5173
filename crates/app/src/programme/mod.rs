//! Programmes and topics.

use nhipcau_domain::{locale::Bilingual, timestamp::Day, topic::Topic};
use nhipcau_store::{
    programme::{self, Programme, party},
    topic,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Error, Result,
    view::{ListView, OrgRef, OrgRefs, readable},
};

/// A programme.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeView {
    /// Id.
    pub id: Uuid,
    /// Code, the first part of its challenges' codes.
    pub code: String,
    /// `coordination`, `plan` or `agreement`.
    pub kind: String,
    /// Title.
    pub title: Bilingual,
    /// Summary.
    pub summary: Bilingual,
    /// The office that orders.
    pub owner: OrgRef,
    /// The office that brokers.
    pub broker: OrgRef,
    /// Further parties.
    pub parties: Vec<OrgRef>,
    /// Province code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The paper it rests on.
    pub legal_basis: String,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<Day>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
    /// Priority topics.
    pub topics: Vec<String>,
    /// Version.
    pub version: i32,
}

fn view(row: &Programme, parties: &[party::Party], refs: &OrgRefs) -> Result<ProgrammeView> {
    let parties: Result<Vec<_>> = parties
        .iter()
        .filter(|party| party.programme_id == row.id)
        .map(|party| refs.get(party.organisation_id))
        .collect();
    Ok(ProgrammeView {
        id: row.id,
        code: row.code.clone(),
        kind: row.kind.clone(),
        title: row.title(),
        summary: nhipcau_store::organisation::bilingual(&row.summary),
        owner: refs.get(row.owner_id)?,
        broker: refs.get(row.broker_id)?,
        parties: parties?,
        province: row.province.clone(),
        legal_basis: row.legal_basis.clone(),
        starts_on: Day::parse(&row.starts_on),
        ends_on: Day::parse(&row.ends_on),
        topics: serde_json::from_value(row.topics.clone()).unwrap_or_default(),
        version: row.version,
    })
}

/// All programmes.
pub async fn list(app: &App) -> Result<ListView<ProgrammeView>> {
    let conn = app.store.reader();
    let rows = programme::all(conn).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let parties = party::of_programmes(conn, &ids).await?;
    let named = rows
        .iter()
        .flat_map(|row| [row.owner_id, row.broker_id])
        .chain(parties.iter().map(|party| party.organisation_id));
    let refs = OrgRefs::load(conn, named).await?;
    let items = readable("programme", &rows, |row| row.id, |row| view(row, &parties, &refs));
    Ok(ListView::whole(items?))
}

/// One programme, by id or code.
pub async fn read(app: &App, name: &str) -> Result<ProgrammeView> {
    let programmes = list(app).await?.items;
    programmes
        .into_iter()
        .find(|programme| programme.code == name || programme.id.to_string() == name)
        .ok_or(Error::NotFound)
}

/// All topics.
pub async fn topics(app: &App) -> Result<ListView<Topic>> {
    Ok(ListView::whole(topic::all(app.store.reader()).await?))
}
